/** Finds the actions inside a line: 一是…二是…, 一要…二要…, （1）…；（2）…, 第一，…第二，… */
import { CodeSet, Feature, isDigit, isHan } from '../text/characters';
import { parseChineseNumeral, parseDigits } from '../text/numerals';
import type { Action, ActionKind } from './types';
import type { Span } from '../text/positions';

const none: readonly Action[] = Object.freeze([]);

/**
 * Marks after which an action may begin, besides the start of the text. Only a first action may begin in mid-clause:
 * 各单位一要…，二要….
 */
const opening = new CodeSet(
  '。；;：:，,、！？ \t\v\f）)〕】”\u3000\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\ufeff—',
);

interface Candidate {
  readonly kind: ActionKind;
  readonly number: number;
  readonly marker: Span;
  readonly digits: Span;
}

/**
 * The actions of `text` from column `from` on. `ends` are the ascending columns where responsibility notes start; these
 * end an action too. 一是 and 一要 may be alone; every other kind needs a second one in the line.
 */
export function scanActions(text: string, features: number, from: number, ends: readonly number[]): readonly Action[] {
  const bracketed = (features & Feature.Digit) !== 0 && (features & Feature.Bracket) !== 0;
  if (!bracketed && (features & (Feature.HanNumeral | Feature.Circled)) === 0) return none;
  const candidates = findCandidates(text, from);
  if (candidates.length === 0) return none;
  const counts = new Map<ActionKind, number>();
  for (const { kind } of candidates) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kept = candidates.filter(({ kind }) => kind === 'shi' || kind === 'yao' || counts.get(kind)! > 1);
  if (kept.length === 0) return none;
  let end = 0;
  return kept.map(({ kind, number, marker, digits }, index) => {
    const next = kept[index + 1]?.marker.start ?? text.length;
    while (end < ends.length && ends[end]! <= marker.start) end++;
    return { kind, number, marker, digits, span: { start: marker.start, end: Math.min(ends[end] ?? next, next) } };
  });
}

/** By code unit: which kind of marker a character indicates. */
const tells = new Uint8Array(0x10000);
const [word, ordinal, bracket, circle] = [1, 2, 3, 4];
for (const character of '是要') tells[character.charCodeAt(0)] = word;
tells['第'.charCodeAt(0)] = ordinal;
for (const character of '（(') tells[character.charCodeAt(0)] = bracket;
for (let code = 0x2460; code <= 0x2473; code++) tells[code] = circle;

/** Characters that form a word with a following 一: 万一要, 统一是, 第一要务. */
const inWords = new CodeSet('万统第唯惟同逐之专单划归其任某每这那哪另进有不如定');

/** Everything that may be the marker of an action, in text order. One pass. */
function findCandidates(text: string, from: number): readonly Candidate[] {
  let found: Candidate[] | undefined;
  /**
   * The latest 一要 or 一是 in mid-clause since the last candidate. It is an action if the next of its kind lacks a first.
   */
  let inClause: Candidate | undefined;
  for (let index = from; index < text.length; index++) {
    const tell = tells[text.charCodeAt(index)]!;
    if (tell === 0) continue;
    const candidate =
      tell === word
        ? spoken(text, index, from)
        : tell === ordinal
          ? counted(text, index)
          : tell === bracket
            ? inBrackets(text, index)
            : circled(text, index);
    if (candidate === undefined) continue;
    const before = text.charCodeAt(candidate.marker.start - 1);
    if (candidate.marker.start === from || opening.has(before)) {
      const last = found?.at(-1);
      const goesOn = last?.kind === candidate.kind && last.number === candidate.number - 1;
      // 五一是高峰，十一是次高峰: a holiday.
      if (tell === word && candidate.number > 10 && candidate.marker.start > from && !goesOn) continue;
      if (inClause?.kind === candidate.kind && candidate.number > 1 && !goesOn) (found ??= []).push(inClause);
      inClause = undefined;
      (found ??= []).push(candidate);
    } else if (tell === word && candidate.number === 1 && !inWords.has(before)) inClause = candidate;
    // 抓好①课程、②课堂: inside a clause, the first follows a word directly.
    else if ((tell === circle || tell === bracket) && candidate.number === 1) (found ??= []).push(candidate);
  }
  return found ?? nothing;
}

const nothing: readonly Candidate[] = Object.freeze([]);

const numerals = new CodeSet('一二三四五六七八九十');
const longestNumeral = 3;

/** 一是, 二要: found by their last character. */
function spoken(text: string, at: number, from: number): Candidate | undefined {
  let start = at;
  while (start > from && at - start < longestNumeral && numerals.has(text.charCodeAt(start - 1))) start--;
  const numeral = text.slice(start, at);
  const number = start === at || isNoun(text, at) ? undefined : parseChineseNumeral(numeral);
  return number === undefined || isSaying(text, at, numeral)
    ? undefined
    : { kind: text[at] === '是' ? 'shi' : 'yao', number, marker: { start, end: at + 1 }, digits: { start, end: at } };
}

/** 一是一、二是二; not 一是一体推进. */
function isSaying(text: string, at: number, numeral: string): boolean {
  const end = at + 1 + numeral.length;
  return text.startsWith(numeral, at + 1) && !isHan(text.charCodeAt(end));
}

/** 四要素, 三要件, 五要点 are nouns; 一要素质过硬, 二要点面结合 are actions. */
const nounBehind = /要(?:素(?![质养描材])|件(?!件)|点(?![对面亮燃滴])|害(?!怕)|道(?![德路])|义(?![务无])|旨|诀)/y;

function isNoun(text: string, at: number): boolean {
  nounBehind.lastIndex = at;
  return nounBehind.test(text);
}

/** 第一， */
function counted(text: string, start: number): Candidate | undefined {
  let end = start + 1;
  while (end - start <= longestNumeral && numerals.has(text.charCodeAt(end))) end++;
  if (text[end] !== '，' && text[end] !== ',') return undefined;
  const number = parseChineseNumeral(text.slice(start + 1, end));
  return number === undefined
    ? undefined
    : { kind: 'ordinal', number, marker: { start, end: end + 1 }, digits: { start: start + 1, end } };
}

/** （1） before a word, a quotation or a title. */
function inBrackets(text: string, start: number): Candidate | undefined {
  let end = start + 1;
  while (end - start <= 2 && isDigit(text.charCodeAt(end))) end++;
  if (end === start + 1 || (text[end] !== '）' && text[end] !== ')')) return undefined;
  if (!isHan(text.charCodeAt(end + 1)) && text[end + 1] !== '“' && text[end + 1] !== '《') return undefined;
  return {
    kind: 'paren',
    number: parseDigits(text.slice(start + 1, end))!,
    marker: { start, end: end + 1 },
    digits: { start: start + 1, end },
  };
}

function circled(text: string, start: number): Candidate {
  const span = { start, end: start + 1 };
  return { kind: 'circled', number: text.charCodeAt(start) - 0x2460 + 1, marker: span, digits: span };
}
