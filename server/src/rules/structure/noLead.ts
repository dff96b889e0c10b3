import { rangeOf, titleSpan } from '../../plan/plan';
import type { Entry, Plan } from '../../plan/types';
import type { Finding, PlanRule } from '../types';

/** A lead names the task; more is its first sentence already. UTF-16 units. */
const longestLead = 36;
/** So many items around must have one. */
const enoughItems = 4;
const share = 0.9;

export const noLeadRule: PlanRule = {
  meta: {
    code: 'structure/no-lead',
    severity: 'hint',
    fixable: false,
    title: { zh: '任务缺少小标题', en: 'Item without a lead' },
    description: {
      zh: '其他任务都以“小标题。”开头，这一项直接从正文写起。',
      en: 'The other items open with a short title and 。; this one starts with its text.',
    },
  },
  kind: 'plan',
  check(plan) {
    const groups = new Map<string, Entry[]>();
    for (const entry of plan.structure.entries) {
      if (entry.kind !== 'item' || entry.marker === undefined || plan.lines[entry.line]!.heading?.runIn !== true) continue;
      const key = `${partOf(entry)?.index ?? -1} ${entry.marker.kind}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [entry]);
      else group.push(entry);
    }
    const findings: Finding[] = [];
    for (const group of groups.values()) {
      const without = group.filter((entry) => !hasLead(plan, entry));
      const led = group.length - without.length;
      if (without.length === 0 || led < enoughItems || led < group.length * share) continue;
      for (const entry of without) {
        const { start, end } = titleSpan(plan, entry);
        findings.push({
          code: noLeadRule.meta.code,
          range: rangeOf(entry.line, { start, end: Math.min(end, start + longestLead) }),
          message: { zh: '其他各项都以小标题开头，这一项没有。', en: 'The other items open with a short title; this one has none.' },
        });
      }
    }
    return findings;
  },
};

function hasLead(plan: Plan, entry: Entry): boolean {
  const { start, end } = titleSpan(plan, entry);
  if (end - start <= longestLead) return true;
  // 一个较长而不停顿的小标题 is still a title.
  return !/[，,；;：:]/.test(plan.lines[entry.line]!.text.slice(start, end)) && end - start <= longestLead + 14;
}

/** The part whose items are compared: an unnumbered title, 第一部分, an attachment. */
function partOf(entry: Entry): Entry | undefined {
  let above = entry.parent;
  while (above !== undefined && above.kind !== 'part') above = above.parent;
  return above;
}
