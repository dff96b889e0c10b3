/**
 * A closing bracket that has just been typed, put right with its pair: one pair, of one width. Editors close （ by
 * themselves and let ） be typed over, but not by a ); and an input method gives ） where ( was typed.
 */
import { openingAtEnd } from '../scan/responsibility/brackets';
import { isHan } from '../text/characters';
import type { LineEdit } from '../rules/types';

interface Shape {
  readonly opening: string;
  readonly closing: string;
}

/** Half and full width. The others have one width only. */
const shapes: readonly Shape[] = [
  { opening: '(（', closing: ')）' },
  { opening: '[［', closing: ']］' },
];

/** The characters after which `closeBracket` may have something to do. */
export const closingBrackets: readonly string[] = shapes.flatMap(({ closing }) => [...closing]);

/** Nobody looks further back for the bracket that he closes; UTF-16 units. */
const longest = 600;

/** `column` is behind the bracket typed. `above` is the line above, where a bracket may be open. */
export function closeBracket(text: string, column: number, above = ''): readonly LineEdit[] {
  const typed = text[column - 1] ?? '';
  const shape = shapes.find(({ closing }) => typed !== '' && closing.includes(typed));
  const open = shape === undefined ? -1 : openingOf(text, column - 1, shape);
  if (shape === undefined || open < 0) return [];
  const overtyped = isOvertyped(text, column, shape, above);
  const [half, full] = shape.closing;
  const isFull = text[open] === shape.opening[1];
  // In text without Chinese characters, nothing speaks for full width.
  if (!isFull && typed === full && !hasHan(text)) return [];
  const width = isFull || typed === full ? 1 : 0;
  const edits: LineEdit[] = [];
  if (text[open] !== shape.opening[width])
    edits.push({ span: { start: open, end: open + 1 }, newText: shape.opening[width]! });
  if (typed !== (width === 1 ? full : half))
    edits.push({ span: { start: column - 1, end: column }, newText: shape.closing[width]! });
  if (overtyped) edits.push({ span: { start: column, end: column + 1 }, newText: '' });
  return edits;
}

/**
 * Whether the bracket behind the one typed has lost its partner to it. Where their widths are the same, the editor has
 * seen to that, or the author wants both.
 */
function isOvertyped(text: string, column: number, shape: Shape, above: string): boolean {
  const next = text[column];
  if (next === undefined || next === text[column - 1] || !shape.closing.includes(next)) return false;
  return openingOf(text, column, shape) < 0 && openingAtEnd(above) < 0;
}

/** The column of the bracket that the closing one at `at` belongs to, else -1. */
function openingOf(text: string, at: number, { opening, closing }: Shape): number {
  let closed = 0;
  for (let index = at - 1; index >= 0 && at - index <= longest; index--) {
    if (closing.includes(text[index]!)) closed++;
    else if (opening.includes(text[index]!) && --closed < 0) return index;
  }
  return -1;
}

function hasHan(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (isHan(text.charCodeAt(index))) return true;
  return false;
}
