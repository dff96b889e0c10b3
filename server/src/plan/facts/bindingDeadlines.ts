/**
 * Which deadlines bind the plan: those in its own parts, and those that a retrospective part sets for the plan's year
 * or later.
 */
import { forEachBodyLine, isPast } from '../query';
import type { Deadline, Line } from '../../scan/types';
import type { Entry, Plan, Structure } from '../types';

const none: readonly Deadline[] = Object.freeze([]);

/**
 * The binding deadlines of a line. `past`: the line is in a part that looks back, where only a later date binds (总结:
 * 2019年正式计入成绩 in a plan for 2018). A year that opens a sentence binds if it is later than the plan's, or one of those
 * that a plan for several years spans: 2026年 in a plan for 2026 only says which year.
 */
export function deadlinesOf(
  { year, firstYear }: Pick<Structure, 'year' | 'firstYear'>,
  line: Pick<Line, 'deadlines'>,
  past: boolean,
): readonly Deadline[] {
  const { deadlines } = line;
  if (deadlines.length === 0 || (!past && !deadlines.some(isOpening))) return deadlines;
  const binding = deadlines.filter((deadline) =>
    isOpening(deadline)
      ? year === undefined || deadline.year! > year || (firstYear !== undefined && deadline.year! >= firstYear)
      : !past || (year !== undefined && isStillToCome(deadline, year)),
  );
  return binding.length === 0 ? none : binding;
}

function isOpening({ opening }: Pick<Deadline, 'opening'>): boolean {
  return opening === true;
}

/** In a retrospective part: the stated year is the plan's or later. */
function isStillToCome(deadline: Pick<Deadline, 'year'>, planYear: number): boolean {
  return deadline.year !== undefined && deadline.year >= planYear;
}

/** Calls back for every line of preamble and body that sets deadlines, in text order. */
export function forEachDeadlineLine(
  plan: Plan,
  visit: (line: Line, index: number, deadlines: readonly Deadline[], owner: Entry | undefined) => void,
): void {
  forEachBodyLine(plan, (line, index, owner) => {
    const deadlines = deadlinesOf(plan.structure, line, isPast(plan.structure, owner));
    if (deadlines.length > 0) visit(line, index, deadlines, owner);
  });
}
