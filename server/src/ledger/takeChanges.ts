/**
 * What the ledger changed, taken into the plan as edits of its text. An edit is made only if the plan, read again, then
 * says in that column what the ledger says, and everything else as before; the rest is left to the author.
 */
import { parsePlan } from '../plan/parse';
import { ownEndLine, planText, titleSpan } from '../plan/query';
import { taskDeadlines } from '../plan/tasks';
import type { Plan } from '../plan/types';
import type { Note, Role, Unit } from '../scan/types';
import { applyEdits, type Edit } from '../text/edits';
import { rangeOf } from '../text/positions';
import { baseValueOf } from './baseSheet';
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

export function takeChanges({ differences }: LedgerComparison, plan: Plan): TakenChanges {
  const text = planText(plan);
  const before = ledgerTasks(plan);
  const edits: { edit: Edit; taken: CellDifference }[] = [];
  const taken: CellDifference[] = [];
  const left: Difference[] = [];
  for (const group of groupedByTask(differences)) {
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

/** Leads and supporting units of a task change together; every other difference stands alone. */
function groupedByTask(differences: readonly Difference[]): readonly (readonly Difference[])[] {
  const groups: Difference[][] = [];
  const units = new Map<LedgerTask, Difference[]>();
  for (const difference of differences) {
    const isUnits = difference.kind === 'cell' && (difference.column === 'lead' || difference.column === 'support');
    const known = isUnits ? units.get(difference.task) : undefined;
    if (known !== undefined) known.push(difference);
    else {
      const group = [difference];
      groups.push(group);
      if (isUnits) units.set(difference.task, group);
    }
  }
  return groups;
}

/** Undefined if there is no plain way. */
function editsFor(plan: Plan, group: readonly CellDifference[]): readonly Edit[] | undefined {
  if (group.some(({ side }) => side !== 'ledger')) return undefined;
  const [difference] = group;
  switch (difference!.column) {
    case 'task':
      return titleEdits(plan, difference!);
    case 'due':
      return dueEdits(plan, difference!);
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

function dueEdits(plan: Plan, { task, inLedger }: CellDifference): readonly Edit[] | undefined {
  const [only, ...more] = taskDeadlines(plan, task.entry);
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

/** The task's one note, its units written anew in the note's own form. */
function unitEdits(plan: Plan, group: readonly CellDifference[]): readonly Edit[] | undefined {
  const { task } = group[0]!;
  const said = (column: 'lead' | 'support'): readonly string[] =>
    namesIn(group.find((one) => one.column === column)?.inLedger ?? task.values[column]);
  const [leads, supports] = [said('lead'), said('support')];
  if (
    [...leads, ...supports].some((name) => /[（）()：:。]/.test(name) && !/^[^（）()]+[（(][^（）()]+[）)]$/.test(name))
  )
    return undefined;
  const found: { readonly line: number; readonly note: Note }[] = [];
  for (let line = task.entry.line; line <= ownEndLine(task.entry); line++)
    for (const note of plan.lines[line]!.notes) if (note.units.length > 0) found.push({ line, note });
  const [only, ...more] = found;
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

/** Whether the plan then says what the ledger says, and nothing else has changed. */
function holds(
  text: string,
  edits: readonly Edit[],
  before: readonly LedgerTask[],
  group: readonly CellDifference[],
): boolean {
  const after = ledgerTasks(parsePlan(applyEdits(text, edits)));
  const { entry } = group[0]!.task;
  return (
    after.length === before.length &&
    after.every(({ values }, index) => {
      const old = before[index]!;
      const changed = planColumns.filter((column) => values[column] !== old.values[column]);
      if (old.entry !== entry) return changed.length === 0;
      const allowed = group.flatMap(({ column }) => follow[column] ?? []);
      return (
        changed.every((column) => allowed.includes(column)) &&
        group.every(({ column, inLedger }) => baseValueOf(column, values[column]) === baseValueOf(column, inLedger))
      );
    })
  );
}
