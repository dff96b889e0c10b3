/**
 * Task tables: rows of cells between tabs or pipes, or one cell a line, under a header that names the columns. What a
 * cell says depends on its column: units answer for the row, results commit to nothing, and a row with a number is an
 * item. `neighbours.ts` asks for this where a line names columns.
 */
import { skipSpaces, trimEnd } from '../text/characters';
import type { Span } from '../text/positions';
import { rowMarker, scanMarker } from './markers';
import { scanQuantities } from './quantities';
import { readCell } from './responsibility/cells';
import { isSurelyIn, layOut, looksLikeUnits, mayStandIn, type CellText } from './tableLayout';
import { columnOf, isUnitColumnName, longestColumnName, unknownColumn, type Column } from './tableColumns';
import type { Deadline, Heading, Line, Note } from './types';

/** What a line becomes because of where it stands. */
export interface Placement {
  /** Equal contexts and equal texts give equal lines. */
  readonly context: string;
  apply(line: Line): Line;
}

/** Takes what is found of line `index`. */
export type Place = (index: number, placement: Placement) => void;

interface Header {
  readonly columns: readonly Column[];
  /** Equal for equal headers. */
  readonly key: string;
}

function headerWith(columns: readonly Column[]): Header {
  return { columns, key: columns.map(({ type, role, persons }) => `${type} ${role} ${persons === true}`).join() };
}

/** A line that is nothing but the name of a column for units: a table that was copied with one cell a line. */
export function isUnitColumn({ text }: Line): boolean {
  return text.length <= 2 * longestColumnName && isUnitColumnName(text.replace(/[\s|│┃]/g, ''));
}

/**
 * Whether a text may be the header of a table, or its first cell.
 * Cheap: it is asked of every line that is short or has cells.
 */
export function maySayColumns(text: string, isRow: boolean): boolean {
  return isRow ? /单位|科室|处室|部门|股室|年段|主体|序\s?号|编号/.test(text) : isFirstColumn(text);
}

/** 序号 alone: the first column of a table with one cell a line. */
function isFirstColumn(text: string): boolean {
  return text.length < 24 && /^(?:序号|编号)[|│┃]?$/.test(text.replace(/\s/g, ''));
}
const separators = /[|│┃]/;

/** The cells of a row, without the white space around them. Pipes at both ends are the frame. */
function cellsOf(text: string): Span[] {
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

function isEmpty({ start, end }: Span): boolean {
  return start === end;
}

const fewCells = 3;
/** More blank lines than this end a table. */
const mostBlanks = 3;

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
 * Finds the table whose header begins at line `index` and places its
 * lines; returns the line behind it, or `index` where there is none.
 */
export function placeTable(lines: readonly Line[], index: number, place: Place): number {
  const header = headerOf(lines[index]!);
  return header === undefined ? placeCellLines(lines, index, place) : placeRows(lines, index, header, place);
}

/** The next line with text from `from` on; the end of the text where more than `most` blank lines come before it. */
function skipBlanks(lines: readonly Line[], from: number, most = mostBlanks): number {
  for (let index = from; index < lines.length && index <= from + most; index++)
    if (lines[index]!.shape !== 'blank') return index;
  return lines.length;
}

/** A title between the rows of a table: 一、党的建设. */
const longestCategory = 30;

function isCategory({ shape, text }: Line): boolean {
  return (shape === 'heading' || shape === 'text') && text.length <= longestCategory && !/[。；;，,：:]/.test(text);
}

// Rows between tabs or pipes.

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

const headerContext = 'header';

/** Whether the line names the columns of a table that has been read as one. */
export function isTableHeader({ context }: Line): boolean {
  return context === headerContext;
}

const headerPlacement: Placement = {
  context: headerContext,
  apply: (line) => ({ ...line, targets: none, deadlines: none, vague: none }),
};
const none = Object.freeze([]);

/** A cell with the column it stands in; `sure` where the row has as many cells as its header. */
interface PlacedCell {
  readonly span: Span;
  readonly column: Column;
  readonly sure: boolean;
}

/** Rows that are far longer than a header are something else. */
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

/** Whether no cell contradicts the column it stands in: a row that lacks its first cell may be filled up at its end. */
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
    const [named, next] = cells;
    return named?.column.type === 'plan' && next !== undefined && !isEmpty(next.span)
      ? numberedName(text, named)
      : undefined;
  }
  // Before the number at most the section that several rows share.
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

