/**
 * Facts: values read off a plan. Each says what it is made from: its function gets its declared inputs and nothing
 * else, so it cannot read what would change unnoticed. The value is kept for as long as its inputs stay the same (see
 * `lineage.ts`).
 *
 *     const year = defineFact({ inputs: { structure }, compute: ({ structure }) => structure.year });
 *     year(plan)
 *
 * Inputs are compared by identity. If a fact creates new objects, give it `same`, or make it from facts that keep
 * theirs.
 */
import { keepWhileSame, lineageOf, newSlot } from './lineage';
import { gatherLineFacts, type LineReading, type PlacedFacts } from './lineFacts';
import type { Line } from '../../scan/types';
import type { Plan, Structure } from '../types';

declare const defined: unique symbol;

/** Call it with a plan to get the value. Only this file makes facts. */
export interface Fact<T> {
  (plan: Plan): T;
  readonly [defined]: true;
}

export type Inputs = Readonly<Record<string, Fact<unknown>>>;

/** The values of the inputs, under their names. */
export type Values<I extends Inputs> = { readonly [Name in keyof I]: I[Name] extends Fact<infer T> ? T : never };

const asFact = <T>(read: (plan: Plan) => T): Fact<T> => read as Fact<T>;

/** The outline and the regions: the same object until an edit touches them. */
export const structure: Fact<Structure> = asFact((plan) => plan.structure);

/** All lines. Anything made from them is computed again after every edit. */
export const lines: Fact<readonly Line[]> = asFact((plan) => plan.lines);

/** A value made from other facts. With `same`, a value that equals the last one is that same object. */
export function defineFact<I extends Inputs, T>(definition: {
  readonly inputs: I;
  compute(inputs: Values<I>): T;
  same?(a: T, b: T): boolean;
}): Fact<T> {
  const { inputs, same } = definition;
  const read = keepWhileSame(inputs, (given) => definition.compute(given as Values<I>), same);
  return asFact((plan) => read(plan, undefined));
}

/**
 * What lines say, with their places; lines that say nothing are left out. With `same` (by default `===`), a line may
 * change and still say the same. As long as all lines say the same in the same places, the fact keeps its identity.
 */
export function defineLineFact<T>(reading: LineReading<T>): Fact<PlacedFacts<T>> {
  return asFact(gatherLineFacts(reading));
}

/** A value computed from one line on first use and kept as long as the line. */
export function defineLineValue<T>(make: (line: Line) => T): (line: Line) => T {
  const known = new WeakMap<Line, { readonly value: T }>();
  return (line) => {
    let entry = known.get(line);
    if (entry === undefined) known.set(line, (entry = { value: make(line) }));
    return entry.value;
  };
}

/**
 * An input that is expensive to make and not always needed: the value is a function that makes it. Call it while
 * computing, not later. A fact that never calls it does not depend on it.
 */
export function onDemand<T>(fact: Fact<T>): Fact<() => T> {
  const slot = newSlot();
  return asFact((plan) => {
    const lineage = lineageOf(plan);
    const before = lineage[slot] as Demand<T> | undefined;
    if (before?.holdsFor(plan) === true) return before.ask;
    const demand = new Demand(fact, plan);
    lineage[slot] = demand;
    return demand.ask;
  });
}

class Demand<T> {
  readonly #fact: Fact<T>;
  /** The version to ask about; undefined once the fact has been asked. */
  #plan: Plan | undefined;
  #value: T | undefined;

  constructor(fact: Fact<T>, plan: Plan) {
    this.#fact = fact;
    this.#plan = plan;
  }

  readonly ask = (): T => {
    if (this.#plan !== undefined) {
      this.#value = this.#fact(this.#plan);
      this.#plan = undefined;
    }
    return this.#value as T;
  };

  holdsFor(plan: Plan): boolean {
    if (this.#plan === undefined) return Object.is(this.#fact(plan), this.#value);
    this.#plan = plan;
    return true;
  }
}
