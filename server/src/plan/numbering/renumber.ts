/** Edits that give markers other numbers: digits only, in the author's own figures and widths. */
import { canFormatLike, formatLike, parseDigits } from '../../text/numerals';
import { rangeOf } from '../../text/positions';
import { referenceEdits } from './references';
import type { Entry, Plan } from '../types';
import type { Range, Span } from '../../text/positions';
import type { Series } from './series';

export interface NumberEdit {
  readonly range: Range;
  readonly newText: string;
  readonly entry: Entry;
  readonly number: number;
}

/**
 * The edit that gives `entry` the number `number`; undefined if it has it already, or if its figures don't go that far:
 * 一、 beyond 9999, ① beyond 20.
 */
export function numberEdit(plan: Plan, entry: Entry, number: number): NumberEdit | undefined {
  const { digits, number: current } = entry.marker!;
  if (current === number) return undefined;
  const model = plan.lines[entry.line]!.text.slice(digits.start, digits.end);
  if (!canFormatLike(model, number)) return undefined;
  return { range: rangeOf(entry.line, digits), newText: formatLike(model, number), entry, number };
}

/** Numbers on from `first` at `index`, up to the next legitimate restart or `most` edits. */
export function renumberFrom(plan: Plan, series: Series, index: number, first: number, most = Infinity): NumberEdit[] {
  const edits: NumberEdit[] = [];
  for (
    let at = index;
    at < series.entries.length && edits.length < most && (at === index || !series.restarts[at]);
    at++
  ) {
    const edit = numberEdit(plan, series.entries[at]!, first + at - index);
    if (edit !== undefined) edits.push(edit);
  }
  return edits;
}

/** What follows when entries get new numbers: the decimals below them (4.1 below 4.) and the references in the text. */
export function followingEdits(
  plan: Plan,
  numbers: ReadonlyMap<Entry, number>,
): { readonly range: Range; readonly newText: string }[] {
  return [...decimalEdits(plan, numbers), ...referenceEdits(plan, numbers)];
}

/** The decimals below entries that get these numbers. */
export function decimalEdits(
  plan: Plan,
  numbers: ReadonlyMap<Entry, number>,
): { readonly range: Range; readonly newText: string }[] {
  return [...numbers].flatMap(([entry, number]) => prefixEdits(plan, entry, number));
}

/** The part of the decimals below `entry` that repeats its number. */
function prefixEdits(plan: Plan, entry: Entry, number: number): { readonly range: Range; readonly newText: string }[] {
  const place = entry.marker!.kind === 'decimal' ? componentsOf(plan, entry).length : 0;
  return decimalsBelow(entry).flatMap((below) => {
    const component = componentsOf(plan, below)[place];
    if (component === undefined) return [];
    const stated = plan.lines[below.line]!.text.slice(component.start, component.end);
    return parseDigits(stated) === entry.marker!.number
      ? [{ range: rangeOf(below.line, component), newText: formatLike(stated, number) }]
      : [];
  });
}

/** The decimals among the descendants, with only decimals in between. */
function decimalsBelow({ children }: Entry): Entry[] {
  return children.flatMap((child) => (child.marker?.kind === 'decimal' ? [child, ...decimalsBelow(child)] : []));
}

/** The numbers before the last one: 4 and 1 in 4.1.2. */
function componentsOf(plan: Plan, entry: Entry): Span[] {
  const { start, end } = entry.marker!.prefix;
  return [...plan.lines[entry.line]!.text.slice(start, end).matchAll(/[0-9０-９]+/g)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}
