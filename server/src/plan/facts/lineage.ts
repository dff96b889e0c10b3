/**
 * Where facts about a plan are kept. A plan and the plans edited from it are one lineage and share one memory, so that
 * what was found in one version serves the next. The plans hold it themselves: V8 clears a weak map only in a full
 * garbage collection.
 */
import type { Endings } from '../../scan/neighbours';
import type { Line } from '../../scan/types';
import type { Lineage, Plan, Structure } from '../types';

/** A place in every lineage's memory. */
export type Slot = number;
let slots = 0;

/** A place that nobody else uses. Take one for each fact when it is defined, not when a plan is read. */
export function newSlot(): Slot {
  return slots++;
}

function newLineage(): Lineage {
  const lineage: unknown[] = [];
  lineage.length = slots;
  return lineage;
}

/** The first plan of a lineage, with nothing known yet. */
export function firstPlan(lines: readonly Line[], structure: Structure, endings?: Endings): Plan {
  return { lines, structure, lineage: newLineage(), ...(endings === undefined ? {} : { endings }) };
}

/** The plan that an edit has made of `plan`. */
export function nextPlan(plan: Plan, lines: readonly Line[], structure: Structure, endings: Endings): Plan {
  return { lines, structure, endings, lineage: lineageOf(plan) };
}

/** The same object for a plan and everything edited from it. */
export function lineageOf({ lineage = newLineage() }: Plan): Lineage {
  return lineage;
}

/** What a value is made from: how to read each part off a plan, by name. */
export type Readings = Readonly<Record<string, (plan: Plan) => unknown>>;

/** What was read, by name. */
type Given = Readonly<Record<string, unknown>>;

interface Kept<T> {
  /** The last version for which the value is known to hold. */
  version: readonly Line[];
  readonly context: unknown;
  /** What was read, in the order of the inputs. */
  readonly read: readonly unknown[];
  readonly value: T;
}

/**
 * Keeps what `make` made of its inputs for as long as they and the context stay the same (`===`): one value for each
 * lineage, the last one. With `same`, a value equal to the last one is that same object, so whatever is made from it is
 * kept too.
 */
export function keepWhileSame<T, C = undefined>(
  inputs: Readings,
  make: (given: Given, context: C) => T,
  same?: (a: T, b: T) => boolean,
): (plan: Plan, context: C) => T {
  const slot = newSlot();
  const names = Object.keys(inputs);
  const readings = Object.values(inputs);
  // Every key asks this of every fact: values by place are compared faster than values by name.
  const isUnchanged = (read: readonly unknown[], plan: Plan): boolean => {
    for (let index = 0; index < readings.length; index++) if (readings[index]!(plan) !== read[index]) return false;
    return true;
  };
  return (plan, context) => {
    const lineage = lineageOf(plan);
    const before = lineage[slot] as Kept<T> | undefined;
    if (
      before !== undefined &&
      before.context === context &&
      (before.version === plan.lines || isUnchanged(before.read, plan))
    ) {
      before.version = plan.lines;
      return before.value;
    }
    const read: unknown[] = [];
    const given: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index++) read.push((given[names[index]!] = readings[index]!(plan)));
    let value = make(given, context);
    if (before !== undefined && same?.(before.value, value) === true) ({ value } = before);
    lineage[slot] = { version: plan.lines, context, read, value } satisfies Kept<T>;
    return value;
  };
}
