/** The rows of tables in the outline. Each is an item of its own; its number belongs to none of the plan's series. */
import { rowRank, type Draft } from './markerRanks';
import type { Line } from '../../scan/types';

/** The headings together with the rows that have a number, in text order. */
export function withRows(lines: readonly Line[], drafts: readonly Draft[], from: number, to: number): readonly Draft[] {
  const rows: Draft[] = [];
  for (let line = from; line < to; line++) {
    const { isRow, heading } = lines[line]!;
    if (isRow === true) rows.push({ line, rank: rowRank, marker: heading!.marker });
  }
  return rows.length === 0 ? drafts : [...drafts, ...rows].sort((a, b) => a.line - b.line);
}
