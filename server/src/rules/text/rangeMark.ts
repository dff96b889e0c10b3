import { Feature } from '../../text/characters';
import { defineSign, digits } from '../../plan/facts/signs';
import type { LineFinding, LineRule } from '../types';
import { maxPerLine } from './marks';

/** Two numbers with a hyphen or a 破折号 between them, and a word after them that makes them an amount or a time. */
const pattern =
  /(\d{1,6}(?:\.\d{1,3})?)([%％年月日]?)(--?|——)(\d{1,6}(?:\.\d{1,3})?)(?=([%％年月日]|学年|[个所名人项次家条件套门节篇场天周岁亿万元倍课时分小册期批届位])|)/g;

export const rangeMarkRule: LineRule = {
  meta: {
    code: 'text/range-mark',
    severity: 'hint',
    profiles: { strict: 'information' },
    fixable: true,
    title: { zh: '起止连接号', en: 'Range mark' },
    description: {
      zh: '数字、年份的起止用一字线“—”或浪纹线“～”，不用短横线“-”或破折号“——”。日期、电话、编号不算。',
      en: 'A range of figures or years takes “—” or “～”, not a hyphen or a dash. Dates, telephone and serial numbers are left alone.',
    },
    source: 'GB/T 15834-2011 4.13.3.2',
  },
  kind: 'line',
  scope: 'body',
  needs: Feature.Dash,
  signs: [defineSign(digits, '-—')],
  check({ text, features, shape }) {
    if ((features & Feature.Digit) === 0 || shape === 'chrome') return [];
    const findings: LineFinding[] = [];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null && findings.length < maxPerLine; match = pattern.exec(text)) {
      const [all, from, unit, mark, to, after] = match as unknown as [
        string,
        string,
        string,
        string,
        string,
        string | undefined,
      ];
      if (/[\d.A-Za-z\-—/]/.test(text[match.index - 1] ?? '') || /[\d.\-—/]/.test(text[match.index + all.length] ?? ''))
        continue;
      const years = /^(?:19|20)\d{2}$/.test(from) && /^(?:19|20)\d{2}$/.test(to);
      if (!years && after === undefined) continue;
      // 2020-12月 would be a month; 3-2 descends, which target/range reports.
      if (!years && unit === '' && (Number(to) <= Number(from) || (after === '月' && from.length === 4))) continue;
      const start = match.index + from.length + unit.length;
      const span = { start, end: start + mark.length };
      const right = years || /[年月日]/.test(unit + (after ?? '')) ? '—' : '～';
      findings.push({
        span,
        message: { zh: `起止之间应用“${right}”，不用“${mark}”。`, en: `A range takes “${right}”, not “${mark}”.` },
        fixes: [
          {
            title: { zh: `改为“${right}”`, en: `Change to “${right}”` },
            edits: [{ span, newText: right }],
            preferred: true,
          },
        ],
      });
    }
    return findings;
  },
};
