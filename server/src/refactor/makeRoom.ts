/** Room for new entries among the numbers that are there. */
import type { Edit } from '../text/edits';
import type { Entry, Plan } from '../plan/types';
import { doubtsOf } from '../plan/numbering/doubts';
import { followingEdits, numberEdit, type NumberEdit } from '../plan/numbering/renumber';
import { seriesOf } from '../plan/numbering/series';
import type { NumberingModeSetting } from '../rules/types';

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
