/** Tables copied with one cell per line. `tables.ts` calls this where a line is the name of a first column. */
import { skipSpaces, trimEnd } from '../text/characters';
import type { Span } from '../text/positions';
import { rowMarker, scanMarker } from './markers';
import { readCell } from './responsibility/cells';
import { isSurelyIn, layOut, mayStandIn, type CellText } from './tableLayout';
import { columnOf, longestColumnName, unknownColumn, type Column } from './tableColumns';
import {
  fewCells,
  type Header,
  headerPlacement,
  headerWith,
  isEmpty,
  mostBlanks,
  overlaps,
  type Place,
  readCells,
  separators,
  settleLeads,
  skipBlanks,
} from './tableFacts';
import type { Heading, Line, Note } from './types';

/** 序号 alone: the first column of a table with one cell per line. */
export function isFirstColumn(text: string): boolean {
  return text.length < 24 && /^(?:序号|编号)[|│┃]?$/.test(text.replace(/\s/g, ''));
}

/** 工作任务 alone: may be the first column of a table whose cells are closed by pipes on lines of their own. */
export function isTaskColumn(text: string): boolean {
  return (
    text.length < 24 &&
    /^(?:重点|主要|年度|目标|工作)?(?:任务|工作|项目|事项|内容)(?:名称|内容|类别)?$/.test(text.trim())
  );
}

/** A cell of a table with one cell per line. */
interface CellLine {
  readonly line: number;
  readonly span: Span;
  /** It follows the line above without a blank line. */
  readonly adjacent: boolean;
  /** A pipe closes the cell. */
  readonly closed: boolean;
}

/** The line without the pipe that closes its cell. */
function cellLine(line: Line, index: number, adjacent: boolean): CellLine {
  const { text } = line;
  const start = skipSpaces(text, 0);
  let end = trimEnd(text, text.length, start);
  let closed = false;
  while (end > start && separators.test(text[end - 1]!)) {
    closed = true;
    end = trimEnd(text, end - 1, start);
  }
  return { line: index, span: { start, end }, adjacent, closed };
}

/** A pipe alone on the line below closes a cell too. */
function isPipe({ text }: Line): boolean {
  return text.length < 8 && /^[|│┃]$/.test(text.trim());
}

const mostHeaderLines = 40;
const longestRow = 40;

export function placeCellLines(lines: readonly Line[], from: number, place: Place): number {
  if (from + 1 < lines.length && isPipe(lines[from + 1]!)) return placePipedLines(lines, from, place);
  if (!isFirstColumn(lines[from]!.text)) return from;
  const names: CellLine[] = [];
  let index = from;
  for (; index < lines.length && names.length <= mostHeaderLines; index = skipBlanks(lines, index + 1)) {
    const line = lines[index]!;
    const cell = cellLine(line, index, index > from && lines[index - 1]!.shape !== 'blank');
    const { start, end } = cell.span;
    if (rowMarker(line.text, start, end) !== undefined) break;
    if (
      end - start > longestColumnName + 4 ||
      /[。；;]/.test(line.text) ||
      line.shape === 'heading' ||
      isSectionNumber(line.text)
    ) {
      if (names.length < fewCells) return from;
      break;
    }
    names.push(cell);
  }
  const header = headerOfLines(lines, names);
  if (header === undefined) return from;
  // An empty cell is a blank line, as is the line between two cells.
  const blanks = names.some(({ adjacent }, at) => at > 0 && !adjacent) ? 2 * header.columns.length : mostBlanks;
  const first = firstRow(lines, index, blanks);
  if (first === undefined) return from;
  for (const { line } of names) place(line, headerPlacement);
  return placeCellRows(lines, first, header, blanks, place);
}

/**
 * A table with one cell per line and a pipe on the line below each. Rows may have numbers even if no column is named
 * for them; then the first column's name is also above the sections and the numbers.
 */
