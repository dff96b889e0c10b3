/** The numbers that new entries get, and room for them among those that are there. */
import type { Edit } from '../text/edits';
import type { Entry, Plan } from '../plan/types';
import { doubtsOf } from '../plan/numbering/doubts';
import { followingEdits, numberEdit, type NumberEdit } from '../plan/numbering/renumber';
import { partOf, seriesOf } from '../plan/numbering/series';
import { markerRank } from '../plan/outline/markerRanks';
import type { NumberingModeSetting } from '../rules/types';

/** The number that the first item below a heading gets: 1, or the one behind the last where numbers run through. */
export function firstNumber(plan: Plan, parent: Entry, rank: number, mode: NumberingModeSetting): number {
  const last = plan.structure.entries.slice(0, parent.index + 1).findLast((one) => one.rank === rank && one.marker);
  if (last?.marker === undefined || (partOf(last) !== partBelow(parent) && mode !== 'document')) return 1;
  return runsThrough(plan, parent.index, rank, parent.rank, mode) ? last.marker.number + 1 : 1;
}

/**
 * Whether the numbers of a layer run through the headings above it, by the entries up to index `last`. A plan with
 * items below one heading only doesn't tell: then 1., 2. right below 一、 run through, as in most plans, and all others
 * begin again. `above`: the rank of the headings.
 */
export function runsThrough(
  plan: Plan,
  last: number,
  rank: number,
  above: number,
  mode: NumberingModeSetting,
): boolean {
  if (mode !== 'auto') return mode !== 'parent';
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

/**
 * The edits that make `entry` and those that count on from it higher by `by`, with what refers to them. None if one of
 * the numbers is in doubt.
 */
export function makeRoom(plan: Plan, entry: Entry, mode: NumberingModeSetting, by = 1): readonly Edit[] {
  const series = seriesOf(plan, mode).find(({ entries }) => entries.includes(entry));
  if (series === undefined) return [];
  const edits: NumberEdit[] = [];
  let { number } = entry.marker!;
  for (let at = series.entries.indexOf(entry); at < series.entries.length; at++, number++) {
    const next = series.entries[at]!;
    if (next.marker!.number !== number) break;
    const edit = numberEdit(plan, next, number + by);
    if (edit === undefined) return [];
    edits.push(edit);
  }
  if (doubtsOf(plan, series, edits).some(({ kind }) => kind !== 'torn')) return [];
  const numbers = new Map(edits.map((edit) => [edit.entry, edit.number]));
  return [...edits.map(({ range, newText }) => ({ range, newText })), ...followingEdits(plan, numbers)];
}
