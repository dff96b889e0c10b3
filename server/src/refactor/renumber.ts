/** Renumbers the whole plan or a selection in its own mode, with inline actions, attachments and references. */
import { attachmentEdits } from '../plan/numbering/attachments';
import { actionEdit, actionSeriesOf } from '../plan/numbering/actionSeries';
import { renumbered, seriesOf } from '../plan/numbering/series';
import { followingEdits, numberEdit } from '../plan/numbering/renumber';
import { parsePlan } from '../plan/parse';
import { planText } from '../plan/query';
import { rangeOf } from '../text/positions';
import type { Entry, Plan } from '../plan/types';
import type { Range } from '../text/positions';
import { applyEdits } from '../text/edits';
import type { Edit } from '../text/edits';
import type { NumberingModeSetting } from '../rules/types';

/** Inclusive lines; absent for the whole plan. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** The lines of a range. A range that ends at the start of a line does not include that line. */
export function linesIn({ start, end }: Range): LineRange {
  return { start: start.line, end: end.character === 0 && end.line > start.line ? end.line - 1 : end.line };
}

/**
 * The edits that put every number in order: markers, actions, references. Idempotent. Only digits change, so
 * delimiters, widths and spacing stay the author's. With `lines`, only markers and actions in them change (each gets
 * its number in the whole series), but references to them are updated everywhere.
 */
export function renumber(plan: Plan, mode: NumberingModeSetting = 'auto', lines?: LineRange): Edit[] {
  const edits = renumberOnce(plan, mode, lines);
  if (edits.length === 0) return edits;
  const once = withEdits(plan, edits);
  return renumberOnce(once, mode, lines).length === 0 ? edits : lineEdits(plan, settle(once, mode, lines));
}

/** How many passes we make at most: corrected numbers may change how the plan is read. */
const maxPasses = 16;

/**
 * Numbers far out of order can hide a plan's mode, so correcting some may change what the rest should be. If the passes
 * run in a cycle, we always pick the same member of it, wherever we entered.
 */
function settle(plan: Plan, mode: NumberingModeSetting, lines: LineRange | undefined): Plan {
  const passed: { readonly plan: Plan; readonly text: string }[] = [];
  let settled = plan;
  for (let pass = 0; pass < maxPasses; pass++) {
    const text = planText(settled);
    const circle = passed.findIndex((one) => one.text === text);
    if (circle >= 0) return passed.slice(circle).reduce((first, one) => (one.text < first.text ? one : first)).plan;
    passed.push({ plan: settled, text });
    const edits = renumberOnce(settled, mode, lines);
    if (edits.length === 0) break;
    settled = withEdits(settled, edits);
  }
  return settled;
}

function withEdits(plan: Plan, edits: readonly Edit[]): Plan {
  return parsePlan(applyEdits(planText(plan), edits));
}

/** One edit for each line that differs. Renumbering never adds or removes lines. */
function lineEdits(before: Plan, after: Plan): Edit[] {
  return before.lines.flatMap(({ text }, line): Edit[] => {
    const changed = after.lines[line]!.text;
    if (changed === text) return [];
    let start = 0;
    while (start < text.length && text[start] === changed[start]) start++;
    let tail = 0;
    while (
      tail < Math.min(text.length, changed.length) - start &&
      text[text.length - 1 - tail] === changed[changed.length - 1 - tail]
    )
      tail++;
    return [
      {
        range: rangeOf(line, { start, end: text.length - tail }),
        newText: changed.slice(start, changed.length - tail),
      },
    ];
  });
}

function renumberOnce(plan: Plan, mode: NumberingModeSetting, lines: LineRange | undefined): Edit[] {
  const inside = (line: number): boolean => lines === undefined || (line >= lines.start && line <= lines.end);
  const edits: Edit[] = [];
  const changed = new Map<Entry, number>();
  for (const series of seriesOf(plan, mode)) {
    const numbers = renumbered(series);
    series.entries.forEach((entry, index) => {
      const edit = inside(entry.line) ? numberEdit(plan, entry, numbers[index]!) : undefined;
      if (edit === undefined) return;
      changed.set(entry, numbers[index]!);
      edits.push({ range: edit.range, newText: edit.newText });
    });
  }
  for (const { actions, slips } of actionSeriesOf(plan)) {
    if (slips.length === 0) continue;
    actions.forEach((placed, index) => {
      if (inside(placed.line) && placed.action.number !== index + 1) edits.push(actionEdit(plan, placed, index + 1));
    });
  }
  edits.push(...followingEdits(plan, changed));
  if (lines === undefined) edits.push(...attachmentEdits(plan));
  return edits.sort((a, b) => compare(a.range, b.range));
}

function compare(a: Range, b: Range): number {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}
