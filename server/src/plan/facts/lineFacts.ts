/** Facts of single lines, gathered from the whole plan. An edit costs only the changed lines. */
import { partitionPoint } from '../../text/binarySearch';
import { lineageOf, newSlot } from './lineage';
import { Signs, signsIn, type Sign } from './signs';
import type { Line } from '../../scan/types';
import type { Lineage, Plan } from '../types';

/** The facts of the lines that have one, in text order: `facts[i]` belongs to line `lines[i]`. */
export interface PlacedFacts<T> {
  readonly lines: readonly number[];
  readonly facts: readonly T[];
}

/** As the mask of a reading: it looks at lines with none as well. */
const anyFeature = -1;
const noSigns = Signs.of([]);

interface Known<T> {
  source: readonly Line[];
  placed: PlacedFacts<T>;
}

/** What a line says, and when two lines say the same. */
export interface LineReading<T> {
  /** Bits of `Feature`: a line with none of them says nothing. Absent: any may say something. */
  readonly features?: number;
  /** A line with none of them says nothing. Absent: any may say something. */
  readonly signs?: readonly Sign[];
  /** A function of the line alone; undefined if there is nothing to say. Knows the signs if the reading has some. */
  of(line: Line, signs: Signs): T | undefined;
  /** By default, the identical value. */
  same?(a: T, b: T): boolean;
}

/** A reading as it is kept, its conditions as masks. */
interface Reading<T> {
  readonly features: number;
  readonly signs: Signs | undefined;
  of(line: Line, signs: Signs): T | undefined;
  same(a: T, b: T): boolean;
}

/** The signs of all lines: `facts[i]` belongs to line `i`. */
const signsOfLines = gathering<Signs>(
  { features: anyFeature, signs: undefined, of: ({ text }) => signsIn(text), same: (a, b) => a.equals(b) },
  () => undefined,
);

/**
 * Reads all lines once, and after an edit only the changed ones. If no fact has changed or moved, the result keeps its
 * identity.
 */
export function gatherLineFacts<T>({
  features = anyFeature,
  signs,
  of,
  same = Object.is,
}: LineReading<T>): (plan: Plan) => PlacedFacts<T> {
  return signs === undefined
    ? gathering({ features, signs, of, same }, () => undefined)
    : gathering({ features, signs: Signs.of(signs), of, same }, (plan) => signsOfLines(plan).facts);
}

function gathering<T>(
  reading: Reading<T>,
  signsOf: (plan: Plan) => readonly Signs[] | undefined,
): (plan: Plan) => PlacedFacts<T> {
  const slot = newSlot();
  return (plan) => {
    const { lines } = plan;
    const lineage = lineageOf(plan);
    const before = lineage[slot] as Known<T> | undefined;
    if (before?.source === lines) return before.placed;
    const signs = signsOf(plan);
    if (before === undefined) {
      const placed = gather(lines, signs, reading, 0, lines.length);
      lineage[slot] = { source: lines, placed } satisfies Known<T>;
      return placed;
    }
    before.placed = patch(before, lines, signs, changeBetween(lineage, before.source, lines), reading);
    before.source = lines;
    return before.placed;
  };
}

/** How many lines two texts share at the start and, without overlap, at the end. */
interface Change {
  readonly prefix: number;
  readonly suffix: number;
}

interface KnownChange extends Change {
  readonly before: readonly Line[];
  readonly after: readonly Line[];
}

/** The last change that was asked for: all facts of a plan ask about the same one. */
const changeSlot = newSlot();

function changeBetween(lineage: Lineage, before: readonly Line[], after: readonly Line[]): Change {
  const known = lineage[changeSlot] as KnownChange | undefined;
  if (known?.after === after && known.before === before) return known;
  const shorter = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < shorter && before[prefix] === after[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && before[before.length - 1 - suffix] === after[after.length - 1 - suffix]) suffix++;
  const change: KnownChange = { prefix, suffix, before, after };
  lineage[changeSlot] = change;
  return change;
}

/** The facts of the lines from `from` to `to`, exclusive. */
function gather<T>(
  source: readonly Line[],
  signs: readonly Signs[] | undefined,
  reading: Reading<T>,
  from: number,
  to: number,
): PlacedFacts<T> {
  const { features: someOf, signs: told } = reading;
  let lines: number[] | undefined;
  let facts: T[] | undefined;
  for (let index = from; index < to; index++) {
    const own = signs === undefined ? noSigns : signs[index]!;
    if (told !== undefined && !own.meets(told)) continue;
    const line = source[index]!;
    if (someOf !== anyFeature && (line.features & someOf) === 0) continue;
    const fact = reading.of(line, own);
    if (fact === undefined) continue;
    (lines ??= []).push(index);
    (facts ??= []).push(fact);
  }
  return lines === undefined ? nothing : { lines, facts: facts! };
}

/** Most readings find nothing in most plans. */
const nothing: PlacedFacts<never> = Object.freeze({ lines: Object.freeze([]), facts: Object.freeze([]) });

function patch<T>(
  { source, placed }: Known<T>,
  after: readonly Line[],
  signs: readonly Signs[] | undefined,
  { prefix, suffix }: Change,
  reading: Reading<T>,
): PlacedFacts<T> {
  const fresh = gather(after, signs, reading, prefix, after.length - suffix);
  if (fresh === nothing && placed.lines.length === 0) return placed;
  const moved = after.length - source.length;
  const first = firstFrom(placed.lines, prefix);
  const behind = firstFrom(placed.lines, source.length - suffix);
  if (
    moved === 0 &&
    fresh.lines.length === behind - first &&
    fresh.lines.every((line, index) => line === placed.lines[first + index])
  ) {
    if (fresh.facts.every((fact, index) => reading.same(fact, placed.facts[first + index]!))) return placed;
    const facts = placed.facts.slice();
    for (let index = 0; index < fresh.facts.length; index++) facts[first + index] = fresh.facts[index]!;
    return { lines: placed.lines, facts };
  }
  const behindLines = placed.lines.slice(behind);
  if (moved !== 0) for (let index = 0; index < behindLines.length; index++) behindLines[index]! += moved;
  return {
    lines: placed.lines.slice(0, first).concat(fresh.lines, behindLines),
    facts: placed.facts.slice(0, first).concat(fresh.facts, placed.facts.slice(behind)),
  };
}

/** Index of the first of the ascending `lines` that is `line` or after it. */
function firstFrom(lines: readonly number[], line: number): number {
  return partitionPoint(lines.length, (index) => lines[index]! < line);
}

/** The facts of the lines `from` to `to`, both inclusive. */
export function factsBetween<T>({ lines, facts }: PlacedFacts<T>, from: number, to: number): readonly T[] {
  const first = firstFrom(lines, from);
  let end = first;
  while (end < lines.length && lines[end]! <= to) end++;
  return facts.slice(first, end);
}

/** Whether one of the lines `from` to `to`, both inclusive, has a fact. */
export function hasFactBetween({ lines }: PlacedFacts<unknown>, from: number, to: number): boolean {
  const first = lines[firstFrom(lines, from)];
  return first !== undefined && first <= to;
}
