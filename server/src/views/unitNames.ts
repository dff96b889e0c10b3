/** The units of an entry, in a few words. */
import { assignmentsOf, distinctUnits, type Assignment } from '../plan/facts/assignments';
import { defineFact, type Fact } from '../plan/facts/define';
import type { Entry } from '../plan/types';
import { plainText } from '../text/plainText';

const maxUnits = 4;

/** 基教科、教科院: the lead first; a long list is cut. Empty for an entry without a unit. */
export const unitNamesOf: Fact<(entry: Entry) => string> = defineFact({
  inputs: { assignments: assignmentsOf },
  compute({ assignments }) {
    const known: string[] = [];
    return (entry) => (known[entry.index] ??= joinedNames(distinctUnits(assignments.of(entry))));
  },
});

function joinedNames(units: readonly Assignment[]): string {
  const names = units
    .slice(0, maxUnits)
    .map(({ unit }) => plainText(unit.name))
    .join('、');
  return units.length > maxUnits ? `${names} +${units.length - maxUnits}` : names;
}
