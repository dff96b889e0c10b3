/** Checks open plans, each version once for each configuration. */
import type { Configuration } from './configuration';
import type { PlanDocument } from './documents';
import { report, type Reported } from './findings';
import type { Plan } from './plan/types';
import { createEngine } from './rules/engine';
import { rules } from './rules/registry';
import type { ResolvedConfiguration } from './workspace/resolve';

export interface Checked {
  /** Equal for equal findings of one document in one run of the server. */
  readonly resultId: string;
  readonly reported: readonly Reported[];
}

export interface Checker {
  check(document: PlanDocument): Promise<Checked>;
}

export function createChecker(configuration: Configuration): Checker {
  const engine = createEngine(rules);
  const results = new WeakMap<Plan, Checked & { readonly configuration: ResolvedConfiguration }>();
  let count = 0;

  function checkWith(document: PlanDocument, resolved: ResolvedConfiguration): Checked {
    const known = results.get(document.plan);
    if (known?.configuration === resolved) return known;
    const { reported, unused } = report(engine, document.plan, resolved);
    const checked = { configuration: resolved, resultId: String(++count), reported };
    results.set(document.plan, checked);
    if (resolved.ignore.length > 0) configuration.recordUnused(document.uri, unused);
    return checked;
  }

  return {
    async check(document) {
      return checkWith(document, configuration.known(document.uri) ?? (await configuration.resolve(document.uri)));
    },
  };
}
