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
export const pause = 10_000;

export function createTyping(documents: TextDocuments<OpenDocument>, timer: Timer): Typing {
  const paused = new Emitter<string>();
  /** By URI: the pause to come. Absent while nothing is being written. */
  const writing = new Map<string, Disposable>();

  function end(uri: string): boolean {
    writing.get(uri)?.dispose();
    return writing.delete(uri);
  }

  function endAndTell(uri: string): void {
    if (end(uri)) paused.fire(uri);
  }

  const subscriptions = [
    documents.onDidChangeContent(({ document }) => {
      end(document.uri);
      if (document.kind !== 'plan' || document.lastEdit === undefined) return;
      writing.set(
        document.uri,
        timer.setTimeout(() => endAndTell(document.uri), pause),
      );
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
      for (const one of [...subscriptions, ...writing.values()]) one.dispose();
      writing.clear();
    },
  };
}
