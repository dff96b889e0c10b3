/**
 * What the ledger changed, taken into the plan as edits of its text. An edit is made only if the plan, read again, then
 * says in that column what the ledger says, and everything else as before; the rest is left to the author.
 */
import { parsePlan } from '../plan/parse';
import { planText, titleSpan } from '../plan/query';
import type { Plan } from '../plan/types';
import type { Role, Unit } from '../scan/types';
import { applyEdits, type Edit } from '../text/edits';
import { groupBy } from '../text/grouping';
import { rangeOf } from '../text/positions';
import { baseValueOf } from './baseSheet';
import type { RowKind } from './columns';
import type { CellDifference, Difference, LedgerComparison } from './ledgerChanges';
import { figureOf, ledgerTasks, namesIn, planColumns, type LedgerTask, type PlanColumn } from './tasks';

export interface TakenChanges {
  /** The text of the plan with all edits. */
  readonly text: string;
  readonly edits: readonly { readonly edit: Edit; readonly taken: CellDifference }[];
  readonly taken: readonly CellDifference[];
  /** What the author has to decide. */
  readonly left: readonly Difference[];
}

export function takeChanges({ differences, tasks, rows }: LedgerComparison, plan: Plan): TakenChanges {
  const text = planText(plan);
  const before: Rows = {
    tasks: ledgerTasks(plan, { rows }),
    indexOf: new Map(tasks.map((task, at) => [task, at])),
    rows,
  };
  const edits: { edit: Edit; taken: CellDifference }[] = [];
  const taken: CellDifference[] = [];
  const left: Difference[] = [];
  for (const group of groupedByPlace(differences)) {
    const [first] = group;
    const made = first!.kind === 'cell' ? editsFor(plan, group as readonly CellDifference[]) : undefined;
    if (made !== undefined && holds(text, made, before, group as readonly CellDifference[])) {
      const cells = group as readonly CellDifference[];
      for (const edit of made) edits.push({ edit, taken: cells[0]! });
      taken.push(...cells);
    } else
      left.push(...group.filter(({ kind, ...rest }) => kind !== 'cell' || (rest as CellDifference).side !== 'plan'));
  }
  return {
    text: applyEdits(
      text,
      edits.map(({ edit }) => edit),
    ),
    edits,
    taken,
    left,
  };
}

/**
 * What is written once in the plan changes together: the units of one note, who lead and who support, a deadline,
 * and the title of a task, in all rows that have it. Every other difference stands alone.
 */
function groupedByPlace(differences: readonly Difference[]): readonly (readonly Difference[])[] {
  const groups: Difference[][] = [];
  const known = new Map<unknown, Difference[]>();
  for (const difference of differences) {
    const place = sharedPlace(difference);
    const group = place === undefined ? undefined : known.get(place);
    if (group !== undefined) {
      group.push(difference);
      continue;
    }
    const added = [difference];
    groups.push(added);
    if (place !== undefined) known.set(place, added);
  }
  return groups;
}

/** The same object for differences that can be taken together only. */
export function sharedPlace(difference: Difference): unknown {
  if (difference.kind !== 'cell') return undefined;
  const { column, task } = difference;
  switch (column) {
    case 'lead':
    case 'support':
      return task.notes[0]?.note ?? task;
    case 'due':
      return task.deadlines[0]?.deadline ?? task;
    case 'task':
      return task.entry;
    default:
      return undefined;
  }
}

/** Undefined if there is no plain way. */
function editsFor(plan: Plan, group: readonly CellDifference[]): readonly Edit[] | undefined {
  if (group.some(({ side }) => side !== 'ledger')) return undefined;
  const [difference] = group;
  // In rows of one note or one title, all have to say the same.
  const said = groupBy(group, ({ column }) => column);
  for (const [column, cells] of said)
    if (new Set(cells.map(({ inLedger }) => baseValueOf(column, inLedger))).size > 1) return undefined;
  switch (difference!.column) {
    case 'task':
      return titleEdits(plan, difference!);
    case 'due':
      return dueEdits(difference!);
    case 'value':
      return valueEdits(difference!);
    case 'lead':
    case 'support':
      return unitEdits(plan, group);
    default:
      return undefined;
  }
}

function titleEdits(plan: Plan, { task: { entry }, inLedger }: CellDifference): readonly Edit[] | undefined {
  if (plan.lines[entry.line]!.titleBelow !== undefined || !isWritable(inLedger)) return undefined;
  return [{ range: rangeOf(entry.line, titleSpan(plan, entry)), newText: inLedger }];
}

/** A line that says something. */
function isWritable(text: string): boolean {
  return text !== '' && !/[\r\n。]/.test(text);
}

