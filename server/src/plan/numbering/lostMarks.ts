/** Lines that begin with a number the series lacks, but without its mark: `5扩充学位` between 4. and 6. */
import { isHan, skipSpaces } from '../../text/characters';
import { parseChineseNumeral, parseDigits } from '../../text/numerals';
import { rangeOf, type Range, type Span } from '../../text/positions';
import type { MarkerKind } from '../../scan/types';
import type { Plan } from '../types';
import type { Slip } from './align';
import type { Series } from './series';

export interface LostMark {
  readonly line: number;
  /** The figures, with a bracket if one is there. */
  readonly span: Span;
  readonly number: number;
  /** The text at `span`. */
  readonly text: string;
  /** Makes it a marker, in the form of the next one of the series. */
  readonly edit: { readonly range: Range; readonly newText: string };
}

/** Kinds of markers that can be recognised without their mark. */
const readable: ReadonlySet<MarkerKind> = new Set(['han', 'hanParen', 'arabic', 'arabicParen']);

const start = /([（(]?)([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})([）)，,；;：:。·]?)/y;
/** A number before these counts something: 5个, 3月, 二是. */
const counts = /^[个所名人年月日时点项条件次家万千百亿元倍分届期周季大类级位种是要、.．%％~～—–-]/;
/** How many lines of a gap are looked at. */
const furthest = 200;

/**
 * What a gap's missing numbers may be, in text order; empty for a slip of another kind. Linear in the lines of the gap.
 */
export function lostMarks(plan: Pick<Plan, 'lines' | 'structure'>, series: Series, slip: Slip): LostMark[] {
  if (slip.kind !== 'gap' || !readable.has(series.entries[slip.index]!.marker!.kind)) return [];
  const entry = series.entries[slip.index]!;
  const from = (series.entries[slip.index - 1] ?? entry.parent)?.line ?? plan.structure.bodyStart - 1;
  const found: LostMark[] = [];
  let due = slip.expected;
  for (let line = Math.max(from + 1, entry.line - furthest); line < entry.line && due < entry.marker!.number; line++) {
    const mark = lostMarkIn(plan, series, slip, line, due);
    if (mark === undefined) continue;
    found.push(mark);
    due = mark.number + 1;
  }
  return found;
}

function lostMarkIn(
  plan: Pick<Plan, 'lines'>,
  series: Series,
  slip: Slip,
  line: number,
  due: number,
): LostMark | undefined {
  const { text, shape } = plan.lines[line]!;
  if (shape !== 'text') return undefined;
  const column = skipSpaces(text, 0);
  start.lastIndex = column;
  const match = start.exec(text);
  if (match === null) return undefined;
  const [whole, open, figures, close] = match as unknown as [string, string, string, string];
  const behind = column + whole.length;
  if (!isHan(text.charCodeAt(behind)) && !/[“《]/.test(text[behind] ?? '')) return undefined;
  if (close === '' && counts.test(text.slice(behind))) return undefined;
  const number = parseDigits(figures) ?? parseChineseNumeral(figures);
  const { marker, line: modelLine } = series.entries[slip.index]!;
  const { prefix, digits, delimiter } = marker!;
  const model = plan.lines[modelLine]!.text;
  const sameFigures =
    parseDigits(figures) === undefined
      ? parseDigits(model.slice(digits.start, digits.end)) === undefined
      : parseDigits(model.slice(digits.start, digits.end)) !== undefined;
  if (number === undefined || number < due || number >= marker!.number || !sameFigures) return undefined;
  const bracketed = prefix.end > prefix.start;
  if (!bracketed && open !== '') return undefined;
  const written = model.slice(prefix.start, prefix.end) + figures + model.slice(delimiter.start, delimiter.end);
  const span = { start: column, end: behind };
  return { line, span, number, text: whole, edit: { range: rangeOf(line, span), newText: written } };
}
