/** Work in the background: it stops while the user types and looks at the input after every few milliseconds. */
import type { Disposable, TextDocuments } from 'vscode-languageserver';
import type { Timer } from '../async/timer';
import type { OpenDocument } from './documents';

export interface Background {
  /** Call between two pieces of work; it returns at once until they have taken long enough to be felt. */
  pause(): Promise<void>;
  dispose(): void;
}

/** Milliseconds of work, at most, between two looks at the input. */
const slice = 4;
/** Milliseconds after a keystroke in which nothing is done. */
const quiet = 300;

export function createBackground(
  documents: Pick<TextDocuments<OpenDocument>, 'onDidChangeContent'>,
  timer: Timer,
): Background {
  let lastKey = -Infinity;
  let since = -Infinity;
  let disposed = false;
  const subscription: Disposable = documents.onDidChangeContent(() => (lastKey = timer.now()));
  return {
    async pause() {
      if (timer.now() - since < slice) return;
      await new Promise<void>((resolve) => timer.setImmediate(resolve));
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
