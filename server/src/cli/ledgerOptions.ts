/** How a ledger is to look: the command line's word, or else that of `gzyd.yaml`. */
import type { ResolvedConfiguration } from '../config/resolve';
import { presets, type PresetName, type StatedLedger } from '../ledger/columns';
import type { TaskOptions } from '../ledger/tasks';
import { nameKey } from '../text/normaliseCharacters';
import type { CommandOption } from './command';

export const presetOption: CommandOption = {
  flags: '--preset <name>',
  help: {
    zh: `台账的栏目：${presets.map(({ name, title }) => `${name} ${title.zh}`).join('；')}`,
    en: `columns of the ledger: ${presets.map(({ name, title }) => `${name}: ${title.en}`).join('; ')}`,
  },
  choices: presets.map(({ name }) => name),
};

/** A preset named on the command line replaces the columns that `gzyd.yaml` lists. */
export function ledgerOptions(
  preset: PresetName | undefined,
  { ledger, leaders }: ResolvedConfiguration,
): { readonly stated: StatedLedger } & Pick<TaskOptions, 'leaderOf'> {
  const { sections, statuses } = ledger;
  const kept = { ...(sections === undefined ? {} : { sections }), ...(statuses === undefined ? {} : { statuses }) };
  const stated: StatedLedger = preset === undefined ? ledger : { ...kept, preset };
  return { stated, leaderOf: (unit) => leaders.get(nameKey(unit)) };
}
