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
  /** Length of what stands twice: 1 办办, 2 推进推进, 3 进一步进一步. */
  readonly length: 1 | 2 | 3;
  /** Columns of all but the first. */
  readonly surplus: Span;
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
      for (const { start, length, surplus } of repeats) {
        if (allowedRepeats.some((word) => overlaps(text, word, start, length))) continue;
        const word = text.slice(start, start + length);
        const range = rangeOf(index, { start, end: surplus.end });
        findings.push({
          code: meta.code,
          range,
          message: { zh: `“${word}”重复，疑多打了一个。`, en: `“${word}” stands twice; one seems too many.` },
          fixes: [
            {
              title: { zh: `只留一个“${word}”`, en: `Keep one “${word}”` },
              edits: [{ range: rangeOf(index, surplus), newText: '' }],
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
  if ((features & Feature.Doubled) === 0 || shape === 'blank' || shape === 'chrome' || shape === 'table') return [];
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
    if (length === 0) continue;
    let end = column + 2 * length;
    while (length > 1 && text.startsWith(text.slice(column, column + length), end)) end += length;
    found.push({ start: column, length, surplus: { start: column + length, end } });
    column = end - 1;
  }
  return found;
}
