import { headingRange, ownEndLine } from '../../plan/query';
import type { Entry, Plan } from '../../plan/types';
import type { Line } from '../../scan/types';
import type { PlanRule } from '../types';
import { ledgerTasks, shortTitle, someLine } from './tasks';

const meta = {
  code: 'target/no-deadline',
  severity: 'off',
  profiles: { ledger: 'warning' },
  fixable: false,
  title: { zh: '没有完成时限', en: 'No deadline' },
  description: {
    zh: '任务本身及其上级标题下都没有写完成时限（如6月底前、第三季度、年内、每月）。默认关闭，在 ledger（台账）方案中打开。',
    en: 'Neither the task nor a heading above it says by when (6月底前, 第三季度, 年内, 每月). Off by default, on in the ledger profile.',
  },
} as const;

export const noDeadlineRule: PlanRule = {
  kind: 'plan',
  meta,
  check(plan) {
    const above = new Map<Entry, boolean>();
    return ledgerTasks(plan).flatMap((task) =>
      someLine(plan, task, hasDeadline) || inherits(plan, task.parent, above)
        ? []
        : [
            {
              code: meta.code,
              range: headingRange(plan, task),
              message: {
                zh: `“${shortTitle(plan, task)}”没有写完成时限。`,
                en: `“${shortTitle(plan, task)}” has no deadline.`,
              },
            },
          ],
    );
  },
};

function hasDeadline(line: Line): boolean {
  return line.deadlines.length > 0;
}

/** A heading above, or the words right below it, set one for all. */
function inherits(plan: Plan, entry: Entry | undefined, known: Map<Entry, boolean>): boolean {
  if (entry === undefined) return false;
  let answer = known.get(entry);
  if (answer === undefined) {
    const end = ownEndLine(entry);
    answer = inherits(plan, entry.parent, known);
    for (let line = entry.line; line <= end && !answer; line++) answer = hasDeadline(plan.lines[line]!);
    known.set(entry, answer);
  }
  return answer;
}