/** 1.农田改造项目 in the first column: the row's number and its name in one cell. */
function numberedName(text: string, { span: { start, end }, sure }: PlacedCell): Heading | undefined {
  const marker = sure && end - start <= longestName ? scanMarker(text, start) : undefined;
  if (marker?.kind !== 'arabic' || marker.weak || marker.spacing.end >= end) return undefined;
  const name = { start: marker.spacing.end, end };
  return /[。；;，,]/.test(text.slice(name.start, end))
    ? undefined
    : { marker, title: name, runIn: false, body: { start: end, end } };
}

/** Of a project, in its cell; UTF-16 units. */
const longestName = 40;

function firstSentence(text: string, { start, end }: Span): Span {
  let at = start;
  while (at < end && !'。！？｡'.includes(text[at]!)) at++;
  return { start, end: trimEnd(text, at, start) };
}

/** The line's facts as its columns tell them. */
function readCells(line: Line, cells: readonly PlacedCell[]): Line {
  const { text, features } = line;
  const targets = [];
  const deadlines = [];
  const vague = [];
  const notes: Note[] = [];
  for (const { span, column, sure } of cells) {
    if (isEmpty(span)) continue;
    if (column.type === 'unit') {
      const note = readCell(text, span, column, sure);
      if (note !== undefined && !line.notes.some((other) => overlaps(other.span, span))) notes.push(note);
      continue;
    }
    if (column.type !== 'plan' && column.type !== 'deadline' && column.type !== 'result') continue;
    const found = scanQuantities(cellAlone(text, span), features);
    if (column.type === 'plan') targets.push(...found.targets);
    if (column.type === 'plan') vague.push(...found.vague);
    if (column.type === 'deadline') deadlines.push(...wholeDeadline(text, span, features, found.deadlines));
    else if (column.type === 'plan') deadlines.push(...found.deadlines);
    else deadlines.push(...found.deadlines.filter((due) => isOfRest(text, due.span)));
  }
  return {
    ...line,
    targets,
    deadlines,
    vague,
    notes: [...line.notes, ...settleLeads(notes)].sort((a, b) => a.span.start - b.span.start),
  };
}

/** The cell in its columns with nothing beside it, as what stands in the next cell is no context. */
function cellAlone(text: string, { start, end }: Span): string {
  const cell = text.slice(start, end);
  return start === 0 ? cell : `${' '.repeat(start - 1)}\t${cell}`;
}

const longestDate = 16;

/** In its column a date needs no 前 to be a deadline: 2027年6月, 2027.6, and several of them, 1.2027年6月 2.2027年9月. */
function wholeDeadline(text: string, cell: Span, features: number, found: readonly Deadline[]): readonly Deadline[] {
  if (cell.end - cell.start > longestDates) return found;
  let result: Deadline[] | undefined;
  const parts = /[^\s；;，,、]+/g;
  parts.lastIndex = cell.start;
  for (let match = parts.exec(text); match !== null && match.index < cell.end; match = parts.exec(text)) {
    const number = /^[0-9]{1,2}[.．](?=(?:19|20)[0-9]{2}年)/.exec(match[0])?.[0].length ?? 0;
    const part = { start: match.index + number, end: Math.min(match.index + match[0].length, cell.end) };
    const due = part.end - part.start > longestDate ? undefined : dateAlone(text, part, features);
    if (due === undefined) continue;
    result = (result ?? [...found]).filter(({ span }) => !overlaps(span, part));
    result.push(due);
  }
  return result === undefined ? found : result.sort((a, b) => a.span.start - b.span.start);
}

const longestDates = 60;

function dateAlone(text: string, part: Span, features: number): Deadline | undefined {
  const figures = pointedMonth.exec(text.slice(part.start, part.end));
  if (figures !== null) {
    const [year, month] = [Number(figures[1]), Number(figures[2])];
    return month >= 1 && month <= 12 ? { span: part, kind: 'month', year, month } : undefined;
  }
  const [due, ...others] = scanQuantities(`${cellAlone(text, part)}前完成`, features).deadlines;
  return due !== undefined && others.length === 0 && due.span.start === part.start && due.span.end >= part.end
    ? { ...due, span: part }
    : undefined;
}

