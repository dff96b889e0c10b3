/** 目标与时限: every target with its value, its deadline and who answers for it, by deadline or by unit. */
import type { Steps } from '../../async/steps';
import { dueDatesOf, undated, type DueDate } from '../../plan/facts/dueDates';
import { forEachPlanLine } from '../../plan/query';
import type { Entry } from '../../plan/types';
import type { Line, Target } from '../../scan/types';
import type { Reported } from '../../findings/report';
import { addToGroup, groupBy } from '../../text/grouping';
import type { Mutable } from '../../text/mutable';
import { plainText } from '../../text/plainText';
import { rangeOf, type Position, type Range } from '../../text/positions';
import { clauseSpan } from '../../text/sentences';
import { clauseAround } from '../clauses';
import { entryName, itemAt, itemOf } from '../entries';
import { valueText, words } from '../wording';
import { spoken, unitsOf, unitsText, type TreeSource } from './source';
import { findingsOf } from './tallies';
import type { TreeRow } from './tree';
import { unassigned, unitKey } from './unitsTree';
import { joined, treeWords } from './words';

export type TargetSort = 'deadline' | 'unit';

interface PlacedTarget {
  /** Among all targets of the plan. */
  readonly ordinal: number;
  readonly target: Target;
  readonly line: Line;
  /** Of its line. */
  readonly index: number;
  readonly item: Entry | undefined;
  readonly due: DueDate | undefined;
  /** The lead first. */
  readonly units: readonly string[];
}

/** Groups of targets: by the month that they are due in, or by the unit that leads. */
export function* targetsTree(source: TreeSource, sort: TargetSort): Steps<readonly TreeRow[]> {
  const isFound = findingsByLine(source.reported);
  const groups = groupBy(yield* targetsIn(source), (placed) => groupKey(placed, sort));
  const rows = [...groups].map(([key, targets]) => groupRow(source, sort, key, targets, isFound));
  return sort === 'unit' ? unassignedFirst(rows) : rows.sort((a, b) => compare(a.key, b.key));
}

/** The keys of the target in the clause at a place, else near it on that line, else of the first one of that item. */
export function* targetsPath(source: TreeSource, sort: TargetSort, { line, character }: Position): Steps<string[]> {
  const targets = yield* targetsIn(source);
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

/** Lines between two yields: what is new in each is read then. */
const linesInStep = 128;

function* targetsIn({ plan }: TreeSource): Steps<PlacedTarget[]> {
  const found: PlacedTarget[] = [];
  const dueDates = dueDatesOf(plan);
  const unitsIn = unitsOf(plan);
  const lines: { readonly line: Line; readonly index: number; readonly item: Entry | undefined }[] = [];
  forEachPlanLine(plan, (line, index, owner) => {
    if (line.targets.length > 0) lines.push({ line, index, item: itemOf(owner) });
  });
  for (const [at, { line, index, item }] of lines.entries()) {
    if (at % linesInStep === linesInStep - 1) yield;
    const units = item === undefined ? noUnits : unitsIn(item);
    for (const { target, due } of dueDates.ofTargets(line))
      found.push({
        ordinal: found.length,
        target,
        line,
        index,
        item,
        due: due ?? (item === undefined ? undefined : dueDates.ofItem(plan, item)),
        units,
      });
  }
  return found;
}

const noUnits: readonly string[] = [];

function groupKey({ due, units }: PlacedTarget, sort: TargetSort): string {
  if (sort === 'unit') return units[0] === undefined ? unassigned : unitKey(units[0]);
  return due?.key ?? undated;
}

/** Keys of months are in the order of time, and letters come behind figures. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function unassignedFirst(rows: readonly TreeRow[]): TreeRow[] {
  const [first, others] = [rows.filter(({ key }) => key === unassigned), rows.filter(({ key }) => key !== unassigned)];
  return [...first, ...others];
}

function groupRow(
  source: TreeSource,
  sort: TargetSort,
  key: string,
  targets: readonly PlacedTarget[],
  isFound: FindingsAt,
): TreeRow {
  const { language } = source;
  const label = groupLabel(source, sort, targets[0]!);
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

function groupLabel({ language }: TreeSource, sort: TargetSort, { due, units }: PlacedTarget): string {
  const text = treeWords(language);
  if (sort === 'unit') return units[0] ?? text.noUnit;
  if (due === undefined) return text.noDeadline;
  return due.month === undefined ? text.otherDeadlines : text.month(due.month.year, due.month.month);
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
