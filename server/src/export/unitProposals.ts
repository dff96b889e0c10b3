/** A unit registry proposed from the notes of plans, with names of one body put together where that is likely. Pure. */
import { bracketForms } from '../plan/bracketForms';
import { namingNotes } from '../plan/namedUnits';
import type { PlanLines } from '../plan/types';
import { nameKey } from '../text/normaliseCharacters';

export interface UnitProposal {
  readonly name: string;
  /** Other names in the plans that are likely to be the same body's. */
  readonly short: readonly string[];
  /** 各科室: many bodies. */
  readonly collective: boolean;
}

interface Named {
  readonly name: string;
  readonly key: string;
  mentions: number;
  collective: boolean;
  /** Keys of the names that stand in a note with this one: those are other bodies. */
  readonly beside: Set<string>;
}

/** Takes one plan after the other. */
export class UnitProposals {
  readonly #names = new Map<string, Named>();

  add(plan: PlanLines): void {
    for (const { units } of namingNotes(plan)) {
      const keys = units.map(({ name }) => nameKey(name));
      units.forEach(({ name, collective }, index) => {
        const key = keys[index]!;
        let named = this.#names.get(key);
        if (named === undefined)
          this.#names.set(key, (named = { name, key, mentions: 0, collective: false, beside: new Set() }));
        named.mentions++;
        named.collective ||= collective;
        for (const other of keys) named.beside.add(other);
      });
    }
  }

  /** Bodies before collective names, and those with the most mentions first. */
  result(): UnitProposal[] {
    const all = [...this.#names.values()];
    const fullNames = fullNamesOf(all);
    return all
      .filter((named) => !fullNames.has(named))
      .sort((a, b) => Number(a.collective) - Number(b.collective) || b.mentions - a.mentions)
      .map((named) => ({
        name: named.name,
        short: all.filter((other) => fullNames.get(other) === named).map(({ name }) => name),
        collective: named.collective,
      }));
  }
}

/** By short name its full name, if there is just one that it can stand for. */
function fullNamesOf(all: readonly Named[]): ReadonlyMap<Named, Named> {
  const byEnd = new Map<string, Named[]>();
  for (const named of all) {
    const end = endOf(named.key);
    byEnd.set(end, [...(byEnd.get(end) ?? []), named]);
  }
  const inBrackets = new Map<string, Named[]>();
  for (const named of all)
    for (const form of bracketForms(named.name)) {
      const key = nameKey(form);
      inBrackets.set(key, [...(inBrackets.get(key) ?? []), named]);
    }
  const found = new Map<Named, Named>();
  for (const short of all) {
    if (short.collective) continue;
    const bracketed = inBrackets.get(short.key) ?? [];
    const candidates =
      bracketed.length > 0
        ? bracketed
        : (byEnd.get(endOf(short.key)) ?? []).filter((long) => !long.collective && abbreviates(short.key, long.key));
    const [only] = candidates;
    if (candidates.length === 1 && !only!.beside.has(short.key)) found.set(short, only!);
  }
  // What is short for a short name waits for its user: the registry has one layer.
  const shorts = new Set(found.keys());
  for (const [short, full] of found) if (shorts.has(full)) found.delete(short);
  return found;
}

/** 党政办公室 is called 党政办. */
function folded(key: string): string {
  return key.replace(/办公室$/, '办');
}

function endOf(key: string): string {
  return folded(key).slice(-1);
}

/** 基教科 for 基础教育科: three characters or more of the longer name in their order, the first and the last among them. */
function abbreviates(short: string, long: string): boolean {
  if (short.length >= long.length || folded(short).length < 3 || short[0] !== long[0]) return false;
  // 教学处教科室 is two bodies that lack a mark between them.
  if (long.endsWith(short)) return false;
  const [letters, whole] = [folded(short), folded(long)];
  let at = 0;
  for (const letter of whole) if (letter === letters[at]) at++;
  return at === letters.length;
}
