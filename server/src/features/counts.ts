/** Figures of a plan or of one of its sections. */
import { assignmentsOf } from '../plan/assignments';
import { deadlinesOf } from '../plan/deadlines';
import { lineFacts, remembered } from '../plan/incremental';
import type { Deadline, Entry, Plan } from '../plan/types';
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

const lineCounts = lineFacts((line): LineCounts | undefined => {
  const units = line.notes.flatMap((note) => note.units.map(({ name }) => name));
  const counts = { measures: line.measures.length, targets: line.targets.length, deadlines: line.deadlines, units };
  return counts.measures + counts.targets + counts.deadlines.length + units.length === 0 ? undefined : counts;
});

function count(plan: Plan): Counts {
  const { entries, bodyStart, bodyEnd } = plan.structure;
  const { lines, facts } = lineCounts(plan);
  let [measures, targets, deadlines, next] = [0, 0, 0, 0];
  const names = new Set<string>();
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    while (next < entries.length && entries[next]!.line <= line) next++;
    if (line < bodyStart || line >= bodyEnd) continue;
    const fact = facts[at]!;
    const past = entries[next - 1]?.past === true;
    deadlines += deadlinesOf(plan.structure, fact, past).length;
    if (past) continue;
    measures += fact.measures;
    targets += fact.targets;
    for (const name of fact.units) names.add(name);
  }
  return { items: assignmentsOf(plan).tasks.length, measures, targets, deadlines, units: names.size, withoutUnit: withoutUnit(plan).size };
}

/** The items one expects a unit of and that have none. */
export const withoutUnit: (plan: Plan) => ReadonlySet<Entry> = remembered((plan) => [plan], (plan) => new Set(itemsWithoutUnit(plan).missing));

/** Of one entry with all that is below it; units are those responsible for it or for a task of it. */
export function countsIn(plan: Plan, entry: Entry): Counts {
  let measures = 0;
  let targets = 0;
  let deadlines = 0;
  for (let index = entry.line; index <= entry.endLine; index++) {
    const line = plan.lines[index]!;
    measures += line.measures.length;
    deadlines += deadlinesOf(plan.structure, line, entry.past).length;
    if (!entry.past) targets += line.targets.length;
  }
  const { tasks, of } = assignmentsOf(plan);
  const inside = (other: Entry): boolean => other.line >= entry.line && other.line <= entry.endLine;
  const within = tasks.filter(inside);
  const names = new Set([entry, ...within].flatMap((task) => of(task).map(({ unit }) => unit.name)));
  return { items: within.filter((task) => task !== entry).length, measures, targets, deadlines, units: names.size, withoutUnit: [...withoutUnit(plan)].filter(inside).length };
}
