import { slipRule } from './slips';

export const gapRule = slipRule('gap', {
  code: 'numbering/gap',
  severity: 'warning',
  fixable: true,
  title: { zh: '序号不连续', en: 'Missing number' },
  description: {
    zh: '同一序列里缺少一个或几个序号（如“三、”之后是“五、”）。只在断开处报一次，其后各条不再报。',
    en: 'One or more numbers are missing in a series (五、 after 三、). Reported once, where the series breaks.',
  },
});
