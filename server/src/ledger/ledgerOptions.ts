/** How a ledger is to look: what is asked for, or else what `gzyd.yaml` says. */
import { nameKey } from '../text/normaliseCharacters';
import type { PresetName, RowKind, StatedLedger } from './columns';
import type { TaskOptions } from './tasks';

/** What a configuration states about ledgers. */
export interface ConfiguredLedger {
  readonly ledger: StatedLedger;
  /** By every name of a unit (`nameKey`): who is in charge of it. */
  readonly leaders: ReadonlyMap<string, string>;
}

/** What is asked for. */
export interface AskedLedger {
  readonly preset?: PresetName | undefined;
  readonly rows?: RowKind | undefined;
}

/** A preset that is asked for replaces the columns that `gzyd.yaml` lists. */
export function ledgerOptions(
  { preset, rows }: AskedLedger,
  { ledger, leaders }: ConfiguredLedger,
): { readonly stated: StatedLedger } & Pick<TaskOptions, 'leaderOf'> {
  const kept = Object.fromEntries(Object.entries(ledger).filter(([key]) => key !== 'columns')) as StatedLedger;
  const stated: StatedLedger = {
    ...(preset === undefined ? ledger : { ...kept, preset }),
    ...(rows === undefined ? {} : { rows }),
  };
  return { stated, leaderOf: (unit) => leaders.get(nameKey(unit)) };
}
