/** Tables on a terminal. */
import { displayWidth } from './displayWidth';

/** A line for each row: the first column to the left, figures to the right. */
export function alignedRows(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column]!))));
  const padded = (cell: string, column: number): string => {
    const space = ' '.repeat(widths[column]! - displayWidth(cell));
    return column === 0 ? cell + space : space + cell;
  };
  return rows.map((row) => `${row.map(padded).join('  ').trimEnd()}\n`).join('');
}
