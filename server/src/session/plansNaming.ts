/** Where the plans come from in which a unit is looked for. */
import { namingNotes } from '../plan/namedUnits';
import type { OpenPlan, PlanNotes } from '../features/feature';

/** Only the plan that is asked about. */
export function openPlanAlone({ uri, version, plan }: OpenPlan): Promise<readonly PlanNotes[]> {
  return Promise.resolve([{ uri, version, notes: namingNotes(plan) }]);
}
