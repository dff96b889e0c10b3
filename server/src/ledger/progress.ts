/**
 * How far the tasks of a ledger have come on a day: what has been reached against the target values, compared with the
 * share of the time that has passed (序时进度), and the light that follows. Pure arithmetic; the day comes from outside.
 */
import { addToGroup } from '../text/grouping';
import { daysBetween, daysInMonth, type Day } from '../text/calendar';
import { dueDayOf } from './dueDay';
import { type Light, type LightThresholds } from './lights';
import { reachedFigure, targetFigure } from './reachedFigures';
import { meaningOf, type StatusMeaning } from './statuses';

/** What a row of a ledger says. */
export interface ReportedTask {
  readonly file: string;
  readonly sheet: string;
  /** From 0. */
  readonly row: number;
  /** Empty if the ledger was not made by us. */
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly section: string;
  readonly leads: readonly string[];
  /** As the cell has it. */
  readonly due: string;
  readonly status: string;
  readonly targets: readonly ReportedTarget[];
  /** 完成值 of a task with no target, or with one figure for several. */
  readonly reached: string;
  /** Whether any column that units fill in has words. */
  readonly hasWords: boolean;
}

export interface ReportedTarget {
  readonly indicator: string;
  readonly value: string;
  readonly measure: string;
  readonly reached: string;
}

export interface TargetProgress extends ReportedTarget {
  /** Of the target, 0–1 and more; undefined if it can't be told. A limit (以内) has none. */
  readonly share: number | undefined;
  /** Of a limit, whether more has been reached so far. */
  readonly limit: 'kept' | 'exceeded' | undefined;
  /** What was reached is measured otherwise and doesn't count: 12人 of 所. */
  readonly isOther: boolean;
}

/** Why a task has its light. */
export type Reason =
  | { readonly kind: 'overdue' | 'soon'; readonly days: number }
  /** Percentage points behind the pace. */
  | { readonly kind: 'behind'; readonly points: number }
  /** The unit says so itself, or it isn't judged. */
  | { readonly kind: 'status' | 'aside'; readonly word: string }
  /** What was reached can't be read as a figure. */
  | { readonly kind: 'unread'; readonly word: string }
  /** It is measured otherwise than the target. */
  | { readonly kind: 'measure'; readonly word: string; readonly measure: string }
  /**
   * `conflict` called done, though the figures say otherwise · `reached` the figures say done, the status doesn't ·
   * `partial` some targets have figures, others don't
   */
  | { readonly kind: 'exceeded' | 'conflict' | 'reached' | 'partial' | 'unreported' };

export interface TaskProgress extends Omit<ReportedTask, 'targets'> {
  readonly targets: readonly TargetProgress[];
  readonly dueDay: Day | undefined;
  /** 序时进度 of this task: share of the time from the year's beginning until it is due, 0–1. */
  readonly pace: number;
  /** What is done, 0–1: of several targets the slowest. Undefined if nobody says. */
  readonly share: number | undefined;
  readonly light: Light;
  readonly reasons: readonly Reason[];
}

export interface ProgressOptions {
  readonly date: Day;
  /** That the ledger is for. */
  readonly year: number;
  /** It stands above the ledger's table; else it is that of `date`. */
  readonly isYearStated: boolean;
  readonly thresholds: LightThresholds;
  /** What an office's own status words mean. */
  readonly statuses: ReadonlyMap<string, StatusMeaning>;
}

export interface Tally {
  readonly tasks: number;
  readonly lights: Readonly<Record<Light, number>>;
}

export interface Group extends Tally {
  /** Empty for tasks that name no unit, or stand in no section. */
  readonly name: string;
}

export interface Progress extends Pick<ProgressOptions, 'date' | 'year' | 'isYearStated' | 'thresholds'> {
  /** 序时进度 of the year, 0–1. */
  readonly pace: number;
  readonly tasks: readonly TaskProgress[];
  readonly total: Tally;
  /** By leading unit; a task of several counts for each. */
  readonly units: readonly Group[];
  readonly sections: readonly Group[];
}

export function progressOf(reported: readonly ReportedTask[], options: ProgressOptions): Progress {
  const { date, year, isYearStated, thresholds } = options;
  const tasks = reported.map((task) => taskProgress(task, options));
  return {
    date,
    year,
    isYearStated,
    thresholds,
    pace: paceOf(date, year, undefined),
    tasks,
    total: tally(tasks),
    units: grouped(tasks, ({ leads }) => (leads.length === 0 ? [''] : leads)),
    sections: grouped(tasks, ({ section }) => [section]),
  };
}

/**
 * Share of the time that has passed since the year began, 0–1. The end of November is 11 of 12 months: offices count
 * months, which differ in length. A task that is due during the year has until then.
 */
export function paceOf(date: Day, year: number, due: Day | undefined): number {
  const begin = year * 12;
  const end = due === undefined ? begin + 12 : monthsAt(due);
  return end <= begin ? 1 : Math.min(1, Math.max(0, (monthsAt(date) - begin) / (end - begin)));
}

/** Months since year 0, at the end of the day. */
function monthsAt({ year, month, day }: Day): number {
  return year * 12 + month - 1 + day / daysInMonth(year, month);
}

function taskProgress(task: ReportedTask, { date, year, thresholds, statuses }: ProgressOptions): TaskProgress {
  const dueDay = dueDayOf(task.due, year);
  const pace = paceOf(date, year, dueDay);
  const meaning = task.status === '' ? undefined : meaningOf(task.status, statuses);
  const read = task.targets.map(targetProgress);
  const counted = shareOf(task, read);
  const share = counted ?? (meaning === 'done' ? 1 : meaning === 'notStarted' ? 0 : undefined);
  const left = dueDay === undefined ? undefined : daysBetween(date, dueDay);
  const judged = { task, targets: read, share, counted, meaning, pace, left, thresholds };
  return { ...task, targets: read, dueDay, pace, share, ...lightOf(judged) };
}

