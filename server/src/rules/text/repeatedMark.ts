import { Feature } from '../../text/characters';
import { defineSign } from '../../plan/facts/signs';
import type { LineFinding, LineFix, LineRule } from '../types';
import { isDigitAt, maxPerLine } from './marks';

/**
 * Two or more stops in a row; half-width ones count as their full-width forms. `……` and `——` are not stops, and `！！`
 * and `？！` are allowed.
 */
const pattern = /[。，、；：,;]{2,}/g;

const wide: Readonly<Record<string, string>> = { ',': '，', ';': '；' };

export const repeatedMarkRule: LineRule = {
  meta: {
    code: 'text/repeated-mark',
    severity: 'error',
    fixable: true,
    title: { zh: '标点重复', en: 'Repeated mark' },
    description: {
      zh: '句号、逗号、顿号、分号、冒号连用两个，或两个不同的点号连在一起。省略号、破折号不算。',
      en: 'Two stops in a row, the same one twice or two different ones. Ellipses and dashes are fine.',
    },
    source: 'GB/T 15834-2011 4.1—4.7',
  },
  kind: 'line',
  scope: 'body',
  needs: Feature.Punctuation | Feature.AsciiPunctuation,
  signs: [defineSign('。，、；：,;', '。，、；：,;')],
  check({ text }) {
    const findings: LineFinding[] = [];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null && findings.length < maxPerLine; match = pattern.exec(text)) {
      const start = match.index;
      const marks = match[0];
      const kinds = [...new Set([...marks].map((mark) => wide[mark] ?? mark))];
      // 1,,000 and code are not for this rule.
      if (
        kinds.length === 1 &&
        marks.includes(',') &&
        isDigitAt(text, start - 1) &&
        isDigitAt(text, start + marks.length)
      )
        continue;
      if (isInAddress(text, start, start + marks.length)) continue;
      findings.push(kinds.length === 1 ? same(start, marks) : different(start, marks));
    }
    return findings;
  },
};

/** UTF-16 units of an address that are looked at. */
const longestAddress = 200;

/** https://a.cn/x,,y;;z goes on behind its marks. */
function isInAddress(text: string, start: number, end: number): boolean {
  if (!/[A-Za-z0-9]/.test(text[end] ?? '') || !/^[,;]+$/.test(text.slice(start, end))) return false;
  let from = start;
  while (from > 0 && start - from < longestAddress && /[!-~]/.test(text[from - 1]!)) from--;
  return text.slice(from, start).includes('://');
}

function same(start: number, marks: string): LineFinding {
  const span = { start, end: start + marks.length };
  const kept = [...marks].find((mark) => wide[mark] === undefined) ?? marks[0]!;
  const keep: LineFix = {
    title: { zh: `只留一个“${kept}”`, en: `Keep one “${kept}”` },
    edits: [{ span, newText: kept }],
  };
  if (kept === '。' && marks.length > 2) {
    return {
      span,
      message: {
        zh: `连用${marks.length}个“。”：省略号应写作“……”，句末只用一个句号。`,
        en: `${marks.length} “。” in a row: an ellipsis is “……”, a sentence ends in one stop.`,
      },
      fixes: [{ title: { zh: '改为“……”', en: 'Change to “……”' }, edits: [{ span, newText: '……' }] }, keep],
    };
  }
  return {
    span,
    message: {
      zh: `“${kept}”重复，此处只用一个。`,
      en: `“${kept}” occurs ${marks.length} times in a row; one is enough.`,
    },
    // Half-width marks alone (甲,,乙) may be the empty cell of a table.
    fixes: [{ ...keep, preferred: true, ...(wide[kept] === undefined ? { safe: true } : {}) }],
  };
}

/** Only the author knows which of two different stops was meant. */
function different(start: number, marks: string): LineFinding {
  const span = { start, end: start + marks.length };
  return {
    span,
    message: {
      zh: `点号“${marks}”连用，此处只能用其中一个。`,
      en: `Different stops in a row (“${marks}”); only one belongs here.`,
    },
    fixes: [...new Set(marks)].map((mark) => ({
      title: { zh: `只留“${mark}”`, en: `Keep “${mark}”` },
      edits: [{ span, newText: mark }],
    })),
  };
}
