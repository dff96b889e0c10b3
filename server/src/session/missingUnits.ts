/** How many items of a plan that isn't open lack a unit, as its findings would say: only those rules are run. */
import type { ResolvedConfiguration } from '../config/resolve';
import { report } from '../findings/report';
import type { Plan } from '../plan/types';
import { createEngine } from '../rules/engine';
import { emptyRule } from '../rules/responsibility/empty';
import { missingRule } from '../rules/responsibility/missing';
import { reportedWithoutUnit } from '../views/withoutUnit';

const rules = [missingRule, emptyRule];
const codes: readonly string[] = rules.map(({ meta }) => meta.code);

export function createMissingUnits(): (plan: Plan, configuration: ResolvedConfiguration) => number {
  const engine = createEngine(rules);
  return (plan, configuration) => reportedWithoutUnit(plan, report(engine, plan, configuration).reported).size;
}

/** What the count depends on: it is the same for two configurations that say the same. */
export function configurationKey({ checked, severityOf, context, ignore }: ResolvedConfiguration): string {
  const ignored = ignore.filter(({ rule }) => codes.includes(rule));
  return JSON.stringify([checked, codes.map(severityOf), context.responsibility, ignored]);
}
