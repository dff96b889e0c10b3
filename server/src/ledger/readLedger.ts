/** A ledger that comes back: its rows, whoever has sorted, copied or added them. */
import { wordsOf } from '../plan/identity/words';
import { lineTitleSpan } from '../plan/query';
import { scanLine } from '../scan/lines';
import type { Localized } from '../text/localized';
import type { ReadCell, ReadRow, ReadSheet, ReadWorkbook } from '../xlsx/read';
import { baseName, readBase, type Base } from './baseSheet';
import { isMeasureId } from './pieces';
import { columnKeys, columnKinds, type ColumnKey } from './columns';

export interface LedgerRow {
  readonly sheet: LedgerSheet;
  readonly row: ReadRow;
  /** As its hidden cell says; empty if that is lost. */
  readonly id: string;
  readonly cells: ReadonlyMap<ColumnKey, ReadCell>;
  /** It is one of several rows of a task, which differ in their measures. */
  readonly isPart: boolean;
  /** The row of a section that stands above it, perhaps no longer its own: people sort. */
  readonly section: string;
}

export interface LedgerSheet {
  readonly sheet: ReadSheet;
  /** Index of the row with the heads. */
  readonly head: number;
  /** Columns of ours, by key. */
  readonly columns: ReadonlyMap<ColumnKey, number>;
  /** Heads of columns that aren't ours, by column. */
  readonly others: ReadonlyMap<number, string>;
}

export interface Ledger {
  readonly base: Base | undefined;
  readonly baseSheet: ReadSheet | undefined;
  readonly sheets: readonly LedgerSheet[];
  /** Rows with tasks, without those of sections. */
  readonly rows: readonly LedgerRow[];
}

/** Rows in which the heads are looked for. */
const headReach = 30;

/** Said of a workbook in which no table of tasks was found. */
export const noTable: Localized = {
  zh: '没有找到台账：前 30 行中应有一行表头，含“工作任务”和“牵头单位”等栏目',
  en: 'holds no ledger: one of the first 30 rows should have heads such as 工作任务 and 牵头单位',
};

export function readLedger({ sheets }: ReadWorkbook): Ledger {
  const baseSheet = sheets.find(({ name, isHidden }) => isHidden && name === baseName);
  const base = readBase(baseSheet);
  const found = sheets.flatMap((sheet): LedgerSheet[] => {
    const columns = sheet === baseSheet ? undefined : columnsIn(sheet, base);
    return columns === undefined ? [] : [columns];
  });
  return { base, baseSheet, sheets: found, rows: found.flatMap((sheet) => rowsOf(sheet, base)) };
}

export function textOf({ cells }: LedgerRow, key: ColumnKey): string {
  return cells.get(key)?.text.trim() ?? '';
}

/** What the task is called: its own column, or else the first line of the whole. */
export function taskOf(row: LedgerRow): string {
  return textOf(row, 'task') || textOf(row, 'whole').split('\n')[0]!;
}

/** What its own column says, or else the whole below its first line. */
export function measureOf(row: LedgerRow): string {
  return textOf(row, 'measures') || textOf(row, 'whole').split('\n').slice(1).join('\n');
}

/** UTF-16 units of a measure that are shown where it names its row. */
const longestMeasure = 40;

/** What a row is about: the task; of a measure, the task and the beginning of what it says. */
export function rowTitle(task: string, measure: string | undefined): string {
  if (measure === undefined || measure === '') return task;
  const line = measure.replace(/\s+/g, ' ');
  return `${task}：${line.length > longestMeasure ? `${line.slice(0, longestMeasure)}…` : line}`;
}

export function rowTitleOf(row: LedgerRow): string {
  return rowTitle(taskOf(row), row.isPart ? measureOf(row) : undefined);
}

/** 3. 补充教师; with the number of a measure 3（2） 补充教师：…; without a number the title alone. */
export function numbered(number: string, title: string): string {
  return number === '' ? title : `${number}${number.endsWith('）') ? '' : '.'} ${title}`;
}

/** The title of a section's row: 一、扩大资源 → 扩大资源 */
export function headTitle(section: string): string {
  const line = scanLine(section.replace(/\s+/g, ' '), '');
  const { start, end } = lineTitleSpan(line);
  return line.text.slice(start, end);
}

