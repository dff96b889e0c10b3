/** 一是…二是… inside an item, also over several paragraphs, as number series. */
import { skipSpaces } from '../characters';
import { formatLike } from '../numerals';
import { rangeOf } from '../plan';
import type { Measure, Plan, Range } from '../types';
import { align, type Slip } from './align';

export interface MeasureSeries {
  readonly measures: readonly PlacedMeasure[];
  readonly slips: readonly Slip[];
}

export interface PlacedMeasure {
  readonly line: number;
  readonly measure: Measure;
}

/** The series with a slip, in text order; `measureSeries` gives all. */
export function measureSeriesOf(plan: Plan): MeasureSeries[] {
  const found: MeasureSeries[] = [];
  const { entries, bodyStart, bodyEnd } = plan.structure;
  let open: Open[] = [];
  let next = 0;
  const close = (): void => {
    for (const { measures } of open) found.push(readSeries(measures));
    open = [];
  };
  for (let line = bodyStart; line < bodyEnd; line++) {
    while (next < entries.length && entries[next]!.line <= line) {
      next++;
      close();
    }
    const { measures, text } = plan.lines[line]!;
    for (const measure of measures) add(open, { line, measure }, measure.marker.start === skipSpaces(text, 0));
  }
  close();
  return found;
}

interface Open {
  readonly kind: Measure['kind'];
  last: number;
  readonly measures: PlacedMeasure[];
}

/**
 * A measure goes on the innermost series of its kind; 一 opens a series inside it; one at the start of a paragraph may return to an
 * outer series that waits for its number.
 */
function add(open: Open[], placed: PlacedMeasure, startsLine: boolean): void {
  const { kind, number } = placed.measure;
  const candidates = open.filter((series) => series.kind === kind);
  const inner = candidates.at(-1);
  let home = inner;
  if (inner === undefined || (inner.last + 1 !== number && number === 1)) {
    home = { kind, last: 0, measures: [] };
    open.push(home);
  } else if (inner.last + 1 !== number && startsLine) {
    home = candidates.findLast((series) => series.last + 1 === number) ?? inner;
  }
  home!.measures.push(placed);
  home!.last = number;
}

function readSeries(measures: readonly PlacedMeasure[]): MeasureSeries {
  const { slips } = align(measures.map(({ measure }) => measure.number), measures.map((_, index) => (index === 0 ? 'must' : 'no')));
  return { measures, slips };
}

/** The edit that makes a measure number `number`. */
export function measureEdit(plan: Plan, { line, measure }: PlacedMeasure, number: number): { readonly range: Range; readonly newText: string } {
  const model = plan.lines[line]!.text.slice(measure.digits.start, measure.digits.end);
  return { range: rangeOf(line, measure.digits), newText: formatLike(model, number) };
}
