import { slipRule } from './slips';

export const restartRule = slipRule('restart', {
  code: 'numbering/restart',
  severity: 'warning',
  fixable: true,
  title: { zh: '序号无故重排', en: 'Restart without a heading' },
  description: {
    zh: '没有新的上级标题、部分标题或附件，序号却重新从头开始或往回跳。',
    en: 'The numbering begins again or jumps back without a heading, part title or attachment in between.',
  },
});
