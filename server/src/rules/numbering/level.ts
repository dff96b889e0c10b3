import { markerRank } from '../../plan/outline/markerRanks';
import { structure } from '../../plan/facts/define';
import { titlesOf } from '../../plan/facts/titles';
import { markerRangeAt } from '../../plan/query';
import { planRule, type Finding } from '../types';

const meta = {
  code: 'numbering/level',
  severity: 'off',
  fixable: false,
  title: { zh: '跳过一层序号', en: 'Layer skipped' },
  description: {
    zh: '“一、”之下直接用“1.”，跳过“（一）”。规范允许跳层（层次可从任一级开始），多数工作要点也这样写，默认关闭。',
    en: '1. comes directly under 一、, without （一）. The standard allows it and most plans do it, so this is off by default.',
  },
  source: 'GB/T 9704-2012 7.3.3',
} as const;

const chain = [markerRank.han, markerRank.hanParen, markerRank.arabic, markerRank.arabicParen];

export const levelRule = planRule({
  meta,
  inputs: { structure, titles: titlesOf },
  check({ structure: { entries }, titles }) {
    const findings: Finding[] = [];
    for (const entry of entries) {
      // Only the first child is reported: its siblings are on the same layer.
      if (entry.parent?.children[0] !== entry) continue;
      const above = chain.indexOf(entry.parent.rank);
      if (above < 0 || chain.indexOf(entry.rank) <= above + 1) continue;
      findings.push({
        code: meta.code,
        range: markerRangeAt(entry, titles[entry.index]!.span),
        message: { zh: '此处跳过了上一层序号。', en: 'A layer of numbers is skipped here.' },
      });
    }
    return findings;
  },
});
