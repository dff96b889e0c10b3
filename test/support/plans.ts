/** Sample plans and places in them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parsePlan } from '../../server/src/plan/parse';
import type { Plan } from '../../server/src/plan/types';
import type { Position, Range } from '../../server/src/text/positions';

/** The text of `test/fixtures/plans/<name>.txt`. */
export function planFixture(name: string): string {
  return readFileSync(path.resolve('test', 'fixtures', 'plans', `${name}.txt`), 'utf8');
}

/** A text with `|` where the cursor is; the mark is taken out. */
export function withCursor(text: string): { readonly text: string; readonly plan: Plan; readonly position: Position } {
  const at = text.indexOf('|');
  if (at < 0) throw new Error('The text has no cursor.');
  const before = text.slice(0, at).split('\n');
  const without = text.slice(0, at) + text.slice(at + 1);
  return {
    text: without,
    plan: parsePlan(without),
    position: { line: before.length - 1, character: before.at(-1)!.length },
  };
}

/** Where the `occurrence`th (from 1) place of `words` in the text begins. */
export function positionOf(text: string, words: string, occurrence = 1): Position {
  let at = -1;
  for (let count = 0; count < occurrence; count++) {
    at = text.indexOf(words, at + 1);
    if (at < 0) throw new Error(`“${words}” does not occur ${occurrence} times.`);
  }
  const before = text.slice(0, at).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
}

/** The text a range covers; ranges outside the text fail. */
export function textOf(text: string, { start, end }: Range): string {
  const lines = text.split(/\r\n?|\n/);
  for (const { line, character } of [start, end]) {
    if (lines[line] === undefined || character > lines[line].length)
      throw new Error(`${line}:${character} is outside the text.`);
  }
  if (start.line === end.line) return lines[start.line]!.slice(start.character, end.character);
  return [
    lines[start.line]!.slice(start.character),
    ...lines.slice(start.line + 1, end.line),
    lines[end.line]!.slice(0, end.character),
  ].join('\n');
}

/** The text after edits, as an editor applies them: all positions refer to the text before. */
export function applyEdits(
  text: string,
  edits: readonly { readonly range: Range; readonly newText: string }[],
): string {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  const offset = ({ line, character }: Position): number => starts[line]! + character;
  let result = text;
  for (const { range, newText } of [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start))) {
    result = result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end));
  }
  return result;
}
