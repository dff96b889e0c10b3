/** The rows of a ledger: each task of the plan with what its columns say. */
import { assignmentsOf, distinctUnits } from '../plan/facts/assignments';
import { itemIds } from '../plan/identity/ids';
import type { Matchable } from '../plan/identity/match';
import { titleText } from '../plan/query';
import { dueText, sectionOf, taskNumbers } from '../plan/tasks';
import type { Comparator, Role } from '../scan/types';
import type { Entry, Plan } from '../plan/types';
import { withoutNoise } from '../text/numerals';
import { commitmentsOf, type PlacedTarget } from './commitments';
import type { ColumnKey, RowKind } from './columns';
import { isIn, measureIds, piecesOf, type Piece } from './pieces';

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

/** A row of a ledger: a task, or one of its measures. */
export interface LedgerTask extends Pick<Piece, 'notes' | 'deadlines'> {
  readonly id: string;
  /** The task; of a measure the one that it belongs to. */
  readonly entry: Entry;
  /** What a measure says; undefined for a row of the task itself. */
  readonly measure: string | undefined;
  /** The section of the first layer above it, unless it is one itself. */
  readonly section: Entry | undefined;
  readonly values: Readonly<Record<PlanColumn, string>>;
  readonly targets: readonly PlacedTarget[];
}

export interface TaskOptions {
  /** Ids from an earlier version, by the entries' index. */
  readonly ids?: readonly string[];
  readonly rows?: RowKind;
  /** Measures of an earlier version, whose ids are kept. */
  readonly measures?: readonly Matchable[];
  /** Who is in charge of a unit. */
  readonly leaderOf?: (unit: string) => string | undefined;
}

export function ledgerTasks(plan: Plan, options: TaskOptions = {}): LedgerTask[] {
  const { ids = itemIds(plan), rows = 'tasks', measures = [], leaderOf = () => undefined } = options;
  const { tasks } = assignmentsOf(plan);
  const targets = targetsByTask(plan, tasks, ids);
  const numbers = taskNumbers(tasks);
  const found = tasks.map((entry) => ({ task: ids[entry.index]!, pieces: piecesOf(plan, entry, rows) }));
  const ofMeasures = measureIds(found, measures);
  return tasks.flatMap((entry, index): LedgerTask[] => {
    const { task, pieces } = found[index]!;
    const root = sectionOf(entry);
    const section = root === entry ? undefined : root;
    const title = titleText(plan, entry);
    const all = targets.get(entry)!;
    let count = 0;
    return pieces.flatMap((piece): LedgerTask[] => {
      const { measure, text, notes, deadlines } = piece;
      const own = pieces.length === 1 ? all : all.filter((target) => pieceOf(target, pieces) === piece);
      // Of a task that says nothing but its measures there is nothing left to report on.
      if (measure === undefined && pieces.length > 1 && text === '' && own.length === 0) return [];
      const units = distinctUnits(piece.assignments).map(({ unit }) => unit);
      const named = (...roles: readonly Role[]): readonly string[] =>
        units.filter(({ role }) => roles.includes(role)).map(({ name }) => name);
      // Where nobody is said to lead, all of them answer.
      const leads = named('lead').length > 0 ? named('lead') : named('plain');
      return [
        {
          id: measure === undefined ? task : (ofMeasures.get(piece) ?? ids[measure.entry!.index]!),
          entry,
          section,
          notes,
          deadlines,
          targets: own,
          measure: measure === undefined ? undefined : text,
          values: {
            number: numbers[index]! + (measure === undefined ? '' : `（${++count}）`),
            section: section === undefined ? '' : titleText(plan, section),
            task: title,
            measures: text,
            whole: [title, text].filter((part) => part !== '').join('。\n'),
            indicator: own.map(indicatorText).join('\n'),
            value: own.map(valueText).join('\n'),
            measure: own.map(measureText).join('\n'),
            lead: leads.join('、'),
            support: (named('lead').length > 0 ? named('support', 'plain') : named('support')).join('、'),
            leader: leadersOf(piece, leads, leaderOf).join('、'),
            due: dueText(deadlines),
          },
        },
      ];
    });
  });
}

/** That of the measure that states the target, or else of the task itself. */
function pieceOf({ line, target }: PlacedTarget, [task, ...measures]: readonly Piece[]): Piece {
  return measures.find(({ spans }) => isIn(spans, line, target.span.start)) ?? task!;
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

/** Persons that the notes name, or else whoever is in charge of the units that lead. */
function leadersOf(
  { persons }: Piece,
  leads: readonly string[],
  leaderOf: (unit: string) => string | undefined,
): readonly string[] {
  const named = new Set(persons.length > 0 ? persons : leads.map((lead) => leaderOf(lead) ?? ''));
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
