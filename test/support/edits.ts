/** Applies edits to a text, as an editor would. */
import type { Edit } from '../../server/src/rules/types';

export function applyEdits(text: string, edits: readonly Edit[]): string {
  const starts = [0];
  for (const found of text.matchAll(/\r\n|\r|\n/g)) starts.push(found.index + found[0].length);
  const offset = ({ line, character }: Edit['range']['start']): number => starts[line]! + character;
  const sorted = [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start) || offset(b.range.end) - offset(a.range.end));
  let result = text;
  for (const { range, newText } of sorted) result = result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end));
  return result;
}
