/**
 * What is reported of a plan: the engine's findings, less what the configuration switches off or sets aside. The same
 * for editor and command line.
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
  /** Entries of the configuration that set aside nothing in this plan. */
  readonly unused: readonly IgnoreEntry[];
}

const nothing: Report = Object.freeze({ reported: [], unused: [] });

/** Quieter findings than `least` are left out, and rules that have no others are not run. */
export function report(
  engine: RuleEngine,
  plan: Plan,
  configuration: ResolvedConfiguration,
  least: Severity = 'hint',
): Report {
  if (!configuration.checked) return nothing;
  // An entry of a rule that is off is no unused entry, so its findings are asked for.
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
 * Whether a reader of the one sees what a reader of the other sees;
 * fixes, which are made of the text as it is now, are not compared.
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
