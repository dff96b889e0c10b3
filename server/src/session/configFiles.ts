/** `gzyd.yaml` files: what is wrong with them is shown on the file, open or not. The text of an open one is in force as it is typed. */
import type {
  CodeAction,
  CompletionItem,
  Connection,
  Diagnostic,
  Disposable,
  Hover,
  Position,
  Range,
  TextDocuments,
} from 'vscode-languageserver';
import { configActions, configCompletion, configDiagnostics, configHover, isConfigDocument } from './configDocuments';
import type { Configuration } from './configuration';
import type { PlanDocument } from './documents';
import { planText } from '../plan/query';
import { rules } from '../rules/registry';
import type { Timer } from '../async/timer';

export interface ConfigFiles {
  is(uri: string): boolean;
  /** The diagnostics of an open one, as it stands in the editor, for a client that has asked for them. */
  pulled(document: PlanDocument): Diagnostic[];
  completion(document: PlanDocument, position: Position): CompletionItem[];
  hover(document: PlanDocument, position: Position): Hover | null;
  /** `known`: the diagnostics that the client has there. */
  codeActions(document: PlanDocument, range: Range, known: readonly Diagnostic[]): CodeAction[];
  /** There may be other problems than before. */
  remarked(): void;
  dispose(): void;
}

const metas = rules.map(({ meta }) => meta);
/** Files are looked at again after so many milliseconds without news. */
const delay = 50;

export interface ConfigFilesOptions {
  /** The client asks for the diagnostics of open files itself, so they are pushed for closed ones alone. */
  readonly pulled: boolean;
  readonly documentChanges: boolean;
  /** Lets a client that asks for diagnostics ask again. */
  requestRefresh(): void;
}

export function createConfigFiles(
  connection: Connection,
  documents: TextDocuments<PlanDocument>,
  configuration: Configuration,
  timer: Timer,
  { pulled, documentChanges, requestRefresh }: ConfigFilesOptions,
): ConfigFiles {
  const { store } = configuration;
  const published = new Map<string, string>();
  /** What was answered for each version of an open file. */
  const pulls = new WeakMap<PlanDocument, string>();
  let waiting: Disposable | undefined;

  function push(uri: string, diagnostics: Diagnostic[]): void {
    const content = diagnostics.length === 0 ? '' : JSON.stringify(diagnostics);
    if ((published.get(uri) ?? '') === content) return;
    published.set(uri, content);
    void connection.sendDiagnostics({ uri, diagnostics });
  }

  function diagnostics(document: PlanDocument): Diagnostic[] {
    return configDiagnostics(store.check(document.uri, planText(document.plan)), configuration.language);
  }

  /** A client asks again when a text changes, but not when an entry has come to speak of nothing because a plan was changed. */
  function askToPull(document: PlanDocument): void {
    const pulled = pulls.get(document);
    if (pulled === undefined || pulled === JSON.stringify(diagnostics(document))) return;
    pulls.delete(document);
    requestRefresh();
  }

  async function publish(): Promise<void> {
    const open = new Set(documents.keys());
    const known = new Set([...(await store.knownConfigFiles()), ...published.keys()]);
    for (const uri of known) {
      const document = open.has(uri) ? documents.get(uri) : undefined;
      if (document === undefined) push(uri, configDiagnostics(await store.problemsOf(uri), configuration.language));
      else push(uri, pulled ? [] : diagnostics(document));
      if (document !== undefined) askToPull(document);
    }
  }

  function remarked(): void {
    waiting?.dispose();
    waiting = timer.setTimeout(() => {
      waiting = undefined;
      publish().catch((error: unknown) => connection.console.error(String(error)));
    }, delay);
  }

  const subscriptions = [
    documents.onDidChangeContent(({ document: { uri, plan } }) => {
      if (!isConfigDocument(uri)) return;
      if (!published.has(uri)) published.set(uri, '');
      configuration.setOpenText(uri, planText(plan));
      remarked();
    }),
    documents.onDidClose(({ document: { uri } }) => {
      if (!isConfigDocument(uri)) return;
      configuration.setOpenText(uri, undefined);
      remarked();
    }),
  ];

  return {
    is: isConfigDocument,
    pulled(document) {
      const found = diagnostics(document);
      pulls.set(document, JSON.stringify(found));
      return found;
    },
    completion: (document, position) => configCompletion(document, position, metas, configuration.language),
    hover: (document, position) => configHover(document, position, metas, configuration.language),
    codeActions: (document, range, known) =>
      configActions(document, range, store, metas, {
        language: configuration.language,
        documentChanges,
        diagnostics: known,
      }),
    remarked,
    dispose: () => {
      for (const one of subscriptions) one.dispose();
      waiting?.dispose();
    },
  };
}
