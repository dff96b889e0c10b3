/**
 * Where news of the configuration comes from: the workspace folders, the editor's settings, the files. A source passes
 * on what it hears and knows nothing about its listeners.
 */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  Emitter,
  FileChangeType,
  type Connection,
  type Event,
  type InitializeParams,
} from 'vscode-languageserver';
import type { Timer } from '../async/timer';
import { configFileNames } from '../config/fileNames';
import { planExtensions } from '../files/planFiles';
import type { ClientSupport } from '../protocol/clientSupport';
import { settingsSection } from '../protocol/messages';

export interface WorkspaceRoots {
  /** URIs of the workspace folders as the client writes them. */
  readonly uris: readonly string[];
  readonly onDidChange: Event<void>;
  /** Called on `initialized`: from then on the client may be asked. */
  start(): void;
}

export function workspaceRoots(
  connection: Connection,
  client: ClientSupport,
  { workspaceFolders, rootUri }: InitializeParams,
): WorkspaceRoots {
  const changed = new Emitter<void>();
  const folders = Array.isArray(workspaceFolders) ? workspaceFolders.map(({ uri }) => uri) : [];
  // Some clients send an empty list beside the older `rootUri`.
  const uris = new Set(folders.length === 0 && typeof rootUri === 'string' ? [rootUri] : folders);
  return {
    get uris() {
      return [...uris];
    },
    onDidChange: changed.event,
    start() {
      if (!client.workspaceFolders) return;
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) uris.delete(uri);
        for (const { uri } of added) uris.add(uri);
        changed.fire();
      });
    },
  };
}

/** What the editor has set for one workspace folder; without `root`, for everything else. */
export interface ScopedSettings {
  readonly root: string | undefined;
  readonly value: unknown;
}

export interface EditorSettingsSource {
  /** Pending while the client is being asked; settles when it has answered or has taken too long. */
  readonly pending: Promise<void> | undefined;
  readonly onDidRead: Event<readonly ScopedSettings[]>;
  start(): void;
}

/** Milliseconds to wait, at most, for the client's settings. */
const patience = 1000;

export function editorSettings(
  connection: Connection,
  client: ClientSupport,
  timer: Timer,
  roots: WorkspaceRoots,
): EditorSettingsSource {
  const read = new Emitter<readonly ScopedSettings[]>();
  let pending: Promise<void> | undefined;
  let lastRequest = 0;

  /** A late answer counts too, unless the client has been asked again. */
  function ask(): void {
    if (!client.configuration) return;
    const scopes = [undefined, ...roots.uris];
    const request = ++lastRequest;
    const items = scopes.map((scopeUri) =>
      scopeUri === undefined ? { section: settingsSection } : { section: settingsSection, scopeUri },
    );
    const answered = connection.workspace.getConfiguration(items).then(
      (answers: unknown) => {
        if (request === lastRequest && Array.isArray(answers))
          read.fire(answers.map((value: unknown, index) => ({ root: scopes[index], value })));
      },
      () => undefined,
    );
    const patient = new Promise<void>((resolve) => timer.setTimeout(resolve, patience));
    const asked = Promise.race([answered, patient]).then(() => {
      if (pending === asked) pending = undefined;
    });
    pending = asked;
  }

  connection.onDidChangeConfiguration(({ settings }) => {
    if (client.configuration) ask();
    else {
      const own = (settings as Readonly<Record<string, unknown>> | null)?.[settingsSection];
      read.fire([{ root: undefined, value: own }]);
    }
  });
  roots.onDidChange(ask);

  return {
    get pending() {
      return pending;
    },
    onDidRead: read.event,
    start() {
      ask();
      if (client.registersConfiguration)
        void connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
    },
  };
}

/** URIs of files and folders. */
export interface FileNews {
  readonly gone: readonly string[];
  /** Created or changed. */
  readonly there: readonly string[];
}

export interface FileChanges {
  readonly onDidChange: Event<FileNews>;
  start(): void;
}

export function fileChanges(connection: Connection, client: ClientSupport): FileChanges {
  const changed = new Emitter<FileNews>();
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = (deleted: boolean): string[] =>
      changes.filter(({ type }) => (type === FileChangeType.Deleted) === deleted).map(({ uri }) => uri);
    changed.fire({ gone: uris(true), there: uris(false) });
  });
  connection.workspace.onDidDeleteFiles(({ files }) => changed.fire({ gone: files.map(({ uri }) => uri), there: [] }));
  connection.workspace.onDidRenameFiles(({ files }) =>
    changed.fire({ gone: files.map(({ oldUri }) => oldUri), there: files.map(({ newUri }) => newUri) }),
  );
  return {
    onDidChange: changed.event,
    start() {
      if (!client.registersWatchers) return;
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [
          { globPattern: `**/{${configFileNames.join(',')}}` },
          { globPattern: `**/*.{${planExtensions.join(',')}}` },
        ],
      });
    },
  };
}
