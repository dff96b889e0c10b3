/** The unit registry: units and their names, contradictions among them, and the directory that the rules query. */
import { nearestNameIn } from '../rules/nearestName';
import { nameKey } from '../text/normaliseCharacters';
import type { UnitDirectory, UnitEntry } from '../rules/types';
import type { Report } from './problems';
import { show } from './validate';
import { get, type ConfigNode } from './tree';

export interface FormerName {
  readonly name: string;
  /** 2019, 2019-03 or 2019-03-01 */
  readonly since?: string;
  readonly until?: string;
}

export interface UnitDefinition {
  readonly name: string;
  readonly short: readonly string[];
  readonly former: readonly FormerName[];
  readonly parent?: string;
  readonly collective: boolean;
  readonly leader?: string;
}

type Scalar = ConfigNode & { kind: 'scalar' };

const textOf = (node: ConfigNode | undefined): Scalar | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' && node.value.trim() !== '' ? node : undefined;
const itemsOf = (node: ConfigNode | undefined): readonly ConfigNode[] => (node?.kind === 'list' ? node.items : []);
/** Short form (a text) or long form (a mapping with `name`). */
const nameOf = (node: ConfigNode): Scalar | undefined => textOf(node.kind === 'map' ? get(node, 'name') : node);

type NameKind = 'full' | 'short' | 'former';
const kindNames: Readonly<Record<NameKind, string>> = { full: '全称', short: '简称', former: '曾用名' };

/**
 * Reports names given twice, parents that are missing or form a circle, and former names that end before they begin.
 */
export function checkUnits(tree: ConfigNode, report: Report): void {
  const units = itemsOf(get(tree, 'units'));
  const owners = new Map<string, { readonly owner: string; readonly kind: NameKind; readonly unit: ConfigNode }>();
  const claim = (node: Scalar | undefined, kind: NameKind, unit: ConfigNode, owner: string): void => {
    if (node === undefined) return;
    const key = nameKey(String(node.value));
    const other = owners.get(key);
    if (other === undefined) {
      owners.set(key, { owner, kind, unit });
    } else if (other.unit === unit) {
      report(
        'config/duplicate-name',
        node.span,
        `“${show(String(node.value))}”在同一单位中重复`,
        `“${show(String(node.value))}” is given twice for the same unit`,
      );
    } else if (other.kind === 'former' && kind === 'former') {
      report(
        'config/duplicate-name',
        node.span,
        `“${show(String(node.value))}”也是“${show(other.owner)}”的曾用名，查不到时以前者为准`,
        `“${show(String(node.value))}” is a former name of “${show(other.owner)}” too; that one counts`,
        'information',
      );
    } else {
      report(
        'config/duplicate-name',
        node.span,
        `“${show(String(node.value))}”已是“${show(other.owner)}”的${kindNames[other.kind]}`,
        `“${show(String(node.value))}” is already a ${other.kind} name of “${show(other.owner)}”`,
      );
    }
  };
  const parents = new Map<string, Scalar>();
  // Full names first: a short name that repeats one is what should be reported, wherever it stands.
  for (const unit of units) claim(nameOf(unit), 'full', unit, String(nameOf(unit)?.value ?? ''));
  for (const unit of units) {
    const owner = String(nameOf(unit)?.value ?? '');
    for (const node of itemsOf(get(unit, 'short'))) claim(textOf(node), 'short', unit, owner);
    const parent = textOf(get(unit, 'parent'));
    if (parent !== undefined) parents.set(owner, parent);
  }
  for (const unit of units) {
    const owner = String(nameOf(unit)?.value ?? '');
    for (const node of itemsOf(get(unit, 'former'))) {
      claim(nameOf(node), 'former', unit, owner);
      checkPeriod(node, report);
    }
  }
  checkParents(parents, owners, report);
}

function checkPeriod(node: ConfigNode, report: Report): void {
  const since = get(node, 'since');
  const until = get(node, 'until');
  if (since?.kind !== 'scalar' || until?.kind !== 'scalar') return;
  if (lastDay(until.source) < firstDay(since.source)) {
    report('config/period', until.span, '停用时间早于启用时间', 'It ends before it begins');
  }
}

function checkParents(
  parents: ReadonlyMap<string, Scalar>,
  owners: ReadonlyMap<string, { readonly owner: string; readonly kind: NameKind }>,
  report: Report,
): void {
  const reported = new Set<string>();
  for (const [unit, node] of parents) {
    const stated = String(node.value);
    const found = owners.get(nameKey(stated));
    if (found === undefined) {
      report(
        'config/unknown-parent',
        node.span,
        `单位登记表中没有“${show(stated)}”`,
        `There is no unit “${show(stated)}” in the registry`,
      );
    } else if (found.kind === 'former') {
      report(
        'config/unknown-parent',
        node.span,
        `“${show(stated)}”是“${show(found.owner)}”的曾用名`,
        `“${show(stated)}” is a former name of “${show(found.owner)}”`,
      );
    }
    // Follow the chain once from every unit; each unit has one parent, so a visited one ends the walk.
    const path = new Set<string>([unit]);
    let next: string | undefined = found?.owner;
    while (next !== undefined && !path.has(next) && !reported.has(next)) {
      path.add(next);
      const above = parents.get(next);
      next = above === undefined ? undefined : owners.get(nameKey(String(above.value)))?.owner;
    }
    if (next !== undefined && path.has(next)) {
      report(
        'config/parent-loop',
        node.span,
        `“${show(unit)}”的上级关系成了循环`,
        `The parents of “${show(unit)}” lead in a circle`,
      );
    }
    for (const name of path) reported.add(name);
  }
}

const firstDay = (date: string): string =>
  date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
const lastDay = (date: string): string =>
  date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;

/** Was the name in force at any time of that year? */
function inForce(former: FormerName, year: number): boolean {
  const from = former.since === undefined ? '' : firstDay(former.since);
  // A former name without an end date was given up at an unknown time, so it counts as former.
  return former.until !== undefined && lastDay(former.until) >= `${year}-01-01` && from <= `${year}-12-31`;
}

/**
 * The directory of a registry; undefined when it is empty. `planYear` decides about former names: in a plan for a year
 * in which the name was in force, it counts as a full name.
 */
export function unitDirectory(
  units: readonly UnitDefinition[] | undefined,
  planYear?: number,
): UnitDirectory | undefined {
  if (units === undefined || units.length === 0) return undefined;
  const known = new Map<
    string,
    { readonly unit: UnitDefinition; readonly kind: NameKind; readonly former?: FormerName }
  >();
  const names: string[] = [];
  const add = (name: string, unit: UnitDefinition, kind: NameKind, former?: FormerName): void => {
    const key = nameKey(name);
    if (key === '' || known.has(key)) return;
    known.set(key, { unit, kind, ...(former === undefined ? {} : { former }) });
    names.push(name);
  };
  for (const unit of units) add(unit.name, unit, 'full');
  for (const unit of units) for (const short of unit.short) add(short, unit, 'short');
  for (const unit of units) for (const former of unit.former) add(former.name, unit, 'former', former);
  return {
    names,
    nearest: nearestNameIn(names),
    find(name: string, year: number | undefined = planYear): UnitEntry | undefined {
      const found = known.get(nameKey(name));
      if (found === undefined) return undefined;
      const stillUsed = found.former !== undefined && year !== undefined && inForce(found.former, year);
      return {
        fullName: stillUsed ? (found.former?.name ?? found.unit.name) : found.unit.name,
        matched: stillUsed ? 'full' : found.kind,
        collective: found.unit.collective,
        current: found.unit.name,
      };
    },
  };
}
