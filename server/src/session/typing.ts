/** Where authors are writing: the line of the last edit, until they have paused, saved or gone elsewhere. */
import { Emitter, type Disposable, type Event, type TextDocuments } from 'vscode-languageserver';
import type { OpenDocument } from './documents';
import type { Timer } from '../async/timer';
import type { OpenPlan } from '../features/feature';
import { entryAt } from '../plan/query';

export interface Typing {
  /** The line that is being written, or undefined: nobody writes, or the text has just been opened. */
  lineOf(document: OpenPlan): number | undefined;
  /** Fires with a URI when its text is no longer being written. An edit elsewhere fires nothing: it is news itself. */
  readonly onDidPause: Event<string>;
  /** The client says where the caret is: in another item, nothing is being written. */
  caretMoved(uri: string, line: number): void;
  dispose(): void;
}

/** Milliseconds without an edit after which an author has paused. */
const pause = 10_000;

interface Writing {
  /** By the timer's clock. */
  lastEdit: number;
  /** A key starts no timer: one that ends too early is started again for what is left. */
  pause: Disposable;
}

export function createTyping(documents: TextDocuments<OpenDocument>, timer: Timer): Typing {
  const paused = new Emitter<string>();
  /** By URI; absent while nothing is being written. */
  const writing = new Map<string, Writing>();

  function end(uri: string): boolean {
    writing.get(uri)?.pause.dispose();
    return writing.delete(uri);
  }

  function endAndTell(uri: string): void {
    if (end(uri)) paused.fire(uri);
  }

  function wait(uri: string, milliseconds: number): Disposable {
    return timer.setTimeout(() => {
      const one = writing.get(uri);
      if (one === undefined) return;
      const rest = one.lastEdit + pause - timer.now();
      if (rest <= 0) endAndTell(uri);
      else one.pause = wait(uri, rest);
    }, milliseconds);
  }

  const subscriptions = [
    documents.onDidChangeContent(({ document }) => {
      const { uri } = document;
      if (document.kind !== 'plan' || document.lastEdit === undefined) return void end(uri);
      const one = writing.get(uri);
      if (one === undefined) writing.set(uri, { lastEdit: timer.now(), pause: wait(uri, pause) });
      else one.lastEdit = timer.now();
    }),
    documents.onDidSave(({ document: { uri } }) => endAndTell(uri)),
    documents.onDidClose(({ document: { uri } }) => void end(uri)),
  ];

  return {
    lineOf: ({ uri, lastEdit }) => (writing.has(uri) ? lastEdit : undefined),
    onDidPause: paused.event,
    caretMoved(uri, line) {
      const document = documents.get(uri);
      if (document?.kind !== 'plan' || document.lastEdit === undefined) return;
      const { structure } = document.plan;
      if (entryAt(structure, line) !== entryAt(structure, document.lastEdit)) endAndTell(uri);
    },
    dispose() {
      for (const one of subscriptions) one.dispose();
      for (const uri of [...writing.keys()]) end(uri);
    },
  };
}
