/** 大纲: sections and items with their units, what they lack and what was found in them. */
import type { ViewFilter } from '../../protocol/messages';
import { rowRank } from '../../plan/outline/markerRanks';
import { entryAt, headingRange } from '../../plan/query';
import type { Entry } from '../../plan/types';
import { createMatcher } from '../../text/pinyin';
import type { Mutable } from '../../text/mutable';
import type { Position } from '../../text/positions';
import { entryName } from '../entries';
import { unitNamesOf } from '../unitNames';
import { entryKeys, spoken, unitsOf, unitsText, type TreeSource } from './source';
import { talliesOf, type Tallies } from './tallies';
import type { TreeRow } from './tree';
import { joined, treeWords } from './words';

export function outlineTree(source: TreeSource, filter?: ViewFilter): readonly TreeRow[] {
  const { plan } = source;
  const tallies = talliesOf(plan, source.reported);
  const isShown = shownBy(source, tallies, filter);
  const rowsOf = (entries: readonly Entry[]): TreeRow[] =>
    entries.flatMap((entry, index) =>
      isShown(entry)
        ? [rowOf(source, tallies, entry, String(index), entry.children.some(isShown) ? rowsOf : undefined, filter)]
        : [],
    );
  return rowsOf(plan.structure.roots);
}

/** The keys of the entry that a place is in. */
export function outlinePath({ plan }: TreeSource, { line, character }: Position): string[] {
  const entry = entryAt(plan.structure, line, character);
  return entry === undefined ? [] : entryKeys(plan, entry);
}

function rowOf(
  { plan, uri, language }: TreeSource,
  tallies: Tallies,
  entry: Entry,
  key: string,
  rowsOf: ((entries: readonly Entry[]) => TreeRow[]) | undefined,
  filter: ViewFilter | undefined,
): TreeRow {
  const text = treeWords(language);
  const label = entryName(plan, entry);
  const { items, withoutUnit, findings, severity } = tallies.of(entry);
  const lacks = tallies.lacking.has(entry);
  const isContainer = entry.children.length > 0 && entry.kind !== 'item' && entry.kind !== 'subitem';
  const counts = [
    isContainer && items > 0 ? text.items(items) : '',
    lacks ? text.noUnit : withoutUnit > 0 ? text.withoutUnit(withoutUnit) : '',
  ];
  const units = unitsText(unitsOf(plan)(entry), language);
  const found = findings > 0 ? text.findings(findings) : '';
  const row: Mutable<TreeRow> = {
    key,
    kind: entry.kind,
    label,
    description: joined(unitNamesOf(plan)(entry), ...counts),
    tooltip: [label, units, ...counts, found].filter(Boolean).join('\n'),
    spoken: spoken(language, label, units, ...counts, found),
    place: { uri, range: headingRange(plan, entry) },
  };
  if (lacks) row.mark = 'withoutUnit';
  if (findings > 0) row.findings = { count: findings, severity };
  if (entry.shared === undefined && entry.rank !== rowRank) row.movable = true;
  if (isContainer || filter !== undefined) row.open = true;
  if (rowsOf !== undefined) row.children = () => rowsOf(entry.children);
  return row;
}

/** The longest row of pieces that a name is found by: the name as a whole, its beginning, or a part in one piece. */
const inOnePiece = 2;

/** With a filter, entries that pass and those above them; below a title that holds the text, all. */
function shownBy({ plan }: TreeSource, tallies: Tallies, filter: ViewFilter | undefined): (entry: Entry) => boolean {
  const typed = filter?.text?.trim() ?? '';
  if (filter === undefined || (typed === '' && filter.only === undefined)) return () => true;
  const { entries } = plan.structure;
  const matches = typed === '' ? undefined : createMatcher(typed);
  const fits = (name: string): boolean => (matches?.(name) ?? Infinity) <= inOnePiece;
  const found = new Array<boolean>(entries.length).fill(false);
  const shown = new Array<boolean>(entries.length).fill(false);
  for (const entry of entries) {
    found[entry.index] =
      matches === undefined ||
      fits(entryName(plan, entry)) ||
      unitsOf(plan)(entry).some(fits) ||
      (entry.parent !== undefined && found[entry.parent.index]!);
    shown[entry.index] = found[entry.index]! && passes(tallies, entry, filter.only);
  }
  for (const entry of [...entries].reverse())
    if (shown[entry.index]! && entry.parent !== undefined) shown[entry.parent.index] = true;
  return ({ index }) => shown[index]!;
}

function passes(tallies: Tallies, entry: Entry, only: ViewFilter['only']): boolean {
  if (only === undefined) return true;
  return only === 'withoutUnit' ? tallies.lacking.has(entry) : tallies.of(entry).findings > 0;
}
