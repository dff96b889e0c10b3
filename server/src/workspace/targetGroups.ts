/** The targets of all plans, by the month that they are due in or by the unit that leads. */
import type { Steps } from '../async/steps';
import type { MessageLanguage } from '../text/localized';
import { inGroupOrder, type TargetSort } from '../views/trees/placedTargets';
import { spoken } from '../views/trees/source';
import { groupLabel } from '../views/trees/targetsTree';
import type { TreeRow } from '../views/trees/tree';
import { unassigned, unitKey } from '../views/trees/unitsTree';
import { joined, treeWords } from '../views/trees/words';
import { words } from '../views/wording';
import { countOf, unitOfFolder } from './planRows';
import type { KnownPlan } from './search';

export interface TargetGroup {
  /** Of its row: 办公室 of two folders are two groups. */
  readonly key: string;
  /** Its key in the view on a single plan. */
  readonly planKey: string;
  /** The plans that have such targets, and how many, in the order of the plans. */
  readonly plans: Map<KnownPlan, number>;
}

/** Plans between two yields. */
const plansInStep = 128;

export function* targetGroups(plans: readonly KnownPlan[], sort: TargetSort): Steps<TargetGroup[]> {
  const groups = new Map<string, TargetGroup>();
  for (const [at, plan] of plans.entries()) {
    if (at % plansInStep === plansInStep - 1) yield;
    const { root, record } = plan;
    for (const name of sort === 'unit' ? record.leads : record.dues) {
      const planKey = sort === 'deadline' ? name : name === '' ? unassigned : unitKey(name);
      const key = sort === 'unit' && name !== '' ? unitOfFolder({ name, root }) : planKey;
      let group = groups.get(key);
      if (group === undefined) groups.set(key, (group = { key, planKey, plans: new Map() }));
      group.plans.set(plan, (group.plans.get(plan) ?? 0) + 1);
    }
  }
  return inGroupOrder([...groups.values()], sort);
}

/** The plans of a group come on request. */
export function targetGroupRows(groups: readonly TargetGroup[], language: MessageLanguage): TreeRow[] {
  return groups.map(({ key, planKey, plans }): TreeRow => {
    const label = groupLabel(planKey, language);
    const description = joined(words(language).targets(countOf(plans)), treeWords(language).plans(plans.size));
    return {
      key,
      kind: key === planKey ? 'group' : 'unit',
      label,
      description,
      spoken: spoken(language, label, description),
      hasChildren: true,
    };
  });
}
