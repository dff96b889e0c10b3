/**
 * Diagnostics reach the editor in one of two ways, behind one
 * interface: the editor pulls them, or the server pushes them.
 */
import type { Connection, Diagnostic, Disposable, TextDocuments } from 'vscode-languageserver';
import type { Checker } from './checker';
import type { OpenDocument, PlanDocument } from './documents';
import type { Checked } from '../features/feature';
import type { Timer } from '../async/timer';

export interface DiagnosticsChannel {
  /** Something other than a text has changed, so all findings may have; with `uri`, those of this plan. */
  requestRefresh(uri?: string): void;
  dispose(): void;
}

export interface DiagnosticsParts {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenDocument>;
  readonly checker: Checker;
  convert(document: PlanDocument, checked: Checked): Diagnostic[];
}

/** For a client that pulls: tells it to ask again. The answers come from `features/diagnostics.ts`. */
export function createPull(connection: Connection, refreshes: boolean): DiagnosticsChannel {
  return {
    requestRefresh: () => {
      if (refreshes) connection.languages.diagnostics.refresh();
    },
    dispose: () => undefined,
  };
}

/**
 * Milliseconds. A check that took longer is not repeated on every key: the next one waits twice as long as it took.
 */
const noticeable = 5;
const longestDelay = 300;

export function registerPush(
  { connection, documents, checker, convert }: DiagnosticsParts,
  timer: Timer,
): DiagnosticsChannel {
  const waiting = new Map<string, Disposable>();
  let lastCost = 0;

  function schedule({ kind, uri }: OpenDocument): void {
    if (kind === 'config') return;
    waiting.get(uri)?.dispose();
    const run = (): void => {
      waiting.delete(uri);
      void publish(uri);
    };
    waiting.set(
      uri,
      lastCost < noticeable ? timer.setImmediate(run) : timer.setTimeout(run, Math.min(longestDelay, 2 * lastCost)),
    );
  }

  async function publish(uri: string): Promise<void> {
    const document = documents.get(uri);
    if (document?.kind !== 'plan') return;
    try {
      const start = timer.now();
      const checked = await checker.check(document);
      lastCost = timer.now() - start;
      // A newer text will get its own check.
      if (documents.get(uri)?.version !== document.version) return;
      await connection.sendDiagnostics({ uri, version: document.version, diagnostics: convert(document, checked) });
    } catch (error) {
      connection.console.error(String(error));
    }
  }

  const subscriptions = [
    documents.onDidChangeContent(({ document }) => schedule(document)),
    documents.onDidClose(({ document: { uri, kind } }) => {
      waiting.get(uri)?.dispose();
      waiting.delete(uri);
      if (kind === 'plan') void connection.sendDiagnostics({ uri, diagnostics: [] });
    }),
  ];
  return {
    requestRefresh(uri) {
      for (const document of documents.all()) if (uri === undefined || document.uri === uri) schedule(document);
    },
    dispose: () => {
      for (const one of [...subscriptions, ...waiting.values()]) one.dispose();
      waiting.clear();
    },
  };
}
