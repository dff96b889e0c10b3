/** The layers that a plan uses, or could use next, and how their numbers are written. */
import type { MarkerKind } from '../scan/types';
import type { Entry, Plan } from '../plan/types';
import { markerRank, partRank, rowRank } from '../plan/outline/markerRanks';
import { formOf, nearestEntry, type MarkerForm } from './markerForms';

/** Layers that any plan may use. */
const usual: readonly MarkerKind[] = ['han', 'hanParen', 'arabic', 'arabicParen', 'circled'];

/** How they are written where the plan doesn't show it. */
const usualForms: ReadonlyMap<number, MarkerForm> = new Map(
  (
    [
      ['han', '', '一', '、'],
      ['hanParen', '（', '一', '）'],
      ['arabic', '', '1', '.'],
      ['arabicParen', '（', '1', '）'],
      ['circled', '', '①', ''],
    ] as const
  ).map(([kind, prefix, figures, delimiter]) => [
    markerRank[kind],
    { indent: '', prefix, figures, delimiter, spacing: '' },
  ]),
);

/** The layers that a plan uses, and inside the last of them those that any plan may use. Outermost first. */
export function layersOf({ structure: { entries } }: Plan): readonly number[] {
  const used = new Set<number>();
  for (const { marker, rank } of entries)
    if (marker !== undefined && rank !== rowRank && rank > partRank) used.add(rank);
  const innermost = Math.max(...used);
  for (const kind of usual) if (markerRank[kind] > innermost) used.add(markerRank[kind]);
  return [...used].sort((a, b) => a - b);
}

/** The nearest other entry of a layer, one before `entry` rather than one behind. */
export function nearestOfLayer(plan: Plan, entry: Entry, rank: number): Entry | undefined {
  return nearestEntry(plan, entry, (one) => one.rank === rank && one.marker !== undefined);
}

/** The usual form of a layer that the plan doesn't show, with the white space that `entry` has around its number. */
export function usualForm(plan: Plan, entry: Entry, rank: number): MarkerForm | undefined {
  const form = usualForms.get(rank);
  const own = formOf(plan, entry);
  return form === undefined || own === undefined ? undefined : { ...form, indent: own.indent, spacing: own.spacing };
}
