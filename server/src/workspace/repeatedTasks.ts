/** Tasks that stand under the very same title in several plans of one workspace folder. */
import { stepSize, type Steps } from '../async/steps';
import type { MessageLanguage } from '../text/localized';
import { addToGroup } from '../text/grouping';
import { plainText } from '../text/plainText';
import { spoken } from '../views/trees/source';
import type { TreeRow } from '../views/trees/tree';
import { treeWords } from '../views/trees/words';
import { planNames } from './planRows';
import { entryCount, entryPlace } from './planRecord';
import { shortestTitle, titleWithoutNumber, type KnownPlan } from './search';

/** The key of the row above them all. */
export const repeated = 'repeated';

interface Place {
  readonly plan: KnownPlan;
  /** Of the plan's entries. */
  readonly entry: number;
}

/** By title. Those of most plans first. */
export function* repeatedTasks(plans: readonly KnownPlan[]): Steps<(readonly Place[])[]> {
  const places = new Map<string, Place[]>();
  let seen = 0;
  for (const plan of plans)
    for (let entry = 0; entry < entryCount(plan.record); entry++) {
      if (++seen % stepSize === 0) yield;
      const { name, kind } = entryPlace(plan.record, entry);
      if (kind !== 'item' && kind !== 'subitem') continue;
      const title = titleWithoutNumber(name);
      if (title.length >= shortestTitle) addToGroup(places, `${plan.root ?? plan.uri}\n${title}`, { plan, entry });
    }
  return [...places.values()]
    .filter((group) => group.some(({ plan }) => plan !== group[0]!.plan))
    .sort((a, b) => b.length - a.length);
}

/** Looking for them takes a moment, so they come on request. */
export function repeatedRow(language: MessageLanguage): TreeRow {
  const { repeated: label } = treeWords(language);
  return { key: repeated, kind: 'group', label, spoken: label, hasChildren: true };
}

export function repeatedRows(tasks: readonly (readonly Place[])[], language: MessageLanguage): TreeRow[] {
  return tasks.map((places, index): TreeRow => {
    const [first] = places as readonly [Place];
    const label = plainText(titleWithoutNumber(entryPlace(first.plan.record, first.entry).name));
    const description = treeWords(language).plans(new Set(places.map(({ plan }) => plan)).size);
    return {
      key: String(index),
      kind: 'item',
      label,
      description,
      spoken: spoken(language, label, description),
      size: places.length,
      children: () => places.map((place, at) => placeRow(place, String(at), language)),
    };
  });
}

function placeRow({ plan, entry }: Place, key: string, language: MessageLanguage): TreeRow {
  const { name, range } = entryPlace(plan.record, entry);
  const { label, file } = planNames(plan);
  return {
    key,
    kind: 'plan',
    label,
    description: plainText(name),
    tooltip: [label, name, file].join('\n'),
    spoken: spoken(language, label, plainText(name)),
    place: { uri: plan.uri, range },
  };
}
