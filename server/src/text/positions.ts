/** Places in a text, in UTF-16 code units as in LSP; spans and ranges are half-open. */

/** Zero-based line and UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Columns in one line. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function rangeOf(line: number, { start, end }: Span): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}
