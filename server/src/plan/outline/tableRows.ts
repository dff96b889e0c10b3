/** The rows of tables in the outline: each is an item of its own, whose number belongs to no series of the plan's. */
import { rowRank, type Draft } from './markerRanks';
import type { Line } from '../../scan/types';

/** The headings with the rows that have a number, in text order. */
export function withRows(lines: readonly Line[], drafts: readonly Draft[], from: number, to: number): readonly Draft[] {
  const rows: Draft[] = [];
  for (let line = from; line < to; line++) {
    const { isRow, heading } = lines[line]!;
    if (isRow === true) rows.push({ line, rank: rowRank, marker: heading!.marker });
  }
  return rows.length === 0 ? drafts : [...drafts, ...rows].sort((a, b) => a.line - b.line);
}