function targetProgress(target: ReportedTarget): TargetProgress {
  const [wanted, reached] = [targetFigure(target.value), reachedFigure(target.reached, target.measure)];
  const isOther = reached !== undefined && 'isOther' in reached;
  const as = (share: number | undefined, limit?: TargetProgress['limit']): TargetProgress => ({
    ...target,
    share,
    limit,
    isOther,
  });
  if (wanted === undefined || reached === undefined || 'isOther' in reached) return as(undefined);
  if (wanted.isLimit)
    return 'share' in reached ? as(undefined) : as(undefined, reached.value > wanted.value ? 'exceeded' : 'kept');
  if ('share' in reached) return as(reached.share);
  return as(wanted.value === 0 ? 1 : reached.value / wanted.value);
}

/** Of the targets whose figures can be read, the slowest; or else a percentage that speaks of the whole task. */
function shareOf({ reached }: ReportedTask, targets: readonly TargetProgress[]): number | undefined {
  const shares = targets.flatMap(({ share }) => (share === undefined ? [] : [share]));
  if (shares.length > 0) return Math.min(1, ...shares);
  const whole = reachedFigure(reached, '');
  return whole !== undefined && 'share' in whole ? Math.min(1, whole.share) : undefined;
}

interface Judged {
  readonly task: ReportedTask;
  readonly targets: readonly TargetProgress[];
  readonly share: number | undefined;
  /** From figures alone. */
  readonly counted: number | undefined;
  readonly meaning: StatusMeaning | undefined;
  readonly pace: number;
  /** Days until it is due. */
  readonly left: number | undefined;
  readonly thresholds: LightThresholds;
}

function lightOf(judged: Judged): Pick<TaskProgress, 'light' | 'reasons'> {
  const { task, targets, share, counted, meaning, pace, left, thresholds } = judged;
  const word = task.status;
  const isExceeded = targets.some(({ limit }) => limit === 'exceeded');
  const isOver = left !== undefined && left < 0;
  if (meaning === 'aside') return { light: 'grey', reasons: [{ kind: 'aside', word }] };
  const reasons = targets
    .filter(({ isOther }) => isOther)
    .map(({ reached, measure }): Reason => ({ kind: 'measure', word: reached, measure }));
  // A limit can be judged at the end alone.
  const isKept = isOver && targets.length > 0 && targets.every(({ limit }) => limit === 'kept');
  if (isKept && meaning === undefined) return { light: 'done', reasons };
  if (isExceeded) reasons.push({ kind: 'exceeded' });
  else if (share !== undefined && share >= 1 && meaning !== 'done' && targets.some(isOpen))
    reasons.push({ kind: 'partial' });
  else if (share !== undefined && share >= 1) {
    if (meaning === undefined || meaning === 'done') return { light: 'done', reasons };
    // A rate that was reached may fall again.
    reasons.push({ kind: 'reached' });
    return { light: isOver ? 'done' : 'green', reasons };
  }
  if (meaning === 'done') reasons.push({ kind: 'conflict' });
  const isSaid = counted !== undefined || meaning !== undefined || targets.some(({ limit }) => limit !== undefined);
  if (!isSaid && reasons.length === 0) reasons.push(unsaid(task));
  if (isOver) return { light: 'red', reasons: [{ kind: 'overdue', days: -left }, ...reasons] };
  const points = share === undefined ? 0 : Math.max(0, (pace - share) * 100);
  if (points > thresholds.yellow) reasons.unshift({ kind: 'behind', points });
  if (meaning === 'behind') reasons.push({ kind: 'status', word });
  if (points > thresholds.red) return { light: 'red', reasons };
  if (points > thresholds.yellow || meaning === 'behind' || isExceeded) return { light: 'yellow', reasons };
  if (left !== undefined && left <= thresholds.soon)
    return { light: 'blue', reasons: [{ kind: 'soon', days: left }, ...reasons] };
  return { light: isSaid ? 'green' : 'grey', reasons };
}

/** Whether it has a figure to reach, of which nothing can be read yet. */
function isOpen({ value, share, limit }: TargetProgress): boolean {
  return share === undefined && limit === undefined && targetFigure(value) !== undefined;
}

function unsaid({ reached, targets, status }: ReportedTask): Reason {
  const word = [reached, ...targets.map((target) => target.reached), status].find((text) => text !== '');
  return word === undefined ? { kind: 'unreported' } : { kind: 'unread', word };
}

function tally(tasks: readonly TaskProgress[]): Tally {
  const counts: Record<Light, number> = { done: 0, green: 0, blue: 0, yellow: 0, red: 0, grey: 0 };
  for (const { light } of tasks) counts[light]++;
  return { tasks: tasks.length, lights: counts };
}

/** In the order of the ledger; those without a name at the end. */
function grouped(tasks: readonly TaskProgress[], namesOf: (task: TaskProgress) => readonly string[]): Group[] {
  const groups = new Map<string, TaskProgress[]>();
  for (const task of tasks) for (const name of new Set(namesOf(task))) addToGroup(groups, name, task);
  const found = [...groups].map(([name, own]): Group => ({ name, ...tally(own) }));
  return [...found.filter(({ name }) => name !== ''), ...found.filter(({ name }) => name === '')];
}
