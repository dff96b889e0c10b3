/** Amounts nobody can count, as the object of a commitment: 一批, 若干, 部分, 一系列. */
import { Feature } from '../characters';
import type { Vague } from '../types';
import { clauseStart, isClauseEnd, lastVerb, wordEndingAt } from './context';
import { ProtectedCursor, protectedSpans } from './protect';
import { assuringWords } from './words';

/** With the characters that, right before or right behind, make another word of it. */
const words: readonly { readonly word: string; readonly notAfter: string; readonly notBefore: string }[] = [
  { word: '一批', notAfter: '第新首上又每下同', notBefore: '次又' },
  { word: '一系列', notAfter: '', notBefore: '化重' },
  { word: '若干', notAfter: '', notBefore: '意规问政措办重' },
  { word: '部分', notAfter: '大组一各这四五三两小成该', notBefore: '组别' },
  { word: '一些', notAfter: '有这那', notBefore: '' },
];
const byFirst = new Map(['一', '若', '部'].map((first) => [first.charCodeAt(0), words.filter((entry) => entry.word.startsWith(first))]));
const none: readonly Vague[] = Object.freeze([]);

export function scanVague(text: string, features: number): readonly Vague[] {
  let found: Vague[] | undefined;
  let cursor: ProtectedCursor | undefined;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code !== 0x4e00 && code !== 0x82e5 && code !== 0x90e8) continue;
    for (const { word, notAfter, notBefore } of byFirst.get(code)!) {
      if (!text.startsWith(word, index)) continue;
      const end = index + word.length;
      if (index > 0 && notAfter.includes(text[index - 1]!)) continue;
      if (end < text.length && notBefore.includes(text[end]!)) continue;
      cursor ??= new ProtectedCursor(features & (Feature.BookMark | Feature.Quote) ? protectedSpans(text, features) : []);
      if (cursor.endAt(index) >= 0 || !isObject(text, index, end)) continue;
      (found ??= []).push({ span: { start: index, end } });
    }
  }
  return found ?? none;
}

/** A committing or assuring verb stands right before it (a mark or two of filler allowed), and something follows. */
function isObject(text: string, start: number, end: number): boolean {
  if (isClauseEnd(text[end])) return false;
  const clause = clauseStart(text, start);
  for (let at = start; at >= Math.max(clause, start - 2); at--) {
    if (wordEndingAt(text, assuringWords, at) >= clause || lastVerb(text, Math.max(clause, at - 3), at)?.end === at) return true;
  }
  return false;
}
