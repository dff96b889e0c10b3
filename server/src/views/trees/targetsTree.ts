/** 目标与时限: every target with its value, its deadline and who answers for it, by deadline or by unit. */
import type { Steps } from '../../async/steps';
import { monthOfKey, undated } from '../../plan/facts/dueDates';
import type { Reported } from '../../findings/report';
import { addToGroup, groupBy } from '../../text/grouping';
import type { MessageLanguage } from '../../text/localized';
import type { Mutable } from '../../text/mutable';
import { plainText } from '../../text/plainText';
import { rangeOf, type Position, type Range } from '../../text/positions';
import { clauseSpan } from '../../text/sentences';
import { clauseAround } from '../clauses';
import { entryName, itemAt } from '../entries';
import { valueText, words } from '../wording';
import { groupKey, inGroupOrder, placedTargets, type PlacedTarget, type TargetSort } from './placedTargets';
import { spoken, unitsText, type TreeSource } from './source';
import { findingsOf } from './tallies';
import type { TreeRow } from './tree';
import { nameOfKey, unassigned } from './unitsTree';
import { joined, treeWords } from './words';

/** Groups of targets: by the month that they are due in, or by the unit that leads. */
export function* targetsTree(source: TreeSource, sort: TargetSort): Steps<readonly TreeRow[]> {
  const isFound = findingsByLine(source.reported);
  const groups = groupBy(yield* placedTargets(source.plan), (placed) => groupKey(placed, sort));
  const rows = [...groups].map(([key, targets]) => groupRow(source, sort, key, targets, isFound));
  return inGroupOrder(rows, sort);
}

/** The keys of the target in the clause at a place, else near it on that line, else of the first one of that item. */
export function* targetsPath(source: TreeSource, sort: TargetSort, { line, character }: Position): Steps<string[]> {
  const targets = yield* placedTargets(source.plan);
  const onLine = targets.filter(({ index }) => index === line);
  const item = itemAt(source.plan, line);
  const inClause = ({ target: { span }, line: { text } }: PlacedTarget): boolean => {
    const clause = clauseSpan(text, span.start);
    return clause.start <= character && character <= clause.end;
  };
  const found =
    onLine.find(inClause) ??
    onLine.findLast(({ target: { span } }) => span.start <= character) ??
    onLine[0] ??
    (item === undefined ? undefined : targets.find((target) => target.item === item));
  return found === undefined ? [] : [groupKey(found, sort), String(found.ordinal)];
}

/** How many of the targets are in conflict with another. */
export function conflictCount({ reported }: TreeSource): number {
  return reported.filter(({ finding }) => finding.code === conflict).length;
}

const conflict = 'target/conflict';

function groupRow(
  source: TreeSource,
  sort: TargetSort,
  key: string,
  targets: readonly PlacedTarget[],
  isFound: FindingsAt,
): TreeRow {
  const { language } = source;
  const label = groupLabel(key, language);
  const description = words(language).targets(targets.length);
  return {
    key,
    kind: sort === 'unit' && key !== unassigned ? 'unit' : 'group',
    label,
    description,
    spoken: spoken(language, label, description),
    open: true,
    size: targets.length,
    children: () => targets.map((target) => targetRow(source, target, isFound)),
  };
}

/** What a group of targets is called: a month, or the unit. */
export function groupLabel(key: string, language: MessageLanguage): string {
  const text = treeWords(language);
  if (key === unassigned) return text.noUnit;
  const unit = nameOfKey(key);
  if (unit !== undefined) return unit;
  if (key === undated) return text.noDeadline;
  const month = monthOfKey(key);
  return month === undefined ? text.otherDeadlines : text.month(month.year, month.month);
}

/** The targets of one group. */
export function* targetsOfGroup(source: TreeSource, sort: TargetSort, key: string): Steps<readonly TreeRow[]> {
  return (yield* targetsTree(source, sort)).find((row) => row.key === key)?.children?.() ?? [];
}

function targetRow({ plan, uri, language }: TreeSource, placed: PlacedTarget, isFound: FindingsAt): TreeRow {
  const { target, line, index, item, due, units } = placed;
  const range = rangeOf(index, target.span);
  const text = words(language);
  const label = plainText(clauseAround(line, target.span));
  const found = isFound(range);
  const conflicts = found.filter(({ conflicts: is }) => is);
  const mark = conflicts.length > 0 ? treeWords(language).conflict : '';
  const facts = [
    text.value + text.colon + valueText(target, language),
    due === undefined ? '' : text.deadline + text.colon + due.text,
    unitsText(units, language),
    item === undefined ? '' : text.item + text.colon + entryName(plan, item),
    ...conflicts.map(({ reported: { finding } }) => plainText(finding.message[language])),
  ];
  const row: Mutable<TreeRow> = {
    key: String(placed.ordinal),
    kind: 'target',
    label,
    description: joined(mark, due?.text ?? '', units.join(text.list)),
    tooltip: [label, ...facts].filter(Boolean).join('\n'),
    spoken: spoken(language, label, mark, ...facts.slice(1, 3)),
    place: { uri, range },
  };
  if (conflicts.length > 0) row.mark = 'conflict';
  const findings = findingsOf(found.map(({ reported }) => reported));
  if (findings !== undefined) row.findings = findings;
  return row;
}

interface FindingAt {
  readonly reported: Reported;
  readonly range: Range;
  readonly conflicts: boolean;
}

type FindingsAt = (range: Range) => readonly FindingAt[];

/** The findings about targets; a conflict is found at both of its ends. */
function findingsByLine(reported: readonly Reported[]): FindingsAt {
  const byLine = new Map<number, FindingAt[]>();
  for (const one of reported) {
    const { code, range, related = [] } = one.finding;
    if (!code.startsWith('target/')) continue;
    const conflicts = code === conflict;
    const ranges = conflicts ? [range, ...related.map((other) => other.range)] : [range];
    for (const place of ranges) addToGroup(byLine, place.start.line, { reported: one, range: place, conflicts });
  }
  return ({ start, end }) =>
    (byLine.get(start.line) ?? []).filter(
      ({ range }) => range.start.character < end.character && range.end.character > start.character,
    );
}
