import { Feature, isHan, longestPhrase } from '../../text/characters';
import { defineLineFact, structure } from '../../plan/facts/define';
import { rangeOf } from '../../text/positions';
import { isOwnText } from '../../plan/query';
import type { Line } from '../../scan/types';
import type { Span } from '../../text/positions';
import { planRule, type Finding } from '../types';
import { slipAt } from './repeats';

interface Repeat {
  readonly start: number;
  /** Length of what is repeated: 1 办办, 2 推进推进, 3 进一步进一步, 4 and more 贯彻落实贯彻落实. */
  readonly length: number;
  /** Columns of all but the first, and of what is repeated within that one. */
  readonly surplus: readonly Span[];
  readonly end: number;
}

/** Enough for any real line; a line that repeats one character isn't text. */
const maxPerLine = 50;
const maxLookedAt = 5000;

const repeatLines = defineLineFact({
  features: Feature.Doubled | Feature.PhraseTwice,
  of(line): { readonly text: string; readonly repeats: readonly Repeat[] } | undefined {
    const repeats = findRepeats(line);
    return repeats.length === 0 ? undefined : { text: line.text, repeats };
  },
});

const meta = {
  code: 'text/repeated-word',
  severity: 'warning',
  fixable: true,
  title: { zh: '字词重复', en: 'Repeated word' },
  description: {
    zh: '多打的字词，如“规范办办学”“推进推进”。叠词（常常、人人、方方面面）和前后两个词相接（工作作风、教育育人）不算；可在 words.allowRepeated 中添加。',
    en: 'A character or word typed twice (规范办办学, 推进推进). Reduplications and words that meet (工作作风) are fine; add your own under words.allowRepeated.',
  },
} as const;

export const repeatedWordRule = planRule({
  meta,
  inputs: { structure, repeatLines },
  check(inputs, { allowedRepeats = [] }) {
    const findings: Finding[] = [];
    const { lines, facts } = inputs.repeatLines;
    facts.forEach(({ text, repeats }, at) => {
      const index = lines[at]!;
      if (!isOwnText(inputs.structure, index)) return;
      for (const { start, length, end, surplus } of repeats) {
        if (allowedRepeats.some((word) => overlaps(text, word, start, length))) continue;
        const word = text.slice(start, start + length);
        const range = rangeOf(index, { start, end });
        findings.push({
          code: meta.code,
          range,
          message: { zh: `“${word}”重复，疑多打了一个。`, en: `“${word}” is repeated; one of them seems superfluous.` },
          fixes: [
            {
              title: { zh: `只留一个“${word}”`, en: `Keep one “${word}”` },
              edits: surplus.map((span) => ({ range: rangeOf(index, span), newText: '' })),
              preferred: true,
            },
          ],
        });
      }
    });
    return findings;
  },
});

/** Whether `word` occurs in the text so that it covers the doubled part. */
function overlaps(text: string, word: string, start: number, length: number): boolean {
  const from = Math.max(0, start + 2 * length - word.length);
  const found = text.slice(from, start + Math.max(word.length, 2 * length)).indexOf(word);
  return word.length >= 2 * length && found >= 0 && from + found <= start;
}

function findRepeats({ text, shape, features }: Line): readonly Repeat[] {
  if (shape === 'blank' || shape === 'chrome') return [];
  const phrases = (features & Feature.PhraseTwice) === 0 ? none : phrasesTwice(text);
  if ((features & Feature.Doubled) === 0) return phrases;
  const found: Repeat[] = [];
  let lookedAt = 0;
  for (let column = 0; column + 1 < text.length && found.length < maxPerLine && lookedAt < maxLookedAt; column++) {
    const code = text.charCodeAt(column);
    // A cheap check first: in a repeat, the first character occurs again.
    if (
      code < 0x2e80 ||
      (code !== text.charCodeAt(column + 1) &&
        code !== text.charCodeAt(column + 2) &&
        code !== text.charCodeAt(column + 3))
    )
      continue;
    if (!isHan(code) || (code >= 0xd800 && code <= 0xdfff)) continue;
    lookedAt++;
    const length = slipAt(text, column);
    // Cells hold names, and a column may hold one character.
    if (length === 0 || (length === 1 && shape === 'table')) continue;
    let end = column + 2 * length;
    while (length > 1 && text.startsWith(text.slice(column, column + length), end)) end += length;
    found.push({ start: column, length, end, surplus: [{ start: column + length, end }] });
    column = end - 1;
  }
  return phrases.length === 0 ? found : merged(found, phrases);
}

/** A repeated phrase includes what is repeated within it. */
function merged(found: readonly Repeat[], all: readonly Repeat[]): Repeat[] {
  const phrases = all.filter((phrase) => !found.some(({ start, end }) => start <= phrase.start && end >= phrase.end));
  const whole = phrases.map((phrase) => ({
    ...phrase,
    surplus: found
      .filter(({ start, end }) => start >= phrase.start && end <= phrase.start + phrase.length)
      .flatMap(({ surplus }) => surplus)
      .concat(phrase.surplus),
  }));
  const outside = found.filter(({ start, end }) =>
    phrases.every((phrase) => end <= phrase.start || start >= phrase.end),
  );
  return [...outside, ...whole];
}

const shortestPhrase = 4;

/**
 * Phrases of Chinese characters that are repeated at once. In a run of columns that compare equal, one is a multiple of
 * the shortest length, so only those are looked at first.
 */
function phrasesTwice(text: string): Repeat[] {
  let found: Repeat[] | undefined;
  for (let column = shortestPhrase; column < text.length; column += shortestPhrase) {
    const code = text.charCodeAt(column);
    if (code < 0x2e80) continue;
    const farthest = Math.min(longestPhrase, column);
    for (let length = shortestPhrase; length <= farthest; length++) {
      if (text.charCodeAt(column - length) !== code) continue;
      const phrase = phraseAt(text, column, length);
      if (phrase === undefined || phrase.start < (found?.at(-1)?.end ?? 0)) continue;
      (found ??= []).push(phrase);
      if (found.length >= maxPerLine) return found;
    }
  }
  return found ?? none;
}

/** The phrase of this length that is repeated around a column of its second occurrence. */
function phraseAt(text: string, column: number, length: number): Repeat | undefined {
  const isSame = (at: number): boolean => text[at] === text[at - length] && isHan(text.charCodeAt(at));
  let start = column;
  while (column - start < length && start > length && isSame(start - 1)) start--;
  let end = column;
  while (end - start < length && end < text.length && isSame(end)) end++;
  return end - start < length || isPeriodic(text, start, length)
    ? undefined
    : { start: start - length, length, end, surplus: [{ start, end }] };
}

/** 哈哈哈哈, 推进推进: a shorter word several times over. */
function isPeriodic(text: string, start: number, length: number): boolean {
  for (let period = 1; period <= 3; period++) {
    let at = start + period;
    while (at < start + length && text[at] === text[at - period]) at++;
    if (at === start + length) return true;
  }
  return false;
}

const none: Repeat[] = [];
