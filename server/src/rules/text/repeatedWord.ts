import { Feature, isHan } from '../../text/characters';
import { defineLineFact, structure } from '../../plan/facts/define';
import { rangeOf } from '../../text/positions';
import { zoneAt } from '../../plan/query';
import type { Line } from '../../scan/types';
import type { Span } from '../../text/positions';
import { planRule, type Finding } from '../types';
import { slipAt } from './repeats';

interface Repeat {
  readonly start: number;
  /** Length of what stands twice: 1 办办, 2 推进推进, 3 进一步进一步, 4 and more 贯彻落实贯彻落实. */
  readonly length: number;
  /** Columns of all but the first, and what stands twice within that one. */
  readonly surplus: readonly Span[];
  readonly end: number;
}

/** Enough for any real line; a line that repeats one character isn't text. */
const maxPerLine = 50;
const maxLookedAt = 5000;

const repeatLines = defineLineFact({
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
      const zone = zoneAt(inputs.structure, index);
      if (zone === 'front' || zone === 'end') return;
      for (const { start, length, end, surplus } of repeats) {
        if (allowedRepeats.some((word) => overlaps(text, word, start, length))) continue;
        const word = text.slice(start, start + length);
        const range = rangeOf(index, { start, end });
        findings.push({
          code: meta.code,
          range,
          message: { zh: `“${word}”重复，疑多打了一个。`, en: `“${word}” stands twice; one seems too many.` },
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
  if ((features & Feature.Doubled) === 0) return phrasesTwice(text);
  const found: Repeat[] = [];
  let lookedAt = 0;
  for (let column = 0; column + 1 < text.length && found.length < maxPerLine && lookedAt < maxLookedAt; column++) {
    const code = text.charCodeAt(column);
    // A cheap check first: in a repeat, the first character comes again.
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
  const phrases = anyPhrasesTwice(text);
  return phrases.length === 0 ? found : merged(found, phrases);
}

/** A phrase that stands twice takes with it what stands twice within. */
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

/** The same where a phrase may hold a character twice, so that each length is tried. */
function anyPhrasesTwice(text: string): Repeat[] {
  const found: Repeat[] = [];
  for (let length = shortestPhrase; length <= longestPhrase; length++) {
    let run = 0;
    for (let column = length; column < text.length && found.length < maxPerLine; column++) {
      const code = text.charCodeAt(column);
      run = code === text.charCodeAt(column - length) && isHan(code) ? run + 1 : 0;
      if (run < length) continue;
      const start = column + 1 - 2 * length;
      run = 0;
      if (found.every((other) => other.end <= start || other.start > column))
        found.push({ start, length, end: column + 1, surplus: [{ start: start + length, end: column + 1 }] });
    }
  }
  return found;
}

/** Where each character stood last, by code unit; columns of all lines looked at so far, counted through. */
const lastSeen = new Int32Array(0x10000).fill(-1);
let seen = 0;
const [shortestPhrase, longestPhrase] = [4, 12];

/**
 * Phrases of Chinese characters that stand twice at once. One pass: each character comes again as far away as the one
 * before it did.
 */
function phrasesTwice(text: string): Repeat[] {
  if (text.length < 2 * shortestPhrase) return none;
  if (seen + text.length > 0x7fffffff) {
    lastSeen.fill(-1);
    seen = 0;
  }
  // A gap, so that no column of another line is near.
  seen += longestPhrase + 1;
  let found: Repeat[] | undefined;
  let distance = 0;
  let run = 0;
  for (let column = 0; column < text.length; column++) {
    const code = text.charCodeAt(column);
    const before = lastSeen[code]!;
    lastSeen[code] = seen;
    const away = before < 0 ? 0 : seen - before;
    seen++;
    if (away < shortestPhrase || away > longestPhrase || !isHan(code)) {
      run = 0;
      continue;
    }
    run = away === distance ? run + 1 : 1;
    distance = away;
    if (run < distance || (found?.length ?? 0) >= maxPerLine) continue;
    (found ??= []).push({
      start: column + 1 - 2 * distance,
      length: distance,
      end: column + 1,
      surplus: [{ start: column + 1 - distance, end: column + 1 }],
    });
    run = 0;
  }
  return found ?? none;
}

const none: Repeat[] = [];
