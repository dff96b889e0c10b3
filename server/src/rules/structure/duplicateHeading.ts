import { structure } from '../../plan/facts/define';
import { titledRange, titlesOf } from '../../plan/facts/titles';
import { partOf } from '../../plan/numbering/series';
import type { Entry } from '../../plan/types';
import { planRule, type Finding } from '../types';

/** 目标, 措施: too short to tell one task from another. */
const shortestTitle = 4;
const longestTitle = 80;
/** Labels that may come under every heading. */
const labels =
  /^(?:(?:主要|重点|具体|工作|总体|年度|阶段)?(?:目标|任务|措施|内容|要求|安排|步骤|举措|工作|思路|目标任务)|责任(?:单位|科室|部门)|完成时限|指导思想|基本原则|组织领导|保障措施)$/;
const longestLabel = 6;

const meta = {
  code: 'structure/duplicate-heading',
  severity: 'warning',
  fixable: false,
  title: { zh: '标题重复', en: 'Duplicate heading' },
  description: {
    zh: '同一上级标题下，或同一部分的各项任务中，有两个标题完全相同。',
    en: 'Two headings under one parent, or two items of one part, have the same title.',
  },
} as const;

export const duplicateHeadingRule = planRule({
  meta,
  inputs: { structure, titles: titlesOf },
  check({ structure: { entries }, titles }) {
    const seen = {
      item: new Map<Entry | undefined, Map<string, Entry>>(),
      section: new Map<Entry | undefined, Map<string, Entry>>(),
    };
    const findings: Finding[] = [];
    for (const entry of entries) {
      if (entry.marker === undefined || entry.kind === 'subitem') continue;
      const { comparable, title: shown } = titles[entry.index]!;
      if (
        comparable.length < shortestTitle ||
        comparable.length > longestTitle ||
        (comparable.length <= longestLabel && labels.test(comparable))
      )
        continue;
      const region = entry.kind === 'item' ? seen.item : seen.section;
      const above = entry.kind === 'item' ? partOf(entry) : entry.parent;
      let known = region.get(above);
      if (known === undefined) region.set(above, (known = new Map()));
      const first = known.get(comparable);
      if (first === undefined) {
        known.set(comparable, entry);
        continue;
      }
      findings.push({
        code: meta.code,
        range: titledRange(titles, entry),
        // A monthly task, or one that appears in two sections, may be intended.
        ...(first.parent === entry.parent ? {} : { severity: 'hint' as const }),
        message: {
          zh: `标题“${shown}”与第${first.line + 1}行的重复。`,
          en: `The heading “${shown}” already appears in line ${first.line + 1}.`,
        },
        related: [
          { range: titledRange(titles, first), message: { zh: '前一处在这里。', en: 'The first one is here.' } },
        ],
      });
    }
    return findings;
  },
});
