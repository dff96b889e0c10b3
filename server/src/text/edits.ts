/** Edits of a text. Pure. */
import type { Position, Range } from './positions';

/** Replaces `range` by `newText`. All edits of one fix apply to the same text and do not overlap. */
export interface Edit {
  readonly range: Range;
  readonly newText: string;
}

/**
 * The text after all `edits`. They must not overlap; of two that do, the one later in the text is ignored. Positions
 * outside the text are clamped.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const offsetOf = offsetFinder(text);
  const spans = edits
    .map(({ range, newText }, order) => ({ start: offsetOf(range.start), end: offsetOf(range.end), newText, order }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, newText } of spans) {
    if (start < at) continue;
    pieces.push(text.slice(at, start), newText);
    at = Math.max(start, end);
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** The edits that turn the text which `edits` make of `text` back into it. */
export function inverseEdits(text: string, edits: readonly Edit[]): readonly Edit[] {
  const offsetOf = offsetFinder(text);
  const after = applyEdits(text, edits);
  const positionOf = (offset: number): Position => {
    const before = after.slice(0, offset).split(/\r\n?|\n/);
    return { line: before.length - 1, character: before.at(-1)!.length };
  };
  let shift = 0;
  return [...edits]
    .map(({ range, newText }) => ({ start: offsetOf(range.start), end: offsetOf(range.end), newText }))
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, newText }) => {
      const at = start + shift;
      shift += newText.length - (end - start);
      return {
        range: { start: positionOf(at), end: positionOf(at + newText.length) },
        newText: text.slice(start, end),
      };
    });
}

/** Converts positions to UTF-16 offsets; lines end at \n, \r\n and \r, as in LSP. */
export function offsetFinder(text: string): (position: Position) => number {
  const starts = [0];
  const ends: number[] = [];
  const breaks = /\r\n?|\n/g;
  for (let match = breaks.exec(text); match !== null; match = breaks.exec(text)) {
    ends.push(match.index);
    starts.push(match.index + match[0].length);
  }
  ends.push(text.length);
  return ({ line, character }) => {
    if (line < 0) return 0;
    if (line >= starts.length) return text.length;
    return Math.min(starts[line]! + Math.max(0, character), ends[line]!);
  };
}
