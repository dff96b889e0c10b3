/**
 * Writes tracked changes and comments into a Word file: only the runs that they touch become others, and every other
 * part of the file keeps its bytes. What can't be changed safely (an automatic number, somebody else's tracked
 * change, the end of a paragraph) becomes a comment.
 */
import type { Edit } from '../text/edits';
import type { Range } from '../text/positions';
import type { Signature } from './comments';
import { wordResult, type WordResult } from './fault';
import type { WordText } from './planText';
import { Reviser, type Obstacle, type Remark } from './reviser';

/** A change that is written as a whole, or not at all. */
export interface Amendment {
  readonly edits: readonly Edit[];
  /** Where its comment goes if it can't be written, and what that says. */
  readonly range: Range;
  comment(why: Obstacle): string;
}

export interface Revised {
  readonly bytes: Uint8Array;
  /** How many amendments were written, and how many comments. */
  readonly changes: number;
  readonly comments: number;
}

/** Amendments must not overlap. Never throws. */
export function reviseWord(
  word: WordText,
  amendments: readonly Amendment[],
  remarks: readonly Remark[],
  signature: Signature,
): WordResult<Revised> {
  return wordResult(() => {
    const reviser = new Reviser(word, signature);
    const left: Remark[] = [...remarks];
    let changes = 0;
    for (const { edits, range, comment } of amendments) {
      const obstacle = reviser.amend(edits);
      if (obstacle === undefined) changes++;
      else left.push({ range, comment: comment(obstacle) });
    }
    left.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
    for (const remark of left) reviser.comment(remark);
    return { bytes: reviser.bytes(), changes, comments: left.length };
  });
}
