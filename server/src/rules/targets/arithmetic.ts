import { Feature } from '../../text/characters';
import { defineSign, spaces } from '../../plan/facts/signs';
import type { LineFinding, LineRule } from '../types';
import { changeFindings, changeSigns, misstated } from './changes';
import { plainAmounts } from './plainAmounts';
import { productFindings, sumFindings } from './sums';

const signs = {
  ...changeSigns,
  among: defineSign('中', '其'),
  total: defineSign('共合总', '，,'),
  each: defineSign(`所个名人家户项处村校班亩台套件场间辆张${spaces}`, '每'),
} as const;

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
  signs: Object.values(signs),
  check({ text, shape }, told): readonly LineFinding[] {
    if (shape === 'chrome' || shape === 'table') return [];
    const found = misstated(text, told);
    const changes = told.has(signs.change) && mayChange.test(text);
    const sums = told.has(signs.among) || told.has(signs.total);
    const product = told.has(signs.each);
    if (!changes && !sums && !product) return found;
    const amounts = plainAmounts(text);
    if (changes) found.push(...changeFindings(text, amounts));
    if (sums) found.push(...sumFindings(text, amounts));
    if (product) found.push(...productFindings(text, amounts));
    return found;
  },
};

/** 由45, 从现有的20 */
const mayChange = /[由从自][^，,。；;：:由从自]{0,12}[0-9０-９]/;
