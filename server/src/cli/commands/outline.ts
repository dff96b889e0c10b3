/** `gzyd outline`: the outline of each plan as a tree. */
import { outlineText } from '../../export/outlineText';
import { parsePlan } from '../../plan/parse';
import { plainText } from '../../text/plainText';
import type { Command } from '../command';
import { filesOrStdin, inputOptions, type InputFlags } from '../options';
import { readEach } from '../readingLoop';

export const outlineCommand: Command<InputFlags> = {
  name: 'outline',
  summary: {
    zh: '以树形列出标题、各部分、条目及其责任单位',
    en: 'Shows title, sections and items with their responsible units as a tree',
  },
  files: filesOrStdin,
  options: inputOptions,
  exits: {
    0: { zh: '已列出', en: 'done' },
    2: { zh: '有文件未能读取，或参数有误', en: 'a file could not be read, or an argument is wrong' },
  },
  run: (named, flags, context) =>
    readEach({
      named,
      flags,
      context,
      // A plan without a title and entries still gets its name, so that none is passed over in silence.
      read: ({ name, text }) => ({ output: `${plainText(name)}\n${outlineText(parsePlan(text))}` }),
      between: '\n',
    }),
};