function placePipedLines(lines: readonly Line[], from: number, place: Place): number {
  const columns: Column[] = [];
  let index = from;
  for (; index + 1 < lines.length && columns.length < mostHeaderLines; index += 2) {
    const { text } = lines[index]!;
    const column = text.length <= 2 * longestColumnName ? columnOf(text.replace(/\s/g, '')) : undefined;
    if (column === undefined || !isPipe(lines[index + 1]!)) break;
    columns.push(column);
  }
  const end = index;
  // 加强应急工作 before the first number is a section, because no plan column comes after the units.
  if (columns.at(-1)?.type === 'plan' && columns.some(({ type }) => type === 'unit')) columns.pop();
  if (columns.length < fewCells || !columns.some(({ type }) => type === 'unit')) return from;
  const stop = Math.min(lines.length, end + 2 * mostTitles);
  while (index < stop && numberAt(lines, index) < 0) index++;
  if (index >= stop) return from;
  for (let at = 0; at < columns.length; at++) place(from + 2 * at, headerPlacement);
  return placeCellRows(lines, index, { ...headerWith(columns), piped: true }, mostBlanks, place);
}

/** How many lines of titles may come before the rows of a section. */
const mostTitles = 4;
const mostTitlesBetween = 3;
const longestTitle = 40;

/** The line with the first row's number: at `from`, or after the titles of its section. */
function firstRow(lines: readonly Line[], from: number, blanks: number): number | undefined {
  let index = from;
  for (let titles = 0; titles <= mostTitles; titles++) {
    const line = lines[index];
    if (line === undefined) return undefined;
    if (numberAt(lines, index) > 0) return index;
    if (line.shape === 'table' || line.shape === 'chrome' || line.text.trim().length > longestTitle) return undefined;
    index = skipBlanks(lines, index + 1, blanks);
  }
  return undefined;
}

/** （一） alone: the number of a section between the rows. */
function isSectionNumber(text: string): boolean {
  return text.length < 12 && /^\s*[（(][一二三四五六七八九十]{1,3}[）)]\s*$/.test(text);
}

function headerOfLines(lines: readonly Line[], cells: readonly CellLine[]): Header | undefined {
  const texts = cells.map(({ line, span }) => lines[line]!.text.slice(span.start, span.end).replace(/\s/g, ''));
  const spaced = cells.some(({ adjacent }, index) => index > 0 && !adjacent);
  const piped = cells.filter(({ closed }) => closed).length > 1;
  const columns: Column[] = [];
  let known = 0;
  for (let index = 0; index < cells.length;) {
    let length = 1;
    for (let more = 3; more > 1; more--) {
      const parts = texts.slice(index, index + more);
      if (parts.length < more || columnOf(parts.join('')) === undefined) continue;
      const behind = cells.slice(index + 1, index + more);
      const wrapped = piped
        ? cells.slice(index, index + more - 1).every(({ closed }) => !closed)
        : (spaced && behind.every(({ adjacent }) => adjacent)) ||
          !(parts.every(isColumnName) || (more === 3 && areTwoColumns(parts)));
      if (wrapped) {
        length = more;
        break;
      }
    }
    const column = columnOf(texts.slice(index, index + length).join(''));
    if (column !== undefined) known++;
    columns.push(column ?? { ...unknownColumn });
    index += length;
  }
  return columns.length >= fewCells && known >= fewCells ? headerWith(columns) : undefined;
}

