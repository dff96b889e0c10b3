/** Shows what is wrong with configuration files on the files themselves, open or not. */
import {
  Emitter,
  type Connection,
  type Diagnostic,
  type Disposable,
  type Event,
  type TextDocuments,
} from 'vscode-languageserver';
import { configDiagnostics } from './configDocuments';
import type { Configuration } from './configuration';
import type { ConfigDocument, OpenDocument } from './documents';
import type { Timer } from '../async/timer';
import { normaliseUri } from '../files/uris';

export interface ConfigProblems {
  /** Answers a client that asks for the diagnostics of an open file, as it stands in the editor. */
  pulled(document: ConfigDocument): Diagnostic[];
  /** Fires when the problems of an open file differ from what the client was last told. */
  readonly onDidOutdate: Event<void>;
  dispose(): void;
}

/** Milliseconds without news before problems are shown. */
const delay = 50;

/** `pulls`: the client asks for the diagnostics of open files, so we push only those of closed ones. */
export function showConfigProblems(
  connection: Connection,
  documents: TextDocuments<OpenDocument>,
  configuration: Configuration,
  timer: Timer,
  pulls: boolean,
): ConfigProblems {
  const { store } = configuration;
  const outdated = new Emitter<void>();
  /** What was last pushed, by URI. */
  const pushed = new Map<string, string>();
  /** The last answer for each version of an open file. */
  const answered = new WeakMap<ConfigDocument, string>();
  let waiting: Disposable | undefined;

  function push(uri: string, diagnostics: Diagnostic[]): void {
    const content = diagnostics.length === 0 ? '' : JSON.stringify(diagnostics);
    if ((pushed.get(uri) ?? '') === content) return;
    pushed.set(uri, content);
    void connection.sendDiagnostics({ uri, diagnostics });
  }

  function diagnosticsOf(document: ConfigDocument): Diagnostic[] {
    return configDiagnostics(configuration.problemsOf(document), configuration.language);
  }

  /**
   * A client asks again when the text changes. It does not when a change in a plan leaves an entry without a match.
   */
  function isOutdated(document: ConfigDocument): boolean {
    const before = answered.get(document);
    if (before === undefined || before === JSON.stringify(diagnosticsOf(document))) return false;
    answered.delete(document);
    return true;
  }

  async function publish(): Promise<void> {
    const open = documents.all().filter((document) => document.kind === 'config');
    const openUris = new Set(open.flatMap(({ uri }) => [uri, normaliseUri(uri)]));
    for (const document of open) {
      push(document.uri, pulls ? [] : diagnosticsOf(document));
      if (isOutdated(document)) outdated.fire();
    }
    for (const uri of new Set([...(await store.knownConfigFiles()), ...pushed.keys()]))
      if (!openUris.has(uri)) push(uri, configDiagnostics(await store.problemsOf(uri), configuration.language));
  }

  const subscription = configuration.onDidChangeProblems(publishSoon);
  const subscriptions = [
    documents.onDidChangeContent(({ document: { kind } }) => {
      if (kind === 'config') publishSoon();
    }),
    documents.onDidClose(({ document: { kind } }) => {
      if (kind === 'config') publishSoon();
    }),
  ];

  function publishSoon(): void {
    waiting?.dispose();
    waiting = timer.setTimeout(() => {
      waiting = undefined;
      publish().catch((error: unknown) => connection.console.error(String(error)));
    }, delay);
  }

  return {
    pulled(document) {
      const found = diagnosticsOf(document);
      answered.set(document, JSON.stringify(found));
      return found;
    },
    onDidOutdate: outdated.event,
    dispose: () => {
      for (const one of [subscription, ...subscriptions]) one.dispose();
      waiting?.dispose();
    },
  };
}
