/**
 * The findings in plans of the workspace that aren't open, for a client that asks for them (`workspace/diagnostic`). A
 * request is answered when there is something new to say, so an idle server does nothing.
 */
import type {
  CancellationToken,
  Connection,
  Diagnostic,
  Disposable,
  TextDocuments,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import type { Timer } from '../async/timer';
import { normaliseUri } from '../files/uris';
import type { Reported } from '../findings/report';
import type { Plan } from '../plan/types';
import type { Background } from './background';
import type { ClosedPlans } from './closedPlans';
import type { OpenDocument } from './documents';
import type { WorkspaceIndex } from './workspaceIndex';

export interface WorkspaceDiagnostics {
  answer(params: WorkspaceDiagnosticParams, token: CancellationToken): Promise<WorkspaceDiagnosticReport>;
  /** Something other than a file has changed what is found: the configuration, or whether this is wanted at all. */
  refresh(): void;
  dispose(): void;
}

export interface WorkspaceDiagnosticsParts {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenDocument>;
  readonly index: WorkspaceIndex;
  readonly plans: ClosedPlans;
  readonly background: Background;
  readonly timer: Timer;
  /** Whether the user wants it: the setting may change at any time. */
  readonly wanted: () => boolean;
  convert(uri: string, plan: Plan, reported: readonly Reported[]): Diagnostic[];
}

interface Result {
  readonly resultId: string;
  readonly items: Diagnostic[];
}

/** Milliseconds after which what has been found so far is sent. */
const patience = 1000;
/** Milliseconds: a client that has just closed a plan first asks for its findings once more. */
const closing = 500;

const nothing: WorkspaceDiagnosticReport = { items: [] };

export function createWorkspaceDiagnostics(parts: WorkspaceDiagnosticsParts): WorkspaceDiagnostics {
  const { connection, documents, index, plans, background, timer, wanted, convert } = parts;
  /** By normalised URI. One that has gone stays, without items, for clients that still show some. */
  const results = new Map<string, Result>();
  const outdated = new Set<string>();
  let all = true;
  let count = 0;
  let running: Promise<void> | undefined;
  let disposed = false;
  /** What the waiting request does when there may be news. */
  let wake: (() => void) | undefined;

  const open = (): ReadonlySet<string> => new Set(documents.all().map(({ uri }) => normaliseUri(uri)));

  function set(uri: string, items: Diagnostic[]): void {
    const before = results.get(uri);
    if (before === undefined && items.length === 0) return;
    if (before !== undefined && JSON.stringify(before.items) === JSON.stringify(items)) return;
    results.set(uri, { resultId: `w${++count}`, items });
  }

  async function check(uri: string): Promise<void> {
    const checked = await plans.check(uri);
    set(uri, checked === undefined ? [] : convert(uri, checked.plan, checked.reported));
  }

  async function work(): Promise<void> {
    await index.settled();
    while (!disposed && wanted() && (all || outdated.size > 0)) {
      const closed = new Map(index.plans().map(({ uri }) => [normaliseUri(uri), uri]));
      const uris = all ? new Set([...closed.keys(), ...results.keys()]) : new Set(outdated);
      all = false;
      outdated.clear();
      let told = timer.now();
      for (const uri of uris) {
        if (open().has(uri)) continue;
        if (closed.has(uri)) await check(uri);
        else set(uri, []);
        await background.pause();
        if (disposed || all || !wanted()) break;
        if (timer.now() - told < patience) continue;
        told = timer.now();
        wake?.();
      }
    }
    if (!wanted()) {
      all = true;
      for (const uri of results.keys()) set(uri, []);
    }
  }

  function run(): void {
    if (disposed || running !== undefined || wake === undefined) return;
    if (wanted() ? !all && outdated.size === 0 : [...results.values()].every(({ items }) => items.length === 0)) return;
    running = work()
      .catch((error: unknown) => connection.console.error(`workspace/diagnostic: ${String(error)}`))
      .finally(() => {
        running = undefined;
        wake?.();
        run();
      });
  }

  /** What differs from what the client has. */
  function news(known: ReadonlyMap<string, string>): WorkspaceDiagnosticReport['items'] {
    const opened = open();
    return [...results]
      .filter(([uri, { resultId }]) => known.get(uri) !== resultId && !opened.has(uri))
      .filter(([uri, { items }]) => items.length > 0 || known.has(uri))
      .map(([uri, { resultId, items }]) => ({ uri, version: null, kind: 'full', resultId, items }));
  }

  const subscriptions: readonly Disposable[] = [
    index.onDidChange((uris) => {
      uris.forEach((uri) => outdated.add(uri));
      run();
    }),
    documents.onDidClose(({ document: { uri, kind } }) => {
      if (kind !== 'plan') return;
      timer.setTimeout(() => {
        const key = normaliseUri(uri);
        // The client has forgotten what it had before the plan was opened.
        results.delete(key);
        outdated.add(key);
        run();
      }, closing);
    }),
  ];

  return {
    async answer({ previousResultIds }, token) {
      // A client asks once at a time; an older request that still waits has been given up.
      wake?.();
      const known = new Map(
        (Array.isArray(previousResultIds) ? previousResultIds : []).map(({ uri, value }) => [normaliseUri(uri), value]),
      );
      const items = await new Promise<WorkspaceDiagnosticReport['items']>((resolve) => {
        const end = (found: WorkspaceDiagnosticReport['items']): void => {
          if (wake === look) wake = undefined;
          subscription.dispose();
          resolve(found);
        };
        const look = (): void => {
          const found = news(known);
          if (found.length > 0 || disposed) end(found);
        };
        const subscription = token.onCancellationRequested(() => end([]));
        wake = look;
        look();
        run();
      });
      return items.length === 0 ? nothing : { items };
    },
    refresh() {
      all = true;
      run();
    },
    dispose() {
      disposed = true;
      wake?.();
      for (const one of subscriptions) one.dispose();
    },
  };
}
