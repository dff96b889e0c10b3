/** The usual sheet of a report. */
import type { Cell, Row, Sheet } from './workbook';

export interface TableHead {
  readonly text: string;
  /** In characters. */
  readonly width: number;
}

export interface TableText {
  readonly name: string;
  readonly title: string;
  /** Lines between the title and the heads. */
  readonly notes: readonly string[];
  readonly heads: readonly TableHead[];
  /** Of the row of heads, in points. */
  readonly headHeight: number;
  readonly rows: readonly Row[];
}

/** A title over the whole width, notes, heads and rows. The heads and the first column stay in view. */
export function tableSheet({ name, title, notes, heads, headHeight, rows }: TableText): Sheet {
  return {
    name,
    columns: heads.map(({ width }) => ({ width })),
    rows: [
      {
        cells: heads.map((_, column): Cell => ({ value: column === 0 ? title : undefined, style: 'title' })),
        height: 32,
      },
      ...notes.map((value): Row => ({ cells: [{ value, style: 'note' }] })),
      { cells: heads.map(({ text }): Cell => ({ value: text, style: 'head' })), height: headHeight },
      ...rows,
    ],
    head: notes.length + 1,
    mergedRow: 0,
    frozenColumns: 1,
  };
}
