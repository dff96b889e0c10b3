/** What a view on one plan is made from, and what its trees have in common. */
import { assignmentsOf, distinctUnits } from '../../plan/facts/assignments';
import { defineFact, type Fact } from '../../plan/facts/define';
import type { Entry, Plan } from '../../plan/types';
import type { Reported } from '../../findings/report';
import type { MessageLanguage } from '../../text/localized';
import { plainText } from '../../text/plainText';
import { words } from '../wording';

export interface TreeSource {
  readonly uri: string;
  readonly plan: Plan;
  readonly reported: readonly Reported[];
  readonly language: MessageLanguage;
}

/** Its place in the tree: which child of which child. It stays while titles are typed. */
export function entryKeys(plan: Plan, entry: Entry): string[] {
  const keys: string[] = [];
  for (let one: Entry | undefined = entry; one !== undefined; one = one.parent)
    keys.unshift(String((one.parent?.children ?? plan.structure.roots).indexOf(one)));
  return keys;
}

/** Each unit of an entry once, the lead first. */
export const unitsOf: Fact<(entry: Entry) => readonly string[]> = defineFact({
  inputs: { assignments: assignmentsOf },
  compute({ assignments }) {
    const known: (readonly string[])[] = [];
    return (entry) =>
      (known[entry.index] ??= distinctUnits(assignments.of(entry)).map(({ unit }) => plainText(unit.name)));
  },
});

/** 责任单位：甲科、乙科 */
export function unitsText(names: readonly string[], language: MessageLanguage): string {
  const text = words(language);
  return names.length === 0 ? '' : text.unit + text.colon + names.join(text.list);
}

/** What a row says, read out. */
export function spoken(language: MessageLanguage, ...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(words(language).comma);
}
