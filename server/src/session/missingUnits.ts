/** How many items of a plan that isn't open lack a unit, as its findings would say: only those rules are run. */
import type { ResolvedConfiguration } from '../config/resolve';
import type { IgnoreEntry } from '../config/settings';
import { report, type Reporting } from '../findings/report';
import type { Plan } from '../plan/types';
import { createEngine } from '../rules/engine';
import { emptyRule } from '../rules/responsibility/empty';
import { missingRule } from '../rules/responsibility/missing';
import type { RuleContext, Severity } from '../rules/types';
import { reportedWithoutUnit } from '../views/withoutUnit';

const rules = [missingRule, emptyRule];
const codes: readonly string[] = rules.map(({ meta }) => meta.code);

/** What the count depends on, as plain data: it goes to other threads, too. */
interface CountedBy {
  readonly checked: boolean;
  /** As `codes`. */
  readonly severities: readonly (Severity | 'off')[];
  readonly responsibility: RuleContext['responsibility'];
  readonly ignore: readonly IgnoreEntry[];
}

/** A key says all that the count depends on: it is the same for two configurations that say the same. */
export function configurationKey({ checked, severityOf, context, ignore }: ResolvedConfiguration): string {
  return JSON.stringify({
    checked,
    severities: codes.map(severityOf),
    responsibility: context.responsibility,
    ignore: ignore.filter(({ rule }) => codes.includes(rule)),
  } satisfies CountedBy);
}

/** Counts by the configurations that `configurationKey` has made keys of. */
export function createMissingUnits(): (plan: Plan, key: string) => number {
  const engine = createEngine(rules);
  let last: { readonly key: string; readonly configuration: Reporting } | undefined;
  return (plan, key) => {
    if (last?.key !== key) last = { key, configuration: configurationOf(JSON.parse(key) as CountedBy) };
    return reportedWithoutUnit(plan, report(engine, plan, last.configuration).reported).size;
  };
}

function configurationOf({ checked, severities, responsibility, ignore }: CountedBy): Reporting {
  return {
    checked,
    severityOf: (code) => severities[codes.indexOf(code)] ?? 'off',
    context: { responsibility, numbering: 'auto' },
    ignore,
  };
}
