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

/** Columns of one of several lines. */
export interface LineSpan extends Span {
  readonly line: number;
}

export function rangeOf(line: number, { start, end }: Span): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

/** In text order: negative where `a` stands before `b`. */
function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** By where they start. */
export function compareStarts(a: { readonly range: Range }, b: { readonly range: Range }): number {
  return comparePositions(a.range.start, b.range.start);
}

function isAtOrBefore(a: Position, b: Position): boolean {
  return comparePositions(a, b) <= 0;
}

/**
 * Whether a cursor at `column` touches the span; its end counts, as a cursor there stands behind the last character.
 */
export function touches({ start, end }: Span, column: number): boolean {
  return column >= start && column <= end;
}

/** Whether `inner` lies in `outer`, or is the same. */
export function holdsRange(outer: Range, inner: Range): boolean {
  return isAtOrBefore(outer.start, inner.start) && isAtOrBefore(inner.end, outer.end);
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
