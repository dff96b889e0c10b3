/** Finds the measures inside a line: 一是…二是…, 一要…二要…, （1）…；（2）…, 第一，…第二，… */
import { Feature, isHan } from './characters';
import { parseChineseNumeral, parseDigits } from './numerals';
import type { Measure, MeasureKind, Span } from './types';

const none: readonly Measure[] = Object.freeze([]);

/** Marks after which a measure may begin (or the start of the text). A measure in mid-clause is a word: 万一要, 统一是. */
const opening = /[。；;：:，,、！？\s）)〕】”\u3000\u00a0—]/;

interface Candidate {
  readonly kind: MeasureKind;
  readonly number: number;
  readonly marker: Span;
  readonly digits: Span;
}

/**
 * The measures of `text` from column `from`; `ends` are the ascending columns where a responsibility note starts, which also end a measure.
 * A lone candidate counts only for 一是/一要 and first of its kind; （1） needs a second one behind it.
 */
export function scanMeasures(text: string, features: number, from: number, ends: readonly number[]): readonly Measure[] {
  if ((features & (Feature.MeasureWord | Feature.Bracket | Feature.Circled | Feature.HanNumeral)) === 0) return none;
  const candidates = spoken(text, features, from).concat(bracketed(text, features, from));
  if (candidates.length === 0) return none;
  candidates.sort((a, b) => a.marker.start - b.marker.start);
  const counts = new Map<MeasureKind, number>();
  for (const { kind } of candidates) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kept = candidates.filter(({ kind }) => kind === 'shi' || kind === 'yao' || counts.get(kind)! > 1);
  if (kept.length === 0) return none;
  let end = 0;
  return kept.map((candidate, index) => {
    const next = kept[index + 1]?.marker.start ?? text.length;
    while (end < ends.length && ends[end]! <= candidate.marker.start) end++;
    const stop = Math.min(ends[end] ?? next, next);
    return { ...candidate, span: { start: candidate.marker.start, end: stop } };
  });
}

const spokenPattern = /第?([一二三四五六七八九十]{1,3})(?:([是要])|[，,])/g;

function spoken(text: string, features: number, from: number): Candidate[] {
  const found: Candidate[] = [];
  if ((features & Feature.HanNumeral) === 0 || ((features & Feature.MeasureWord) === 0 && !text.includes('第', from))) return found;
  spokenPattern.lastIndex = from;
  for (let match = spokenPattern.exec(text); match !== null; match = spokenPattern.exec(text)) {
    const ordinal = match[0].startsWith('第');
    const word = match[2];
    if ((word === undefined) !== ordinal) continue;
    const start = match.index;
    if (start > from && !opening.test(text[start - 1]!)) continue;
    const number = parseChineseNumeral(match[1]!);
    if (number === undefined) continue;
    const digitsStart = start + (ordinal ? 1 : 0);
    found.push({
      kind: ordinal ? 'ordinal' : word === '是' ? 'shi' : 'yao',
      number,
      marker: { start, end: start + match[0].length },
      digits: { start: digitsStart, end: digitsStart + match[1]!.length },
    });
  }
  return found;
}

const bracketPattern = /[（(]([0-9０-９]{1,2})[）)]|[①-⑳]/g;

function bracketed(text: string, features: number, from: number): Candidate[] {
  const found: Candidate[] = [];
  if ((features & Feature.Circled) === 0 && ((features & Feature.Digit) === 0 || (features & Feature.Bracket) === 0)) return found;
  bracketPattern.lastIndex = from;
  for (let match = bracketPattern.exec(text); match !== null; match = bracketPattern.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    if (start > from && !opening.test(text[start - 1]!)) continue;
    if (match[1] === undefined) {
      found.push({ kind: 'circled', number: match[0].charCodeAt(0) - 0x2460 + 1, marker: { start, end }, digits: { start, end } });
    } else if (isHan(text.charCodeAt(end)) || /[“《]/.test(text[end] ?? '')) {
      found.push({ kind: 'paren', number: parseDigits(match[1])!, marker: { start, end }, digits: { start: start + 1, end: end - 1 } });
    }
  }
  return found;
}
