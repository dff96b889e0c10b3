import { slipRule } from './slips';

export const duplicateRule = slipRule('duplicate', {
  code: 'numbering/duplicate',
  severity: 'warning',
  fixable: true,
  title: { zh: '序号重复', en: 'Repeated number' },
  description: {
    zh: '同一序列里前一个序号又出现一次，多见于插入一条之后。',
    en: 'The same number as the one before, as after an insertion.',
  },
});
