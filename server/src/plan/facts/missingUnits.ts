/** The items that should name a responsible unit and don't. */
import { setsNoTasks } from '../outline/framing';
import { assignmentsOf } from './assignments';
import { defineFact, defineLineFact, type Fact } from './define';
import { factsBetween, hasFactBetween, type PlacedFacts } from './lineFacts';
import { titlesOf, type Title } from './titles';
import type { Entry } from '../types';
import type { Note } from '../../scan/types';

/** What a line's notes lack: `anybody` one names nobody · `unit` one names only persons · `nothing` all name units */
type Lacking = 'anybody' | 'unit' | 'nothing';

const noteLines = defineLineFact({
  of: ({ notes }): Lacking | undefined =>
    notes.length === 0 ? undefined : notes.some(isBlank) ? 'anybody' : notes.some(isEmpty) ? 'unit' : 'nothing',
});

function isBlank({ units, persons }: Note): boolean {
  return units.length === 0 && persons.length === 0;
}

function isEmpty({ units }: Note): boolean {
  return units.length === 0;
}

export interface ItemsWithoutUnit {
  /** Those without any note. */
  readonly missing: readonly Entry[];
  /** Those with a note that names nobody; `responsibility/empty` reports them. */
  readonly blank: readonly Entry[];
  /** How many items are expected to name a unit. */
  readonly expected: number;
}

/** Counts only where the plan's habit makes a unit expected; empty for a plan that names no unit at all. */
export const itemsWithoutUnit: Fact<ItemsWithoutUnit> = defineFact({
  inputs: { assignments: assignmentsOf, titles: titlesOf, noteLines },
  compute({ assignments: { tasks, lacking }, titles, noteLines: notes }) {
    const exempt = exemptGroups(titles, tasks, new Set(lacking));
    const unnamed = lacking.filter((task) => !exempt.has(task.parent));
    return {
      missing: unnamed.filter((task) => !hasBrokenNote(notes, task)),
      blank: unnamed.filter((task) => factsBetween(notes, task.line, task.endLine).includes('anybody')),
      expected: tasks.filter((task) => !exempt.has(task.parent)).length,
    };
  },
});

/** The items that lack a unit, and those whose note names nobody. */
export const withoutUnit: Fact<ReadonlySet<Entry>> = defineFact({
  inputs: { itemsWithoutUnit },
  compute: ({ itemsWithoutUnit: { missing, blank } }) => new Set([...missing, ...blank]),
});

/** An empty note is reported as such, even if it belongs to the section above. */
function hasBrokenNote(notes: PlacedFacts<Lacking>, task: Entry): boolean {
  if (hasFactBetween(notes, task.line, task.endLine)) return true;
  for (let above = task.parent; above !== undefined; above = above.parent)
    if (factsBetween(notes, above.line, above.line).some((lacking) => lacking !== 'nothing')) return true;
  return false;
}

/**
 * Parents whose tasks all lack a unit: framing sections, sections that deliberately name none, and everything below
 * such a part.
 */
function exemptGroups(
  titles: readonly Title[],
  tasks: readonly Entry[],
  lacking: ReadonlySet<Entry>,
): Set<Entry | undefined> {
  const groups = new Map<Entry | undefined, { size: number; lacking: number }>();
  const parents = new Set<Entry | undefined>();
  for (const task of tasks) {
    parents.add(task.parent);
    let above = task.parent;
    do {
      const group = groups.get(above) ?? { size: 0, lacking: 0 };
      group.size++;
      if (lacking.has(task)) group.lacking++;
      groups.set(above, group);
      above = above?.parent;
    } while (above !== undefined);
  }
  const without = (parent: Entry | undefined): boolean => {
    const group = groups.get(parent);
    return (
      group !== undefined &&
      group.lacking === group.size &&
      (group.size > 1 || parents.size === 1 || (parent !== undefined && setsNoTasks(titles[parent.index]!.title)))
    );
  };
  const exempt = new Set<Entry | undefined>();
  for (const parent of parents) {
    for (let above = parent; above !== undefined || parent === undefined; above = above?.parent) {
      if (without(above)) exempt.add(parent);
      if (above === undefined) break;
    }
  }
  return exempt;
}
