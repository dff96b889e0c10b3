/** The header of a task table, which names the columns that hold units and those that hold results. */
import { skipSpaces, trimEnd } from '../text/characters';
import type { Line, Role, TableHeader } from './types';
import type { Span } from '../text/positions';

const fewCells = 3;
const unitColumn =
  /^(?:主要|牵头|配合)?(?:责任|负责|牵头|主责|主办|承办|配合|协办|协同配合|参与|会办)(?:实施)?(?:单位|科室|处室|部门|股室|年段)/;
/** 进展情况, 完成情况: what its cells count has been reached. */
const resultColumn =
  /^(?:(?:当前|目前|工作|任务|项目|实际|已|最新)?(?:进展|完成|落实|推进|实施|办理)(?:情况|进度|结果|成效|进展)|(?:工作|目前|当前|形象)?进[展度]|完成(?:值|数|量)|实绩|存在问题)/;
const longestName = 12;
const support = /^(?:配合|协办|协同配合|参与|会办)/;
const lead = /^(?:主要责任|牵头|主责|主办)/;

/** The header that a row may be; undefined for other rows. */
export function scanTableHeader(text: string): TableHeader | undefined {
  const cells = cellsOf(text);
  if (cells.length < fewCells) return undefined;
  const names = cells.map(({ start, end }) => text.slice(start, end).replace(/\s/g, ''));
  const columns = names.flatMap((name, index) => {
    if (name.length > longestName || !unitColumn.test(name)) return [];
    const role: Role = support.test(name) ? 'support' : lead.test(name) ? 'lead' : 'plain';
    return [{ index, role }];
  });
  if (columns.length === 0) return undefined;
  const results = names.flatMap((name, index) =>
    name.length <= longestName && resultColumn.test(name) ? [index] : [],
  );
  const numbered = /^(?:序号|编号|序)$/.test(names[0]!);
  const units = columns.map(({ index, role }) => `${index}${role}`).join();
  return {
    cells: cells.length,
    columns,
    results,
    numbered,
    key: `${cells.length} ${units} ${results.join()} ${numbered}`,
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
