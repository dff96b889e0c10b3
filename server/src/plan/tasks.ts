/** What a task says below its title, as tables of tasks have it. */
import type { Entry, Plan } from './types';
import { isSourceLine } from '../scan/sourceMarks';
import { cellsOf } from '../scan/tables';
import type { Line } from '../scan/types';
import { skipSpaces, trimEnd } from '../text/characters';
import type { LineSpan, Span } from '../text/positions';
import { deadlinesOf } from './facts/bindingDeadlines';
import { ownEndLine, ownSpan, sectionRange } from './query';

/** The section of the first layer; a part is too far up. */
export function sectionOf(task: Entry): Entry {
  let root = task;
  while (root.parent !== undefined && root.parent.kind !== 'part') root = root.parent;
  return root;
}

/** The task's own lines behind its title, then all lines of what stands below it. */
export function taskSpans(plan: Plan, task: Entry): readonly LineSpan[] {
  const spans: LineSpan[] = [];
  const own = ownEndLine(task);
  for (let line = task.line; line <= own; line++) spans.push({ line, ...ownSpan(plan, task, line) });
  const last = sectionRange(plan, task).end;
  const [first] = task.children;
  // A first part that begins in the task's own line.
  if (first?.line === own)
    spans.push({
      line: own,
      start: spans.at(-1)!.end,
      end: last.line === own ? last.character : plan.lines[own]!.text.length,
    });
  const from = first?.line ?? own + 1;
  for (let line = Math.max(from, own + 1); line <= last.line; line++) {
    const end = line === last.line ? last.character : plan.lines[line]!.text.length;
    spans.push({ line, start: 0, end });
  }
  return spans;
}

/**
 * What is said there, without the notes that say who answers for it and the cells that say by when. A paragraph or a
 * cell a line.
 */
export function textWithoutNotes(plan: Plan, spans: readonly LineSpan[]): string {
  const parts: string[] = [];
  for (const span of spans) {
    const line = plan.lines[span.line]!;
    if (isSourceLine(line)) continue;
    for (const { start, end } of cellsIn(line, span)) {
      if (line.isRow === true && isTerm(line, { start, end })) continue;
      let kept = '';
      let at = start;
      for (const note of line.notes) {
        if (note.span.start < at || note.span.start >= end) continue;
        kept += line.text.slice(at, note.span.start);
        at = Math.min(note.span.end, end);
      }
      const part = (kept + line.text.slice(at, end)).replace(/^\s*[。！？]/, '').trim();
      if (part !== '') parts.push(part);
    }
  }
  return parts.join('\n');
}

/** The cells of a table's row, as far as they are in the span; the span itself in any other line. */
function cellsIn({ isRow, text }: Line, { start, end }: Span): readonly Span[] {
  if (isRow !== true) return [{ start, end }];
  const cells = cellsOf(text);
  if (cells.length === 0) return [{ start, end }];
  return cells
    .map((cell) => ({ start: Math.max(cell.start, start), end: Math.min(cell.end, end) }))
    .filter((cell) => cell.start < cell.end);
}

/** Words beside a deadline that has a cell to itself: 底前, 完成. */
const mostBeside = 3;

/** Whether there is nothing but a deadline. */
function isTerm({ deadlines }: Line, cell: Span): boolean {
  return deadlines.some(
    ({ span }) =>
      span.start >= cell.start && span.end <= cell.end && cell.end - cell.start - (span.end - span.start) <= mostBeside,
  );
}

/** Cells, and lines of their own, that say nothing but by when. */
export function termsIn({ lines }: Plan, spans: readonly LineSpan[]): LineSpan[] {
  return spans.flatMap(({ line, ...span }) => {
    const { text } = lines[line]!;
    return cellsIn(lines[line]!, span)
      .map(({ start, end }) => ({ start: skipSpaces(text, start), end: trimEnd(text, end, start) }))
      .filter((cell) => isTerm(lines[line]!, cell))
      .map((cell) => ({ line, ...cell }));
  });
}

/** The plan's own numbers, if they tell the tasks apart; otherwise 1 to n. */
export function taskNumbers(tasks: readonly Entry[]): readonly string[] {
  const numbers = tasks.map(({ marker }) => marker?.number);
  const areTold = !numbers.includes(undefined) && new Set(numbers).size === numbers.length;
  return numbers.map((number, index) => String(areTold ? number : index + 1));
}

/** A deadline and where it stands: the same words in one place may mean another day elsewhere. */
export interface TaskDeadline {
  readonly line: number;
  readonly text: string;
  readonly deadline: ReturnType<typeof deadlinesOf>[number];
}

/** What binds a task, which stands in no part that looks back. 按期 and the like name no day and are left out. */
export function deadlinesIn(plan: Plan, spans: readonly LineSpan[]): TaskDeadline[] {
  const found: TaskDeadline[] = [];
  for (const { line: index, start, end } of spans) {
    const line = plan.lines[index]!;
    for (const deadline of deadlinesOf(plan.structure, line, false)) {
      const { kind, span } = deadline;
      if (kind !== 'pace' && span.start >= start && span.end <= end)
        found.push({ line: index, text: line.text.slice(span.start, span.end), deadline });
    }
  }
  return found;
}

/** Deadlines as they are written, each once. */
export function dueText(deadlines: readonly TaskDeadline[]): string {
  return [...new Set(deadlines.map(({ text }) => text))].join('；');
}
