/** `gzyd outline`: the outline of each plan as a tree. */
import { outlineText } from '../../export/outlineText';
import { parsePlan } from '../../plan/parse';
import { plainText } from '../../text/plainText';
import type { Command } from '../command';
import { createConfigurations } from '../configurations';
import { exitCodes } from '../exitCodes';
import { forEachInput, oneByOne, onFile, type Outcome } from '../inputs';
import { filesOrStdin, stdinNameOf, stdinOptions, type StdinFlags } from '../options';

export const outlineCommand: Command<StdinFlags> = {
  name: 'outline',
  summary: {
    zh: '以树形列出标题、各部分、条目及其责任单位',
    en: 'Shows title, sections and items with their responsible units as a tree',
  },
  files: filesOrStdin,
  options: stdinOptions,
  exits: {
    0: { zh: '已列出', en: 'done' },
    2: { zh: '有文件未能读取，或参数有误', en: 'a file could not be read, or an argument is wrong' },
  },
  async run(named, flags, { language, fileSystem, output }) {
    const { failed } = await forEachInput({
      named,
      fileSystem,
      configurations: createConfigurations({ rules: {} }, fileSystem),
      language,
      output,
      schedule: oneByOne(
        onFile(
          {
            // A plan without a title and entries still gets its name, so that none is passed over in silence.
            read: ({ name, text }): Outcome => ({ output: `${plainText(name)}\n${outlineText(parsePlan(text))}` }),
            unread: (): Outcome => ({}),
          },
          { fileSystem, ...stdinNameOf(flags) },
        ),
      ),
      between: '\n',
    });
    return failed ? exitCodes.failed : exitCodes.clean;
  },
};
