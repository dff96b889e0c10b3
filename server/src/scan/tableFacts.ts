/**
 * What the two table readers share, one for rows between tabs or pipes and one for one cell per line: the header, and
 * what a cell says in its column.
 */
import type { Span } from '../text/positions';
import { scanQuantities } from './quantities';
import { readCell } from './responsibility/cells';
import type { Column } from './tableColumns';
import type { Deadline, Line, Note } from './types';

/** What a line becomes because of where it is. */
export interface Placement {
  /** Equal contexts and equal texts give equal lines. */
  readonly context: string;
  apply(line: Line): Line;
}

/** Takes what was found out about line `index`. */
export type Place = (index: number, placement: Placement) => void;

export interface Header {
  readonly columns: readonly Column[];
  /** Equal for equal headers. */
  readonly key: string;
  /** A pipe on the line below closes each cell. */
  readonly piped?: true;
}

export function headerWith(columns: readonly Column[]): Header {
  return { columns, key: columns.map(({ type, role, persons }) => `${type} ${role} ${persons === true}`).join() };
}

export const separators = /[|│┃]/;

export function isEmpty({ start, end }: Span): boolean {
  return start === end;
}

export const fewCells = 3;
/** More blank lines than this end a table. */
export const mostBlanks = 3;

/** The next line with text from `from` on; the end of the text if more than `most` blank lines come first. */
export function skipBlanks(lines: readonly Line[], from: number, most = mostBlanks): number {
  for (let index = from; index < lines.length && index <= from + most; index++)
    if (lines[index]!.shape !== 'blank') return index;
  return lines.length;
}

const headerContext = 'header';

/** Whether the line names the columns of a table that has been read as one. */
export function isTableHeader({ context }: Line): boolean {
  return context === headerContext;
}

export const headerPlacement: Placement = {
  context: headerContext,
  apply: (line) => ({ ...line, targets: none, deadlines: none, vague: none }),
};
const none = Object.freeze([]);

/** A cell with its column; `sure` if the row has as many cells as its header. */
export interface PlacedCell {
  readonly span: Span;
  readonly column: Column;
  readonly sure: boolean;
}

/** The line's facts, read by its columns. */
export function readCells(line: Line, cells: readonly PlacedCell[]): Line {
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

/** The cell alone in its columns, because the text of the next cell is not context. */
function cellAlone(text: string, { start, end }: Span): string {
  const cell = text.slice(start, end);
  return start === 0 ? cell : `${' '.repeat(start - 1)}\t${cell}`;
}

const longestDate = 16;

/** In its column, a date needs no 前 to be a deadline: 2027年6月, 2027.6; or several of them, 1.2027年6月 2.2027年9月. */
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

export function overlaps(a: Span, b: Span): boolean {
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

/** If a column names the lead, nobody else in the row is read as the lead. */
export function settleLeads(notes: readonly Note[]): readonly Note[] {
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
