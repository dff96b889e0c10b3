/** By when each target is to be reached, and the months that these deadlines fall in. */
import { deadlinesOf } from '../../plan/facts/bindingDeadlines';
import { dueMonth, type DueMonth } from '../../plan/facts/dueMonth';
import { likelyYearOf } from '../../plan/facts/year';
import type { Entry, Plan } from '../../plan/types';
import type { Deadline, Line } from '../../scan/types';
import { partitionPoint } from '../../text/binarySearch';
import { sentenceSpan } from '../../text/sentences';
import { plainText } from '../../text/plainText';

export interface DueDate {
  /** As it is written. */
  readonly text: string;
  /** Deadlines of one month have one key, and keys are in the order of time. */
  readonly key: string;
  readonly month?: DueMonth;
}

/** Behind all months. */
const other = 'other';
/** The key of targets without a deadline: behind all others. */
export const undated = 'undated';

/**
 * Finds the deadline of a target at a column of a line: the last one before it in its sentence, else the first behind
 * it there, else that of its item, if it has only one.
 */
export function dueDates(plan: Plan): (line: Line, column: number, item: Entry | undefined) => DueDate | undefined {
  const year = likelyYearOf(plan);
  const ofItems = new Map<Entry, DueDate | undefined>();
  // A line may hold very many targets and deadlines; its targets are asked about one after the other.
  let last: { readonly line: Line; readonly deadlines: readonly Deadline[] } | undefined;
  const binding = (line: Line): readonly Deadline[] => {
    if (last?.line !== line) last = { line, deadlines: deadlinesOf(plan.structure, line, false) };
    return last.deadlines;
  };
  const dueDate = ({ text }: Line, deadline: Deadline): DueDate => ({
    text: plainText(text.slice(deadline.span.start, deadline.span.end)),
    ...keyed(dueMonth(deadline, text.slice(deadline.span.start, deadline.span.end), year)),
  });

  function ofItem(item: Entry): DueDate | undefined {
    if (ofItems.has(item)) return ofItems.get(item);
    const found = new Map<string, DueDate>();
    for (let at = item.line; at <= item.endLine && found.size < 2; at++) {
      const line = plan.lines[at]!;
      for (const deadline of binding(line)) {
        const due = dueDate(line, deadline);
        found.set(due.text, due);
        if (found.size > 1) break;
      }
    }
    const only = found.size === 1 ? [...found.values()][0] : undefined;
    ofItems.set(item, only);
    return only;
  }

  return (line, column, item) => {
    const nearest = nearestInSentence(line.text, column, binding(line));
    if (nearest !== undefined) return dueDate(line, nearest);
    return item === undefined ? undefined : ofItem(item);
  };
}

function nearestInSentence(text: string, column: number, deadlines: readonly Deadline[]): Deadline | undefined {
  // Most lines have none, and a sentence may be long.
  if (deadlines.length === 0) return undefined;
  const { start, end } = sentenceSpan(text, column);
  const firstBehind = (place: number): number =>
    partitionPoint(deadlines.length, (index) => deadlines[index]!.span.start < place);
  const first = firstBehind(start);
  const before = firstBehind(column + 1) - 1;
  const nearest = deadlines[Math.max(first, before)];
  return nearest !== undefined && nearest.span.end <= end ? nearest : undefined;
}

/** Deadlines of one month have one key. */
function keyed(month: DueMonth | undefined): Pick<DueDate, 'key' | 'month'> {
  if (month === undefined) return { key: other };
  return { key: `${String(month.year ?? 0).padStart(4, '0')}-${String(month.month).padStart(2, '0')}`, month };
}
