/** The header of a task table, which names the columns that hold units. */
import { skipSpaces, trimEnd } from '../text/characters';
import type { Line, Role, TableHeader } from './types';
import type { Span } from '../text/positions';

const fewCells = 3;
const unitColumn =
  /^(?:主要|牵头|配合)?(?:责任|负责|牵头|主责|主办|承办|配合|协办|协同配合|参与|会办)(?:实施)?(?:单位|科室|处室|部门|股室|年段)/;
const longestName = 12;
const support = /^(?:配合|协办|协同配合|参与|会办)/;
const lead = /^(?:主要责任|牵头|主责|主办)/;

/** The header that a row may be; undefined for other rows. */
export function scanTableHeader(text: string): TableHeader | undefined {
  const cells = cellsOf(text);
  if (cells.length < fewCells) return undefined;
  const columns = cells.flatMap(({ start, end }, index) => {
    const name = text.slice(start, end).replace(/\s/g, '');
    if (name.length > longestName || !unitColumn.test(name)) return [];
    const role: Role = support.test(name) ? 'support' : lead.test(name) ? 'lead' : 'plain';
    return [{ index, role }];
  });
  return columns.length === 0
    ? undefined
    : {
        cells: cells.length,
        columns,
        key: `${cells.length} ${columns.map(({ index, role }) => `${index}${role}`).join()}`,
      };
}

/** A line that is nothing but the name of a column for units: a table that was copied with one cell a line. */
export function isUnitColumn({ text }: Line): boolean {
  if (text.length > 2 * longestName) return false;
  const name = text.replace(/[\s|│┃]/g, '');
  return name.length <= longestName && name.length === unitColumn.exec(name)?.[0].length;
}

/** The cells of a row, without the white space around them; pipes at both ends are the frame. */
export function cellsOf(text: string): Span[] {
  const separator = text.includes('\t') ? '\t' : /[|│┃]/.exec(text)?.[0];
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
  // What stands before the first and behind the last separator is the margin, where it is empty.
  if (cells[0]!.start === cells[0]!.end) cells.shift();
  const last = cells.at(-1);
  if (separator !== '\t' && last !== undefined && last.start === last.end) cells.pop();
  return cells;
}
