/** Applies the fixes of a text's findings until none is left. Pure. */
import { reportedFindings } from '../findings';
import { parsePlan } from '../plan/plan';
import type { RuleEngine } from '../rules/engine';
import { applyEdits, mergeFixes } from '../rules/fixes';
import type { Fix, Severity } from '../rules/types';
import type { ResolvedConfiguration } from '../workspace/resolve';

export interface FixChoice {
  /** Fixes that may be applied unseen, alone. */
  readonly safeOnly: boolean;
  /** Rules whose findings are fixed; absent: all. */
  readonly only?: readonly string[];
  /** Findings of these severities. */
  readonly severities: readonly Severity[];
}

export interface FixedText {
  readonly text: string;
  /** How many fixes were applied. */
  readonly count: number;
}

/** One fix may make way for another that it overlapped with. A fix that undoes another would go on for ever. */
const maxRounds = 10;

/** A fix that leaves a word for the author to fill in is not applied: nobody is there to do it. */
export function fixText(text: string, engine: RuleEngine, configuration: ResolvedConfiguration, { safeOnly, only, severities }: FixChoice): FixedText {
  const wanted = (fix: Fix): boolean => fix.snippet !== true && (fix.safe === true || (!safeOnly && fix.preferred === true));
  let fixed = text;
  let count = 0;
  for (let round = 0; round < maxRounds; round++) {
    const fixes = reportedFindings(engine, parsePlan(fixed), configuration)
      .filter(({ finding, severity }) => severities.includes(severity) && (only === undefined || only.includes(finding.code)))
      .flatMap(({ finding }) => finding.fixes?.find(wanted) ?? []);
    const next = applyEdits(fixed, mergeFixes(fixes));
    if (next === fixed) break;
    fixed = next;
    count += fixes.length;
  }
  return { text: fixed, count };
}
