/** Fixes of many findings at once, for callers that show them all. */
import type { Finding, Fix } from '../rules/types';

/**
 * A renumbering may change every item behind it. If a rule asks
 * for more edits than this, only its first findings get fixes.
 */
export const maxEdits = 100_000;

/**
 * Makes the fixes of one finding after another. Undefined once their rule has exceeded the limit.
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
