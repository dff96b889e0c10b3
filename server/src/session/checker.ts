/** Checks open plans, each version once for each configuration. */
import type { Configuration } from './configuration';
import type { Checked, OpenPlan } from '../features/feature';
import { report, sameReported } from '../findings/report';
import { lineageOf } from '../plan/facts/lineage';
import type { Plan } from '../plan/types';
import type { MessageLanguage } from '../text/localized';
import { createEngine } from '../rules/engine';
import { rules } from '../rules/registry';
import type { ResolvedConfiguration } from '../config/resolve';

export interface Checker {
  check(document: OpenPlan): Promise<Checked>;
}

interface Result extends Checked {
  readonly plan: Plan;
  readonly configuration: ResolvedConfiguration;
  readonly language: MessageLanguage;
}

export function createChecker(configuration: Configuration): Checker {
  const engine = createEngine(rules);
  /** The last result of each open text, by lineage. */
  const results = new WeakMap<object, Result>();
  let count = 0;

  function checkWith({ plan, uri }: OpenPlan, resolved: ResolvedConfiguration): Checked {
    const { language } = configuration;
    const lineage = lineageOf(plan);
    const known = results.get(lineage);
    const current = known?.configuration === resolved && known.language === language;
    if (current && known.plan === plan) return known;
    const { reported, unused } = report(engine, plan, resolved);
    // The configuration changed, but no finding did: the client keeps what it has.
    const unchanged = known?.plan === plan && known.language === language && sameReported(known.reported, reported);
    const resultId = unchanged ? known.resultId : String(++count);
    const result = { plan, configuration: resolved, language, resultId, reported };
    results.set(lineage, result);
    if (resolved.ignore.length > 0) configuration.recordUnused(uri, unused);
    return result;
  }

  return {
    async check(document) {
      return checkWith(document, configuration.known(document.uri) ?? (await configuration.resolve(document.uri)));
    },
  };
}
