/** Applies the fixes of a text's findings until none is left. Pure. */
import { reportedFindings } from '../findings/report';
import type { Reported } from '../findings/report';
import { parsePlan } from '../plan/parse';
import type { RuleEngine } from '../rules/engine';
import { applyEdits } from '../text/edits';
import { MergedFixes, preferredFix } from '../rules/fixes';
import type { Edit } from '../text/edits';
import type { Finding, Fix, Severity } from '../rules/types';
import type { ResolvedConfiguration } from '../config/resolve';

export interface FixChoice {
  /** Also fixes that somebody should review: those that change numbers, and marks that are certainly typing errors. */
  readonly suggested: boolean;
  /** Only findings of these rules are fixed; of all rules by default. */
  readonly only?: readonly string[];
  /** Findings below it are left alone. */
  readonly level: Severity;
}

export interface FixedText {
  readonly text: string;
  /** How many fixes were applied. */
  readonly count: number;
  /** Something to fix is left after the last round. */
  readonly unfinished: boolean;
  /** How many more fixes `suggested` would apply, as far as the findings of this text show. */
  readonly left: number;
}

/**
 * A fix may make room for another one that overlapped with it, so there are several rounds. Two fixes that undo each
 * other would never end.
 */
export const maxRounds = 10;

export function fixText(
  text: string,
  engine: RuleEngine,
  configuration: ResolvedConfiguration,
  { suggested, only, level }: FixChoice,
): FixedText {
  const chosenFixOf = (finding: Finding): Fix | undefined => {
    const fix = fixOf(finding);
    return suggested || fix?.safe === true ? fix : undefined;
  };
  const chosen = ({ finding }: Reported): boolean => only === undefined || only.includes(finding.code);
  let fixed = text;
  let count = 0;
  for (let round = 0; ; round++) {
    const reported = reportedFindings(engine, parsePlan(fixed), configuration, level).filter(chosen);
    const { taken, edits } = fixesOnce(reported, chosenFixOf);
    const next = applyEdits(fixed, edits);
    if (next === fixed || round === maxRounds) {
      const left = suggested ? 0 : reported.filter(({ finding }) => fixOf(finding) !== undefined).length;
      return { text: fixed, count, unfinished: next !== fixed, left };
    }
    fixed = next;
    count += taken;
  }
}

/** What fits together of the chosen fixes of a text's findings, and the findings that are left. */
export interface FixedOnce {
  readonly taken: readonly { readonly finding: Finding; readonly fix: Fix }[];
  readonly left: readonly Reported[];
}

/** One round, for a file in which each change is shown to somebody: none may build on another. */
export function fixOnce(
  text: string,
  engine: RuleEngine,
  configuration: ResolvedConfiguration,
  { suggested, only, level }: FixChoice,
): FixedOnce {
  const merged = new MergedFixes();
  const taken: { finding: Finding; fix: Fix }[] = [];
  const left: Reported[] = [];
  for (const reported of reportedFindings(engine, parsePlan(text), configuration, level)) {
    const { finding } = reported;
    if (only !== undefined && !only.includes(finding.code)) continue;
    const fix = fixOf(finding);
    if (fix !== undefined && (suggested || fix.safe === true) && merged.take(fix)) taken.push({ finding, fix });
    else left.push(reported);
  }
  return { taken, left };
}

/**
 * The fix that is applied if nobody chooses; none with a placeholder for the author, who is not there to fill it in.
 */
function fixOf({ fixes }: Finding): Fix | undefined {
  const fix = preferredFix(fixes);
  return fix?.snippet === true ? undefined : fix;
}

/**
 * Edits of fixes that did not fit. Where one renumbering has changed everything that follows, no other fits any more.
 */
const maxVain = 10_000;

/**
 * Takes as many fixes as fit together. Each is computed when its turn comes: together they may be as large as the
 * square of the text.
 */
function fixesOnce(
  reported: readonly Reported[],
  fixOf: (finding: Finding) => Fix | undefined,
): { readonly taken: number; readonly edits: readonly Edit[] } {
  const merged = new MergedFixes();
  let taken = 0;
  let vain = 0;
  for (const { finding } of reported) {
    // This place has been changed: the next round finds what is left to do.
    if (vain > maxVain && !merged.leaves(finding.range)) continue;
    const fix = fixOf(finding);
    if (fix === undefined) continue;
    if (merged.take(fix)) taken++;
    else vain += fix.edits.length;
  }
  return { taken, edits: merged.edits };
}
