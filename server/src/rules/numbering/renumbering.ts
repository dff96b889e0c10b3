import { deferredFix } from '../deferred';
import type { Edit } from '../../text/edits';
import type { Fix } from '../types';

/** Gives all that follows its number. That may be every later marker, so the edits are made when somebody asks for them. */
export function renumberingFix(makeEdits: () => readonly Edit[], preferred: boolean): Fix {
  return deferredFix(
    makeEdits,
    ({ length }) => ({ zh: `从此处起依次重排（改动 ${length} 处）`, en: `Renumber from here (${length} changes)` }),
    preferred,
  );
}
