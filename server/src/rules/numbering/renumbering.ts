import type { Edit } from '../../text/edits';
import type { LazyFix } from '../types';

/** Gives everything from here on its right number, which may change every later marker. */
export function renumberingFix(makeEdits: () => readonly Edit[], preferred: boolean): LazyFix {
  return {
    title: ({ length }) => ({
      zh: `从此处起依次重排（改动 ${length} 处）`,
      en: `Renumber from here (${length} changes)`,
    }),
    edits: makeEdits,
    preferred,
  };
}
