/** Renumbers the whole plan or a selection in its own mode, with inline actions, attachments and references. */
import { attachmentEdits } from '../plan/numbering/attachments';
import { actionEdit, actionSeriesOf } from '../plan/numbering/actionSeries';
import { doubtsOf, unsettledReferences, type Doubt as NumberDoubt } from '../plan/numbering/doubts';
import { renumbered, seriesOf } from '../plan/numbering/series';
import { followingEdits, numberEdit, type NumberEdit } from '../plan/numbering/renumber';
import { parsePlan } from '../plan/parse';
import { planText } from '../plan/query';
import { compareStarts, rangeOf } from '../text/positions';
import type { Entry, Plan } from '../plan/types';
import type { Range } from '../text/positions';
import { applyEdits } from '../text/edits';
import type { Edit } from '../text/edits';
import type { Localized } from '../text/localized';
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

export interface RenumberOptions {
  /** The plan's own mode by default. */
  readonly mode?: NumberingModeSetting;
  /**
   * Only markers and actions in these lines change; each gets the number it has in the whole series. What follows from
   * that changes everywhere.
   */
  readonly lines?: LineRange | undefined;
  /** Also change what is doubtful. */
  readonly all?: boolean;
}

/** Why some numbers are left as they are until the author decides. */
export interface Doubt {
  /** The line that may be the missing item, or the reference that would mean something else. */
  readonly range: Range;
  readonly message: Localized;
  /** Even `all` doesn't change these numbers. */
  readonly final?: true;
}

export interface Renumbering {
  readonly edits: readonly Edit[];
  /** What keeps numbers from being changed. With `all` they are changed anyway. */
  readonly doubts: readonly Doubt[];
}

/**
 * The edits that put every number in order: markers, actions, references. Idempotent. Only digits change, so
 * delimiters, widths and spacing stay the author's. A series with a doubt is left alone, so that no number occurs
 * twice.
 */
export function renumber(plan: Plan, options: RenumberOptions = {}): Renumbering {
  const { edits, doubts } = renumberOnce(plan, options);
  if (edits.length === 0) return { edits, doubts };
  const once = withEdits(plan, edits);
  if (renumberOnce(once, options).edits.length === 0) return { edits, doubts };
  return { edits: lineEdits(plan, settle(once, options)), doubts };
}

/** Most passes: corrected numbers may change how the plan is read. */
const maxPasses = 16;

/**
 * Numbers far out of order can hide a plan's mode, so correcting some may change what the rest should be. If the passes
 * run in a cycle, we always pick the same member of it, wherever we entered.
 */
function settle(plan: Plan, options: RenumberOptions): Plan {
  const passed: { readonly plan: Plan; readonly text: string }[] = [];
  let settled = plan;
  for (let pass = 0; pass < maxPasses; pass++) {
    const text = planText(settled);
    const circle = passed.findIndex((one) => one.text === text);
    if (circle >= 0) return passed.slice(circle).reduce((first, one) => (one.text < first.text ? one : first)).plan;
    passed.push({ plan: settled, text });
    const { edits } = renumberOnce(settled, options);
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

function renumberOnce(plan: Plan, { mode = 'auto', lines, all = false }: RenumberOptions): Renumbering {
  const inside = (line: number): boolean => lines === undefined || (line >= lines.start && line <= lines.end);
  const edits: Edit[] = [];
  const doubts: Doubt[] = [];
  const changed = new Map<Entry, number>();
  const unsettled = unsettledReferences(plan);
  for (const series of seriesOf(plan, mode)) {
    if (series.unjudgedFrom !== undefined) {
      doubts.push(inDisorder(series.entries[0]!, series.entries.length));
      continue;
    }
    const numbers = renumbered(series);
    const moved = series.entries.flatMap((entry, index): NumberEdit[] => {
      const edit = inside(entry.line) ? numberEdit(plan, entry, numbers[index]!) : undefined;
      return edit === undefined ? [] : [edit];
    });
    if (moved.length === 0) continue;
    // A reference that can't follow stays as it is; the numbers are certain anyway.
    const reasons = doubtsOf(plan, series, moved, unsettled).filter((reason) => reason.kind !== 'torn');
    for (const reason of reasons) doubts.push(doubt(reason));
    if (reasons.length > 0 && !all) continue;
    for (const { range, newText, entry, number } of moved) {
      changed.set(entry, number);
      edits.push({ range, newText });
    }
  }
  for (const { actions, slips } of actionSeriesOf(plan)) {
    if (slips.length === 0) continue;
    actions.forEach((placed, index) => {
      if (inside(placed.line) && placed.action.number !== index + 1) edits.push(actionEdit(plan, placed, index + 1));
    });
  }
  const following = [...followingEdits(plan, changed), ...(lines === undefined ? attachmentEdits(plan) : [])];
  return { edits: edits.concat(following).sort(compareStarts), doubts };
}

/** Numbering this part again would be a guess, so `all` doesn't change it either. */
function inDisorder({ line, marker }: Entry, count: number): Doubt {
  return {
    range: rangeOf(line, marker!.span),
    final: true,
    message: {
      zh: `这一层共${count}个序号，错乱过多，未作重排。`,
      en: `The ${count} numbers of this layer are too disordered to renumber; they are left as they are.`,
    },
  };
}

function doubt({ kind, range, number }: NumberDoubt & { readonly kind: 'lost' | 'taken' }): Doubt {
  switch (kind) {
    case 'lost':
      return {
        range,
        message: {
          zh: `此行可能是缺了标点的第${number}条，先确认再重排。`,
          en: `This line may be number ${number} without its mark: check it before renumbering.`,
        },
      };
    case 'taken':
      return {
        range,
        message: {
          zh: `这里提到的“${number}”现在并不存在，重排后会指向另一条。`,
          en: `There is no ${number} now; renumbering would make this refer to another item.`,
        },
      };
  }
}
