/** Edits that give markers other numbers: digits only, in the author's own figures and widths. */
import { canFormatLike, formatLike } from '../numerals';
import { rangeOf } from '../plan';
import type { Entry, Plan, Range } from '../types';
import type { Series } from './series';

export interface NumberEdit {
  readonly range: Range;
  readonly newText: string;
  readonly entry: Entry;
  readonly number: number;
}

/** The edit that makes `entry` number `number`; undefined when it is so already, and for 一、 beyond 9999, which stays as it is. */
export function numberEdit(plan: Plan, entry: Entry, number: number): NumberEdit | undefined {
  const { digits, number: current } = entry.marker!;
  if (current === number) return undefined;
  const model = plan.lines[entry.line]!.text.slice(digits.start, digits.end);
  if (number > 9999 && !canFormatLike(model, number)) return undefined;
  return { range: rangeOf(entry.line, digits), newText: formatLike(model, number), entry, number };
}

/** Counts on from `first` at `index` up to the next legitimate restart, or to so many edits. */
export function renumberFrom(plan: Plan, series: Series, index: number, first: number, most = Infinity): NumberEdit[] {
  const edits: NumberEdit[] = [];
  for (let at = index; at < series.entries.length && edits.length < most && (at === index || !series.restarts[at]); at++) {
    const edit = numberEdit(plan, series.entries[at]!, first + at - index);
    if (edit !== undefined) edits.push(edit);
  }
  return edits;
}
