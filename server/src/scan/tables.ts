/**
 * Task tables: rows of cells between tabs or pipes, or one cell per line, under a header that names the columns. What a
 * cell says depends on its column: units answer for the row, results commit to nothing, and a row with a number is an
 * item. `neighbours.ts` calls this where a line names columns.
 */
import { skipSpaces, trimEnd } from '../text/characters';
import type { Span } from '../text/positions';
import { rowMarker, scanMarker } from './markers';
import { readCell } from './responsibility/cells';
import { unitLabelRole } from './labelLines';
import { isFirstColumn, isTaskColumn, placeCellLines } from './tableCells';
import { columnOf, isUnitColumnName, longestColumnName, unknownColumn, type Column } from './tableColumns';
import {
  fewCells,
  type Header,
  headerPlacement,
  headerWith,
  isEmpty,
  type Place,
  type PlacedCell,
  readCells,
  separators,
  skipBlanks,
} from './tableFacts';
import { layOut, looksLikeUnits } from './tableLayout';
import type { Heading, Line, Note } from './types';

/** A line that is only the name of a column for units, as in a table copied with one cell per line. */
export function isUnitColumn({ text }: Line): boolean {
  return text.length <= 2 * longestColumnName && isUnitColumnName(text.replace(/[\s|│┃]/g, ''));
}

/**
 * Whether a text may be the header of a table, or its first cell. Cheap, because it is asked about every line that is
 * short or has cells.
 */
export function maySayColumns(text: string, isRow: boolean): boolean {
  return isRow
    ? /单位|科室|处室|部门|股室|年段|主体|序\s?号|编号/.test(text)
    : isFirstColumn(text) || isTaskColumn(text);
}

/** The cells of a row, without the white space around them. Pipes at both ends are the frame. */
export function cellsOf(text: string): Span[] {
  const separator = text.includes('\t') ? '\t' : separators.exec(text)?.[0];
  if (separator === undefined) return [];
  const cells: Span[] = [];
  let start = 0;
  for (let end = text.indexOf(separator); ; end = text.indexOf(separator, start)) {
    const stop = end < 0 ? text.length : end;
    const first = Math.min(skipSpaces(text, start), stop);
    cells.push({ start: first, end: trimEnd(text, stop, first) });
    if (end < 0) break;
    start = end + 1;
  }
  if (separator === '\t') return cells;
  if (isEmpty(cells[0]!)) cells.shift();
  const last = cells.at(-1);
  if (last !== undefined && isEmpty(last)) cells.pop();
  return cells;
}

function headerOf(line: Line): Header | undefined {
  if (line.shape !== 'table' || line.text.length > 40 * longestColumnName) return undefined;
  let cells = cellsOf(line.text);
  while (cells.length > 0 && isEmpty(cells[0]!)) cells = cells.slice(1);
  while (cells.length > 0 && isEmpty(cells.at(-1)!)) cells = cells.slice(0, -1);
  if (cells.length < fewCells) return undefined;
  const columns = cells.map(({ start, end }) => columnOf(line.text.slice(start, end).replace(/\s/g, '')));
  const known = columns.filter((column) => column !== undefined);
  const numbered = columns[0]?.type === 'number' && known.length >= fewCells;
  if (!numbered && !known.some(({ type }) => type === 'unit')) return undefined;
  return headerWith(columns.map((column) => column ?? { ...unknownColumn }));
}

/**
 * Finds the table whose header begins at line `index` and places its lines. Returns the line after it, or `index` if
 * there is none.
 */
export function placeTable(lines: readonly Line[], index: number, place: Place): number {
  const header = headerOf(lines[index]!);
  return header === undefined
    ? placeCellLines(lines, index, place)
    : placeRows(lines, index, withNumbers(lines, index, header), place);
}

/** How many lines below a header are looked at for a column of numbers that it doesn't name. */
const numberedLines = 12;

/**
 * The header with a column for the numbers of its rows where their cells hold numbers and no name stands above them:
 * 项目 | 责任单位 | 时限 over 1 | 甲项目 | …. The first full row has one cell too many and tells the column; the first row
 * below it goes on counting.
 */
function withNumbers(lines: readonly Line[], index: number, header: Header): Header {
  if (header.columns.some(({ type }) => type === 'number')) return header;
  const width = header.columns.length + 1;
  let at = -1;
  let number = 0;
  for (let below = index + 1; below < lines.length && below <= index + numberedLines; below++) {
    const { shape, text } = lines[below]!;
    if (shape !== 'table') continue;
    const cells = cellsOf(text).map(({ start, end }) => text.slice(start, end));
    if (at < 0) {
      at = cells.length === width ? cells.slice(0, 2).findIndex(isRowNumber) : -1;
      if (at < 0) return header;
      number = Number(cells[at]);
    } else if (cells.slice(0, at + 1).some((cell) => isRowNumber(cell) && Number(cell) === number + 1)) {
      const columns = [...header.columns];
      columns.splice(at, 0, numberColumn);
      return headerWith(columns);
    }
  }
  return header;
}

const numberColumn: Column = { ...unknownColumn, type: 'number' };

function isRowNumber(cell: string): boolean {
  return /^[0-9]{1,3}$/.test(cell);
}

/** A title between the rows of a table: 一、党的建设. */
const longestCategory = 30;

function isCategory({ shape, text }: Line): boolean {
  return (shape === 'heading' || shape === 'text') && text.length <= longestCategory && !/[。；;，,：:]/.test(text);
}

