import { headingRange, titleText } from '../../plan/plan';
import type { Entry } from '../../plan/types';
import type { Finding, PlanRule } from '../types';
import { comparableTitle } from './titles';

/** 目标, 措施: too short to tell one task from another. */
const shortestTitle = 4;
/** Labels that may stand under every heading. */
const labels = /^(?:(?:主要|重点|具体|工作|总体|年度|阶段)?(?:目标|任务|措施|内容|要求|安排|步骤|举措|工作|思路|目标任务)|责任(?:单位|科室|部门)|完成时限|指导思想|基本原则|组织领导|保障措施)$/;

export const duplicateHeadingRule: PlanRule = {
  meta: {
    code: 'structure/duplicate-heading',
    severity: 'warning',
    fixable: false,
    title: { zh: '标题重复', en: 'Duplicate heading' },
    description: {
      zh: '同一上级标题下，或同一部分的各项任务中，有两个标题完全相同。',
      en: 'Two headings under one parent, or two items of one part, have the same title.',
    },
  },
  kind: 'plan',
  check(plan) {
    const seen = new Map<string, Entry>();
    const findings: Finding[] = [];
    for (const entry of plan.structure.entries) {
      if (entry.marker === undefined || entry.kind === 'subitem') continue;
      const title = comparableTitle(plan, entry);
      if (title.length < shortestTitle || title.length > 80 || labels.test(title)) continue;
      const above = entry.kind === 'item' ? regionOf(entry) : entry.parent;
      const key = `${above?.index ?? -1} ${entry.kind === 'item' ? 'item' : 'section'} ${title}`;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, entry);
        continue;
      }
      const shown = titleText(plan, entry);
      findings.push({
        code: duplicateHeadingRule.meta.code,
        range: headingRange(plan, entry),
        // A task of every month, or one carried through two sections, may well be meant.
        ...(first.parent === entry.parent ? {} : { severity: 'hint' as const }),
        message: { zh: `标题“${shown}”与第${first.line + 1}行的重复。`, en: `The heading “${shown}” already stands in line ${first.line + 1}.` },
        related: [{ range: headingRange(plan, first), message: { zh: '前一处在这里。', en: 'The first one is here.' } }],
      });
    }
    return findings;
  },
};

/** Items are compared within the part they number in; without parts, in the whole plan. */
function regionOf(entry: Entry): Entry | undefined {
  let above = entry.parent;
  while (above !== undefined && above.kind !== 'part') above = above.parent;
  return above;
}
