/** Ids over time: an item keeps its id when its words change. */
import { itemIds } from './ids';
import { itemsOf, type PlanItem } from './items';
import { matchItems, type Matchable, type Matching } from './match';
import type { Plan } from '../types';

/**
 * The ids of `plan`, where `earlier` are the items of a previous version with their ids. A new item gets an id that
 * none of those has.
 */
export function carriedIds(earlier: readonly Matchable[], plan: Plan): readonly string[] {
  return idsAfter(earlier, matchItems(earlier, itemsOf(plan)), plan);
}

/** The same, where the items have been matched. */
export function idsAfter(
  earlier: readonly Matchable[],
  { pairs }: Matching<Matchable, PlanItem>,
  plan: Plan,
): readonly string[] {
  return itemIds(plan, {
    carried: new Map(pairs.map((pair) => [pair.later.entry.index, pair.earlier.id])),
    reserved: earlier.map(({ id }) => id),
  });
}
