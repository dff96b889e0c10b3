/**
 * Where facts about a plan are kept. A plan and the plans edited from it are one lineage and share one memory, so that what was found
 * in one version serves the next. The plans hold it themselves: a weak map would hold on to it until V8 collects all of its memory.
 */
import type { Line } from '../../scan/types';
import type { Lineage, Plan, Structure } from '../types';

/** The first plan of a lineage: nothing is known of it. */
export function firstPlan(lines: readonly Line[], structure: Structure): Plan {
  return { lines, structure, lineage: new Map() };
}

/** What has become of `plan` by an edit. */
export function nextPlan(plan: Plan, lines: readonly Line[], structure: Structure): Plan {
  return { lines, structure, lineage: lineageOf(plan) };
}

/** The same for a plan and everything edited from it. */
export function lineageOf({ lineage = new Map() }: Plan): Lineage {
  return lineage;
}

/** Keeps a value for as long as everything that was `given` to make it stays the same (`Object.is`). */
export type Memo<T> = (plan: Plan, given: readonly unknown[], make: () => T) => T;

interface Remembered {
  readonly given: readonly unknown[];
  readonly value: unknown;
}

/**
 * One value for each lineage, the last one made. With `same`, a value equal to the one before keeps its identity, so that whatever
 * depends on it is kept too.
 */
export function createMemo<T>(same?: (a: T, b: T) => boolean): Memo<T> {
  const key = {};
  return (plan, given, make) => {
    const lineage = lineageOf(plan);
    const before = lineage.get(key) as Remembered | undefined;
    if (before !== undefined && areSame(before.given, given)) return before.value as T;
    let value = make();
    if (before !== undefined && same?.(before.value as T, value) === true) value = before.value as T;
    lineage.set(key, { given, value } satisfies Remembered);
    return value;
  };
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let index = 0; index < a.length; index++) if (!Object.is(a[index], b[index])) return false;
  return true;
}
