/** What is reported of a plan: the engine's findings, less what the configuration switches off or sets aside. The same for editor and command line. */
import type { Plan } from './plan/types';
import type { RuleEngine } from './rules/engine';
import type { Finding, Severity } from './rules/types';
import { applyIgnore } from './workspace/ignore';
import type { ResolvedConfiguration } from './workspace/resolve';
import type { IgnoreEntry } from './workspace/settings';

export interface Reported {
  readonly finding: Finding;
  readonly severity: Severity;
}

export interface Report {
  /** In text order. */
  readonly reported: readonly Reported[];
  /** Entries of the configuration that set aside nothing in this plan. */
  readonly unused: readonly IgnoreEntry[];
}

const nothing: Report = Object.freeze({ reported: [], unused: [] });

export function report(engine: RuleEngine, plan: Plan, configuration: ResolvedConfiguration): Report {
  if (!configuration.checked) return nothing;
  const { kept, unused } = applyIgnore(configuration.ignore, engine.check(plan, configuration.context), plan);
  const reported: Reported[] = [];
  for (const finding of kept) {
    const severity = configuration.severityOf(finding.code);
    if (severity !== 'off') reported.push({ finding, severity: finding.severity ?? severity });
  }
  return { reported, unused };
}

export function reportedFindings(engine: RuleEngine, plan: Plan, configuration: ResolvedConfiguration): readonly Reported[] {
  return report(engine, plan, configuration).reported;
}
