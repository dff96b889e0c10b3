/** What each entry of a plan commits to: who answers for it, what it is to reach, and by when. */
import { assignmentsOf, distinctUnits } from '../plan/facts/assignments';
import { forEachDeadlineLine } from '../plan/facts/bindingDeadlines';
import { targetsOf } from '../plan/facts/bindingTargets';
import { dueMonth, type DueMonth } from '../plan/facts/dueMonth';
import { likelyYearOf } from '../plan/facts/year';
import { itemsOf, type PlanItem } from '../plan/identity/items';
import { entryAt, forEachPlanLine } from '../plan/query';
import type { Deadline, Role, Target } from '../scan/types';
import type { Entry, Plan } from '../plan/types';
import { clauseSpan } from '../text/sentences';
import type { Span } from '../text/positions';

export interface AnsweringUnit {
  readonly name: string;
  readonly role: Role;
}

export interface PlacedTarget {
  readonly target: Target;
  readonly line: number;
  /** 不少于8000个 */
  readonly text: string;
  /** Its figures with 万 or 亿: 1.2亿 */
  readonly digits: string;
  /** What is counted: 学位; empty if the clause doesn't say. */
  readonly object: string;
  /** The clause that states it, without the target itself. */
  readonly clause: string;
}

export interface PlacedDeadline {
  readonly deadline: Deadline;
  readonly line: number;
  readonly text: string;
  readonly due: DueMonth | undefined;
}

/** What an entry says itself, without what is below it. */
export interface Commitment {
  readonly item: PlanItem;
  /** Named in its own lines; each once, leads first. */
  readonly units: readonly AnsweringUnit[];
  readonly targets: readonly PlacedTarget[];
  readonly deadlines: readonly PlacedDeadline[];
}

/** How far a clause is followed to either side, in UTF-16 units, so that an endless line takes linear time. */
const reach = 60;

type Growing = Commitment & { readonly targets: PlacedTarget[]; readonly deadlines: PlacedDeadline[] };

/** By the entries' index. `ids` are those of the entries, if they come from an earlier version. */
export function commitmentsOf(plan: Plan, ids?: readonly string[]): readonly Commitment[] {
  const { structure } = plan;
  const assignments = assignmentsOf(plan);
  const found = itemsOf(plan, ids).map((item): Growing => {
    const own = assignments.of(item.entry).filter(({ from, source }) => from === item.entry && source !== 'inherited');
    return {
      item,
      units: distinctUnits(own).map(({ unit: { name, role } }) => ({ name, role })),
      targets: [],
      deadlines: [],
    };
  });
  const at = (ofLine: Entry | undefined, line: number, { start }: Span): Growing | undefined => {
    const owner = ofLine?.shared === undefined ? ofLine : entryAt(structure, line, start);
    return owner === undefined ? undefined : found[owner.index];
  };
  forEachPlanLine(plan, (line, index, owner) => {
    for (const target of targetsOf(structure, line)) {
      const { span, object, number } = target;
      const { text } = line;
      const around = text.slice(Math.max(0, span.start - reach), span.end + reach);
      const start = Math.min(span.start, reach);
      const clause = clauseSpan(around, start);
      at(owner, index, span)?.targets.push({
        target,
        line: index,
        text: text.slice(span.start, span.end),
        digits: text.slice(number.start, number.end),
        object: object === undefined ? '' : text.slice(object.start, object.end),
        clause: around.slice(clause.start, start) + around.slice(start + span.end - span.start, clause.end),
      });
    }
  });
  const year = likelyYearOf(plan);
  forEachDeadlineLine(plan, (line, index, deadlines, owner) => {
    for (const deadline of deadlines) {
      const text = line.text.slice(deadline.span.start, deadline.span.end);
      const due = dueMonth(deadline, text, year);
      at(owner, index, deadline.span)?.deadlines.push({ deadline, line: index, text, due });
    }
  });
  return found;
}
