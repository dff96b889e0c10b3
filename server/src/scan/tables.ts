/**
 * Task tables: rows of cells between tabs or pipes under a header that names a column for the responsible units. The header stands on
 * another line than the cells, so this is the one line fact that is made from two lines: a row carries its cells' notes as long as its
 * header is the same.
 */
import { scanLine } from './lines';
import { readCell } from './responsibility/cells';
import { cellsOf } from './tableHeader';
import type { Line, Note, TableHeader, Target } from './types';
import type { Span } from '../text/positions';

/** The header in force at line `index`: the nearest above it, with nothing but rows and blank lines between. */
function headerAbove(lines: readonly Line[], index: number): TableHeader | undefined {
  for (let above = index - 1; above >= 0; above--) {
    const line = lines[above]!;
    if (line.shape === 'blank') continue;
    if (line.shape !== 'table') return undefined;
    const header = line.tableHeader;
    if (header !== undefined) return header;
  }
  return undefined;
}

/** Gives the rows of `lines` their cells' notes, in place; `lines` are fresh from `scanLines`. */
export function readTables(lines: Line[]): void {
  let header: TableHeader | undefined;
  for (let index = 0; index < lines.length; index++) header = readRow(lines, index, header);
}

/** Reads the row at `index` under `header`; returns the header in force below it. */
function readRow(lines: Line[], index: number, header: TableHeader | undefined): TableHeader | undefined {
  const line = lines[index]!;
  if (line.shape === 'blank') return header;
  if (line.shape !== 'table') return undefined;
  const own = line.tableHeader;
  if (own !== undefined) return own;
  if (header !== undefined) {
    const { notes, shift } = layRow(line, header);
    const targets = withoutResults(line, header, shift);
    if (notes.length > 0 || targets !== line.targets)
      lines[index] = { ...line, targets, notes: [...line.notes, ...notes].sort((a, b) => a.span.start - b.span.start) };
  }
  return header;
}

/** How far a row may be shifted against its header beyond what its missing cells explain: a sub-number may have a cell of its own. */
const slack = 2;

/**
 * Rows lack cells where neighbours are merged, at the left, at the right or both. A row is laid under its header so that all columns
 * of units read as units; of several ways the one nearest to right-aligned. No way, no notes.
 */
function layRow(line: Line, header: TableHeader): { readonly notes: readonly Note[]; readonly shift: number } {
  const cells = cellsOf(line.text);
  const rightAligned = header.cells - cells.length;
  let best: { notes: Note[]; shift: number } = { notes: [], shift: shiftOfText(line.text, cells, header) };
  for (const step of [0, -1, 1, -2, 2, -3, 3]) {
    const shift = rightAligned + step;
    if (shift < Math.min(0, rightAligned) - slack || shift > Math.max(0, rightAligned) + slack) continue;
    const notes = laidOut(line, cells, header, shift);
    if (notes !== undefined && notes.length > best.notes.length) best = { notes, shift };
  }
  return best;
}

/** Of a row that names no unit: under 序号 stands a number or, where it is merged with the row above, nothing, not even a cell. */
function shiftOfText(text: string, cells: readonly Span[], { cells: all, numbered }: TableHeader): number {
  const first = cells[0];
  if (!numbered || first === undefined) return Math.max(0, all - cells.length);
  return rowNumber.test(text.slice(first.start, first.end)) ? 0 : 1;
}

const rowNumber = /^(?:[（(]?[0-9０-９一二三四五六七八九十]{1,4}[）)]?[.．、]?)?$/;

/** The targets of a row without those of its cells of results. */
function withoutResults({ text, targets }: Line, { results }: TableHeader, shift: number): readonly Target[] {
  if (targets.length === 0 || results.length === 0) return targets;
  const cells = cellsOf(text);
  const kept = targets.filter(({ span }) => {
    const cell = cells.findIndex(({ start, end }) => span.start >= start && span.start < end);
    return cell < 0 || !results.includes(cell + shift);
  });
  return kept.length === targets.length ? targets : kept;
}

/** The notes when the row's first cell stands under the header's cell `shift`; undefined where a cell is something else than units. */
function laidOut(
  { text, notes: others }: Line,
  cells: readonly Span[],
  header: TableHeader,
  shift: number,
): Note[] | undefined {
  const notes: Note[] = [];
  for (const { index, role } of header.columns) {
    const cell = cells[index - shift];
    const isEmpty = cell === undefined || cell.start === cell.end;
    if (isEmpty && role !== 'support') return undefined;
    if (isEmpty || others.some(({ span }) => span.start < cell.end && cell.start < span.end)) continue;
    const note = readCell(text, cell, role);
    if (note === undefined) return undefined;
    notes.push(note);
  }
  return notes;
}

/**
 * Brings the tables up to date after lines `[from, to)` have been replaced: `lines` is the new text, `before` the old one, whose lines
 * from `end` on are those from `to` on in the new one. Costs the changed rows, and those below where the header has changed.
 */
export function updateTables(lines: Line[], from: number, to: number, before: readonly Line[], end: number): void {
  const touched =
    lines.slice(from, to).some(({ shape }) => shape === 'table') ||
    before.slice(from, end).some(({ shape }) => shape === 'table');
  let below = to;
  while (lines[below]?.shape === 'blank') below++;
  if (!touched && lines[below]?.shape !== 'table') return;
  let header = headerAbove(lines, from);
  for (let index = from; index < to; index++) header = readRow(lines, index, header);
  if (header?.key === headerAbove(before, end)?.key) return;
  for (let index = below; index < lines.length; index++) {
    const line = lines[index]!;
    if (line.shape === 'blank') continue;
    if (line.shape !== 'table' || line.tableHeader !== undefined) return;
    lines[index] = scanLine(line.text, line.eol);
    readRow(lines, index, header);
  }
}
