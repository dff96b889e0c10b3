/** How a ledger is to look: what is asked for, or else what `gzyd.yaml` says. */
import { nameKey } from '../text/normaliseCharacters';
import type { PresetName, StatedLedger } from './columns';
import type { TaskOptions } from './tasks';

/** What a configuration states about ledgers. */
export interface ConfiguredLedger {
  readonly ledger: StatedLedger;
  /** By every name of a unit (`nameKey`): who is in charge of it. */
  readonly leaders: ReadonlyMap<string, string>;
}

/** A preset that is asked for replaces the columns that `gzyd.yaml` lists. */
export function ledgerOptions(
  preset: PresetName | undefined,
  { ledger, leaders }: ConfiguredLedger,
): { readonly stated: StatedLedger } & Pick<TaskOptions, 'leaderOf'> {
  const { sections, statuses } = ledger;
  const kept = { ...(sections === undefined ? {} : { sections }), ...(statuses === undefined ? {} : { statuses }) };
  const stated: StatedLedger = preset === undefined ? ledger : { ...kept, preset };
  return { stated, leaderOf: (unit) => leaders.get(nameKey(unit)) };
}
