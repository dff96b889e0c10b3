import { Feature } from '../../text/characters';
import type { LineFinding, LineRule } from '../types';
import { changeFindings } from './changes';
import { plainAmounts } from './plainAmounts';
import { productFindings, sumFindings } from './sums';

/** A line without any of these has nothing to reckon with. */
const reckons = /其中|[共合总]|每|倍|[由从自]|[增提升长加高][^，。；]{0,2}\s?[-－−]|[降减缩]|现有|原有|已有/;

export const arithmeticRule: LineRule = {
  meta: {
    code: 'target/arithmetic',
    severity: 'warning',
    fixable: true,
    title: { zh: '数字对不上', en: 'Figures that don’t add up' },
    description: {
      zh: '同一句里的数算不拢：分项之和超过总数，合计、增减数、乘积不对，增减方向与前后两数相反（“由45%下降到48%”），以及“降低2倍”“增长-5%”。约数和可能重叠的分项不算。',
      en: 'Figures of one sentence that contradict each other: parts above their total, a wrong sum, difference or product, a rise that falls (由45%下降到48%), and 降低2倍 or 增长-5%. Rough figures, and parts that may overlap, are left alone.',
    },
  },
  kind: 'line',
  scope: 'body',
  needs: Feature.Digit | Feature.HanNumeral,
  check({ text, shape }): readonly LineFinding[] {
    if (shape === 'chrome' || shape === 'table' || !reckons.test(text)) return [];
    const amounts = plainAmounts(text);
    return [...changeFindings(text, amounts), ...sumFindings(text, amounts), ...productFindings(text, amounts)];
  },
};
