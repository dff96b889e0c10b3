import { defineLineFact } from '../../plan/facts/define';
import { hasFactBetween, type PlacedFacts } from '../../plan/facts/lineFacts';
import { shortTitle, titledRange, titlesOf } from '../../plan/facts/titles';
import { ownEndLine } from '../../plan/query';
import type { Entry } from '../../plan/types';
import { planRule } from '../types';
import { ledgerTasks } from './tasks';

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

const deadlineLines = defineLineFact({ of: ({ deadlines }) => (deadlines.length > 0 ? true : undefined) });

export const noDeadlineRule = planRule({
  meta,
  inputs: { tasks: ledgerTasks, titles: titlesOf, deadlineLines },
  check({ tasks, titles, deadlineLines: due }) {
    const above = new Map<Entry, boolean>();
    return tasks.flatMap((task) =>
      hasFactBetween(due, task.line, task.endLine) || inherits(due, task.parent, above)
        ? []
        : [
            {
              code: meta.code,
              range: titledRange(titles, task),
              message: {
                zh: `“${shortTitle(titles, task)}”没有写完成时限。`,
                en: `“${shortTitle(titles, task)}” has no deadline.`,
              },
            },
          ],
    );
  },
});

/** A heading above, or the text right below it, sets a deadline for all its items. */
function inherits(due: PlacedFacts<true>, entry: Entry | undefined, known: Map<Entry, boolean>): boolean {
  if (entry === undefined) return false;
  let answer = known.get(entry);
  if (answer === undefined) {
    answer = inherits(due, entry.parent, known) || hasFactBetween(due, entry.line, ownEndLine(entry));
    known.set(entry, answer);
  }
  return answer;
}
