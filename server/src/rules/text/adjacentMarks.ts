import { Feature } from '../../text/characters';
import { defineSign } from '../../plan/facts/signs';
import type { LineFinding, LineRule } from '../types';
import { maxPerLine } from './marks';

const pattern = /([”》])、(?=([“《]))/g;

export const adjacentMarksRule: LineRule = {
  meta: {
    code: 'text/adjacent-marks',
    severity: 'hint',
    profiles: { strict: 'information' },
    fixable: true,
    title: { zh: '引号、书名号之间的顿号', en: 'Mark between quoted names' },
    description: {
      zh: '并列的引号之间、书名号之间通常不用顿号；中间有括注等成分时用。',
      en: 'Between adjacent quoted or book-marked names there is normally no “、”, unless something else comes between them.',
    },
    source: 'GB/T 15834-2011 4.5.3.5',
  },
  kind: 'line',
  scope: 'body',
  needs: Feature.Quote | Feature.BookMark,
  signs: [defineSign('、', '”》')],
  check({ text, features }) {
    if ((features & Feature.Punctuation) === 0) return [];
    const findings: LineFinding[] = [];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null && findings.length < maxPerLine; match = pattern.exec(text)) {
      const [, before, after] = match as unknown as [string, string, string];
      if ((before === '”') !== (after === '“')) continue;
      const span = { start: match.index + 1, end: match.index + 2 };
      const name = before === '”' ? { zh: '引号', en: 'quotation marks' } : { zh: '书名号', en: 'book marks' };
      findings.push({
        span,
        message: {
          zh: `并列的${name.zh}之间通常不用顿号。`,
          en: `Between adjacent ${name.en} there is normally no “、”.`,
        },
        fixes: [{ title: { zh: '删去顿号', en: 'Delete “、”' }, edits: [{ span, newText: '' }], preferred: true }],
      });
    }
    return findings;
  },
};
