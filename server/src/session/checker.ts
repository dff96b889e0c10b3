/** Checks open plans, each version once for each configuration. */
import { Emitter, type Event } from 'vscode-languageserver';
import type { Configuration } from './configuration';
import type { Checked, OpenPlan } from '../features/feature';
import { report, sameReported } from '../findings/report';
import { withoutUnfinished } from '../findings/unfinished';
import { lineageOf } from '../plan/facts/lineage';
import type { Plan } from '../plan/types';
import type { MessageLanguage } from '../text/localized';
import { createEngine } from '../rules/engine';
import { rules } from '../rules/registry';
import type { ResolvedConfiguration } from '../config/resolve';
import type { Typing } from './typing';

export interface Checker {
  check(document: OpenPlan): Promise<Checked>;
  /** A text has been checked, or checked again with another configuration. */
  readonly onDidCheck: Event<{ readonly uri: string; readonly resultId: string }>;
  /** Whether the last check of this text found more than it showed, since an item was being written. */
  holdsBack(document: OpenPlan): boolean;
}

interface Result extends Checked {
  readonly plan: Plan;
  readonly configuration: ResolvedConfiguration;
  readonly language: MessageLanguage;
  /** The line that was being written. */
  readonly writing: number | undefined;
}

export function createChecker(configuration: Configuration, typing: Pick<Typing, 'lineOf'>): Checker {
  const engine = createEngine(rules);
  /** The last result of each open text, by lineage. */
  const results = new WeakMap<object, Result>();
  const checked = new Emitter<{ readonly uri: string; readonly resultId: string }>();
  let count = 0;

  function checkWith(document: OpenPlan, resolved: ResolvedConfiguration): Checked {
    const { plan, uri } = document;
    const language = configuration.languageOf(plan);
    const writing = typing.lineOf(document);
    const lineage = lineageOf(plan);
    const known = results.get(lineage);
    const current = known?.configuration === resolved && known.language === language && known.writing === writing;
    if (current && known.plan === plan) return known;
    const { reported: found, unused } = report(engine, plan, resolved);
    const reported = writing === undefined ? found : withoutUnfinished(plan, found, writing);
    // The configuration changed or an author paused, but no finding did: the client keeps what it has.
    const unchanged = known?.plan === plan && known.language === language && sameReported(known.reported, reported);
    const resultId = unchanged ? known.resultId : String(++count);
    const result = { plan, configuration: resolved, language, writing, resultId, reported, found };
    results.set(lineage, result);
    checked.fire({ uri, resultId });
    if (resolved.ignore.length > 0) configuration.recordUnused(uri, unused);
    return result;
  }

  return {
    onDidCheck: checked.event,
    async check(document) {
      return checkWith(document, configuration.known(document.uri) ?? (await configuration.resolve(document.uri)));
    },
    holdsBack({ plan }) {
      const known = results.get(lineageOf(plan));
      return known !== undefined && known.found !== known.reported;
    },
  };
}