/** Of the first rows, the one with the most heads that we know; undefined if there is none with a task among them. */
function columnsIn(sheet: ReadSheet, base: Base | undefined): LedgerSheet | undefined {
  let best: LedgerSheet | undefined;
  for (const { index, cells } of sheet.rows.slice(0, headReach)) {
    const columns = new Map<ColumnKey, number>();
    const others = new Map<number, string>();
    const said = new Map<ColumnKey, string>();
    for (const { column, text } of cells) {
      const head = text.trim();
      const key = keyOf(head, base);
      const known = key === undefined ? undefined : columns.get(key);
      // 重点任务 beside 工作内容 is a heading over several of them.
      if (
        key !== undefined &&
        (known === undefined || (base?.heads.has(said.get(key)!) !== true && isBefore(head, said.get(key)!, key)))
      ) {
        if (known !== undefined) others.set(known, said.get(key)!);
        columns.set(key, column);
        said.set(key, head);
      } else if (head !== '') others.set(column, head);
    }
    if (columns.size < 2 || columns.size <= (best?.columns.size ?? 0)) continue;
    if (columns.has('task') || columns.has('whole')) best = { sheet, head: index, columns, others };
  }
  if (best === undefined) return undefined;
  // 责任单位 beside 牵头单位 are the others; alone, it is who answers.
  const { columns } = best;
  const support = columns.get('support');
  if (support === undefined || columns.has('lead') || base !== undefined) return best;
  const plain = new Map([...columns].filter(([key]) => key !== 'support'));
  return { ...best, columns: plain.set('lead', support) };
}

const knownHeads = new Map(
  columnKeys.flatMap((key) => columnKinds[key].heads.map((head) => [wordsOf(head), key] as const)),
);

/** Whether a head is the more usual one of a kind. */
function isBefore(head: string, other: string, key: ColumnKey): boolean {
  const heads = columnKinds[key].heads.map(wordsOf);
  const [own, others] = [heads.indexOf(wordsOf(head)), heads.indexOf(wordsOf(other))];
  return own >= 0 && own < others;
}

function keyOf(head: string, base: Base | undefined): ColumnKey | undefined {
  return base?.heads.get(head) ?? knownHeads.get(wordsOf(head));
}

/** 一, （一）, 一、 */
const hanNumber = /^[（(]?[一二三四五六七八九十百]+[）)、．.]*$/u;
const totals: ReadonlySet<string> = new Set(['合计', '总计', '小计', '共计']);

/** 合计 | 2项: what the rows come to, and none of them. */
export function isTotal({ cells }: ReadRow): boolean {
  const first = cells.find(({ text }) => text.trim() !== '')?.text ?? '';
  return totals.has(wordsOf(first));
}

/** What the row of a section says: its only cell, or 一、安全保障 if its number has a cell for itself. */
export function sectionText({ cells }: ReadRow): string {
  const [first = '', title = '', ...more] = cells.map(({ text }) => text.trim()).filter((text) => text !== '');
  if (title === '') return first;
  if (more.length > 0 || !hanNumber.test(first)) return '';
  return /[一二三四五六七八九十百]$/u.test(first) ? `${first}、${title}` : first + title;
}

function rowsOf(sheet: LedgerSheet, base: Base | undefined): LedgerRow[] {
  const { head, columns } = sheet;
  const byColumn = new Map([...columns].map(([key, column]) => [column, key]));
  const ofSections = numberedSections(sheet);
  let section = '';
  return sheet.sheet.rows.flatMap((row): LedgerRow[] => {
    if (row.index <= head) return [];
    const cells = new Map<ColumnKey, ReadCell>();
    let filled = 0;
    for (const cell of row.cells) {
      const key = byColumn.get(cell.column);
      if (key !== undefined) cells.set(key, cell);
      if (cell.text.trim() !== '') filled++;
    }
    const id = cells.get('id')?.text.trim() ?? '';
    const isPart = base?.rows === 'measures' || isMeasureId(id);
    const found: LedgerRow = { sheet, row, cells, id, isPart, section };
    if (filled === 0 || (id === '' && isTotal(row))) return [];
    // A section's row has its title alone, and so may a remark below the table.
    if (id === '' && (filled === 1 || ofSections.has(row))) {
      section = sectionText(row);
      return [];
    }
    return id === '' && textOf(found, 'task') + textOf(found, 'whole') === '' ? [] : [found];
  });
}

/** Rows such as 一 | 安全保障, between tasks whose numbers are of another kind. */
function numberedSections({ sheet, head, columns }: LedgerSheet): ReadonlySet<ReadRow> {
  const number = columns.get('number');
  const title = columns.get('task') ?? columns.get('whole');
  const found = new Set<ReadRow>();
  let others = 0;
  for (const row of sheet.rows) {
    if (row.index <= head || isTotal(row)) continue;
    const filled = row.cells.filter(({ text }) => text.trim() !== '');
    const mark = filled.find(({ column }) => column === number)?.text.trim() ?? '';
    if (!hanNumber.test(mark)) others += filled.length > 1 ? 1 : 0;
    else if (filled.length === 2 && filled.some(({ column }) => column === title)) found.add(row);
    // 一 numbers the tasks themselves.
    else if (filled.length > 1) return new Set();
  }
  return others > 0 ? found : new Set();
}