function placeRows(lines: readonly Line[], from: number, header: Header, place: Place): number {
  place(from, headerPlacement);
  let end = from + 1;
  let categories = 0;
  for (let index = skipBlanks(lines, end); index < lines.length; index = skipBlanks(lines, index + 1)) {
    const line = lines[index]!;
    if (line.shape !== 'table') {
      if (categories > 0 || !isCategory(line)) break;
      categories++;
      continue;
    }
    if (headerOf(line) !== undefined) break;
    categories = 0;
    place(index, { context: header.key, apply: (row) => readRow(row, header) });
    end = index + 1;
  }
  return end;
}

/** A row far longer than a header is something else. */
const mostCells = 60;

function readRow(line: Line, { columns }: Header): Line {
  const all = cellsOf(line.text);
  if (all.length > mostCells) return line;
  const placed = all.length === columns.length && isLaidOut(line.text, all, columns);
  const spans = placed ? all : withoutEmptyEnds(all);
  const sure = placed || (spans.length === columns.length && isLaidOut(line.text, spans, columns));
  const places = sure
    ? columns.map((_, index) => index)
    : layOut(
        spans.map(({ start, end }) => ({ text: line.text.slice(start, end), joins: undefined })),
        columns,
      );
  const cells = spans.map((span, index) => ({ span, column: columns[places[index]!] ?? unknownColumn, sure }));
  const heading = rowHeading(line.text, cells);
  const read = readCells(line, cells);
  return heading === undefined ? read : { ...read, heading, isRow: true };
}

function withoutEmptyEnds(cells: readonly Span[]): readonly Span[] {
  let from = 0;
  let to = cells.length;
  while (from < to && isEmpty(cells[from]!)) from++;
  while (to > from && isEmpty(cells[to - 1]!)) to--;
  return cells.slice(from, to);
}

/** Whether no cell contradicts its column: a row that lacks its first cell may be filled up at the end. */
function isLaidOut(text: string, spans: readonly Span[], columns: readonly Column[]): boolean {
  const namesNobody = columns.every(({ type }, index) => type !== 'unit' || isEmpty(spans[index]!));
  return columns.every(({ type }, index) => {
    const cell = text.slice(spans[index]!.start, spans[index]!.end);
    if (type === 'number') return cell.length <= longestNumber;
    if (type === 'deadline') return cell === '' || !looksLikeUnits(cell);
    if (type === 'plan') return cell === '' || !namesNobody || !looksLikeUnits(cell);
    return type !== 'unit' || !/[。！？]./.test(cell);
  });
}

const longestNumber = 5;

function rowHeading(text: string, cells: readonly PlacedCell[]): Heading | undefined {
  const numbered = cells.findIndex(({ column }) => column.type === 'number');
  const first = cells[numbered];
  if (first === undefined) {
    const [named, next, other] = cells;
    if (named?.column.type !== 'plan' || next === undefined || isEmpty(next.span)) return undefined;
    const item = numberedItem(text, named.span);
    if (item !== undefined || other === undefined || next.column.type !== 'plan') return item;
    return isSection(text, named.span) ? numberedItem(text, next.span) : undefined;
  }
  // Before the number, only the section that several rows share.
  if (numbered > 1 || (numbered === 1 && cells[0]!.column.type !== 'plan')) return undefined;
  const marker = rowMarker(text, first.span.start, first.span.end);
  if (marker === undefined) return undefined;
  const task = cells.find(({ column, span }, index) => index > numbered && column.type === 'plan' && !isEmpty(span))
    ?.span ?? {
    start: marker.span.end,
    end: marker.span.end,
  };
  return { marker, title: firstSentence(text, task), runIn: false, body: { start: task.end, end: task.end } };
}

/** 1.农田改造项目, 一、推进农田改造。: the row's number and its task in one cell. A cell with a list of several is not an item. */
function numberedItem(text: string, { start, end }: Span): Heading | undefined {
  const marker = end - start <= longestTask ? scanMarker(text, start) : undefined;
  if (marker === undefined || marker.weak || marker.spacing.end >= end) return undefined;
  if (marker.kind !== 'arabic' && marker.kind !== 'han') return undefined;
  const task = { start: marker.spacing.end, end };
  return /[0-9一二三四五六七八九十](?:[.．](?![0-9])|、)|[（(][0-9一二三四五六七八九十]{1,2}[）)]|[①-⑳]/.test(
    text.slice(task.start, end),
  )
    ? undefined
    : { marker, title: firstSentence(text, task), runIn: false, body: { start: end, end } };
}

/** Longest cell of one task; UTF-16 units. */
const longestTask = 200;

/** A few words before the numbered cell: the section that several rows share. */
function isSection(text: string, { start, end }: Span): boolean {
  return end - start <= longestCategory && !/[。；;，,：:0-9]/.test(text.slice(start, end));
}

/** The names in a row of a form, 牵头单位： | 市水务局 |: the cell before them is their label. */
export function labelledNames(text: string): Note | undefined {
  if (text.length > longestForm) return undefined;
  const [label, names, ...others] = cellsOf(text);
  if (label === undefined || names === undefined || others.length > 0 || isEmpty(names)) return undefined;
  const role = unitLabelRole(text.slice(label.start, label.end));
  return role === undefined ? undefined : readCell(text, names, { role }, false);
}

/** Longest row of a form, a label and names; UTF-16 units. */
const longestForm = 300;

function firstSentence(text: string, { start, end }: Span): Span {
  let at = start;
  while (at < end && !'。！？｡'.includes(text[at]!)) at++;
  return { start, end: trimEnd(text, at, start) };
}
