/** The rows of a ledger: each task of the plan with what its columns say. */
import { assignmentsOf, distinctUnits } from '../plan/facts/assignments';
import { itemIds } from '../plan/identity/ids';
import { ownEndLine, titleText } from '../plan/query';
import { dueText, measuresOf, sectionOf, taskNumbers } from '../plan/tasks';
import type { Comparator, Role } from '../scan/types';
import type { Entry, Plan } from '../plan/types';
import { withoutNoise } from '../text/numerals';
import { commitmentsOf, type PlacedTarget } from './commitments';
import type { ColumnKey } from './columns';

/** What the plan says in the columns that follow it. Lines of 指标, 目标值 and 单位 belong together. */
export type PlanColumn = Extract<
  ColumnKey,
  | 'number'
  | 'section'
  | 'task'
  | 'measures'
  | 'whole'
  | 'indicator'
  | 'value'
  | 'measure'
  | 'lead'
  | 'support'
  | 'leader'
  | 'due'
>;

export const planColumns: readonly PlanColumn[] = [
  ...(['number', 'section', 'task', 'measures', 'whole', 'indicator', 'value', 'measure'] as const),
  ...(['lead', 'support', 'leader', 'due'] as const),
];

export interface LedgerTask {
  readonly id: string;
  readonly entry: Entry;
  /** The section of the first layer above it, unless it is one itself. */
  readonly section: Entry | undefined;
  readonly values: Readonly<Record<PlanColumn, string>>;
  readonly targets: readonly PlacedTarget[];
}

export interface TaskOptions {
  /** Ids from an earlier version, by the entries' index. */
  readonly ids?: readonly string[];
  /** Who is in charge of a unit. */
  readonly leaderOf?: (unit: string) => string | undefined;
}

export function ledgerTasks(
  plan: Plan,
  { ids = itemIds(plan), leaderOf = () => undefined }: TaskOptions = {},
): LedgerTask[] {
  const assignments = assignmentsOf(plan);
  const { tasks } = assignments;
  const targets = targetsByTask(plan, tasks, ids);
  const numbers = taskNumbers(tasks);
  return tasks.map((entry, index): LedgerTask => {
    const root = sectionOf(entry);
    const section = root === entry ? undefined : root;
    const units = distinctUnits(assignments.of(entry)).map(({ unit }) => unit);
    const named = (...roles: readonly Role[]): readonly string[] =>
      units.filter(({ role }) => roles.includes(role)).map(({ name }) => name);
    // Where nobody is said to lead, all of them answer.
    const leads = named('lead').length > 0 ? named('lead') : named('plain');
    const own = targets.get(entry) ?? [];
    const title = titleText(plan, entry);
    const measures = measuresOf(plan, entry);
    return {
      id: ids[entry.index]!,
      entry,
      section,
      targets: own,
      values: {
        number: numbers[index]!,
        section: section === undefined ? '' : titleText(plan, section),
        task: title,
        measures,
        whole: [title, measures].filter((part) => part !== '').join('。\n'),
        indicator: own.map(indicatorText).join('\n'),
        value: own.map(valueText).join('\n'),
        measure: own.map(measureText).join('\n'),
        lead: leads.join('、'),
        support: (named('lead').length > 0 ? named('support', 'plain') : named('support')).join('、'),
        leader: leadersOf(plan, entry, leads, leaderOf).join('、'),
        due: dueText(plan, entry),
      },
    };
  });
}

/** The units of a cell, whatever stands between them. */
export function namesIn(units: string): readonly string[] {
  return units.split(/[、,，;；\s]+/).filter((name) => name !== '');
}

/** Of units as `ledgerTasks` joins them; empty if there is none. */
export function firstUnit(units: string): string {
  return units.split('、')[0]!;
}

/** A target belongs to the task that its entry is, or stands in. */
function targetsByTask(plan: Plan, tasks: readonly Entry[], ids: readonly string[]): Map<Entry, PlacedTarget[]> {
  const found = new Map<Entry, PlacedTarget[]>(tasks.map((task) => [task, []]));
  for (const { item, targets } of commitmentsOf(plan, ids)) {
    let task: Entry | undefined = item.entry;
    while (task !== undefined && !found.has(task)) task = task.parent;
    if (task !== undefined) found.get(task)!.push(...targets);
  }
  return found;
}

/** Persons that the task's own notes name, or else whoever is in charge of the units that lead. */
function leadersOf(
  plan: Plan,
  task: Entry,
  leads: readonly string[],
  leaderOf: (unit: string) => string | undefined,
): readonly string[] {
  const named = new Set<string>();
  for (let line = task.line; line <= ownEndLine(task); line++) {
    const { text, notes } = plan.lines[line]!;
    for (const { start, end } of notes.flatMap(({ persons }) => persons)) named.add(text.slice(start, end));
  }
  if (named.size === 0) for (const lead of leads) named.add(leaderOf(lead) ?? '');
  named.delete('');
  return [...named];
}

const signs: Readonly<Record<Comparator, string>> = {
  atLeast: '≥',
  atMost: '≤',
  over: '>',
  under: '<',
  about: '约',
  exactly: '',
};

/** 普惠园覆盖率; the clause if it doesn't say what is counted. */
function indicatorText({ object, clause }: PlacedTarget): string {
  return oneLine(object === '' ? clause : object);
}

/** ≥90, 2-3: as written, without 万, 亿 and the measure word. */
function valueText(target: PlacedTarget): string {
  return signs[target.target.comparator] + figureOf(target).figure;
}

/** 万平方米 */
function measureText(target: PlacedTarget): string {
  const { unit } = target.target;
  return figureOf(target).scale + (unit === ':' ? '' : oneLine(unit));
}

/** Longer names before those that they end with. */
export const scales: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['万', 1e4],
];

/** 1.2亿 → 1.2 and 亿. A number in Chinese figures is written in Arabic ones. */
export function figureOf({ target: { value, upper, unit }, digits }: PlacedTarget): {
  readonly figure: string;
  readonly scale: string;
} {
  const [scale, factor] = scales.find(([name]) => digits.includes(name)) ?? ['', 1];
  const join = unit === ':' ? ':' : '-';
  const figure = [value, upper].filter((part) => part !== undefined).map((part) => withoutNoise(part / factor));
  return { figure: figure.join(join), scale };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
