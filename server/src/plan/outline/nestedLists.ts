/** Lists inside a heading that use the heading's own kind of marker: 一、二、三、 below 三、预期目标. */
import { trimEnd } from '../../text/characters';
import type { Line } from '../../scan/types';
import { nestedOffset, type Draft } from './markerRanks';

/** A list of one is a slip. */
const fewest = 2;

/**
 * Ranks such lists a step below the series around them. A list begins with 1 right below a heading n that only
 * introduces it (no sentence of its own) and counts on; after it, the heading's series continues with n + 1 or ends.
 * Linear.
 */
export function nestLists(drafts: readonly Draft[], lines: readonly Line[]): readonly Draft[] {
  let result: Draft[] | undefined;
  for (let index = 1; index < drafts.length; index++) {
    const end = listEnd(drafts, index, lines);
    for (; index < end; index++) {
      result ??= [...drafts];
      const draft = drafts[index]!;
      result[index] = { ...draft, rank: draft.rank + nestedOffset };
    }
  }
  return result ?? drafts;
}

/** Where the list that begins at `index` ends; `index` itself where none begins. */
function listEnd(drafts: readonly Draft[], index: number, lines: readonly Line[]): number {
  const first = drafts[index]!;
  const above = drafts[index - 1]!;
  if (
    first.marker!.number !== 1 ||
    first.shared !== undefined ||
    above.rank !== first.rank ||
    !introduces(lines, above.line, first.line)
  )
    return index;
  const outer = above.marker!.number;
  let end = index + 1;
  while (goesOn(drafts, end) && !(drafts[end]!.marker!.number === outer + 1 && isTitle(lines[drafts[end]!.line]!)))
    end++;
  if (end - index < fewest) return index;
  const next = drafts[end];
  // If the heading's series neither continues nor ends, the numbers are wrong and this is not a list.
  const closed =
    next === undefined || next.rank < first.rank || (next.rank === first.rank && next.marker!.number === outer + 1);
  return closed ? end : index;
}

function goesOn(drafts: readonly Draft[], index: number): boolean {
  const draft = drafts[index];
  const before = drafts[index - 1]!;
  return draft !== undefined && draft.rank === before.rank && draft.marker!.number === before.marker!.number + 1;
}

/**
 * Whether the heading in line `from` says nothing but what follows in line `to`. Below a review, paragraphs may come
 * first.
 */
function introduces(lines: readonly Line[], from: number, to: number): boolean {
  if (isReview(lines[from]!)) return true;
  for (let line = from + 1; line < to; line++) if (lines[line]!.shape !== 'blank') return false;
  return isLead(lines[from]!);
}

/** What a heading is to lists of its own kind that may be nested. */
export function leadOf(line: Line): 'review' | 'title' | 'lead' | 'none' {
  if (!isLead(line)) return 'none';
  return isReview(line) ? 'review' : isTitle(line) ? 'title' : 'lead';
}

/** Whether a heading may introduce a list of its own kind: it is not a sentence, or it ends in a colon. */
function isLead(line: Line): boolean {
  return isTitle(line) || /[：:]$/.test(line.text.slice(0, trimEnd(line.text, line.text.length)));
}

/** 一、“十四五”回顾 */
function isReview(line: Line): boolean {
  return isTitle(line) && /(?:回顾|总结)$/.test(line.text.slice(0, trimEnd(line.text, line.text.length)));
}

/** A heading without a sentence. */
function isTitle({ heading, text }: Line): boolean {
  return (
    heading !== undefined && !heading.runIn && !/[。；;，,！？：:]/.test(text.slice(heading.title.start).trimEnd())
  );
}
