/** The options that choose columns and rows of a ledger. */
import { presets, rowKinds } from '../ledger/columns';
import type { CommandOption } from './command';

export const presetOption: CommandOption = {
  flags: '--preset <name>',
  help: {
    zh: `台账的栏目：${presets.map(({ name, title }) => `${name} ${title.zh}`).join('；')}`,
    en: `columns of the ledger: ${presets.map(({ name, title }) => `${name}: ${title.en}`).join('; ')}`,
  },
  choices: presets.map(({ name }) => name),
};

export const rowsOption: CommandOption = {
  flags: '--rows <kind>',
  help: {
    zh: `台账的行：${rowKinds.map(({ name, title }) => `${name} ${title.zh}`).join('；')}`,
    en: `rows of the ledger: ${rowKinds.map(({ name, title }) => `${name}: ${title.en}`).join('; ')}`,
  },
  choices: rowKinds.map(({ name }) => name),
};
