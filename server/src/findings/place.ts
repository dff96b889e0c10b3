/** The findings at a place, and those of them that a reader who points there means. */
import type { Reported } from './report';
import { holdsRange, rangesMeet, type Range } from '../text/positions';

export interface FindingsAt {
  /** All that meet the range, in text order. */
  readonly here: readonly Reported[];
  /**
   * The narrowest around the range, several only if they have one range: the others can be pointed at beside it. Of a
   * selection that holds several findings, all of them if they are of one rule, else none.
   */
  readonly meant: readonly Reported[];
}

/** `limit`: with more findings than this, only the first are looked at. */
export function findingsAt(reported: readonly Reported[], range: Range, limit = Infinity): FindingsAt {
  const here = reported.filter(({ finding }) => rangesMeet(finding.range, range)).slice(0, limit);
  const around = here.filter(({ finding }) => holdsRange(finding.range, range));
  if (around.length === 0) {
    const codes = new Set(here.map(({ finding }) => finding.code));
    return { here, meant: codes.size === 1 ? here : [] };
  }
  const least = around.reduce((size, { finding }) => Math.min(size, sizeOf(finding.range)), Infinity);
  return { here, meant: around.filter(({ finding }) => sizeOf(finding.range) === least) };
}

/** Lines weigh more than any line is long. */
function sizeOf({ start, end }: Range): number {
  return (end.line - start.line) * 2 ** 30 + (end.character - start.character);
}
