/** Where the sentence and the clause around a column begin and end. Linear in their length. */
import { isSpace, skipSpaces, trimEnd } from './characters';
import type { Span } from './positions';

const sentenceEnds = new Set('。！？!?');
const clauseEnds = new Set('。！？!?；;，,：:');

/** The sentence around a column, including its closing mark; ； does not end it. */
export function sentenceSpan(text: string, column: number): Span {
  return around(text, column, sentenceEnds, true);
}

/** The clause around a column, without its closing mark. */
export function clauseSpan(text: string, column: number): Span {
  return around(text, column, clauseEnds, false);
}

function around(text: string, column: number, ends: ReadonlySet<string>, withEnd: boolean): Span {
  let start = Math.min(column, text.length);
  while (start > 0 && !ends.has(text[start - 1]!)) start--;
  let end = Math.min(column, text.length);
  while (end < text.length && !ends.has(text[end]!)) end++;
  if (withEnd && end < text.length) end++;
  start = Math.min(skipSpaces(text, start), end);
  return { start, end: trimEnd(text, end, start) };
}

/** Without white space and any of `marks` at its end. */
export function withoutLastMarks(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && (isSpace(text.charCodeAt(end - 1)) || marks.includes(text[end - 1]!))) end--;
  return text.slice(0, end);
}
