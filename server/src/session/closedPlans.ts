/** Plans of the workspace that aren't open, read and checked. */
import type { Disposable } from 'vscode-languageserver';
import type { ConfigurationStore } from '../config/store';
import type { CheckedPlan } from '../features/feature';
import { normaliseUri } from '../files/uris';
import { report } from '../findings/report';
import { parsePlan } from '../plan/parse';
import type { Plan } from '../plan/types';
import { createEngine } from '../rules/engine';
import { rules } from '../rules/registry';
import type { MessageLanguage } from '../text/localized';
import type { WorkspaceIndex } from './workspaceIndex';

export interface ClosedPlans {
  /** Undefined if it can't be read or isn't to be checked. */
  check(uri: string): Promise<CheckedPlan | undefined>;
}

export function createClosedPlans(
  index: Pick<WorkspaceIndex, 'read'>,
  store: Pick<ConfigurationStore, 'resolve'>,
  languageOf: (plan: Plan) => MessageLanguage,
): ClosedPlans {
  const engine = createEngine(rules);
  return {
    async check(uri) {
      const configuration = await store.resolve(uri);
      const text = configuration.checked ? await index.read(uri) : undefined;
      if (text === undefined) return undefined;
      const plan = parsePlan(text);
      return { plan, reported: report(engine, plan, configuration).reported, language: languageOf(plan) };
    },
  };
}

/** With the plans that were asked for last kept: a tree asks for one branch after the other. */
export function cacheClosedPlans(
  plans: ClosedPlans,
  index: Pick<WorkspaceIndex, 'onDidChange'>,
): ClosedPlans & Disposable & { forgetAll(): void } {
  const known = new Map<string, Promise<CheckedPlan | undefined>>();
  const subscription = index.onDidChange((uris) => uris.forEach((uri) => known.delete(uri)));
  return {
    check(uri) {
      const key = normaliseUri(uri);
      const found = known.get(key) ?? plans.check(uri);
      known.delete(key);
      known.set(key, found);
      const [oldest] = known.keys();
      if (known.size > mostCached && oldest !== undefined) known.delete(oldest);
      return found;
    },
    forgetAll: () => known.clear(),
    dispose: () => subscription.dispose(),
  };
}

const mostCached = 16;
