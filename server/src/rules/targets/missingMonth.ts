import { Feature } from '../../text/characters';
import { defineSign, digits, spaces } from '../../plan/facts/signs';
import type { LineRule } from '../types';

export const missingMonthRule: LineRule = {
  meta: {
    code: 'target/missing-month',
    severity: 'warning',
    fixable: true,
    title: { zh: '时限漏“月”', en: 'Deadline without 月' },
    description: {
      zh: '“11底前”之类漏写“月”的时限。',
      en: 'A deadline without its 月, such as 11底前.',
    },
  },
  kind: 'line',
  scope: 'body',
  needs: Feature.Digit,
  signs: [defineSign('底', `${digits}０１２３４５６７８９一二三四五六七八九十${spaces}`)],
  check: ({ text, deadlines }) =>
    deadlines.flatMap(({ span, kind, month }) => {
      if (kind !== 'month' || month === undefined) return [];
      const stated = text.slice(span.start, span.end);
      const at = stated.indexOf('底前');
      if (at < 0 || stated.includes('月')) return [];
      const insertion = { start: span.start + at, end: span.start + at };
      return [
        {
          span,
          message: {
            zh: `“${stated}”漏了“月”，应为“${stated.slice(0, at)}月${stated.slice(at)}”。`,
            en: `“${stated}” lacks 月: “${stated.slice(0, at)}月${stated.slice(at)}”.`,
          },
          fixes: [
            {
              title: { zh: '补上“月”', en: 'Insert 月' },
              edits: [{ span: insertion, newText: '月' }],
              preferred: true,
            },
          ],
        },
      ];
    }),
};
