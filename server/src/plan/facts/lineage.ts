/**
 * Where facts about a plan are kept. A plan and the plans edited from it are one lineage and share one memory, so that what was found
 * in one version serves the next. The memory goes when the last plan of the lineage goes.
 */
import type { Plan } from '../types';

/** By whoever found it out. */
export type Lineage = Map<object, unknown>;

const lineages = new WeakMap<Plan, Lineage>();

/** The same for a plan and everything edited from it. */
export function lineageOf(plan: Plan): Lineage {
  let lineage = lineages.get(plan);
  if (lineage === undefined) lineages.set(plan, (lineage = new Map()));
  return lineage;
}

/** Makes `next`, which was edited from `plan`, one of its lineage. */
export function inheritLineage(plan: Plan, next: Plan): void {
  lineages.set(next, lineageOf(plan));
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
