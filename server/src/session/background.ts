/** Work in the background: it stops while the user types, and looks at the input after each millisecond. */
import type { Disposable, TextDocuments } from 'vscode-languageserver';
import type { Timer } from '../async/timer';
import type { OpenDocument } from './documents';

export interface Background {
  /** Call between two pieces of work; it returns at once until they have taken long enough to be felt. */
  pause(): Promise<void>;
  dispose(): void;
}

/** Milliseconds of work after which the input is looked at. A plan of 20 KB takes about as long to read and record. */
const slice = 1;
/** Milliseconds after a keystroke in which nothing is done. */
const quiet = 300;

export function createBackground(
  documents: Pick<TextDocuments<OpenDocument>, 'onDidChangeContent'>,
  timer: Timer,
): Background {
  let lastKey = -Infinity;
  let since = -Infinity;
  let disposed = false;
  const turn = (): Promise<void> => new Promise((resolve) => timer.setImmediate(resolve));
  const subscription: Disposable = documents.onDidChangeContent(() => (lastKey = timer.now()));
  return {
    async pause() {
      if (timer.now() - since < slice) return;
      // The event loop reads a message in one turn and handles it in the next. Only then is it known to be a key.
      await turn();
      await turn();
      for (let rest = lastKey + quiet - timer.now(); rest > 0 && !disposed; rest = lastKey + quiet - timer.now())
        await new Promise<void>((resolve) => timer.setTimeout(resolve, rest));
      since = timer.now();
    },
    dispose() {
      disposed = true;
      subscription.dispose();
    },
  };
}
