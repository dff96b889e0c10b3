/**
 * Tells the client's status bar what the open plans contain and what is not shown; each only when it has changed.
 */
import type { Connection, Disposable, TextDocuments } from 'vscode-languageserver';
import type { Checker } from './checker';
import type { OpenDocument } from './documents';
import { summary } from '../views/overview';
import { LimitNotification, SummaryNotification, type LimitParams, type SummaryParams } from '../protocol/messages';
import { limitsOf } from '../views/limits';
import type { MessageLanguage } from '../text/localized';
import type { OpenPlan } from '../features/feature';
import type { Timer } from '../async/timer';

export interface Status {
  /** Something other than a text has changed what is found; with `uri`, in this plan. */
  refresh(only?: string): void;
  /** Says what of a plan is out of sight: it has `count` findings, and at most `shown` of them are shown. */
  limits(document: OpenPlan, count: number, shown: number, language: MessageLanguage): void;
  dispose(): void;
}

/** Milliseconds from the last key to new figures. */
const delay = 100;

/** `wanted`: the client shows these notifications. */
export function createStatus(
  connection: Connection,
  documents: TextDocuments<OpenDocument>,
  checker: Checker,
  timer: Timer,
  wanted: boolean,
): Status {
  if (!wanted) return { refresh: () => undefined, limits: () => undefined, dispose: () => undefined };
  const waiting = new Map<string, Disposable>();
  const sent = new Map<string, string>();
  const limits = new Map<string, string>();

  async function send(uri: string): Promise<void> {
    const document = documents.get(uri);
    if (document?.kind !== 'plan') return;
    try {
      const { plan, version } = document;
      const { reported } = await checker.check(document);
      // A newer text has figures of its own coming.
      if (documents.get(uri)?.version !== version) return;
      const params: SummaryParams = summary(plan, reported, uri, version);
      const figures = JSON.stringify({ ...params, version: 0 });
      if (sent.get(uri) === figures) return;
      sent.set(uri, figures);
      void connection.sendNotification(SummaryNotification.method, params);
    } catch (error) {
      connection.console.error(String(error));
    }
  }

  function later(uri: string): void {
    waiting.get(uri)?.dispose();
    waiting.set(
      uri,
      timer.setTimeout(() => {
        waiting.delete(uri);
        void send(uri);
      }, delay),
    );
  }

  function forget(uri: string): void {
    waiting.get(uri)?.dispose();
    waiting.delete(uri);
    sent.delete(uri);
    limits.delete(uri);
  }

  // Opening a document fires a change too, after this.
  const subscriptions = [
    documents.onDidOpen(({ document: { uri } }) => forget(uri)),
    documents.onDidChangeContent(({ document: { uri, kind } }) => {
      if (kind === 'plan') later(uri);
    }),
    documents.onDidClose(({ document: { uri } }) => forget(uri)),
  ];

  return {
    refresh(only) {
      for (const { uri, kind } of documents.all())
        if (kind === 'plan' && (only === undefined || only === uri)) later(uri);
    },
    limits({ uri, plan }, count, shown, language) {
      const found = limitsOf(plan, count, shown, language);
      const text = JSON.stringify(found);
      if ((limits.get(uri) ?? '[]') === text) return;
      limits.set(uri, text);
      const params: LimitParams = { uri, limits: found };
      void connection.sendNotification(LimitNotification.method, params);
    },
    dispose() {
      for (const one of [...subscriptions, ...waiting.values()]) one.dispose();
      waiting.clear();
    },
  };
}
