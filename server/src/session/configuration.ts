/** The configuration of open plans. News comes from the sources, passes through the store and goes out as events. */
import { Emitter, type Connection, type Disposable, type Event, type TextDocuments } from 'vscode-languageserver';
import type { ConfigDocument, OpenDocument } from './documents';
import type { Runtime } from './runtime';
import type { EditorSettingsSource, FileChanges, ScopedSettings, WorkspaceRoots } from './sources';
import type { Shown } from '../features/feature';
import { ConfigurationStore } from '../config/store';
import type { ConfigProblem } from '../config/problems';
import type { ResolvedConfiguration } from '../config/resolve';
import type { IgnoreEntry } from '../config/settings';
import { fileSystemWithTimeout } from '../files/fileSystemWithTimeout';
import type { EditorSettings } from '../protocol/messages';
import { rules } from '../rules/registry';
import type { Plan } from '../plan/types';
import { languageAbout, languageSample, messageLanguage, type MessageLanguage } from '../text/localized';

export interface Configuration {
  readonly store: ConfigurationStore;
  /** Of what is said about `gzyd.yaml`, which is about Chinese plans. */
  readonly language: MessageLanguage;
  /** Of what is said about a plan. */
  languageOf(plan: Plan): MessageLanguage;
  /** The user wants the findings of plans that aren't open. */
  readonly checksWorkspace: boolean;
  /** What the user wants to see beside the text. */
  readonly shown: Shown;
  /** Fires when that has changed. */
  readonly onDidChangeShown: Event<void>;
  /** Fires when another configuration may be in force, so open plans should be checked again. */
  readonly onDidChange: Event<void>;
  /** Fires when the problems of configuration files may have changed. */
  readonly onDidChangeProblems: Event<void>;
  /**
   * The configuration if it is already known; undefined the first time a
   * plan is asked about, after a change, and while news is on its way.
   */
  known(uri: string): ResolvedConfiguration | undefined;
  resolve(uri: string): Promise<ResolvedConfiguration>;
  /** What is wrong with an open configuration file, as it stands in the editor. */
  problemsOf(document: ConfigDocument): readonly ConfigProblem[];
  /**
   * Reports entries of the configuration that match nothing in this plan. They are a problem of the configuration file.
   */
  recordUnused(uri: string, entries: readonly IgnoreEntry[]): void;
  dispose(): void;
}

/** Everything is off unless it is turned on. Any member may be missing or of a wrong type. */
function shownBy({ codeLens, inlayHints }: EditorSettings): Shown {
  return {
    codeLens: codeLens?.sections === true,
    inlayHints: {
      lead: inlayHints?.lead === true,
      inherited: inlayHints?.inheritedUnits === true,
      amounts: inlayHints?.amounts === true,
    },
  };
}

export interface ConfigurationSources {
  readonly documents: TextDocuments<OpenDocument>;
  readonly roots: WorkspaceRoots;
  readonly settings: EditorSettingsSource;
  readonly files: FileChanges;
  readonly locale: string | undefined;
  /** For a client that watches no files: looks at the files whenever a plan is opened or saved. */
  readonly looksAgain: boolean;
}

