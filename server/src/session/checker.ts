/** Checks open plans, each version once for each configuration. */
import type { Configuration } from './configuration';
import type { PlanDocument } from './documents';
import { report, sameReported, type Reported } from '../findings/report';
import type { Plan } from '../plan/types';
import type { MessageLanguage } from '../text/localized';
import { createEngine } from '../rules/engine';
import { rules } from '../rules/registry';
import type { ResolvedConfiguration } from '../config/resolve';

export interface Checked {
  /**
   * Equal only for one version of a text with equal findings. Editors move what they show with each edit of theirs, so that findings
   * which are the same after an edit may still have to be put back in place.
   */
  readonly resultId: string;
  readonly reported: readonly Reported[];
}

export interface Checker {
  check(document: PlanDocument): Promise<Checked>;
}

interface Result extends Checked {
  readonly plan: Plan;
  readonly configuration: ResolvedConfiguration;
  readonly language: MessageLanguage;
}

export function createChecker(configuration: Configuration): Checker {
  const engine = createEngine(rules);
  /** By lineage: the last one of each open text. */
  const results = new WeakMap<object, Result>();
  let count = 0;

  function checkWith({ plan, uri }: PlanDocument, resolved: ResolvedConfiguration): Checked {
    const { language } = configuration;
    const { lineage = plan } = plan;
    const known = results.get(lineage);
    const current = known?.configuration === resolved && known.language === language;
    if (current && known.plan === plan) return known;
    const { reported, unused } = report(engine, plan, resolved);
    // A change of the configuration that changes no finding: the client keeps what it has.
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
