/** How high a row has to be. LibreOffice doesn't compute it, and WPS only when somebody edits the row. */
import { displayWidth } from '../text/displayWidth';
import type { Cell, Column } from './workbook';

/** Points of a line, and above and below all of them; the most that a row may have. */
const line = 15;
const padding = 4;
const highest = 409;

/** In points, for the wrapped texts of its cells. */
export function heightOf(cells: readonly Cell[], columns: readonly Column[]): number {
  const lines = cells.map(({ value, style }, column) => {
    const { width = 10, hidden } = columns[column] ?? {};
    if (typeof value !== 'string' || hidden === true || style === 'section') return 1;
    const room = Math.max(width - 1, 2);
    return value.split('\n').reduce((count, part) => count + Math.max(1, Math.ceil(displayWidth(part) / room)), 0);
  });
  return Math.min(highest, Math.max(1, ...lines) * line + padding);
}
