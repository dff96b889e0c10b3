import { Feature } from '../../text/characters';
import type { LineFinding, LineRule } from '../types';
import { maxPerLine } from './marks';
import { slips, slipSigns } from './slips';

export const typoRule: LineRule = {
  meta: {
    code: 'text/typo',
    severity: 'warning',
    fixable: true,
    title: { zh: '错别字', en: 'Wrong character' },
    description: {
      zh: '换到哪里都错的别字，如“布署”（部署）、“签定”（签订）、“座谈会”写成“坐谈会”，以及“截止”加日期（应为“截至”）。要看意思才能判断的不查。',
      en: 'Words that are always wrong: 布署 for 部署, 签定 for 签订, and 截止 before a date for 截至. Words that only the meaning can judge are left alone.',
    },
  },
  kind: 'line',
  scope: 'body',
  needs: 0,
  signs: slipSigns,
  check({ text, shape, features }): readonly LineFinding[] {
    if (shape === 'chrome') return [];
    const found: LineFinding[] = [];
    for (const { at, written, right } of slips(text, (features & (Feature.Digit | Feature.TimeWord)) !== 0)) {
      if (found.length >= maxPerLine) break;
      const span = { start: at, end: at + written.length };
      found.push({
        span,
        message: { zh: `“${written}”应为“${right}”。`, en: `“${written}” should be “${right}”.` },
        fixes: [
          {
            title: { zh: `改为“${right}”`, en: `Change to “${right}”` },
            edits: [{ span, newText: right }],
            preferred: true,
          },
        ],
      });
    }
    return found;
  },
};
