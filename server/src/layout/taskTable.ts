/** The 任务分解表 of a plan: its tasks with what they aim at, who answers for them and by when. */
import { assignmentsOf, distinctUnits } from '../plan/facts/assignments';
import { deadlinesOf } from '../plan/facts/bindingDeadlines';
import { documentTitle, headingRange, ownEndLine, ownSpan, sectionRange, textIn, titleText } from '../plan/query';
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
  // The plan's own numbers, if they tell the tasks apart.
  const numbers = assignments.tasks.map(({ marker }) => marker?.number);
  const isTold = !numbers.includes(undefined) && new Set(numbers).size === numbers.length;
  let section: Entry | undefined;
  assignments.tasks.forEach((task, index) => {
    const above = rootOf(task);
    if (above !== task && above !== section) rows.push({ span: textIn(plan, headingRange(plan, above)) });
    section = above;
    const units = distinctUnits(assignments.of(task)).map(({ unit }) => unit);
    const named = (...roles: readonly Role[]): string =>
      units
        .filter(({ role }) => roles.includes(role))
        .map(({ name }) => name)
        .join('、');
    rows.push({
      cells: [
        String(isTold ? numbers[index] : index + 1),
        plainText(titleText(plan, task)),
        measuresOf(plan, task),
        named('lead'),
        named('support', 'plain'),
        dueBy(plan, task),
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

/** The section of the first layer; a part is too far up. */
function rootOf(entry: Entry): Entry {
  let root = entry;
  while (root.parent !== undefined && root.parent.kind !== 'part') root = root.parent;
  return root;
}

/** What the task's lines say behind its title, without the notes that the columns repeat. A paragraph a line. */
function measuresOf(plan: Plan, task: Entry): string {
  const parts: string[] = [];
  forEachSpan(plan, task, (line, start, end) => {
    const { text, notes } = plan.lines[line]!;
    let kept = '';
    let at = start;
    for (const { span } of notes) {
      if (span.start < at || span.start >= end) continue;
      kept += text.slice(at, span.start);
      at = Math.min(span.end, end);
    }
    const part = (kept + text.slice(at, end)).replace(/^\s*[。！？]/, '').trim();
    if (part !== '') parts.push(part);
  });
  return parts.join('\n');
}

/** What binds the task, which stands in no part that looks back. */
function dueBy(plan: Plan, task: Entry): string {
  const found = new Set<string>();
  forEachSpan(plan, task, (index, start, end) => {
    const line = plan.lines[index]!;
    const { text } = line;
    for (const { span, kind } of deadlinesOf(plan.structure, line, false))
      if (kind !== 'pace' && span.start >= start && span.end <= end) found.add(text.slice(span.start, span.end));
  });
  return [...found].join('；');
}

/** The task's own lines behind its title, then all lines of what stands below it. */
function forEachSpan(plan: Plan, task: Entry, visit: (line: number, start: number, end: number) => void): void {
  const own = ownEndLine(task);
  for (let line = task.line; line <= own; line++) {
    const { start, end } = ownSpan(plan, task, line);
    visit(line, start, end);
  }
  const last = sectionRange(plan, task).end;
  const from = task.children[0]?.line ?? own + 1;
  for (let line = Math.max(from, own + 1); line <= last.line; line++)
    visit(line, 0, line === last.line ? last.character : plan.lines[line]!.text.length);
}
