/** What is reported of a plan: the engine's findings, less what the configuration switches off or sets aside. The same for editor and command line. */
import type { Plan } from './plan/types';
import type { RuleEngine } from './rules/engine';
import type { Finding, Severity } from './rules/types';
import { applyIgnore } from './workspace/ignore';
import type { ResolvedConfiguration } from './workspace/resolve';

export interface Reported {
  readonly finding: Finding;
  readonly severity: Severity;
}

const none: readonly Reported[] = Object.freeze([]);

/** In text order. */
export function reportedFindings(engine: RuleEngine, plan: Plan, configuration: ResolvedConfiguration): readonly Reported[] {
  if (!configuration.checked) return none;
  const { kept } = applyIgnore(configuration.ignore, engine.check(plan, configuration.context), plan);
  const reported: Reported[] = [];
  for (const finding of kept) {
    const severity = configuration.severityOf(finding.code);
    if (severity !== 'off') reported.push({ finding, severity: finding.severity ?? severity });
  }
  return reported;
}
