/** The option that chooses the columns of a ledger. */
import { presets } from '../ledger/columns';
import type { CommandOption } from './command';

export const presetOption: CommandOption = {
  flags: '--preset <name>',
  help: {
    zh: `台账的栏目：${presets.map(({ name, title }) => `${name} ${title.zh}`).join('；')}`,
    en: `columns of the ledger: ${presets.map(({ name, title }) => `${name}: ${title.en}`).join('; ')}`,
  },
  choices: presets.map(({ name }) => name),
};
