import { addToGroup } from '../../text/grouping';
import { lines, structure } from '../../plan/facts/define';
import { closingMark, isAlone, longestTitle } from '../../plan/facts/titles';
import { headingRange, titleText } from '../../plan/query';
import type { Entry, PlanLines } from '../../plan/types';
import { planRule, type Finding } from '../types';

/** Below （一）, a line of its own is a task, not a heading. */
const deepest = 3;

const meta = {
  code: 'structure/empty-section',
  severity: 'warning',
  fixable: false,
  title: { zh: '空的部分', en: 'Empty section' },
  description: {
    zh: '标题下面没有任何内容，而同级其他部分都有。',
    en: 'A heading with nothing below it, while the other sections of its level have text.',
  },
} as const;

export const emptySectionRule = planRule({
  meta,
  inputs: { structure, lines },
  check(plan) {
    const findings: Finding[] = [];
    const groups = new Map<Entry | undefined, Entry[]>();
    for (const entry of plan.structure.entries) {
      if (entry.marker !== undefined && entry.rank <= deepest) addToGroup(groups, entry.parent, entry);
    }
    for (const group of groups.values()) {
      for (const kind of new Set(group.map(({ marker }) => marker?.kind))) {
        const siblings = group.filter(({ marker }) => marker?.kind === kind);
        const empty = siblings.filter((entry) => isEmpty(plan, entry));
        // In a list of one-line tasks, none has anything below it.
        if (kind === undefined || empty.length === 0 || empty.length * 3 > siblings.length) continue;
        // If the others say everything on their own line, a mere title is a short item, not an empty section.
        const full = siblings.filter((entry) => isAlone(plan.lines[entry.line]!) && !isEmpty(plan, entry));
        if (full.length * 2 < siblings.length) continue;
        for (const entry of empty) {
          const title = titleText(plan, entry);
          findings.push({
            code: meta.code,
            range: headingRange(plan, entry),
            message: { zh: `“${title}”下面没有内容。`, en: `There is nothing below “${title}”.` },
          });
        }
      }
    }
    return findings;
  },
});

function isEmpty(plan: PlanLines, entry: Entry): boolean {
  const line = plan.lines[entry.line]!;
  if (
    entry.children.length > 0 ||
    entry.shared !== undefined ||
    !isAlone(line) ||
    titleText(plan, entry).length > longestTitle
  )
    return false;
  // 一、做好某项工作。 is a sentence.
  const mark = closingMark(line.text);
  if (mark !== undefined && /[。；;]/.test(line.text.slice(mark.start, mark.end))) return false;
  for (let index = entry.line + 1; index <= entry.endLine; index++)
    if (plan.lines[index]!.shape !== 'blank' && plan.lines[index]!.shape !== 'chrome') return false;
  return true;
}
