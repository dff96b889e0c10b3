/** Ids over time: an item keeps its id when its words change. */
import { itemIds } from './ids';
import { itemsOf } from './items';
import { matchItems, type Matchable } from './match';
import type { Plan } from '../types';

/**
 * The ids of `plan`, where `earlier` are the items of a previous version with their ids. A new item gets an id that
 * none of those has.
 */
export function carriedIds(earlier: readonly Matchable[], plan: Plan): readonly string[] {
  const { pairs } = matchItems(earlier, itemsOf(plan));
  return itemIds(plan, {
    carried: new Map(pairs.map((pair) => [pair.later.entry.index, pair.earlier.id])),
    reserved: earlier.map(({ id }) => id),
  });
}
