/** Which deadlines bind the plan: those of its own parts, and those that a part which looks back sets for the plan's year or later. */
import { forEachBodyLine } from '../query';
import type { Deadline, Line } from '../../scan/types';
import type { Entry, Plan, Structure } from '../types';

const none: readonly Deadline[] = Object.freeze([]);

/** The binding deadlines of a line; `past`: it belongs to a part that looks back (总结: 2019年正式计入成绩 is still to come in a plan for 2018). */
export function deadlinesOf(
  { year }: Pick<Structure, 'year'>,
  line: Pick<Line, 'deadlines'>,
  past: boolean,
): readonly Deadline[] {
  if (!past || line.deadlines.length === 0) return line.deadlines;
  const later = year === undefined ? none : line.deadlines.filter((deadline) => isStillToCome(deadline, year));
  return later.length === 0 ? none : later;
}

/** Said in a part that looks back: the year stated is the plan's or a later one. */
function isStillToCome(deadline: Pick<Deadline, 'year'>, planYear: number): boolean {
  return deadline.year !== undefined && deadline.year >= planYear;
}

/** Calls back for every line of preamble and body that sets deadlines, in text order. */
export function forEachDeadlineLine(
  plan: Plan,
  visit: (line: Line, index: number, deadlines: readonly Deadline[], owner: Entry | undefined) => void,
): void {
  forEachBodyLine(plan, (line, index, owner) => {
    const deadlines = deadlinesOf(plan.structure, line, owner?.past === true);
    if (deadlines.length > 0) visit(line, index, deadlines, owner);
  });
}
