/**
 * The columns of a ledger, and the sets of them that offices use. A preset is named after the form it repeats;
 * `gzyd.yaml` may state another set. Sources: tables of tasks that counties and bureaus have published.
 */
import type { Localized } from '../text/localized';
import type { CellStyle } from '../xlsx/workbook';
import type { LightThresholds } from './lights';
import type { StatusMeaning } from './statuses';

/**
 * `plan` comes from the plan and follows it · `filled` is what units write, which nobody but them changes · `kept` is
 * how we find a row again
 */
export type Owner = 'plan' | 'filled' | 'kept';

export interface ColumnKind {
  /** Its usual head, and others that mean the same: in a table that has two of them, the one that comes first here. */
  readonly heads: readonly [string, ...string[]];
  readonly title: Localized;
  readonly owner: Owner;
  /** In digits of the standard font; a Chinese character takes two. */
  readonly width: number;
  readonly style: CellStyle;
}

const plan = (
  heads: readonly [string, ...string[]],
  en: string,
  width: number,
  style: CellStyle = 'text',
): ColumnKind => ({
  heads,
  title: { zh: heads[0], en },
  owner: 'plan',
  width,
  style,
});
const filled = (heads: readonly [string, ...string[]], en: string, width: number): ColumnKind => ({
  heads,
  title: { zh: heads[0], en },
  owner: 'filled',
  width,
  style: 'input',
});

export const columnKinds = {
  id: { heads: ['编号'], title: { zh: '编号', en: 'id' }, owner: 'kept', width: 11, style: 'quiet' },
  number: plan(['序号'], 'number', 6, 'centre'),
  section: plan(['板块', '类别', '工作板块'], 'section', 14),
  task: plan(
    [
      '工作任务',
      '重点工作任务',
      '目标任务',
      '工作内容',
      '督办事项',
      '任务',
      '重点任务',
      '重点工作',
      '主要任务',
      '工作事项',
    ],
    'task',
    24,
  ),
  measures: plan(['具体举措', '工作措施', '主要措施', '工作举措', '主要举措', '具体措施', '重点举措'], 'measures', 46),
  whole: plan(['目标与任务', '目标任务及要求'], 'task with its measures', 56),
  indicator: plan(['指标', '量化指标'], 'indicator', 20),
  value: plan(['目标值'], 'target value', 9, 'centre'),
  measure: plan(['单位', '计量单位'], 'unit of measure', 7, 'centre'),
  lead: plan(['牵头单位', '主要责任单位', '牵头责任单位', '牵头科室', '牵头部门'], 'leading unit', 14),
  support: plan(['配合单位', '协同配合单位', '责任单位', '配合科室', '责任科室', '责任部门'], 'supporting units', 18),
  leader: plan(['责任领导', '分管领导', '分管县领导', '分管局领导'], 'leader in charge', 10, 'centre'),
  due: plan(['完成时限', '时限', '完成时间'], 'deadline', 16, 'centre'),
  q1: filled(['一季度', '一季度进展'], 'first quarter', 16),
  q2: filled(['二季度', '二季度进展'], 'second quarter', 16),
  q3: filled(['三季度', '三季度进展'], 'third quarter', 16),
  q4: filled(['四季度', '四季度进展'], 'fourth quarter', 16),
  planned: filled(['本季度计划', '本季度'], 'plan for the quarter', 26),
  actual: filled(['完成值', '实际完成'], 'value reached', 9),
  progress: filled(['进展情况', '推进情况', '进展', '工作进展', '工作动态'], 'progress', 28),
  status: filled(['状态', '完成情况'], 'status', 9),
  finished: filled(['实际完成时间', '办结时间'], 'finished on', 13),
  problems: filled(['存在问题', '困难和问题'], 'problems', 22),
  reporter: filled(['报送人', '填报人', '联系人'], 'reported by', 9),
  evidence: filled(['佐证材料', '佐证'], 'evidence', 16),
  remark: filled(['备注'], 'remarks', 14),
} as const satisfies Readonly<Record<string, ColumnKind>>;

export type ColumnKey = keyof typeof columnKinds;

export const columnKeys = Object.keys(columnKinds) as readonly ColumnKey[];

/** A column of a certain ledger. */
export interface LedgerColumn {
  /** Undefined for one that an office has added, which units fill in. */
  readonly key: ColumnKey | undefined;
  readonly head: string;
  readonly width: number;
}

export interface Preset {
  readonly name: PresetName;
  readonly title: Localized;
  readonly columns: readonly (ColumnKey | readonly [ColumnKey, string])[];
}

export type PresetName = 'standard' | 'county' | 'bureau' | 'quarterly' | 'school' | 'supervision';

