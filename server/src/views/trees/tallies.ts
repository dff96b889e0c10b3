/** For each entry: the tasks, those without a unit, and the findings in it and all below it. */
import type { ViewFindings } from '../../protocol/messages';
import { assignmentsOf } from '../../plan/facts/assignments';
import { entryAt } from '../../plan/query';
import type { Entry, Plan } from '../../plan/types';
import type { Severity } from '../../rules/types';
import { isAtLeast } from '../../rules/severity';
import type { Reported } from '../../findings/report';
import { reportedWithoutUnit } from '../withoutUnit';

export interface Tally {
  items: number;
  withoutUnit: number;
  findings: number;
  severity: Severity;
}

export interface Tallies {
  of(entry: Entry): Readonly<Tally>;
  /** As `gongzuoyaodian/summary` counts them. */
  readonly lacking: ReadonlySet<Entry>;
}

export function talliesOf(plan: Plan, reported: readonly Reported[]): Tallies {
  const { entries } = plan.structure;
  const tallies = entries.map((): Tally => ({ items: 0, withoutUnit: 0, findings: 0, severity: 'hint' }));
  const lacking = reportedWithoutUnit(plan, reported);
  for (const task of assignmentsOf(plan).tasks) tallies[task.index]!.items = 1;
  for (const task of lacking) tallies[task.index]!.withoutUnit = 1;
  for (const { finding, severity } of reported) {
    const { line, character } = finding.range.start;
    const entry = entryAt(plan.structure, line, character);
    if (entry !== undefined) add(tallies[entry.index]!, { items: 0, withoutUnit: 0, findings: 1, severity });
  }
  // Parents stand before their children.
  for (let index = entries.length - 1; index >= 0; index--) {
    const { parent } = entries[index]!;
    if (parent !== undefined) add(tallies[parent.index]!, tallies[index]!);
  }
  return { of: (entry) => tallies[entry.index]!, lacking };
}

function add(sum: Tally, { items, withoutUnit, findings, severity }: Tally): void {
  sum.items += items;
  sum.withoutUnit += withoutUnit;
  sum.findings += findings;
  if (findings > 0 && isAtLeast(severity, sum.severity)) sum.severity = severity;
}

/** Undefined if there are none. */
export function findingsOf(reported: readonly Reported[]): ViewFindings | undefined {
  const [first, ...others] = reported;
  if (first === undefined) return undefined;
  let { severity } = first;
  for (const other of others) if (isAtLeast(other.severity, severity)) ({ severity } = other);
  return { count: reported.length, severity };
}
