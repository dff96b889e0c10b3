/**
 * What is reported about a plan: the engine's findings, without those that the configuration turns off or ignores. The
 * same for the editor and the command line.
 */
import type { Plan } from '../plan/types';
import { sameRange } from '../text/positions';
import type { RuleEngine } from '../rules/engine';
import { isAtLeast } from '../rules/severity';
import type { Finding, Severity } from '../rules/types';
import type { Localized } from '../text/localized';
import { applyIgnore } from './ignore';
import type { ResolvedConfiguration } from '../config/resolve';
import type { IgnoreEntry } from '../config/settings';

/** A finding with the severity it has for this document. */
export interface Reported {
  readonly finding: Finding;
  readonly severity: Severity;
}

export interface Report {
  /** In text order. */
  readonly reported: readonly Reported[];
  /** Entries of the configuration that match nothing in this plan. */
  readonly unused: readonly IgnoreEntry[];
}

const nothing: Report = Object.freeze({ reported: [], unused: [] });

/** What decides which findings are reported. */
export type Reporting = Pick<ResolvedConfiguration, 'checked' | 'severityOf' | 'context' | 'ignore'>;

/** Findings less severe than `least` are left out, and rules that have no others are not run. */
export function report(engine: RuleEngine, plan: Plan, configuration: Reporting, least: Severity = 'hint'): Report {
  if (!configuration.checked) return nothing;
  // An entry is not unused just because its rule is off, so the rule's findings are needed.
  const wanted = (code: string): boolean =>
    isAtLeast(configuration.severityOf(code), least) || configuration.ignore.some(({ rule }) => rule === code);
  const { kept, unused } = applyIgnore(configuration.ignore, engine.check(plan, configuration.context, wanted), plan);
  const reported: Reported[] = [];
  for (const finding of kept) {
    const severity = configuration.severityOf(finding.code);
    if (severity === 'off') continue;
    const own = finding.severity !== undefined && isAtLeast(severity, finding.severity) ? finding.severity : severity;
    if (isAtLeast(own, least)) reported.push({ finding, severity: own });
  }
  return { reported, unused };
}

/**
 * Whether both look the same to a reader. Fixes are not compared: they are made from the text as it is now.
 */
export function sameReported(a: readonly Reported[], b: readonly Reported[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index]!;
      return (
        one.severity === other.severity && (one.finding === other.finding || sameFinding(one.finding, other.finding))
      );
    })
  );
}

function sameFinding(a: Finding, b: Finding): boolean {
  const [related, others] = [a.related ?? [], b.related ?? []];
  return (
    a.code === b.code &&
    sameRange(a.range, b.range) &&
    sameText(a.message, b.message) &&
    related.length === others.length &&
    related.every(
      ({ range, message }, index) =>
        sameRange(range, others[index]!.range) && sameText(message, others[index]!.message),
    )
  );
}

function sameText(a: Localized, b: Localized): boolean {
  return a === b || (a.zh === b.zh && a.en === b.en);
}

export function reportedFindings(
  engine: RuleEngine,
  plan: Plan,
  configuration: ResolvedConfiguration,
  least: Severity,
): readonly Reported[] {
  return report(engine, plan, configuration, least).reported;
}
