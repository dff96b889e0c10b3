/** The 任务分解表 of a plan: its tasks with what they aim at, who answers for them and by when. */
import { assignmentsOf, distinctUnits } from '../plan/facts/assignments';
import { documentTitle, headingRange, textIn, titleText } from '../plan/query';
import { deadlinesIn, dueText, sectionOf, taskNumbers, taskSpans, textWithoutNotes } from '../plan/tasks';
import type { Entry, Plan } from '../plan/types';
import type { Role } from '../scan/types';
import { plainText } from '../text/plainText';
import { paragraph, type Block, type Row, type Table } from './blocks';

/** Head and share of the width of each column. */
const columns: readonly (readonly [string, number])[] = [
  ['序号', 3],
  ['工作任务', 9],
  ['具体举措', 20],
  ['牵头单位', 7],
  ['配合单位', 8],
  ['完成时限', 6],
];

/** Undefined if the plan has no tasks. */
export function taskTable(plan: Plan): Table | undefined {
  const assignments = assignmentsOf(plan);
  if (assignments.tasks.length === 0) return undefined;
  const rows: Row[] = [];
  const numbers = taskNumbers(assignments.tasks);
  let section: Entry | undefined;
  assignments.tasks.forEach((task, index) => {
    const above = sectionOf(task);
    if (above !== task && above !== section) rows.push({ span: textIn(plan, headingRange(plan, above)) });
    section = above;
    const units = distinctUnits(assignments.of(task)).map(({ unit }) => unit);
    const named = (...roles: readonly Role[]): string =>
      units
        .filter(({ role }) => roles.includes(role))
        .map(({ name }) => name)
        .join('、');
    const spans = taskSpans(plan, task);
    rows.push({
      cells: [
        numbers[index]!,
        plainText(titleText(plan, task)),
        textWithoutNotes(plan, spans),
        named('lead'),
        named('support', 'plain'),
        dueText(deadlinesIn(plan, spans)),
      ],
    });
  });
  return { kind: 'table', columns: columns.map(([, share]) => share), head: columns.map(([head]) => head), rows };
}

/** The table with its mark and title, for pages of its own. */
export function taskAttachment(plan: Plan, table: Table): Block[] {
  const title = documentTitle(plan) ?? '';
  return [paragraph('attachmentMark', '附件'), paragraph('attachmentTitle', `${title}任务分解表`), table];
}
