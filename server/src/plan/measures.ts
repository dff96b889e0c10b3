/** The measures of a task: its sub-items, and what its own lines count as 一是…二是…. */
import type { ActionKind } from '../scan/types';
import { cellsOf } from '../scan/tables';
import type { LineSpan } from '../text/positions';
import { rowRank } from './outline/markerRanks';
import { ownEndLine } from './query';
import { taskSpans, termsIn } from './tasks';
import type { Entry, Plan } from './types';

export interface Measure {
  /** Of a sub-item. */
  readonly entry: Entry | undefined;
  /** What it says, without its number. */
  readonly spans: readonly LineSpan[];
}

export interface MeasuredTask {
  /** What the task says besides, before its measures. */
  readonly own: readonly LineSpan[];
  /** In text order; none where the task counts fewer than two. */
  readonly measures: readonly Measure[];
}

/** Where a measure begins, and the text behind its number. */
interface Opening {
  readonly entry: Entry | undefined;
  readonly line: number;
  readonly start: number;
  readonly textStart: number;
  readonly number?: number;
}

export function measuredTask(plan: Plan, task: Entry): MeasuredTask {
  const spans = taskSpans(plan, task);
  const openings = [...actionsOf(plan, task, spans[0]!.start), ...subitemsOf(task)];
  if (openings.length < 2) return { own: spans, measures: [] };
  const own: LineSpan[] = [];
  const measures = openings.map(({ entry }) => ({ entry, spans: [] as LineSpan[] }));
  let at = -1;
  let isOver = false;
  for (const { line, start, end } of spans) {
    let from = start;
    const add = (to: number): void => {
      const above = measures[at]?.spans;
      // Words that lead to the actions of their line are the task's, not the end of the measure above.
      const isLead = from === 0 && to < end && at + 1 < openings.length && openings[at + 1]!.entry === undefined;
      const into = above === undefined || (isLead && isClosed(plan, above)) ? own : above;
      if (to > from) into.push({ line, start: from, end: to });
    };
    for (let next = openings[at + 1]; next?.line === line && next.start >= from; next = openings[at + 1]) {
      add(next.start);
      at++;
      from = Math.min(next.textStart, end);
    }
    const span = { line, start: from, end };
    const behind: number = isOver || at < 0 ? from : endOfMeasure(plan, task, span, at === openings.length - 1);
    if (at < 0) add(end);
    else {
      add(behind);
      if (behind < end) own.push({ line, start: behind, end });
      isOver ||= behind < end && at === openings.length - 1 && plan.lines[line]!.isRow !== true;
    }
  }
  return { own, measures };
}

/** Where a measure ends before its line does: with its cell, or the last one where a sentence sums all of them up. */
function endOfMeasure(plan: Plan, task: Entry, span: LineSpan, isLast: boolean): number {
  const { line, start, end } = span;
  const { text, isRow } = plan.lines[line]!;
  if (isRow === true) return Math.min(end, cellsOf(text).find((cell) => cell.end >= start)?.end ?? end);
  if (task.rank === rowRank && termsIn(plan, [span]).length > 0) return start;
  const closing = isLast ? /(?:^|[。！？])\s*(?=以上(?!级)|上述)/.exec(text.slice(start, end)) : null;
  if (closing === null || (closing.index === 0 && start > 0 && closing[0].trim() === '')) return end;
  return start + closing.index + closing[0].length;
}

/** Whether what was said last is a whole sentence or clause, so that what follows doesn't run on from it. */
function isClosed({ lines }: Plan, spans: readonly LineSpan[]): boolean {
  const said = spans
    .map(({ line, start, end }) => lines[line]!.text.slice(start, end).trim())
    .filter((text) => text !== '');
  return /[。；;！？：）)]$/.test(said.at(-1) ?? '');
}

/**
 * Of the kind that comes first behind the title: what an action counts itself is a part of it. None where the title
 * counts them already: its actions can't be told from it.
 */
function actionsOf(plan: Plan, task: Entry, textStart: number): Opening[] {
  const found: Opening[] = [];
  let outer: ActionKind | undefined;
  for (let line = task.line; line <= ownEndLine(task); line++) {
    const { text, actions } = plan.lines[line]!;
    for (const [at, { kind, number, marker }] of actions.entries()) {
      if (isReference(text, marker.end, actions[at + 1]?.marker.start)) continue;
      if (line === task.line && marker.start < textStart) return [];
      outer ??= kind;
      if (kind !== outer) continue;
      // 由③牵头的: a sign that doesn't go on with the count refers to one above.
      const last = found.at(-1)?.number ?? 0;
      if ((kind === 'circled' || kind === 'paren') && number !== 1 && number !== last + 1) continue;
      found.push({ entry: undefined, line, start: marker.start, textStart: marker.end, number });
    }
  }
  return found;
}

/** Whether nothing is said behind the sign, which ends at `from`: ①、②项, ①② and ①和② name what is counted above. */
function isReference(text: string, from: number, next: number | undefined): boolean {
  return /^\s{0,8}(?:[、，,；;。和及与至到—–~-]?\s{0,8}(?:$|[①-⑳])|[项条款点](?=[、，,；;。由的]|$))/.test(
    text.slice(from, next),
  );
}

/** Rows of a table are no measures. */
function subitemsOf({ children }: Entry): Opening[] {
  return children.flatMap((entry): Opening[] => {
    if (entry.rank === rowRank || entry.marker === undefined) return [];
    const { span, spacing } = entry.marker;
    return [{ entry, line: entry.line, start: span.start, textStart: spacing.end }];
  });
}
