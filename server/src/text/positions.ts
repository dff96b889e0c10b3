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

function isAtOrBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

/** Whether they overlap or touch. */
export function rangesMeet(a: Range, b: Range): boolean {
  return isAtOrBefore(a.start, b.end) && isAtOrBefore(b.start, a.end);
}

export function sameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
