/** Ids over time: an item keeps the id it had, though its words have changed since. */
import { itemIds } from './ids';
import { itemsOf } from './items';
import { matchItems, type Matchable } from './match';
import type { Plan } from '../types';

/**
 * The ids of `plan`, where `earlier` are the items of a former version with their ids. Whatever is new gets an id that
 * none of those has.
 */
export function carriedIds(earlier: readonly Matchable[], plan: Plan): readonly string[] {
  const { pairs } = matchItems(earlier, itemsOf(plan));
  return itemIds(plan, {
    carried: new Map(pairs.map((pair) => [pair.later.entry.index, pair.earlier.id])),
    reserved: earlier.map(({ id }) => id),
  });
}
