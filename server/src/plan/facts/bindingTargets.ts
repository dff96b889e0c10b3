/** Which targets bind the plan. Those of parts that look back are left out by their callers (`forEachPlanLine`). */
import type { Line, Target } from '../../scan/types';
import type { Structure } from '../types';

/**
 * The targets of a line without those of a sentence that an earlier year opens: 2025年，新增就业1.1万人 in a plan for 2026 is a
 * result.
 */
export function targetsOf(
  { year, firstYear = year }: Pick<Structure, 'year' | 'firstYear'>,
  { targets }: Pick<Line, 'targets'>,
): readonly Target[] {
  if (firstYear === undefined || !targets.some(isDated)) return targets;
  return targets.filter((target) => target.year === undefined || target.year >= firstYear);
}

function isDated({ year }: Target): boolean {
  return year !== undefined;
}