function dueEdits({ task, inLedger }: CellDifference): readonly Edit[] | undefined {
  const [only, ...more] = task.deadlines;
  if (only === undefined || more.length > 0 || !isWritable(inLedger)) return undefined;
  return [{ range: rangeOf(only.line, only.deadline.span), newText: inLedger }];
}

function valueEdits({ task, inPlan, inLedger }: CellDifference): readonly Edit[] | undefined {
  const [before, after] = [inPlan.split('\n'), inLedger.split(/\r?\n/).map((line) => line.trim())];
  if (before.length !== after.length || task.targets.length !== before.length) return undefined;
  const edits: Edit[] = [];
  for (const [at, target] of task.targets.entries()) {
    if (before[at] === after[at]) continue;
    const { figure } = figureOf(target);
    const sign = before[at]!.slice(0, before[at]!.length - figure.length);
    const wanted = after[at]!.slice(sign.length);
    if (!after[at]!.startsWith(sign) || !/^\d{1,15}(?:\.\d{1,9})?$/.test(wanted)) return undefined;
    if (!target.digits.startsWith(figure)) return undefined;
    const { start } = target.target.number;
    edits.push({ range: rangeOf(target.line, { start, end: start + figure.length }), newText: wanted });
  }
  return edits;
}

/** The one note of the row, its units written anew in the note's own form. */
function unitEdits(plan: Plan, group: readonly CellDifference[]): readonly Edit[] | undefined {
  const { task } = group[0]!;
  const said = (column: 'lead' | 'support'): readonly string[] =>
    namesIn(group.find((one) => one.column === column)?.inLedger ?? task.values[column]);
  const [leads, supports] = [said('lead'), said('support')];
  if (
    [...leads, ...supports].some((name) => /[（）()：:。]/.test(name) && !/^[^（）()]+[（(][^（）()]+[）)]$/.test(name))
  )
    return undefined;
  const [only, ...more] = task.notes;
  if (only === undefined || more.length > 0) return undefined;
  const { line, note } = only;
  const { text } = plan.lines[line]!;
  const [first, second] = note.units;
  const separator = second === undefined ? '、' : text.slice(first!.span.end, second.span.start);
  const joint = /^[、，,；;]\s?$/.test(separator) ? separator : '、';
  const replaced = (units: readonly Unit[], names: readonly string[]): Edit | undefined =>
    units.length === 0 || names.length === 0
      ? undefined
      : {
          range: rangeOf(line, { start: units[0]!.span.start, end: units.at(-1)!.span.end }),
          newText: names.join(joint),
        };
  const isList = note.form !== 'verb' && note.labels.length < 2;
  if (isList) {
    const edit = replaced(note.units, [...leads, ...supports]);
    return edit === undefined ? undefined : [edit];
  }
  const of = (...roles: readonly Role[]): readonly Unit[] => note.units.filter(({ role }) => roles.includes(role));
  const pairs = [
    [of('lead'), leads],
    [of('support', 'plain'), supports],
  ] as const;
  if (pairs.some(([units, names]) => (units.length === 0) !== (names.length === 0))) return undefined;
  return pairs.map(([units, names]) => replaced(units, names)).filter((edit) => edit !== undefined);
}

/** Which columns may change together with one. */
const follow: Readonly<Partial<Record<PlanColumn, readonly PlanColumn[]>>> = {
  task: ['task', 'whole'],
  due: ['due', 'measures', 'whole'],
  value: ['value', 'measures', 'whole'],
  lead: ['lead', 'support', 'leader'],
  support: ['lead', 'support', 'leader'],
};

/** The rows of the plan as it is. */
interface Rows {
  readonly tasks: readonly LedgerTask[];
  /** Of the rows that are compared, which are in the same order. */
  readonly indexOf: ReadonlyMap<LedgerTask, number>;
  readonly rows: RowKind;
}

/** Whether the plan then says what the ledger says, and nothing else has changed. */
function holds(text: string, edits: readonly Edit[], before: Rows, group: readonly CellDifference[]): boolean {
  const after = ledgerTasks(parsePlan(applyEdits(text, edits)), { rows: before.rows });
  const cellsOf = groupBy(group, ({ task }) => before.indexOf.get(task));
  return (
    after.length === before.tasks.length &&
    after.every(({ values }, index) => {
      const cells = cellsOf.get(index) ?? [];
      const allowed = cells.flatMap(({ column }) => follow[column] ?? []);
      return (
        planColumns.every(
          (column) => allowed.includes(column) || values[column] === before.tasks[index]!.values[column],
        ) &&
        cells.every(({ column, inLedger }) => baseValueOf(column, values[column]) === baseValueOf(column, inLedger))
      );
    })
  );
}
