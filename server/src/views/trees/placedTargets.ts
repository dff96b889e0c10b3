/** The targets of a plan, each with its item, its deadline and who answers for it, and how they are grouped. */
import type { Steps } from '../../async/steps';
import { dueDatesOf, undated, type DueDate } from '../../plan/facts/dueDates';
import { forEachPlanLine } from '../../plan/query';
import type { Entry, Plan } from '../../plan/types';
import type { Line, Target } from '../../scan/types';
import { itemOf } from '../entries';
import { unitsOf } from './source';
import { unassigned, unitKey } from './unitsTree';

export type TargetSort = 'deadline' | 'unit';

export interface PlacedTarget {
  /** Among all targets of the plan. */
  readonly ordinal: number;
  readonly target: Target;
  readonly line: Line;
  /** Of its line. */
  readonly index: number;
  readonly item: Entry | undefined;
  readonly due: DueDate | undefined;
  /** The lead first. */
  readonly units: readonly string[];
}

/** Lines between two yields: what is new in each is read then. */
const linesInStep = 128;

/** In text order. */
export function* placedTargets(plan: Plan): Steps<PlacedTarget[]> {
  const found: PlacedTarget[] = [];
  const dueDates = dueDatesOf(plan);
  const unitsIn = unitsOf(plan);
  const lines: { readonly line: Line; readonly index: number; readonly item: Entry | undefined }[] = [];
  forEachPlanLine(plan, (line, index, owner) => {
    if (line.targets.length > 0) lines.push({ line, index, item: itemOf(owner) });
  });
  // An item may have very many targets without a deadline of their own.
  const ofItems = new Map<Entry, DueDate | undefined>();
  const ofItem = (item: Entry): DueDate | undefined => {
    if (!ofItems.has(item)) ofItems.set(item, dueDates.ofItem(plan, item));
    return ofItems.get(item);
  };
  for (const [at, { line, index, item }] of lines.entries()) {
    if (at % linesInStep === linesInStep - 1) yield;
    const units = item === undefined ? noUnits : unitsIn(item);
    for (const { target, due } of dueDates.ofTargets(line))
      found.push({
        ordinal: found.length,
        target,
        line,
        index,
        item,
        due: due ?? (item === undefined ? undefined : ofItem(item)),
        units,
      });
  }
  return found;
}

const noUnits: readonly string[] = [];

/** The key of the group that a target is in: of its month, or of the unit that leads. */
export function groupKey({ due, units: [lead] }: Pick<PlacedTarget, 'due' | 'units'>, sort: TargetSort): string {
  if (sort === 'unit') return lead === undefined ? unassigned : unitKey(lead);
  return due?.key ?? undated;
}

/** Months in the order of time, as their keys are, or those without a unit first and all others as they come. */
export function inGroupOrder<T extends { readonly key: string }>(groups: readonly T[], sort: TargetSort): T[] {
  if (sort === 'unit') return [...groups].sort((a, b) => Number(b.key === unassigned) - Number(a.key === unassigned));
  return [...groups].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
