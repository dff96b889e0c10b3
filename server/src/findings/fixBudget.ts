/** Fixes of many findings at once, for those who show them all. */
import type { Finding, Fix } from '../rules/types';

/**
 * A renumbering may change every item behind it: of a rule that asks
 * for more edits than this, the first findings alone are fixed.
 */
export const maxEdits = 100_000;

/**
 * The fixes of one finding after another, which are made when they
 * are asked for. Undefined where their rule has asked for too much.
 */
export function fixBudget(): (finding: Finding) => readonly Fix[] | undefined {
  const spent = new Map<string, number>();
  return (finding) => {
    const before = spent.get(finding.code) ?? 0;
    if (before > maxEdits) return undefined;
    const { fixes = [] } = finding;
    spent.set(
      finding.code,
      fixes.reduce((sum, { edits }) => sum + edits.length, before),
    );
    return fixes;
  };
}
