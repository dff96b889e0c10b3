/** Counts of a plan or of one of its sections. */
import { assignmentsOf } from './assignments';
import { deadlinesOf } from './bindingDeadlines';
import { targetsOf } from './bindingTargets';
import { defineFact, defineLineFact, structure, type Fact } from './define';
import { withoutUnit } from './missingUnits';
import { partitionPoint } from '../../text/binarySearch';
import { isPast } from '../query';
import type { PlacedFacts } from './lineFacts';
import type { Deadline, Target } from '../../scan/types';
import type { Entry, Plan, Structure } from '../types';

export interface Counts {
  readonly items: number;
  readonly measures: number;
  readonly targets: number;
  readonly deadlines: number;
  /** Different names. */
  readonly units: number;
}

/** Of a section. */
export interface SectionCounts extends Counts {
  readonly withoutUnit: number;
}

interface LineCounts {
  readonly measures: number;
  readonly targets: readonly Target[];
  readonly deadlines: readonly Deadline[];
  readonly units: readonly string[];
}

const lineCounts = defineLineFact({
  of(line): LineCounts | undefined {
    const units = line.notes.flatMap((note) => note.units.map(({ name }) => name));
    const counts = { measures: line.actions.length, targets: line.targets, deadlines: line.deadlines, units };
    return counts.measures + counts.targets.length + counts.deadlines.length + units.length === 0 ? undefined : counts;
  },
});

/** For the whole plan, without retrospective parts. */
export const countsOf: Fact<Counts> = defineFact({
  inputs: { structure, lineCounts, assignments: assignmentsOf },
  compute(inputs) {
    const { bodyStart, bodyEnd } = inputs.structure;
    const { names, ...figures } = figuresOf(inputs.structure, inputs.lineCounts, bodyStart, bodyEnd);
    return {
      items: inputs.assignments.tasks.length,
      ...figures,
      units: names.size,
    };
  },
});

/** For the lines `from` (inclusive) to `to` (exclusive). Retrospective parts count only deadlines still to come. */
function figuresOf(
  outline: Structure,
  { lines, facts }: PlacedFacts<LineCounts>,
  from: number,
  to: number,
): Pick<Counts, 'measures' | 'targets' | 'deadlines'> & { readonly names: ReadonlySet<string> } {
  const { entries } = outline;
  let [measures, targets, deadlines, next] = [0, 0, 0, 0];
  const names = new Set<string>();
  for (
    let at = partitionPoint(lines.length, (index) => lines[index]! < from);
    at < lines.length && lines[at]! < to;
    at++
  ) {
    while (next < entries.length && entries[next]!.line <= lines[at]!) next++;
    const fact = facts[at]!;
    const past = isPast(outline, entries[next - 1]);
    deadlines += deadlinesOf(outline, fact, past).length;
    if (past) continue;
    measures += fact.measures;
    targets += targetsOf(outline, fact).length;
    for (const name of fact.units) names.add(name);
  }
  return { measures, targets, deadlines, names };
}

/** For one entry and everything below it. Units are those responsible for it or for one of its tasks. */
export function countsIn(plan: Plan, entry: Entry): SectionCounts {
  const { measures, targets, deadlines } = figuresOf(plan.structure, lineCounts(plan), entry.line, entry.endLine + 1);
  const { tasks, of } = assignmentsOf(plan);
  const last = lastBelow(entry).index;
  const inside = (other: Entry): boolean => other.index >= entry.index && other.index <= last;
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

/** The last entry of the whole section. */
function lastBelow(entry: Entry): Entry {
  const child = entry.children.at(-1);
  return child === undefined ? entry : lastBelow(child);
}
