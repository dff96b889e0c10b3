/** What a workbook that we write holds: texts and numbers in a few styles, never a formula. */

/** `plain` as the workbook's own default · `input` what units fill in · `quiet` grey, for what only we need to see */
export type CellStyle =
  'plain' | 'title' | 'note' | 'head' | 'section' | 'text' | 'centre' | 'number' | 'input' | 'quiet';

export interface Cell {
  readonly value: string | number | undefined;
  readonly style: CellStyle;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** In points; as the program thinks best if it isn't given. */
  readonly height?: number;
}

export interface Column {
  /** In digits of the standard font; a Chinese character takes two. */
  readonly width: number;
  readonly hidden?: boolean;
}

/** The tint of a cell whose text begins with one of `values`. */
export interface Tint {
  readonly column: number;
  readonly values: readonly string[];
  readonly colour: Colour;
}

export type Colour = 'red' | 'yellow' | 'green' | 'blue' | 'grey';

/** Whole-sheet parts. Rows and columns are counted from 0. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Nobody sees it, not even in the list of hidden sheets. */
  readonly veryHidden?: boolean;
  /** The row that holds the heads of the columns: it stays in view, is printed on each page and has the filters. */
  readonly head?: number;
  /** Columns left of this one stay in view. */
  readonly frozenColumns?: number;
  /** The cells of this row are one. */
  readonly mergedRow?: number;
  /** A list to choose from, below the head, by column. */
  readonly choices?: readonly { readonly column: number; readonly values: readonly string[] }[];
  readonly tints?: readonly Tint[];
}

export interface Workbook {
  readonly title: string;
  readonly sheets: readonly Sheet[];
}

/** A, B … Z, AA …; from 0. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}
