/** A new ledger of a plan, as a workbook. */
import { itemsOf } from '../plan/identity/items';
import { documentTitle, headingRange, textIn } from '../plan/query';
import type { Entry, Plan } from '../plan/types';
import { groupBy } from '../text/grouping';
import type { Localized } from '../text/localized';
import { plainText } from '../text/plainText';
import { heightOf } from '../xlsx/rowHeight';
import type { Cell, Row, Sheet, Tint, Workbook } from '../xlsx/workbook';
import { baseOf, baseSheet } from './baseSheet';
import {
  columnKinds,
  columnsOf,
  defaultStatuses,
  type LedgerColumn,
  type PresetName,
  type StatedLedger,
} from './columns';
import { colourOf } from './statuses';
import { firstUnit, ledgerTasks, type LedgerTask, type PlanColumn, type TaskOptions } from './tasks';

export interface LedgerOptions extends Omit<TaskOptions, 'rows' | 'measures'> {
  readonly stated: StatedLedger;
  /** A sheet for each leading unit, instead of one for all. */
  readonly byUnit?: boolean;
}

const titles: Readonly<Record<PresetName, string>> = {
  standard: '任务台账',
  county: '任务分解表',
  bureau: '任务分解表',
  quarterly: '季度调度表',
  school: '工作台账',
  supervision: '督办台账',
};

/** The name of the sheet of tasks for which no unit leads. */
export const nobody = '未明确牵头单位';

/** Said of a plan of which no ledger can be made. */
export const noTasks: Localized = { zh: '没有任务条目，未导出台账', en: 'has no tasks, so no ledger was written' };

/** Undefined if the plan has no tasks. */
export function ledgerWorkbook(plan: Plan, options: LedgerOptions): Workbook | undefined {
  const { stated, ids, byUnit = false } = options;
  const tasks = ledgerTasks(plan, { ...options, rows: stated.rows ?? 'tasks' });
  if (tasks.length === 0) return undefined;
  const name = titles[stated.preset ?? 'standard'];
  const title = plainText(documentTitle(plan) ?? '') + name;
  const groups = byUnit ? groupedByUnit(tasks) : new Map([[name, tasks]]);
  const sheets = [...groups].map(([group, own]) =>
    taskSheet(plan, group, byUnit ? `${title}（${group}）` : title, own, options),
  );
  const base = baseSheet(baseOf(itemsOf(plan, ids), tasks, columnsOf(stated), stated.rows));
  return { title, sheets: [...sheets, base] };
}

/** With several leads, the first one keeps the row, so that nobody fills in two. */
function groupedByUnit(tasks: readonly LedgerTask[]): ReadonlyMap<string, readonly LedgerTask[]> {
  return groupBy(tasks, ({ values }) => firstUnit(values.lead) || nobody);
}

/** The row that holds the heads. */
export const headRow = 1;

function taskSheet(
  plan: Plan,
  name: string,
  title: string,
  tasks: readonly LedgerTask[],
  { stated }: LedgerOptions,
): Sheet {
  const columns = columnsOf(stated);
  const widths = columns.map(({ key, width }) => ({ width, ...(key === 'id' ? { hidden: true } : {}) }));
  const filled = (value: string | undefined, style: Cell['style']): Cell[] =>
    columns.map((_, index) => ({ value: index === 0 ? value : undefined, style }));
  const rows: Row[] = [
    { cells: filled(title, 'title'), height: 36 },
    { cells: columns.map(({ head }): Cell => ({ value: head, style: 'head' })), height: 30 },
  ];
  let above: Entry | undefined;
  for (const task of tasks) {
    const { section } = task;
    if ((stated.sections ?? 'rows') === 'rows' && section !== undefined && section !== above)
      rows.push(sectionRow(plainText(textIn(plan, headingRange(plan, section))), columns));
    above = section;
    const cells = columns.map(({ key }) => taskCell(task, key));
    rows.push({ cells, height: heightOf(cells, widths) });
  }
  const task = columns.findIndex(({ key }) => key === 'task' || key === 'whole');
  const status = columns.findIndex(({ key }) => key === 'status');
  const statuses = stated.statuses ?? defaultStatuses;
  return {
    name,
    columns: widths,
    rows,
    head: headRow,
    // Number and task stay in view, unless they would fill a small screen.
    frozenColumns:
      task >= 0 && widths.slice(1, task + 1).reduce((sum, { width }) => sum + width, 0) <= 40 ? task + 1 : 0,
    mergedRow: 0,
    ...(status < 0 ? {} : { choices: [{ column: status, values: statuses }], tints: tintsOf(status, statuses) }),
  };
}

/** Its id cell is empty: a section is no task. Not merged, since merged cells can't be sorted. */
function sectionRow(title: string, columns: readonly LedgerColumn[]): Row {
  const first = columns.findIndex(({ key }) => key !== 'id');
  return {
    cells: columns.map((_, index): Cell => ({ value: index === first ? title : undefined, style: 'section' })),
    height: 22,
  };
}

function taskCell({ id, values }: LedgerTask, key: LedgerColumn['key']): Cell {
  if (key === undefined) return { value: undefined, style: 'input' };
  const { style, owner } = columnKinds[key];
  if (key === 'id') return { value: id, style };
  return { value: owner === 'plan' ? cellValue(values[key as PlanColumn]) : undefined, style };
}

/** A number as a number, so that it can be sorted and summed. */
export function cellValue(text: string): string | number {
  return /^(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/.test(text) ? Number(text) : text;
}

function tintsOf(column: number, statuses: readonly string[]): readonly Tint[] {
  return statuses.map((status) => ({ column, values: [status], colour: colourOf(status) }));
}
