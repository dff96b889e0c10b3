/** The configuration of open plans: editor settings asked of the client, `gzyd.yaml` files watched by it, both kept in the store. */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type Connection,
  type InitializeParams,
} from 'vscode-languageserver';
import type { ClientSupport } from '../protocol/clientSupport';
import { messageLanguage, type MessageLanguage } from '../text/localized';
import { settingsSection, type EditorSettings } from '../protocol/messages';
import { fileSystemWithTimeout } from '../files/fileSystemWithTimeout';
import { rules } from '../rules/registry';
import type { Runtime } from './runtime';
import { ConfigurationStore } from '../config/store';
import type { ResolvedConfiguration } from '../config/resolve';
import type { IgnoreEntry } from '../config/settings';

export interface Configuration {
  readonly store: ConfigurationStore;
  readonly language: MessageLanguage;
  /** What is known at once; undefined the first time a plan is asked about and after a change. */
  known(uri: string): ResolvedConfiguration | undefined;
  resolve(uri: string): Promise<ResolvedConfiguration>;
  /** Entries of the configuration that set aside nothing in this plan: a remark on the configuration file. */
  recordUnused(uri: string, entries: readonly IgnoreEntry[]): void;
  /** A text was saved as the editor shows it. */
  saved(uri: string): void;
  /** The text of a `gzyd.yaml` as the editor shows it, which is in force before it is saved; undefined when it was closed. */
  setOpenText(uri: string, text: string | undefined): void;
  /** From `initialized` on the client may be asked. */
  start(): void;
  forget(uri: string): void;
}

/** Longest wait for a client that does not answer when it is asked for its settings, in milliseconds. */
const patience = 1000;

export interface ConfigurationEvents {
  /** Open plans should be checked again. */
  changed(): void;
  /** There may be other remarks on configuration files. */
  remarked(): void;
}

export function createConfiguration(
  connection: Connection,
  runtime: Runtime,
  client: ClientSupport,
  { workspaceFolders, rootUri }: InitializeParams,
  { changed, remarked }: ConfigurationEvents,
): Configuration {
  const roots = new Set(
    Array.isArray(workspaceFolders)
      ? workspaceFolders.map(({ uri }) => uri)
      : typeof rootUri === 'string'
        ? [rootUri]
        : [],
  );
  const store = new ConfigurationStore({
    fileSystem: fileSystemWithTimeout(runtime.fileSystem, runtime.timer, (uri) => filesChanged([uri])),
    rules: rules.map(({ meta }) => meta),
    roots: [...roots],
  });
  const known = new Map<string, ResolvedConfiguration>();
  let language = messageLanguage(undefined, client.locale);
  let ready: Promise<void> = Promise.resolve();
  let generation = 0;
  let lastRequest = 0;

  function refresh(): void {
    generation++;
    known.clear();
    changed();
    remarked();
  }

  /** Settles when the client has answered, or has taken too long; a late answer counts all the same, unless it was asked again. */
  async function readSettings(): Promise<void> {
    if (!client.configuration) return;
    const scopes = [undefined, ...roots];
    const request = ++lastRequest;
    const items = scopes.map((scopeUri) =>
      scopeUri === undefined ? { section: settingsSection } : { section: settingsSection, scopeUri },
    );
    const answered = connection.workspace.getConfiguration(items).then(
      (answers: unknown) => {
        if (request === lastRequest && Array.isArray(answers))
          apply(answers.map((value: unknown, index) => ({ root: scopes[index], value })));
      },
      () => undefined,
    );
    await Promise.race([answered, new Promise<void>((resolve) => runtime.timer.setTimeout(resolve, patience))]);
  }

  function apply(settings: readonly { readonly root: string | undefined; readonly value: unknown }[]): void {
    let different = false;
    for (const { root, value } of settings) {
      if (root === undefined) {
        const wanted = messageLanguage((value as EditorSettings | null)?.language, client.locale);
        different ||= wanted !== language;
        language = wanted;
      }
      different = store.setEditorSettings(value ?? {}, root) || different;
    }
    if (!different) return;
    for (const { message } of store.settingsProblems) connection.console.warn(message[language]);
    refresh();
  }

  connection.onDidChangeConfiguration(({ settings }) => {
    if (client.configuration) {
      // What is asked from now on waits for the answer.
      known.clear();
      ready = readSettings();
    } else
      apply([{ root: undefined, value: (settings as Readonly<Record<string, unknown>> | null)?.[settingsSection] }]);
  });
  function filesChanged(uris: readonly string[]): void {
    if (store.changed(uris)) refresh();
  }
  /** Files or folders; what is gone takes along what an editor still holds of it. */
  function filesMoved(gone: readonly string[], there: readonly string[]): void {
    gone.forEach((uri) => store.deleted(uri));
    filesChanged([...gone, ...there]);
  }
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = (deleted: boolean): string[] =>
      changes.filter(({ type }) => (type === FileChangeType.Deleted) === deleted).map(({ uri }) => uri);
    filesMoved(uris(true), uris(false));
  });
  connection.workspace.onDidDeleteFiles(({ files }) =>
    filesMoved(
      files.map(({ uri }) => uri),
      [],
    ),
  );
  connection.workspace.onDidRenameFiles(({ files }) =>
    filesMoved(
      files.map(({ oldUri }) => oldUri),
      files.map(({ newUri }) => newUri),
    ),
  );

  return {
    store,
    get language() {
      return language;
    },
    known: (uri) => known.get(uri),
    async resolve(uri) {
      for (;;) {
        const asked = generation;
        await ready;
        const configuration = await store.resolve(uri);
        if (asked !== generation) continue;
        known.set(uri, configuration);
        remarked();
        return configuration;
      }
    },
    recordUnused(uri, entries) {
      void store.recordUnused(uri, entries).then((different) => {
        if (different) remarked();
      });
    },
    saved(uri) {
      store.saved(uri);
      filesChanged([uri]);
    },
    setOpenText(uri, text) {
      if (store.setOpenText(uri, text)) refresh();
    },
    start() {
      ready = readSettings();
      if (client.registersConfiguration)
        void connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
      if (client.registersWatchers)
        void connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: '**/gzyd.yaml' }],
        });
      if (client.workspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          for (const { uri } of removed) roots.delete(uri);
          for (const { uri } of added) roots.add(uri);
          store.setRoots([...roots]);
          refresh();
          ready = readSettings();
        });
      }
    },
    forget(uri) {
      if (known.get(uri)?.ignore.length) this.recordUnused(uri, []);
      known.delete(uri);
    },
  };
}