/** 2027.6, 2027-06 */
const pointedMonth = /^((?:19|20)[0-9]{2})[.．/-]([0-9]{1,2})$/;

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** 剩余11月底前完成: what a result still promises. */
function isOfRest(text: string, { start, end }: Span): boolean {
  let from = start;
  while (from > 0 && start - from < 24 && !'。；;，,|\t'.includes(text[from - 1]!)) from--;
  return (
    /剩余|其余|余下|剩下|尚未/.test(text.slice(from, start)) &&
    /^.{0,12}(?:完成|完工|竣工|到位|建成)/.test(text.slice(end, end + 16))
  );
}

/** Where a column names who leads, nobody else in the row is read as the lead. */
function settleLeads(notes: readonly Note[]): readonly Note[] {
  let led = notes.some(({ units }) => units.some(({ role, inferred }) => role === 'lead' && !inferred));
  return notes.map((note) => {
    const settled = led ? withoutInferredLead(note) : note;
    led ||= note.units.some(({ role }) => role === 'lead');
    return settled;
  });
}

function withoutInferredLead(note: Note): Note {
  return {
    ...note,
    units: note.units.map((unit) =>
      unit.role === 'lead' && unit.inferred ? { ...unit, role: 'plain' as const, inferred: false } : unit,
    ),
  };
}

// One cell a line.

/** A cell of a table that was copied with one cell a line. */
interface CellLine {
  readonly line: number;
  readonly span: Span;
  /** It follows the line above without a blank one. */
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

const mostHeaderLines = 40;
const longestRow = 40;

function placeCellLines(lines: readonly Line[], from: number, place: Place): number {
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

/** Lines of titles that may stand above the rows of a section. */
const mostTitles = 4;
const mostTitlesBetween = 3;
const longestTitle = 40;

/** The line with the first row's number, at `from` or behind the titles of its section. */
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

/** What may not stand in a table: the next part of the plan, an attachment, a signature. */
function endsTable({ heading, shape, text }: Line): boolean {
  if (shape === 'chrome' || isFirstColumn(text) || isSectionNumber(text)) return true;
  return (
    heading !== undefined && ['part', 'chapter', 'sectionSign', 'node', 'han', 'hanParen'].includes(heading.marker.kind)
  );
}

/**
 * Rows count on from the first; what stands between two numbers are the cells of one. Returns the line behind the last.
 */
function placeCellRows(lines: readonly Line[], from: number, header: Header, blanks: number, place: Place): number {
  let most = 0;
  let start = from;
  for (;;) {
    const { next, cells } = rowAt(lines, start, header.columns, blanks);
    const isLast = next === undefined;
    // Where nothing tells the end, the last row is as long as the longest before it.
    const own = isLast ? cells.slice(0, Math.max(most, header.columns.length - 1)) : cells;
    most = Math.max(most, own.length);
    placeCellRow(lines, start, own, header, place);
    if (isLast) return (own.at(-1)?.line ?? start) + 1;
    start = next;
  }
}

/** The cells of the row whose number stands at `start`, and where the next one's does. */
function rowAt(
  lines: readonly Line[],
  start: number,
  columns: readonly Column[],
  blanks: number,
): { readonly next?: number; readonly cells: readonly CellLine[] } {
  const number = numberAt(lines, start);
  const cells: CellLine[] = [];
  let ended = -1;
  /** Text lines behind the title that ended the row. */
  let behind = 0;
  /** So many cells stand before the first long gap: nothing tells that the last row goes on behind it. */
  let beforeGap = Infinity;
  const own = (): readonly CellLine[] => (ended < 0 ? cells : cells.filter(({ line }) => line < ended));
  for (
    let index = skipBlanks(lines, start + 1, blanks), last = start;
    index < lines.length && cells.length <= longestRow;
    last = index, index = skipBlanks(lines, index + 1, blanks)
  ) {
    const line = lines[index]!;
    if (isFirstColumn(line.text)) break;
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
 * Whether the cells fill a row, so that the next number is another row's though it doesn't count on (59, 60, 62): one
 * cell for each column and fit to stand there, or, where some are broken over lines, a last one that surely ends a row.
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
  const gaps = cells.map(({ line, adjacent }) => `${line - start}${adjacent ? '+' : ''}`).join();
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

/** Which column each line of a row stands in. The first column is the number's own. */
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

/** 2.…: goes on with a list of the same cell. */
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

/** The notes of the unit cells; only the first of a row may be read as its lead. */
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
 * The line with a row's number is the row's heading; its title stands
 * in the lines of the first column that says what is to be done.
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
