/** Tells a client that shows a view when to ask again: once after each answer, when the new findings are there. */
import type { Connection, Disposable, TextDocuments } from 'vscode-languageserver';
import type { Timer } from '../async/timer';
import type { OpenPlan } from '../features/feature';
import { ViewsChangedNotification, type ViewsChangedParams } from '../protocol/messages';
import type { Checker } from './checker';
import type { OpenDocument } from './documents';
import type { WorkspaceIndex } from './workspaceIndex';

export interface ViewNews extends Disposable {
  /** The client was told what a check of this text has found; without `told`, what the plans of the workspace hold. */
  watch(told?: { readonly document: OpenPlan; readonly resultId: string }): void;
  /** Something other than a text has changed what is found in all plans. */
  refresh(): void;
}

export function createViewNews(
  connection: Connection,
  documents: TextDocuments<OpenDocument>,
  checker: Pick<Checker, 'onDidCheck'>,
  index: Pick<WorkspaceIndex, 'onDidChange'>,
  timer: Timer,
): ViewNews {
  /** What was told last about open plans, by URI. */
  const told = new Map<string, string>();
  /** The last results of their checks. */
  const results = new Map<string, string>();
  let workspace = false;

  function send(params: ViewsChangedParams): void {
    if (params.uri === undefined) workspace = false;
    else told.delete(params.uri);
    void connection.sendNotification(ViewsChangedNotification.method, params);
  }

  function compare(uri: string): void {
    const before = told.get(uri);
    if (before !== undefined && before !== results.get(uri)) send({ uri });
    if (workspace) send({});
  }

  const subscriptions: readonly Disposable[] = [
    // Findings first: the answer to who asked for them is on its way by then.
    checker.onDidCheck(({ uri, resultId }) => {
      if (results.get(uri) === resultId) return;
      results.set(uri, resultId);
      timer.setImmediate(() => compare(uri));
    }),
    index.onDidChange(() => {
      if (workspace) send({});
    }),
    documents.onDidClose(({ document: { uri } }) => {
      told.delete(uri);
      results.delete(uri);
      if (workspace) send({});
    }),
  ];
  return {
    watch(now) {
      if (now === undefined) {
        workspace = true;
        return;
      }
      const { uri, version } = now.document;
      told.set(uri, now.resultId);
      // A newer text may have been checked already.
      if (documents.get(uri)?.version !== version) timer.setImmediate(() => compare(uri));
    },
    refresh() {
      if (workspace) send({});
    },
    dispose: () => subscriptions.forEach((one) => one.dispose()),
  };
}
