/** The items without a unit, according to the findings: rules that are off and places that are ignored don't count. */
import { assignmentsOf } from '../plan/facts/assignments';
import { withoutUnit } from '../plan/facts/missingUnits';
import type { Reported } from '../findings/report';
import type { Entry, Plan } from '../plan/types';

const none: ReadonlySet<Entry> = new Set();

export function reportedWithoutUnit(plan: Plan, reported: readonly Reported[]): ReadonlySet<Entry> {
  const missing = new Set<number>();
  const empty: number[] = [];
  for (const { finding } of reported) {
    const { line } = finding.range.start;
    if (finding.code === 'responsibility/empty') empty.push(line);
    if (finding.code !== 'responsibility/missing') continue;
    // One finding for the whole plan: it says how many, or that no item names a unit.
    if (finding.severity === 'information') return assignmentsOf(plan).stated ? withoutUnit(plan) : none;
    missing.add(line);
  }
  if (missing.size === 0 && empty.length === 0) return none;
  const lacking = withoutUnit(plan);
  return new Set(
    assignmentsOf(plan).tasks.filter(
      (task) =>
        missing.has(task.line) ||
        (lacking.has(task) && empty.some((line) => line >= task.line && line <= task.endLine)),
    ),
  );
}
