/** 责任单位: who leads, supports and shares what; first of all the items that nobody answers for. */
import { assignmentsOf, distinctUnits, type Duty, type UnitRecord } from '../../plan/facts/assignments';
import { elementAt } from '../../plan/elementAt';
import { headingRange } from '../../plan/query';
import type { Entry } from '../../plan/types';
import type { Role } from '../../scan/types';
import type { Mutable } from '../../text/mutable';
import { plainText } from '../../text/plainText';
import type { Position } from '../../text/positions';
import { entryName, itemAt } from '../entries';
import { roleText, shownRole, words } from '../wording';
import { spoken, type TreeSource } from './source';
import { talliesOf, type Tallies } from './tallies';
import type { TreeRow } from './tree';
import { joined, treeWords } from './words';

/** The key of the row above all items without a unit. */
export const unassigned = 'none';

const prefix = 'unit ';

export function unitKey(name: string): string {
  return prefix + name;
}

/** The name in the key of a unit. */
export function nameOfKey(key: string): string | undefined {
  return key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
}

/** Units with many items come first. */
export function unitsTree(source: TreeSource): readonly TreeRow[] {
  const tallies = talliesOf(source.plan, source.reported);
  const records = [...assignmentsOf(source.plan).byUnit().values()].sort((a, b) => b.duties.length - a.duties.length);
  const rows = records.map((record) => unitRow(source, tallies, record));
  return tallies.lacking.size === 0 ? rows : [unassignedRow(source, tallies), ...rows];
}

/** The items of one unit. */
export function dutyRows(source: TreeSource, name: string): readonly TreeRow[] {
  const record = assignmentsOf(source.plan).byUnit().get(name);
  return record === undefined ? [] : rowsOf(source, talliesOf(source.plan, source.reported), record);
}

/** The items without a unit. */
export function lackingRows(source: TreeSource): readonly TreeRow[] {
  return lackingIn(source, talliesOf(source.plan, source.reported));
}

/** The keys of the item that a place is in: below the unit at that place, else below its lead. */
export function unitsPath(source: TreeSource, position: Position): string[] {
  const { plan } = source;
  const element = elementAt(plan, position);
  const item = itemAt(plan, position.line);
  if (item === undefined) return [];
  const named = distinctUnits(assignmentsOf(plan).of(item)).map(({ unit }) => unit.name);
  const here = element?.kind === 'unit' && named.includes(element.unit.name) ? element.unit.name : named[0];
  const record = here === undefined ? undefined : assignmentsOf(plan).byUnit().get(here);
  if (record === undefined)
    return talliesOf(plan, source.reported).lacking.has(item) ? [unassigned, itemKey(item)] : [];
  return record.duties.some(({ entry }) => entry === item) ? [unitKey(record.name), itemKey(item)] : [];
}

function itemKey({ index }: Entry): string {
  return String(index);
}

function unassignedRow(source: TreeSource, tallies: Tallies): TreeRow {
  const { language } = source;
  const text = treeWords(language);
  const description = text.items(tallies.lacking.size);
  return {
    key: unassigned,
    kind: 'group',
    label: text.unassigned,
    description,
    spoken: spoken(language, text.unassigned, description),
    mark: 'withoutUnit',
    open: true,
    size: tallies.lacking.size,
    children: () => lackingIn(source, tallies),
  };
}

function lackingIn(source: TreeSource, tallies: Tallies): readonly TreeRow[] {
  const { noUnit } = treeWords(source.language);
  return [...tallies.lacking].map((entry) => itemRow(source, tallies, entry, 'item', noUnit, noUnit));
}

function unitRow(source: TreeSource, tallies: Tallies, record: UnitRecord): TreeRow {
  const { language } = source;
  const text = words(language);
  const of = (role: Role): number => record.duties.filter((duty) => shownRole(duty) === role).length;
  const label = plainText(record.name);
  const duties = text.dutyCounts(of('lead'), of('plain'), of('support'));
  const collective = record.collective ? text.collective : '';
  return {
    key: unitKey(record.name),
    kind: 'unit',
    label,
    description: joined(duties, collective),
    tooltip: [label, duties, collective].filter(Boolean).join('\n'),
    spoken: spoken(language, label, collective, duties),
    size: record.duties.length,
    children: () => rowsOf(source, tallies, record),
  };
}

function rowsOf(source: TreeSource, tallies: Tallies, record: UnitRecord): readonly TreeRow[] {
  return record.duties.map((duty) => dutyRow(source, tallies, duty));
}

function dutyRow(source: TreeSource, tallies: Tallies, duty: Duty): TreeRow {
  const { language } = source;
  const role = shownRole(duty);
  const { roles } = words(language);
  const exactly = roleText(duty.role, duty.inferred, duty.source, language, duty.sole);
  return itemRow(source, tallies, duty.entry, role, roles[role], exactly);
}

function itemRow(
  { plan, uri, language }: TreeSource,
  tallies: Tallies,
  entry: Entry,
  kind: 'item' | Role,
  description: string,
  exactly: string,
): TreeRow {
  const label = entryName(plan, entry);
  const { findings, severity } = tallies.of(entry);
  const found = findings > 0 ? treeWords(language).findings(findings) : '';
  const row: Mutable<TreeRow> = {
    key: itemKey(entry),
    kind,
    label,
    description,
    tooltip: [label, exactly, found].filter(Boolean).join('\n'),
    spoken: spoken(language, label, exactly, found),
    place: { uri, range: headingRange(plan, entry) },
  };
  if (findings > 0) row.findings = { count: findings, severity };
  if (tallies.lacking.has(entry)) row.mark = 'withoutUnit';
  return row;
}