export const presets: readonly Preset[] = [
  {
    name: 'standard',
    title: {
      zh: '任务台账：指标、单位、时限、四个季度和状态',
      en: 'ledger with indicators, units, deadlines, quarters, status',
    },
    columns: [
      ...(['number', 'task', 'measures', 'indicator', 'value', 'measure', 'lead', 'support', 'leader', 'due'] as const),
      ...(['q1', 'q2', 'q3', 'q4', 'actual', 'progress', 'status', 'evidence', 'remark'] as const),
    ],
  },
  {
    name: 'county',
    title: { zh: '县区任务分解表：分管县领导、牵头责任单位、责任单位', en: 'division of tasks in a county' },
    columns: ['number', 'whole', ['leader', '分管县领导'], ['lead', '牵头责任单位'], ['support', '责任单位'], 'due'],
  },
  {
    name: 'bureau',
    title: { zh: '部门任务分解表：主要责任单位、协同配合单位', en: 'division of tasks in a bureau' },
    columns: ['number', ['whole', '重点工作任务'], ['lead', '主要责任单位'], ['support', '协同配合单位']],
  },
  {
    name: 'quarterly',
    title: { zh: '季度调度表：本季度计划、推进情况', en: 'report of a quarter: what is planned, what was done' },
    columns: ['number', ['task', '目标任务'], 'lead', 'planned', ['progress', '推进情况'], 'status', 'remark'],
  },
  {
    name: 'school',
    title: { zh: '学校、科室台账：完成时限、实际完成时间、报送人', en: 'ledger of a school or an office' },
    columns: [
      'number',
      ['task', '工作内容'],
      'measures',
      ['lead', '责任科室'],
      'due',
      'finished',
      'status',
      'reporter',
      'remark',
    ],
  },
  {
    name: 'supervision',
    title: { zh: '督办台账：办结时间、存在问题', en: 'ledger of a supervising office' },
    columns: [
      ...(['number', ['task', '督办事项'], 'measures', 'leader', 'lead', 'support', 'due'] as const),
      ...(['progress', 'problems', 'status', 'finished', 'remark'] as const),
    ],
  },
];

/** A row for each task, or one for each of its measures; a task that counts none has one for itself. */
export const rowKinds = [
  { name: 'tasks', title: { zh: '一项任务一行', en: 'a row for each task' } },
  { name: 'measures', title: { zh: '一条举措一行', en: 'a row for each measure' } },
] as const;

export type RowKind = (typeof rowKinds)[number]['name'];

/** What `gzyd.yaml` states of a column: a kind of ours, or a head of its own. */
export interface StatedColumn {
  readonly column?: ColumnKey;
  readonly head?: string;
  readonly width?: number;
}

export interface StatedLedger {
  readonly preset?: PresetName;
  readonly rows?: RowKind;
  /** Where the sections of the plan stand: in rows of their own, in a column, or nowhere. */
  readonly sections?: 'rows' | 'column' | 'none';
  readonly statuses?: readonly string[];
  readonly meanings?: readonly { readonly status: string; readonly means: StatusMeaning }[];
  readonly lights?: Partial<LightThresholds>;
  readonly columns?: readonly (ColumnKey | StatedColumn)[];
}

/** In the order of the table; the id comes first. */
export function columnsOf({
  preset = 'standard',
  rows = 'tasks',
  sections = 'rows',
  columns,
}: StatedLedger): readonly LedgerColumn[] {
  const wanted: readonly StatedColumn[] =
    columns === undefined
      ? presets
          .find(({ name }) => name === preset)!
          .columns.map((column): StatedColumn =>
            typeof column === 'string' ? { column } : { column: column[0], head: column[1] },
          )
      : columns.map((column): StatedColumn => (typeof column === 'string' ? { column } : column));
  const all: StatedColumn[] = wanted.filter(({ column }) => column !== 'id');
  if (sections === 'column' && !all.some(({ column }) => column === 'section'))
    all.splice(all[0]?.column === 'number' ? 1 : 0, 0, { column: 'section' });
  const has = (key: ColumnKey): boolean => all.some(({ column }) => column === key);
  // Rows of one task are told apart by their measures.
  if (rows === 'measures' && !has('measures') && !has('whole'))
    all.splice(all.findIndex(({ column }) => column === 'task') + 1, 0, { column: 'measures' });
  const seen = new Set<string>();
  return [{ column: 'id' as const }, ...all].flatMap(({ column, head, width }: StatedColumn): LedgerColumn[] => {
    const kind = column === undefined ? undefined : columnKinds[column];
    const name = (head ?? kind?.heads[0] ?? '').trim();
    // Two columns with one head could not be told apart when the ledger comes back.
    if (name === '' || seen.has(name)) return [];
    seen.add(name);
    return [{ key: column, head: name, width: width ?? kind?.width ?? 16 }];
  });
}

/** On a landscape page of A4; in digits of the standard font. */
const widestPage = 200;

/** For paper: what units fill in is left out where there is no room for it. */
export function printedColumns(stated: StatedLedger): StatedLedger {
  const columns = columnsOf(stated);
  if (columns.reduce((sum, { width }) => sum + width, 0) <= widestPage) return stated;
  const kept = columns.filter(({ key }) => key === undefined || columnKinds[key].owner === 'plan');
  return {
    ...stated,
    columns: kept.map(({ key, head, width }) => ({ ...(key === undefined ? {} : { column: key }), head, width })),
  };
}

/** Status words and the colour of each; a status is always a word, too. */
export const defaultStatuses = ['未启动', '推进中', '已完成', '滞后', '已调整'] as const;

/** After `--to`, and the ending of the file's name. */
export const ledgerFormats = [
  {
    name: 'xlsx',
    title: { zh: '任务台账，供 Excel、WPS 填报', en: 'a ledger of tasks, to be filled in with Excel or WPS' },
  },
  { name: 'csv', title: { zh: '任务台账，供其他程序读取', en: 'a ledger of tasks, for other programs' } },
  { name: 'md', title: { zh: '任务台账，Markdown 表格', en: 'a ledger of tasks as a Markdown table' } },
] as const;

export type LedgerFormat = (typeof ledgerFormats)[number]['name'];

/** What a unit is handed: the tasks that it leads, and room for what it has done. */
export const orderColumns: NonNullable<StatedLedger['columns']> = [
  ...(['number', 'task', 'measures', 'support', 'leader', 'due'] as const),
  { head: '办理情况', width: 20 },
];
