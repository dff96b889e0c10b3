/** The number that a new entry gets where its layer begins below a heading. */
import { markerRank } from '../outline/markerRanks';
import type { Entry, Plan } from '../types';
import { partOf, type NumberingSetting } from './series';

/** The number that the first item below a heading gets: 1, or the one behind the last where numbers run through. */
export function firstNumber(plan: Plan, parent: Entry, rank: number, mode: NumberingSetting): number {
  const last = plan.structure.entries.slice(0, parent.index + 1).findLast((one) => one.rank === rank && one.marker);
  if (last?.marker === undefined || (partOf(last) !== partBelow(parent) && mode !== 'document')) return 1;
  return runsThrough(plan, parent.index, rank, parent.rank, mode) ? last.marker.number + 1 : 1;
}

/**
 * Whether the numbers of a layer run through the headings above it, by the entries up to index `last`. A plan with
 * items below one heading only doesn't tell: then 1., 2. right below 一、 run through, as in most plans, and all others
 * begin again. `above`: the rank of the headings.
 */
export function runsThrough(plan: Plan, last: number, rank: number, above: number, mode: NumberingSetting): boolean {
  if (mode === 'document' || mode === 'part') return true;
  if (mode === 'parent') return false;
  let before: Entry | undefined;
  let [through, afresh] = [0, 0];
  for (const entry of plan.structure.entries) {
    if (entry.index > last) break;
    if (entry.rank !== rank || entry.marker === undefined) continue;
    if (before !== undefined && before.parent !== entry.parent && partOf(before) === partOf(entry)) {
      if (entry.marker.number === before.marker!.number + 1) through++;
      else if (entry.marker.number === 1) afresh++;
    }
    before = entry;
  }
  return through > afresh || (through === afresh && above === markerRank.han && rank === markerRank.arabic);
}

/** The part that a new child of `parent` would stand in. */
function partBelow(parent: Entry): Entry | undefined {
  return parent.kind === 'part' ? parent : partOf(parent);
}
