/** Figures of a plan or of one of its sections. */
import { assignmentsOf } from '../plan/facts/assignments';
import { deadlinesOf } from '../plan/facts/bindingDeadlines';
import { collectLineFacts, remembered } from '../plan/facts/collectLineFacts';
import { partitionPoint } from '../text/binarySearch';
import type { Deadline } from '../scan/types';
import type { Entry, Plan } from '../plan/types';
import { itemsWithoutUnit } from '../rules/responsibility/missing';

export interface Counts {
  readonly items: number;
  readonly measures: number;
  readonly targets: number;
  readonly deadlines: number;
  /** Different names. */
  readonly units: number;
  readonly withoutUnit: number;
}

/** Of the whole plan; parts that look back are left out. */
export const countsOf: (plan: Plan) => Counts = remembered((plan) => [plan], count);

interface LineCounts {
  readonly measures: number;
  readonly targets: number;
  readonly deadlines: readonly Deadline[];
  readonly units: readonly string[];
}

const lineCounts = collectLineFacts((line): LineCounts | undefined => {
  const units = line.notes.flatMap((note) => note.units.map(({ name }) => name));
  const counts = { measures: line.actions.length, targets: line.targets.length, deadlines: line.deadlines, units };
  return counts.measures + counts.targets + counts.deadlines.length + units.length === 0 ? undefined : counts;
});

function count(plan: Plan): Counts {
  const { bodyStart, bodyEnd } = plan.structure;
  const { names, ...figures } = figuresOf(plan, bodyStart, bodyEnd);
  return {
    items: assignmentsOf(plan).tasks.length,
    ...figures,
    units: names.size,
    withoutUnit: withoutUnit(plan).size,
  };
}

/** Of the lines `from` (inclusive) to `to` (exclusive); parts that look back have only the deadlines that are still to come. */
function figuresOf(
  plan: Plan,
  from: number,
  to: number,
): Pick<Counts, 'measures' | 'targets' | 'deadlines'> & { readonly names: ReadonlySet<string> } {
  const { entries } = plan.structure;
  const { lines, facts } = lineCounts(plan);
  let [measures, targets, deadlines, next] = [0, 0, 0, 0];
  const names = new Set<string>();
  for (
    let at = partitionPoint(lines.length, (index) => lines[index]! < from);
    at < lines.length && lines[at]! < to;
    at++
  ) {
    while (next < entries.length && entries[next]!.line <= lines[at]!) next++;
    const fact = facts[at]!;
    const past = entries[next - 1]?.past === true;
    deadlines += deadlinesOf(plan.structure, fact, past).length;
    if (past) continue;
    measures += fact.measures;
    targets += fact.targets;
    for (const name of fact.units) names.add(name);
  }
  return { measures, targets, deadlines, names };
}

/** The items one expects a unit of and that have none. */
export const withoutUnit: (plan: Plan) => ReadonlySet<Entry> = remembered(
  (plan) => [plan],
  (plan) => {
    const { missing, blank } = itemsWithoutUnit(plan);
    return new Set([...missing, ...blank]);
  },
);

/** Of one entry with all that is below it; units are those responsible for it or for a task of it. */
export function countsIn(plan: Plan, entry: Entry): Counts {
  const { measures, targets, deadlines } = figuresOf(plan, entry.line, entry.endLine + 1);
  const { tasks, of } = assignmentsOf(plan);
  const inside = (other: Entry): boolean => other.line >= entry.line && other.line <= entry.endLine;
  const within = tasks.filter(inside);
  const names = new Set([entry, ...within].flatMap((task) => of(task).map(({ unit }) => unit.name)));
  return {
    items: within.filter((task) => task !== entry).length,
    measures,
    targets,
    deadlines,
    units: names.size,
    withoutUnit: [...withoutUnit(plan)].filter(inside).length,
  };
}
