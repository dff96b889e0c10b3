import { slipRule } from './slips';

export const orderRule = slipRule('order', {
  code: 'numbering/order',
  severity: 'warning',
  fixable: true,
  title: { zh: '序号有误或颠倒', en: 'Wrong or exchanged number' },
  description: {
    zh: '一个序号与前后不接，或两个序号互换了位置。',
    en: 'A number does not fit its neighbours, or two numbers have changed places.',
  },
});
