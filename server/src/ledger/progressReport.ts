/** Progress as text and as data. */
import type { MessageLanguage } from '../text/localized';
import { alignedRows } from '../text/alignedRows';
import { plainJson, plainText } from '../text/plainText';
import { textOfDay } from '../text/calendar';
import { lights, type Light } from './lights';
import type { Group, Progress, Reason, Tally, TaskProgress } from './progress';
import { numbered } from './readLedger';
import { groupName, lightText, paceText, progressHeads, reasonsText, tallyText } from './progressTexts';

export function progressText(progress: Progress, language: MessageLanguage): string {
  const { total, units, sections, tasks } = progress;
  const word = (key: keyof typeof progressHeads): string => progressHeads[key][language];
  const shown = lights.filter((light) => total.lights[light] > 0);
  const table = (kind: 'unit' | 'section', groups: readonly Group[]): string =>
    alignedRows([
      [word(kind), word('tasks'), ...shown.map((light) => lightText(light, language))],
      ...groups.map((group) => [
        plainText(groupName(group, kind, language)),
        String(group.tasks),
        ...shown.map((light) => String(group.lights[light])),
      ]),
    ]);
  const urgent = lights
    .filter((light) => light === 'red' || light === 'yellow' || light === 'blue')
    .flatMap((light) => tasks.filter((task) => task.light === light))
    .map((task) => taskLine(task, language));
  return [
    `${paceText(progress, language)}\n${tallyText(total, language)}\n`,
    ...(tasks.length === 0 ? [] : [table('unit', units)]),
    ...(sections.length > 1 ? [table('section', sections)] : []),
    ...(urgent.length === 0 ? [] : [urgent.join('')]),
  ].join('\n');
}

function taskLine(task: TaskProgress, language: MessageLanguage): string {
  const { light, number, title, leads } = task;
  const name = plainText(numbered(number, title));
  const units = plainText(leads.join('、'));
  const about = units === '' ? '' : language === 'zh' ? `（${units}）` : ` (${units})`;
  const reasons = plainText(reasonsText(task, language));
  return `${lightText(light, language)}  ${name}${about}${language === 'zh' ? '：' : ': '}${reasons}\n`;
}

/**
 * The version of what `progressData` gives and `schemas/progress.schema.json` describes. It rises when a field changes
 * or goes, not when one is added.
 */
const progressVersion = 1;

interface GroupData extends Tally {
  readonly name: string | null;
}

interface ReasonData {
  readonly kind: Reason['kind'];
  /** Days, points or the word reported. */
  readonly value: number | string | null;
}

interface TaskData {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly id: string | null;
  readonly number: string;
  readonly title: string;
  readonly section: string | null;
  readonly leads: readonly string[];
  readonly due: string;
  readonly dueDate: string | null;
  readonly status: string;
  readonly light: Light;
  readonly share: number | null;
  readonly pace: number;
  readonly reasons: readonly ReasonData[];
  readonly targets: readonly {
    readonly indicator: string;
    readonly value: string;
    readonly measure: string;
    readonly reached: string;
    readonly share: number | null;
    readonly limit: 'kept' | 'exceeded' | null;
  }[];
}

export interface ProgressData {
  readonly version: typeof progressVersion;
  readonly files: readonly string[];
  readonly date: string;
  readonly year: number;
  readonly yearFrom: 'ledger' | 'date';
  readonly pace: number;
  readonly thresholds: Progress['thresholds'];
  readonly total: Tally;
  readonly units: readonly GroupData[];
  readonly sections: readonly GroupData[];
  readonly tasks: readonly TaskData[];
}

export function progressData(files: readonly string[], progress: Progress): ProgressData {
  const { date, year, isYearStated, pace, thresholds, total, units, sections, tasks } = progress;
  const groupData = ({ name, ...counts }: Group): GroupData => ({ name: nullIfEmpty(name), ...counts });
  return {
    version: progressVersion,
    files,
    date: textOfDay(date),
    year,
    yearFrom: isYearStated ? 'ledger' : 'date',
    pace: rounded(pace),
    thresholds,
    total,
    units: units.map(groupData),
    sections: sections.map(groupData),
    tasks: tasks.map(taskData),
  };
}

export function progressJson(files: readonly string[], progress: Progress): string {
  return `${plainJson(progressData(files, progress), 2)}\n`;
}

function taskData(task: TaskProgress): TaskData {
  const { file, sheet, row, id, number, title, section, leads, due, dueDay, status, light, share, pace } = task;
  return {
    file,
    sheet,
    row: row + 1,
    id: nullIfEmpty(id),
    number,
    title,
    section: nullIfEmpty(section),
    leads,
    due,
    dueDate: dueDay === undefined ? null : textOfDay(dueDay),
    status,
    light,
    share: share === undefined ? null : rounded(share),
    pace: rounded(pace),
    reasons: task.reasons.map(reasonData),
    targets: task.targets.map((target) => ({
      indicator: target.indicator,
      value: target.value,
      measure: target.measure,
      reached: target.reached,
      share: target.share === undefined ? null : rounded(target.share),
      limit: target.limit ?? null,
    })),
  };
}

function reasonData(reason: Reason): ReasonData {
  const { kind } = reason;
  if ('days' in reason) return { kind, value: reason.days };
  if ('points' in reason) return { kind, value: Math.round(reason.points * 10) / 10 };
  return { kind, value: 'word' in reason ? reason.word : null };
}

function nullIfEmpty(text: string): string | null {
  return text === '' ? null : text;
}

/** To a thousandth. */
function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
