/** The rows of the views on the whole workspace, down to those of single plans: the plans, and the units they name. */
import type { Steps } from '../async/steps';
import type { ViewName } from '../protocol/messages';
import type { MessageLanguage } from '../text/localized';
import { plainText } from '../text/plainText';
import type { TreeRow } from '../views/trees/tree';
import { joined, treeWords } from '../views/trees/words';
import { spoken } from '../views/trees/source';
import { findSymbols, type KnownPlan, type UnitTally } from './search';
import { nameOfKey, unassigned, unitKey } from '../views/trees/unitsTree';

/** Plans that hold what was typed, at most. */
const mostFound = 2000;

/** By the names of their files. With `typed`, plans that hold it in a title. */
export function* plansShown(plans: readonly KnownPlan[], typed: string): Steps<readonly KnownPlan[]> {
  const byName = [...plans].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0));
  if (typed === '') return byName;
  const found = new Set((yield* findSymbols(plans, [], typed, mostFound)).map(({ uri }) => uri));
  return byName.filter(({ uri }) => found.has(uri));
}

/** Its children are given on request: the plan has to be read for them. `held`: how much of what it is listed for. */
export function planRow({ uri, root, record }: KnownPlan, language: MessageLanguage, held = ''): TreeRow {
  const { label, file } = planNames({ uri, root, record });
  return {
    key: uri,
    kind: 'plan',
    label,
    description: joined(held, file),
    tooltip: [label, held, file].filter(Boolean).join('\n'),
    spoken: spoken(language, label, held, file),
    hasChildren: true,
    place: { uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
  };
}

/** Its title, or else its file, and its file. */
export function planNames({ uri, root, record }: Pick<KnownPlan, 'uri' | 'root' | 'record'>): {
  readonly label: string;
  readonly file: string;
} {
  const file = plainText(fileName(uri, root));
  return { label: plainText(record.title) || file, file };
}

/** Its path below its workspace folder, as people write it. */
function fileName(uri: string, root: string | undefined): string {
  const path = root !== undefined && uri.startsWith(root) ? uri.slice(root.length) : uri.slice(uri.lastIndexOf('/'));
  const plain = path.replace(/^\//, '');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

/** The unit of one workspace folder: 办公室 of two bureaus are two units. */
export function unitOfFolder({ name, root }: Pick<UnitTally, 'name' | 'root'>): string {
  return `${unitKey(name)} ${root ?? ''}`;
}

/** The plans of its folder that name it. */
export function plansNaming(plans: readonly KnownPlan[], { name, root }: UnitTally): readonly KnownPlan[] {
  return plans.filter((plan) => plan.root === root && plan.record.units.includes(name));
}

/** The keys of a row of a plan, as the view on the workspace has them: below a unit or group stand the plans. */
export function inWorkspace(view: ViewName, keys: readonly string[], { uri, root }: KnownPlan): readonly string[] {
  if (view === 'outline') return [uri, ...keys];
  const [group, ...below] = keys;
  if (group === undefined) return [];
  const name = nameOfKey(group);
  return [name === undefined ? group : unitOfFolder({ name, root }), uri, ...below];
}

/** Plans with items that lack a unit, and how many there are. */
export type PlansLacking = ReadonlyMap<KnownPlan, number>;

/** How many there are in all plans. */
export function countOf(plans: ReadonlyMap<KnownPlan, number>): number {
  let sum = 0;
  for (const count of plans.values()) sum += count;
  return sum;
}

/** The row above them all, before the units; none if no item lacks a unit. */
export function unassignedRows(plans: PlansLacking, language: MessageLanguage): TreeRow[] {
  if (plans.size === 0) return [];
  const text = treeWords(language);
  const description = joined(text.items(countOf(plans)), text.plans(plans.size));
  return [
    {
      key: unassigned,
      kind: 'group',
      label: text.unassigned,
      description,
      spoken: spoken(language, text.unassigned, description),
      mark: 'withoutUnit',
      hasChildren: true,
    },
  ];
}

/** Those that are named most often come first. */
export function unitRows(units: readonly UnitTally[], language: MessageLanguage): TreeRow[] {
  const text = treeWords(language);
  return [...units]
    .sort((a, b) => b.mentions - a.mentions)
    .map((unit): TreeRow => {
      const label = plainText(unit.name);
      const description = joined(text.plans(unit.plans), text.places(unit.mentions));
      return {
        key: unitOfFolder(unit),
        kind: 'unit',
        label,
        description,
        spoken: spoken(language, label, description),
        hasChildren: true,
      };
    });
}

export function workspaceSummary(plans: number, language: MessageLanguage, ...more: readonly string[]): string {
  return joined(treeWords(language).plans(plans), ...more);
}
