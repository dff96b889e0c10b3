/** A ledger as plain tables: CSV for other programs, Markdown for reading. The rows are those of the workbook. */
import { byteOrderMark, csvRow } from '../text/csv';
import { markdownCell } from '../text/markdown';
import { plainText } from '../text/plainText';
import type { Sheet, Workbook } from '../xlsx/workbook';
import { headRow } from './ledgerSheet';

export interface LedgerTable {
  /** Of the sheet. */
  readonly title: string;
  readonly heads: readonly string[];
  /** In digits of the standard font. */
  readonly widths: readonly number[];
  /** A section spans all columns. */
  readonly rows: readonly ({ readonly cells: readonly string[] } | { readonly span: string })[];
}

/** The sheets that people see; columns that they don't, such as ids, only with `all`. */
export function ledgerTables({ sheets }: Workbook, all = false): readonly LedgerTable[] {
  return sheets.filter(({ veryHidden }) => veryHidden !== true).map((sheet) => tableOf(sheet, all));
}

function tableOf({ columns, rows }: Sheet, all: boolean): LedgerTable {
  const shown = columns.flatMap(({ hidden }, index) => (hidden === true && !all ? [] : [index]));
  const texts = rows.map(({ cells }) => shown.map((column) => String(cells[column]?.value ?? '')));
  return {
    title: String(rows[0]!.cells[0]!.value ?? ''),
    heads: texts[headRow]!,
    widths: shown.map((column) => columns[column]!.width),
    rows: rows.slice(headRow + 1).map(({ cells }, index) => {
      const said = texts[headRow + 1 + index]!;
      return cells.some(({ style }) => style === 'section') ? { span: said.join('') } : { cells: said };
    }),
  };
}

/** With a mark that tells Excel the encoding; a cell that begins like a formula is none. Lines of a cell are joined. */
export function ledgerCsv(workbook: Workbook): string {
  const tables = ledgerTables(workbook, true);
  const rows = tables.flatMap((table) => table.rows.flatMap((row) => ('cells' in row ? [row.cells] : [])));
  return byteOrderMark + [tables[0]!.heads, ...rows].map((cells) => csvRow(cells.map(oneLine))).join('');
}

export function ledgerMarkdown(workbook: Workbook): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |`;
  const tables = ledgerTables(workbook).map(({ title, heads, rows }) => [
    ...[`## ${plainText(title)}`, ''],
    ...[line(heads), `|${'---|'.repeat(heads.length)}`],
    ...rows.map((row) => line('cells' in row ? row.cells.map(oneLine) : [row.span, ...heads.slice(1).map(() => '')])),
  ]);
  return `${tables.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function oneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .join('；')
    .replace(/。；/g, '。');
}
