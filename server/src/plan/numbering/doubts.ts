/** What makes renumbering a series doubtful: figures would mean something other than what their author meant. */
import { rangeOf, type Range } from '../../text/positions';
import type { Entry, Plan } from '../types';
import { lostMarks } from './lostMarks';
import { referencesOf, targetOf, type Reference } from './references';
import type { NumberEdit } from './renumber';
import type { Series } from './series';

/**
 * `lost` a line that may be the item with this number, without its mark · `taken` a reference to nothing, which would
 * then point to an entry · `torn` a reference that can't follow: two entries have the number, or another number in it
 * points to nothing
 */
export type Doubt = DoubtOf<'lost'> | DoubtOf<'taken'> | DoubtOf<'torn'>;

interface DoubtOf<Kind> {
  readonly kind: Kind;
  readonly range: Range;
  readonly number: number;
}

/** References that can't follow a renumbering. Most plans have none. */
export function unsettledReferences(plan: Plan): readonly Reference[] {
  return referencesOf(plan).filter(({ terms }) => terms.some((term) => targetOf(term) === undefined));
}

/** Why the edits, all of one series, should not be made unasked. */
export function doubtsOf(
  plan: Plan,
  series: Series,
  edits: readonly NumberEdit[],
  unsettled: readonly Reference[] = unsettledReferences(plan),
): Doubt[] {
  const lost = series.slips
    .flatMap((slip) => lostMarks(plan, series, slip))
    .map(({ line, span, number }): Doubt => ({ kind: 'lost', range: rangeOf(line, span), number }));
  if (unsettled.length === 0 || edits.length === 0) return lost;
  // A number that is wrong on its own is corrected; references to the entry already mean the right number.
  const wrong = new Set(series.slips.flatMap(({ kind, index }) => (kind === 'wrong' ? [series.entries[index]!] : [])));
  const moved = new Set<Entry>();
  const taken = new Set<number>();
  for (const { entry, number } of edits) {
    if (wrong.has(entry)) continue;
    moved.add(entry);
    taken.add(number);
  }
  const { rank } = series.entries[0]!;
  const references = unsettled.flatMap(({ line, span, terms }): Doubt[] => {
    const taking = terms.find((term) => term.missing && term.rank === rank && taken.has(term.number));
    if (taking !== undefined) return [{ kind: 'taken', range: rangeOf(line, span), number: taking.number }];
    const torn = terms.find(({ candidates }) => candidates.some((entry) => moved.has(entry)));
    return torn === undefined ? [] : [{ kind: 'torn', range: rangeOf(line, span), number: torn.number }];
  });
  return [...lost, ...references];
}