export function createConfiguration(
  connection: Connection,
  runtime: Runtime,
  { documents, roots, settings, files, locale, looksAgain }: ConfigurationSources,
): Configuration {
  const answeredLate = new Emitter<string>();
  const changed = new Emitter<void>();
  const problemsChanged = new Emitter<void>();
  const store = new ConfigurationStore({
    fileSystem: fileSystemWithTimeout(runtime.fileSystem, runtime.timer, (uri) => answeredLate.fire(uri)),
    rules: rules.map(({ meta }) => meta),
    roots: roots.uris,
  });
  const known = new Map<string, ResolvedConfiguration>();
  let asked: string | undefined;
  let checksWorkspace = false;
  let shown: Shown = shownBy({});
  const shownChanged = new Emitter<void>();
  let generation = 0;
  /** Pending while the files are being looked at. */
  let looking: Promise<void> | undefined;

  function refresh(): void {
    generation++;
    known.clear();
    changed.fire();
    problemsChanged.fire();
  }

  function filesChanged(uris: readonly string[]): void {
    if (store.changed(uris)) refresh();
  }

  function settingsRead(read: readonly ScopedSettings[]): void {
    let different = false;
    for (const { root, value } of read) {
      if (root === undefined) {
        const editor = value as EditorSettings | null;
        const wanted = editor?.language;
        const whole = editor?.workspace?.diagnostics === 'on';
        different ||= wanted !== asked || whole !== checksWorkspace;
        asked = wanted;
        checksWorkspace = whole;
        const now = shownBy(editor ?? {});
        if (JSON.stringify(now) !== JSON.stringify(shown)) {
          shown = now;
          shownChanged.fire();
        }
      }
      different = store.setEditorSettings(value ?? {}, root) || different;
    }
    if (!different) return;
    for (const { message } of store.settingsProblems) connection.console.warn(message[messageLanguage(asked, locale)]);
    refresh();
  }

  function lookAgain(uri: string): void {
    const before = looking;
    const look = Promise.all([before, store.lookAgain(uri)]).then(([, different]) => {
      if (looking === look) looking = undefined;
      if (different) refresh();
    });
    looking = look;
  }

  function recordUnused(uri: string, entries: readonly IgnoreEntry[]): void {
    void store.recordUnused(uri, entries).then((different) => {
      if (different) problemsChanged.fire();
    });
  }

  const subscriptions: readonly Disposable[] = [
    answeredLate.event((uri) => filesChanged([uri])),
    roots.onDidChange(() => {
      store.setRoots(roots.uris);
      refresh();
    }),
    settings.onDidRead(settingsRead),
    // A deleted file no longer counts, even if an editor still has it open.
    files.onDidChange(({ gone, there }) => {
      gone.forEach((uri) => store.deleted(uri));
      filesChanged([...gone, ...there]);
    }),
    documents.onDidOpen(({ document }) => {
      if (looksAgain && document.kind === 'plan') lookAgain(document.uri);
    }),
    documents.onDidChangeContent(({ document }) => {
      if (document.kind === 'config' && store.setOpenText(document.uri, document.text)) refresh();
    }),
    // A client that watches files reports this again, which costs nothing.
    documents.onDidSave(({ document: { uri, kind } }) => {
      store.saved(uri);
      filesChanged([uri]);
      if (looksAgain && kind === 'plan') lookAgain(uri);
    }),
    documents.onDidClose(({ document: { uri, kind } }) => {
      if (kind === 'config' && store.setOpenText(uri, undefined)) refresh();
      if (known.get(uri)?.ignore.length) recordUnused(uri, []);
      known.delete(uri);
    }),
  ];

  return {
    store,
    get language() {
      return messageLanguage(asked, undefined);
    },
    languageOf: (plan) => languageAbout(asked, locale, () => beginningOf(plan)),
    get checksWorkspace() {
      return checksWorkspace;
    },
    get shown() {
      return shown;
    },
    onDidChangeShown: shownChanged.event,
    onDidChange: changed.event,
    onDidChangeProblems: problemsChanged.event,
    known: (uri) => (settings.pending === undefined && looking === undefined ? known.get(uri) : undefined),
    async resolve(uri) {
      for (;;) {
        const asked = generation;
        await Promise.all([settings.pending, looking]);
        const configuration = await store.resolve(uri);
        if (asked !== generation) continue;
        known.set(uri, configuration);
        problemsChanged.fire();
        return configuration;
      }
    },
    problemsOf: ({ uri, text }) => store.check(uri, text),
    recordUnused,
    dispose: () => {
      for (const one of subscriptions) one.dispose();
    },
  };
}

function beginningOf({ lines }: Plan): string {
  let text = '';
  for (let line = 0; line < lines.length && text.length < languageSample; line++) text += lines[line]!.text;
  return text.slice(0, languageSample);
}
