/** 一是…二是… inside an item, also over several paragraphs, as number series. */
import { skipSpaces } from '../characters';
import { lineFacts, remembered } from '../incremental';
import { formatLike } from '../numerals';
import { rangeOf } from '../plan';
import type { Entry, Measure, Plan, Range } from '../types';
import { align, type Slip } from './align';

export interface MeasureSeries {
  readonly measures: readonly PlacedMeasure[];
  readonly slips: readonly Slip[];
}

export interface PlacedMeasure {
  readonly line: number;
  readonly measure: Measure;
}

/** Lines with measures, and whether the first of them begins its line, or goes on 首先. Where they stand in it does not matter to their order. */
const measureLines = lineFacts(
  ({ measures, text }) => (measures.length === 0 ? undefined : { measures, startsLine: measures[0]!.marker.start === skipSpaces(text, 0), led: isLed(text, measures[0]!) }),
  (a, b) => a.startsLine === b.startsLine && a.led === b.led && a.measures.length === b.measures.length
    && a.measures.every(({ kind, number }, index) => kind === b.measures[index]!.kind && number === b.measures[index]!.number),
);

/** 首先要…，二要…: the first has another form. */
function isLed(text: string, { number, marker }: Measure): boolean {
  return number === 2 && /首先|首要|第一|其一/.test(text.slice(0, marker.start));
}

/** The series that have a slip, in the order in which they end. */
export function measureSeriesOf(plan: Plan): MeasureSeries[] {
  return slippedSeries(plan).map(({ measures, slips }) => ({
    measures: measures.map(({ line, index }) => ({ line, measure: plan.lines[line]!.measures[index]! })),
    slips,
  }));
}

interface Slipped {
  readonly measures: readonly Member[];
  readonly slips: readonly Slip[];
}

/** A measure by its place among those of its line. */
interface Member {
  readonly line: number;
  readonly index: number;
  readonly kind: Measure['kind'];
  readonly number: number;
}

const slippedSeries = remembered((plan) => [plan.structure, measureLines(plan)], findSlipped);

function findSlipped(plan: Plan): Slipped[] {
  const found: Slipped[] = [];
  const { entries, bodyStart, bodyEnd } = plan.structure;
  let open = noneOpen();
  /** 一是…, 二是… that are titles themselves, with entries between them; and their layer. */
  let titles = noneOpen();
  let titleLevel = 0;
  let next = 0;
  const read = ({ all }: OpenSeries): OpenSeries => {
    for (const { measures, led } of all) {
      const slips = led ? none : slipsOf(measures);
      if (slips.length > 0) found.push({ measures, slips });
    }
    return noneOpen();
  };
  const { lines, facts } = measureLines(plan);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (line < bodyStart || line >= bodyEnd) continue;
    let entry: Entry | undefined;
    for (; next < entries.length && entries[next]!.line <= line; next++) {
      entry = entries[next]!;
      if (entry.level < titleLevel) titles = read(titles);
    }
    if (entry !== undefined) open = read(open);
    const { measures, startsLine, led } = facts[at]!;
    const isTitle = startsLine && entry?.line === line && entry.marker === undefined;
    if (isTitle) titleLevel = entry!.level;
    for (let index = 0; index < measures.length; index++) {
      const first = startsLine && index === 0;
      const { kind, number } = measures[index]!;
      add(first && isTitle ? titles : open, { line, index, kind, number }, first, led && index === 0);
    }
  }
  read(open);
  read(titles);
  return found;
}

const none: readonly Slip[] = Object.freeze([]);

interface Open {
  last: number;
  readonly measures: Member[];
  /** It goes on a first measure of another form: 首先要…，二要…. */
  readonly led: boolean;
  /** The next series of its kind on the way out. */
  readonly outer: Open | undefined;
}

/** In the order in which they were opened, and the innermost of each kind. */
interface OpenSeries {
  readonly all: Open[];
  readonly innermost: Map<Measure['kind'], Open>;
}

function noneOpen(): OpenSeries {
  return { all: [], innermost: new Map() };
}

/**
 * A measure goes on the innermost series of its kind; 一 opens a series inside it; one at the start of a paragraph may return to an
 * outer series that waits for its number.
 */
function add({ all, innermost }: OpenSeries, placed: Member, startsLine: boolean, led: boolean): void {
  const { kind, number } = placed;
  const inner = innermost.get(kind);
  let home = inner;
  if (inner === undefined || (inner.last + 1 !== number && number === 1)) {
    home = { last: 0, measures: [], led, outer: inner };
    all.push(home);
    innermost.set(kind, home);
  } else if (inner.last + 1 !== number && startsLine) {
    home = waitingFor(number, inner) ?? inner;
  }
  home!.measures.push(placed);
  home!.last = number;
}

/** So many series on the way out are looked at: nobody nests that deep. */
const deepest = 40;

function waitingFor(number: number, inner: Open): Open | undefined {
  let series: Open | undefined = inner;
  for (let left = deepest; left > 0 && series !== undefined; left--, series = series.outer) if (series.last + 1 === number) return series;
  return undefined;
}

function slipsOf(measures: readonly Member[]): readonly Slip[] {
  if (measures.every(({ number }, index) => number === index + 1)) return none;
  return align(measures.map(({ number }) => number), measures.map((_, index) => (index === 0 ? 'must' : 'no'))).slips;
}

/** The edit that makes a measure number `number`. */
export function measureEdit(plan: Plan, { line, measure }: PlacedMeasure, number: number): { readonly range: Range; readonly newText: string } {
  const model = plan.lines[line]!.text.slice(measure.digits.start, measure.digits.end);
  return { range: rangeOf(line, measure.digits), newText: formatLike(model, number) };
}
