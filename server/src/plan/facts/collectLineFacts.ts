/**
 * Facts that an edit need not make again. A plan and the plans edited from it share their `lineage`; what was found of an earlier
 * version is kept in it, and compared by the identity of lines, so that any version may be asked about at any time.
 */
import { partitionPoint } from '../../text/binarySearch';
import type { Line } from '../../scan/types';
import type { Plan } from '../types';

/** The facts of those lines that have one, in text order: `facts[i]` is of line `lines[i]`. */
export interface PlacedFacts<T> {
  readonly lines: readonly number[];
  readonly facts: readonly T[];
}

interface Known<T> {
  readonly source: readonly Line[];
  readonly placed: PlacedFacts<T>;
}

interface Remembered<T> {
  readonly inputs: readonly unknown[];
  readonly value: T;
}

/**
 * Gathers `compute` of all lines, and after an edit of the changed ones only. `compute` must depend on the line's text alone; undefined
 * where there is nothing to say. With `same`, a fact equal to the one before keeps its identity; where no fact has changed or moved, so
 * does the whole result.
 */
export function collectLineFacts<T extends object>(
  compute: (line: Line) => T | undefined,
  same?: (a: T, b: T) => boolean,
): (plan: Plan) => PlacedFacts<T> {
  const key = {};
  return ({ lines, lineage }) => {
    const before = lineage?.get(key) as Known<T> | undefined;
    if (before?.source === lines) return before.placed;
    const placed =
      before === undefined
        ? gather(lines, compute)
        : patch(before, lines, changeBetween(before.source, lines), compute, same);
    lineage?.set(key, { source: lines, placed } satisfies Known<T>);
    return placed;
  };
}

/** Keeps the last value of each lineage for as long as all that `inputs` names stays the same (`===`). `compute` must depend on that alone. */
export function remembered<T>(
  inputs: (plan: Plan) => readonly unknown[],
  compute: (plan: Plan) => T,
): (plan: Plan) => T {
  const key = {};
  return (plan) => {
    const { lineage } = plan;
    if (lineage === undefined) return compute(plan);
    const now = inputs(plan);
    const before = lineage.get(key) as Remembered<T> | undefined;
    if (before !== undefined && before.inputs.every((input, index) => input === now[index])) return before.value;
    const value = compute(plan);
    lineage.set(key, { inputs: now, value } satisfies Remembered<T>);
    return value;
  };
}

/** What two texts have in common: so many lines at the start and, without overlap, at the end. */
interface Change {
  readonly prefix: number;
  readonly suffix: number;
}

/** By the newer text: all facts of a plan ask for the same change. */
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

function gather<T>(
  source: readonly Line[],
  compute: (line: Line) => T | undefined,
  from = 0,
  to = source.length,
): PlacedFacts<T> {
  const lines: number[] = [];
  const facts: T[] = [];
  for (let index = from; index < to; index++) {
    const fact = compute(source[index]!);
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
  compute: (line: Line) => T | undefined,
  same: ((a: T, b: T) => boolean) | undefined,
): PlacedFacts<T> {
  const moved = after.length - source.length;
  const first = firstFrom(placed.lines, prefix);
  const behind = firstFrom(placed.lines, source.length - suffix);
  const fresh = gather(after, compute, prefix, after.length - suffix);
  if (
    moved === 0 &&
    fresh.lines.length === behind - first &&
    fresh.lines.every((line, index) => line === placed.lines[first + index])
  ) {
    if (fresh.facts.every((fact, index) => same?.(fact, placed.facts[first + index]!) === true)) return placed;
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

/** Index of the first of the ascending `lines` at or behind `line`. */
function firstFrom(lines: readonly number[], line: number): number {
  return partitionPoint(lines.length, (index) => lines[index]! < line);
}
