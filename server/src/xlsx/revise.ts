/**
 * A workbook with other texts in some cells. Everything else in the file stays byte for byte: formats, comments, other
 * sheets, pictures.
 */
import { WordError, wordResult, type WordResult } from '../word/fault';
import { SourceEdits, type SourceEdit } from '../word/sourceEdits';
import { declaration } from '../word/xml';
import { replaceEntries } from '../word/zip';
import { textElement } from './cellText';
import type { ReadCell, ReadRow, ReadSheet, ReadWorkbook } from './read';
import { cellName, type Sheet } from './workbook';
import { sheetPart } from './write';

/** Rows and columns are counted from 0. */
export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly value: string | number;
}

/** A row below all others. */
export interface NewRow {
  /** By column; the format of each is that of the cell above. */
  readonly values: ReadonlyMap<number, string | number>;
  /** The row whose formats and height it takes. */
  readonly like: ReadRow;
}

export interface SheetChanges {
  readonly sheet: ReadSheet;
  readonly cells: readonly CellChange[];
  readonly rows: readonly NewRow[];
}

/** `replaced`: sheets of ours that are written anew, by the part that holds them. */
export function reviseWorkbook(
  { archive }: ReadWorkbook,
  changes: readonly SheetChanges[],
  replaced: ReadonlyMap<string, Sheet>,
): WordResult<Uint8Array> {
  return wordResult(() => {
    const contents = new Map<string, Uint8Array>();
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
    for (const change of changes) {
      const { part, xml } = change.sheet;
      if (/^[^>]{0,200}encoding=["']utf-16/i.test(xml)) throw unwritable();
      if (change.cells.length + change.rows.length > 0) contents.set(entryName(archive, part), encode(revised(change)));
    }
    for (const [part, sheet] of replaced)
      contents.set(entryName(archive, part), encode(declaration + sheetPart(sheet)));
    return replaceEntries(archive, contents);
  });
}

/** Part names are compared without regard to case; a new name would be a new part. */
function entryName({ entries }: ReadWorkbook['archive'], part: string): string {
  return entries.find(({ name }) => name.toLowerCase() === part.toLowerCase())?.name ?? part;
}

function unwritable(): WordError {
  return new WordError('unsupported', {
    zh: '文件内部编码不是 UTF-8，不能写回；请用 Excel 或 WPS 另存一遍',
    en: 'the file is not UTF-8 inside and cannot be written back; save it again in Excel or WPS',
  });
}

function revised({ sheet, cells, rows }: SheetChanges): string {
  const { xml } = sheet;
  const byRow = new Map(sheet.rows.map((row) => [row.index, row]));
  const prefix = prefixOf(xml);
  const edits = new SourceEdits();
  const make = ({ start, end, text }: SourceEdit): void => edits.replace(start, end, text);
  // Cells that their row doesn't have yet may go to one place: they stand in the order of their columns.
  for (const { row, column, value } of [...cells].sort((a, b) => a.column - b.column))
    make(cellEdit(byRow.get(row)!, column, value, prefix));
  const last = sheet.rows.at(-1);
  if (rows.length > 0 && last !== undefined) {
    const first = Math.max(...sheet.rows.map(({ index }) => index)) + 1;
    const text = rows.map((row, at) => newRow(row, first + at, prefix)).join('');
    edits.insert(last.end, text);
    rangeEdits(xml, prefix, first, first + rows.length).forEach(make);
  }
  return edits.apply(xml);
}

/** The prefix of the main namespace, with its colon; nearly always none. */
function prefixOf(xml: string): string {
  return /<([\w.-]{1,40}:)?worksheet[\s>]/.exec(xml.slice(0, 2000))?.[1] ?? '';
}

function cellEdit(row: ReadRow, column: number, value: string | number, prefix: string): SourceEdit {
  const old = row.cells.find((cell) => cell.column === column);
  const text = cellText(row.index, column, value, old?.style, prefix);
  if (old !== undefined) return { start: old.start, end: old.end, text };
  const next = row.cells.find((cell) => cell.column > column);
  if (next !== undefined) return { start: next.start, end: next.start, text };
  if (row.contentEnd !== undefined) return { start: row.contentEnd, end: row.contentEnd, text };
  // <row r="5"/> gets an end of its own.
  return { start: row.end - 2, end: row.end, text: `>${text}</${prefix}row>` };
}

function cellText(
  row: number,
  column: number,
  value: string | number,
  style: string | undefined,
  prefix: string,
): string {
  // A format of the file can't be given the mark of a text; a text that looks like a formula is one all the same.
  const head = `<${prefix}c r="${cellName(row, column)}"${style === undefined ? '' : ` s="${style}"`}`;
  if (value === '') return `${head}/>`;
  if (typeof value === 'number') return `${head}><${prefix}v>${value}</${prefix}v></${prefix}c>`;
  const text = textElement(value)
    .replace(/^<t/, `<${prefix}t`)
    .replace(/<\/t>$/, `</${prefix}t>`);
  return `${head} t="inlineStr"><${prefix}is>${text}</${prefix}is></${prefix}c>`;
}

function newRow({ values, like }: NewRow, index: number, prefix: string): string {
  const style = new Map(like.cells.map(({ column, style }: ReadCell) => [column, style]));
  const columns = [...new Set([...style.keys(), ...values.keys()])].sort((a, b) => a - b);
  const cells = columns.map((column) => cellText(index, column, values.get(column) ?? '', style.get(column), prefix));
  return `<${prefix}row r="${index + 1}">${cells.join('')}</${prefix}row>`;
}

/** The sheet's size, and its filter if it reached to the last row, take the new rows in. Rows are counted from 0. */
function rangeEdits(xml: string, prefix: string, oldEnd: number, newEnd: number): SourceEdit[] {
  return ['dimension', 'autoFilter'].flatMap((name) => {
    const start = xml.indexOf(`<${prefix}${name} `);
    if (start < 0) return [];
    const tag = xml.slice(start, Math.min(xml.indexOf('>', start), start + 300));
    const found = /ref="[A-Z]{1,3}\d{1,7}:[A-Z]{1,3}(\d{1,7})"/.exec(tag);
    if (found === null || Number(found[1]) !== oldEnd) return [];
    const end = start + found.index + found[0].length - 1;
    return [{ start: end - found[1]!.length, end, text: String(newEnd) }];
  });
}
