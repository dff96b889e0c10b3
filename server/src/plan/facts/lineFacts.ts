/** Facts of single lines, gathered from the whole plan. An edit costs only the changed lines. */
import { partitionPoint } from '../../text/binarySearch';
import { lineageOf } from './lineage';
import type { Line } from '../../scan/types';
import type { Plan } from '../types';

/** The facts of the lines that have one, in text order: `facts[i]` belongs to line `lines[i]`. */
export interface PlacedFacts<T> {
  readonly lines: readonly number[];
  readonly facts: readonly T[];
}

interface Known<T> {
  readonly source: readonly Line[];
  readonly placed: PlacedFacts<T>;
}

/** What a line says, and when two lines say the same. */
export interface LineReading<T> {
  /** A function of the line alone; undefined if there is nothing to say. */
  of(line: Line): T | undefined;
  same(a: T, b: T): boolean;
}

/**
 * Reads all lines once, and after an edit only the changed ones. If no fact has changed or moved, the result keeps its
 * identity.
 */
export function gatherLineFacts<T>(reading: LineReading<T>): (plan: Plan) => PlacedFacts<T> {
  const key = {};
  return (plan) => {
    const { lines } = plan;
    const lineage = lineageOf(plan);
    const before = lineage.get(key) as Known<T> | undefined;
    if (before?.source === lines) return before.placed;
    const placed =
      before === undefined
        ? gather(lines, reading)
        : patch(before, lines, changeBetween(before.source, lines), reading);
    lineage.set(key, { source: lines, placed } satisfies Known<T>);
    return placed;
  };
}

/** How many lines two texts share at the start and, without overlap, at the end. */
interface Change {
  readonly prefix: number;
  readonly suffix: number;
}

/** By the newer text, since all facts of a plan ask about the same change. */
const changes = new WeakMap<readonly Line[], { readonly before: WeakRef<readonly Line[]>; readonly change: Change }>();

function changeBetween(before: readonly Line[], after: readonly Line[]): Change {
  const known = changes.get(after);
  if (known?.before.deref() === before) return known.change;
  const shorter = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < shorter && before[prefix] === after[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && before[before.length - 1 - suffix] === after[after.length - 1 - suffix]) suffix++;
  const change = { prefix, suffix };
  changes.set(after, { before: new WeakRef(before), change });
  return change;
}

function gather<T>(source: readonly Line[], reading: LineReading<T>, from = 0, to = source.length): PlacedFacts<T> {
  const lines: number[] = [];
  const facts: T[] = [];
  for (let index = from; index < to; index++) {
    const fact = reading.of(source[index]!);
    if (fact === undefined) continue;
    lines.push(index);
    facts.push(fact);
  }
  return { lines, facts };
}

function patch<T>(
  { source, placed }: Known<T>,
  after: readonly Line[],
  { prefix, suffix }: Change,
  reading: LineReading<T>,
): PlacedFacts<T> {
  const moved = after.length - source.length;
  const first = firstFrom(placed.lines, prefix);
  const behind = firstFrom(placed.lines, source.length - suffix);
  const fresh = gather(after, reading, prefix, after.length - suffix);
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
