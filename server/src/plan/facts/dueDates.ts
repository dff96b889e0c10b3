/** By when each target is to be reached, and the months that these deadlines fall in. */
import { deadlinesOf } from './bindingDeadlines';
import { targetsOf } from './bindingTargets';
import { defineFact, structure, type Fact } from './define';
import { dueMonth, type DueMonth } from './dueMonth';
import { likelyYearOf } from './year';
import type { Entry, PlanLines, Structure } from '../types';
import type { Deadline, Line, Target } from '../../scan/types';
import { partitionPoint } from '../../text/binarySearch';
import { plainText } from '../../text/plainText';
import { sentenceSpan } from '../../text/sentences';
import type { Span } from '../../text/positions';

export interface DueDate {
  /** As it is written. */
  readonly text: string;
  /** Deadlines of one month have one key, and keys are in the order of time. */
  readonly key: string;
}

/** Behind all months. */
const other = 'other';
/** The key of targets without a deadline: behind all others. */
export const undated = 'undated';

/** A target that binds the plan, with the deadline that its own sentence sets. */
export interface DatedTarget {
  readonly target: Target;
  readonly due: DueDate | undefined;
}

export interface DueDates {
  /** The last deadline before a target in its sentence, else the first behind it there. */
  ofTargets(line: Line): readonly DatedTarget[];
  /** The deadline of an item, if it has only one. */
  ofItem(plan: PlanLines, item: Entry): DueDate | undefined;
}

type Years = Pick<Structure, 'year' | 'firstYear'>;

const years: Fact<Years> = defineFact({
  inputs: { structure },
  compute: ({ structure: { year, firstYear } }) => ({
    ...(year === undefined ? {} : { year }),
    ...(firstYear === undefined ? {} : { firstYear }),
  }),
  same: (a, b) => a.year === b.year && a.firstYear === b.firstYear,
});

/** The same object while the years of the plan stay; it keeps what lines say for as long as the lines. */
export const dueDatesOf: Fact<DueDates> = defineFact({
  inputs: { years, likelyYear: likelyYearOf },
  compute({ years, likelyYear }) {
    const targets = new WeakMap<Line, readonly DatedTarget[]>();
    const dueDate = ({ text }: Line, deadline: Deadline): DueDate => {
      const written = text.slice(deadline.span.start, deadline.span.end);
      return { text: plainText(written), key: keyOf(dueMonth(deadline, written, likelyYear)) };
    };

    function dated(line: Line): DatedTarget[] {
      const deadlines = deadlinesOf(years, line, false);
      // A line may be one sentence with very many targets.
      let sentence: Span = { start: 0, end: 0 };
      return targetsOf(years, line).map((target) => {
        const { start } = target.span;
        // Most lines set no deadline, and a sentence may be long.
        if (deadlines.length === 0) return { target, due: undefined };
        if (start < sentence.start || start >= sentence.end) sentence = sentenceSpan(line.text, start);
        const nearest = nearestIn(sentence, start, deadlines);
        return { target, due: nearest === undefined ? undefined : dueDate(line, nearest) };
      });
    }

    return {
      ofTargets(line) {
        let known = targets.get(line);
        if (known === undefined) targets.set(line, (known = dated(line)));
        return known;
      },
      ofItem({ lines }, item) {
        let only: DueDate | undefined;
        for (let at = item.line; at <= item.endLine; at++)
          for (const deadline of deadlinesOf(years, lines[at]!, false)) {
            const due = dueDate(lines[at]!, deadline);
            if (only !== undefined && only.text !== due.text) return undefined;
            only = due;
          }
        return only;
      },
    };
  },
});

function nearestIn({ start, end }: Span, column: number, deadlines: readonly Deadline[]): Deadline | undefined {
  const firstFrom = (place: number): number =>
    partitionPoint(deadlines.length, (index) => deadlines[index]!.span.start < place);
  const nearest = deadlines[Math.max(firstFrom(start), firstFrom(column + 1) - 1)];
  return nearest !== undefined && nearest.span.end <= end ? nearest : undefined;
}

/** The month that a key stands for; undefined for the keys of all else. */
export function monthOfKey(key: string): DueMonth | undefined {
  const [year, month] = key.split('-').map(Number);
  return month === undefined ? undefined : { year: year === 0 ? undefined : year, month };
}

/** Deadlines of one month have one key. */
function keyOf(month: DueMonth | undefined): string {
  if (month === undefined) return other;
  return `${String(month.year ?? 0).padStart(4, '0')}-${String(month.month).padStart(2, '0')}`;
}
