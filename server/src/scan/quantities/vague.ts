/** Amounts nobody can count, as the object of a commitment: 一批, 若干, 部分, 一系列. */
import { isHan } from '../../text/characters';
import type { Columns } from '../../text/columns';
import { SpanCursor } from '../../text/spanCursor';
import type { Span } from '../../text/positions';
import type { Vague } from '../types';
import { isClauseEndAt, startsBefore, verbEndingAt } from './clauseBounds';
import { assuringWords } from './lexicon';

/**
 * `anyVerb`: can only be an object, whatever verb comes before it. With the characters that turn it into another word
 * when they come right before or after it.
 */
const words: readonly {
  readonly word: string;
  readonly notAfter: string;
  readonly notBefore: string;
  readonly anyVerb?: true;
}[] = [
  { word: '一批', notAfter: '第新首上又每下同等这那是有的', notBefore: '次又', anyVerb: true },
  { word: '一系列', notAfter: '等这那是有的', notBefore: '化重', anyVerb: true },
  { word: '若干', notAfter: '', notBefore: '意规问政措办重' },
  { word: '部分', notAfter: '大组一各这四五三两小成该', notBefore: '组别' },
  { word: '一些', notAfter: '有这那', notBefore: '' },
];
export const vagueWords: readonly string[] = words.map(({ word }) => word);
const byFirst = new Map(
  ['一', '若', '部'].map((first) => [first.charCodeAt(0), words.filter((entry) => entry.word.startsWith(first))]),
);
const none: readonly Vague[] = Object.freeze([]);

/** `starts`: the columns where one of the words may begin; `guarded`: the protected spans of the line. */
export function scanVague(text: string, starts: Columns, guarded: readonly Span[]): readonly Vague[] {
  if (starts.length === 0) return none;
  let found: Vague[] | undefined;
  const cursor = new SpanCursor(guarded);
  for (let which = 0; which < starts.length; which++) {
    const index = starts.at(which);
    for (const { word, notAfter, notBefore, anyVerb } of byFirst.get(text.charCodeAt(index)) ?? []) {
      if (!text.startsWith(word, index)) continue;
      const end = index + word.length;
      if (index > 0 && notAfter.includes(text[index - 1]!)) continue;
      if (end < text.length && notBefore.includes(text[end]!)) continue;
      if (cursor.endAt(index) >= 0 || !isObject(text, index, end, anyVerb === true)) continue;
      (found ??= []).push({ span: { start: index, end } });
    }
  }
  return found ?? none;
}

/**
 * A committing or assuring verb comes right before it (a mark or two filler characters allowed), and something follows.
 */
function isObject(text: string, start: number, end: number, anyVerb: boolean): boolean {
  if (isClauseEndAt(text, end)) return false;
  if (anyVerb && start > 0 && isHan(text.charCodeAt(start - 1))) return true;
  const clause = startsBefore(text, start).clause;
  for (let at = start; at >= Math.max(clause, start - 2); at--) {
    if (assuringWords.endingAt(text, at) >= clause || verbEndingAt(text, at, clause) !== undefined) return true;
  }
  return false;
}