function isColumnName(name: string): boolean {
  return columnOf(name) !== undefined && !/^[（(]/.test(name);
}

/** 重点工作, 市政府, 分管领导: one name and one of two lines. */
function areTwoColumns([first = '', second = '', third = '']: readonly string[]): boolean {
  return (isColumnName(first) && isColumnName(second + third)) || (isColumnName(first + second) && isColumnName(third));
}

/** What ends a table: the next part of the plan, an attachment, a signature. */
function endsTable({ heading, shape, text }: Line): boolean {
  if (shape === 'chrome' || isFirstColumn(text) || isSectionNumber(text)) return true;
  return (
    heading !== undefined && ['part', 'chapter', 'sectionSign', 'node', 'han', 'hanParen'].includes(heading.marker.kind)
  );
}

/**
 * Places rows that are numbered on from the first; the lines between two numbers are the cells of one row. Returns the
 * line after the last.
 */
function placeCellRows(lines: readonly Line[], from: number, header: Header, blanks: number, place: Place): number {
  let most = 0;
  let start = from;
  for (;;) {
    const { next, cells } = rowAt(lines, start, header, blanks);
    const isLast = next === undefined;
    // If nothing shows where it ends, the last row is as long as the longest before it.
    const own = isLast && header.piped !== true ? cells.slice(0, Math.max(most, header.columns.length - 1)) : cells;
    most = Math.max(most, own.length);
    placeCellRow(lines, start, own, header, place);
    if (isLast) return (own.at(-1)?.line ?? start) + 1;
    start = next;
  }
}

/** The cells of the row whose number is in line `start`, and where the number of the next row is. */
function rowAt(
  lines: readonly Line[],
  start: number,
  { columns, piped }: Header,
  blanks: number,
): { readonly next?: number; readonly cells: readonly CellLine[] } {
  const number = numberAt(lines, start);
  const cells: CellLine[] = [];
  let ended = -1;
  /** Lines of text after the title that ended the row. */
  let behind = 0;
  /** How many cells come before the first long gap: we can't tell whether the last row continues after it. */
  let beforeGap = Infinity;
  const own = (): readonly CellLine[] => {
    const before = ended < 0 ? cells : cells.filter(({ line }) => line < ended);
    return piped === true ? closedCells(before, columns.length - 1) : before;
  };
  for (
    let index = skipBlanks(lines, start + 1, blanks), last = start;
    index < lines.length && cells.length <= longestRow;
    last = index, index = skipBlanks(lines, index + 1, blanks)
  ) {
    const line = lines[index]!;
    if (isFirstColumn(line.text)) break;
    if (piped === true && isPipe(line)) {
      const above = cells.at(-1);
      if (above !== undefined) cells[cells.length - 1] = { ...above, closed: true };
      continue;
    }
    const next = numberAt(lines, index);
    if (
      next === number + 1 ? cells.length >= Math.min(2, columns.length - 1) : next > 0 && isWhole(lines, own(), columns)
    ) {
      // A title between two rows belongs to neither.
      if (ended < 0 || behind < mostTitlesBetween) return { next: index, cells: own() };
      break;
    }
    if (ended >= 0) behind++;
    else if (endsTable(line)) ended = index;
    if (behind >= mostTitlesBetween) break;
    if (index - last > mostBlanks + 1 && beforeGap === Infinity) beforeGap = cells.length;
    cells.push(cellLine(line, index, lines[index - 1]!.shape !== 'blank'));
  }
  return { cells: own().slice(0, beforeGap) };
}

/**
 * The lines of the first `most` cells that a pipe closes; what follows is a section of the next row, or not the table.
 */
function closedCells(cells: readonly CellLine[], most: number): readonly CellLine[] {
  let closed = 0;
  let end = 0;
  for (let index = 0; index < cells.length && closed < most; index++) {
    if (!cells[index]!.closed) continue;
    closed++;
    end = index + 1;
  }
  return cells.slice(0, end);
}

/**
 * Whether the cells fill a row, so that the next number belongs to another row even if it isn't the next one (59, 60,
 * 62): one plausible cell for each column or, if some are broken over lines, a last one that surely ends a row.
 */
function isWhole(lines: readonly Line[], cells: readonly CellLine[], columns: readonly Column[]): boolean {
  const last = columns.at(-1)!;
  const textOf = ({ line, span }: CellLine): string => lines[line]!.text.slice(span.start, span.end);
  if (cells.length === columns.length - 1)
    return last.type !== 'amount' && cells.every((cell, index) => mayStandIn(textOf(cell), columns[index + 1]!));
  return cells.length >= columns.length && (last.type === 'unit' || last.type === 'deadline')
    ? isSurelyIn(textOf(cells.at(-1)!), last)
    : false;
}

function numberAt(lines: readonly Line[], index: number): number {
  const { text } = lines[index]!;
  if (text.length > 12) return -1;
  const { start, end } = cellLine(lines[index]!, index, false).span;
  return rowMarker(text, start, end)?.number ?? -1;
}

function placeCellRow(
  lines: readonly Line[],
  start: number,
  cells: readonly CellLine[],
  header: Header,
  place: Place,
): void {
  const texts = cells.map(({ line }) => lines[line]!.text);
  const gaps = cells
    .map(({ line, adjacent, closed }) => `${line - start}${adjacent ? '+' : ''}${closed ? '|' : ''}`)
    .join();
  const context = [header.key, gaps, ...texts].join('\n');
  let columns: readonly Column[] | undefined;
  const columnsOf = (): readonly Column[] => (columns ??= layLines(cells, texts, header.columns));
  let notes: readonly (Note | undefined)[] | undefined;
  const noteOf = (at: number): Note | undefined => (notes ??= cellNotes(cells, texts, columnsOf()))[at];
  place(start, { context, apply: (line) => numberLine(line, start, cells, columnsOf()) });
  cells.forEach(({ line, span }, index) => {
    place(line, {
      context: `${index} ${context}`,
      apply: (found) => {
        const column = columnsOf()[index]!;
        const read = readCells(found, [{ span, column: column.type === 'unit' ? noUnits : column, sure: true }]);
        const note = noteOf(index);
        return note === undefined || found.notes.some((other) => overlaps(other.span, span))
          ? read
          : { ...read, notes: [...read.notes, note].sort((a, b) => a.span.start - b.span.start) };
      },
    });
  });
}

const noUnits: Column = { type: 'person', role: 'plain' };

/** Which column each line of a row belongs to. The first column is the number's own. */
function layLines(cells: readonly CellLine[], texts: readonly string[], columns: readonly Column[]): readonly Column[] {
  const piped = cells.filter(({ closed }) => closed).length * 2 > cells.length;
  const spaced = cells.filter(({ adjacent }) => !adjacent).length * 2 > cells.length;
  const contents: CellText[] = cells.map(({ span, adjacent }, index) => ({
    text: texts[index]!.slice(span.start, span.end),
    joins:
      index === 0
        ? 'never'
        : piped
          ? cells[index - 1]!.closed
            ? 'never'
            : 'always'
          : (spaced && adjacent) || isListed(texts[index]!)
            ? 'likely'
            : isTitleAbove(texts[index - 1]!, texts[index]!)
              ? 'never'
              : 'perhaps',
  }));
  const behind = columns.slice(1);
  return layOut(contents, behind).map((place) => behind[place] ?? { ...unknownColumn });
}

/** 2.…: continues a list in the same cell. */
function isListed(text: string): boolean {
  const number = scanMarker(text, skipSpaces(text, 0))?.number;
  return number !== undefined && number > 1;
}

/** A few words above a sentence or a list: a cell of their own. */
function isTitleAbove(above: string, below: string): boolean {
  return (
    above.trim().length <= 10 && (below.trim().length > 14 || scanMarker(below, skipSpaces(below, 0))?.number === 1)
  );
}

/** The notes of the unit cells; only the first one in a row may be read as its lead. */
function cellNotes(
  cells: readonly CellLine[],
  texts: readonly string[],
  columns: readonly Column[],
): readonly (Note | undefined)[] {
  const found = cells.map(({ span }, index) => {
    const column = columns[index]!;
    return column.type === 'unit' && !isEmpty(span) ? readCell(texts[index]!, span, column, false) : undefined;
  });
  const settled = settleLeads(found.filter((note) => note !== undefined));
  let next = 0;
  return found.map((note) => (note === undefined ? undefined : settled[next++]));
}

/**
 * The line with a row's number is the row's heading. Its title is in the lines of the first column that says what is to
 * be done.
 */
function numberLine(line: Line, index: number, cells: readonly CellLine[], columns: readonly Column[]): Line {
  const { start, end } = cellLine(line, index, false).span;
  const marker = rowMarker(line.text, start, end);
  if (marker === undefined) return line;
  const first = columns.findIndex(({ type }) => type === 'plan');
  const empty = { start: end, end };
  const heading: Heading = { marker, title: empty, runIn: false, body: empty };
  if (first < 0) return { ...line, heading, isRow: true };
  let last = first;
  while (columns[last + 1] === columns[first]) last++;
  return {
    ...line,
    heading,
    isRow: true,
    titleBelow: { first: cells[first]!.line - index, last: cells[last]!.line - index },
  };
}
