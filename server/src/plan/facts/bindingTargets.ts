/** Which targets bind the plan. Callers leave out those of parts that look back (`forEachPlanLine`). */
import type { Line, Target } from '../../scan/types';
import type { Structure } from '../types';

/**
 * The targets of a line, without those in a sentence that opens with an earlier year: 2025年，新增就业1.1万人 in a plan for
 * 2026 is a result.
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
