/** `gzyd renumber`: puts the numbers of plans in order, as the editor's command does. */
import { parsePlan } from '../../plan/parse';
import { renumber, type Doubt } from '../../refactor/renumber';
import { applyEdits, type Edit } from '../../text/edits';
import type { Localized } from '../../text/localized';
import type { Command } from '../command';
import { changeFiles, verifyWrite, writeOptions, type WriteFlags } from '../changeFiles';
import { exitCodes } from '../exitCodes';
import { configOption, configurationChoice, filesOrStdin, inputOptions, type InputFlags } from '../options';
import { tell } from '../output';
import { amendment } from '../wordChanges';

interface RenumberFlags extends InputFlags, WriteFlags {
  readonly all?: boolean;
  readonly config?: string;
}

export const renumberCommand: Command<RenumberFlags> = {
  name: 'renumber',
  summary: {
    zh: '以差异形式显示序号重排的结果，文中的引用一并改；加 --write 则写回文件',
    en: 'Puts the numbers in order, including references, and shows the diff; with --write, writes it',
  },
  files: filesOrStdin,
  options: [
    ...writeOptions,
    {
      flags: '--all',
      help: {
        zh: '拿不准的也重排；否则只列出行号和原因，不改动',
        en: 'also renumber doubtful places; without it, they are listed with the reason and left alone',
      },
    },
    configOption,
    ...inputOptions,
  ],
  exits: {
    0: { zh: '序号无误，或已写回', en: 'the numbers are in order, or were written' },
    1: { zh: '有可重排之处，未写回', en: 'there is something to renumber; it was not written' },
    2: {
      zh: '有文件未能读取或写入，或参数有误',
      en: 'a file could not be read or written, or an argument is wrong',
    },
  },
  verify: verifyWrite,
  async run(named, flags, context) {
    const { write = false, all = false } = flags;
    let doubtful = 0;
    const { changed, failed } = await changeFiles(
      named,
      flags,
      configurationChoice(flags),
      context,
      ({ name, text }, configuration) => {
        const { edits, doubts } = renumber(parsePlan(text), { mode: configuration.context.numbering, all });
        const open = doubts.filter(({ final }) => !all || final === true);
        doubtful += open.length;
        return {
          text: applyEdits(text, edits),
          done: { zh: `已重排，改动 ${edits.length} 处`, en: `renumbered, ${edits.length} changed` },
          remarks: open.map((doubt) => doubtText(name, doubt)),
          word: {
            amendments: edits.map((edit) => amendment([edit], edit.range, numberText(edit), context.language)),
            remarks: open.map(({ range, message }) => ({ range, comment: message[context.language] })),
          },
        };
      },
    );
    if (doubtful > 0 && !all) tell(doubtfulText(doubtful)[context.language]);
    if (failed) return exitCodes.failed;
    return doubtful > 0 || (changed && !write) ? exitCodes.findings : exitCodes.clean;
  },
};

function numberText({ newText }: Edit): Localized {
  return { zh: `序号应为“${newText}”`, en: `the number should be ‘${newText}’` };
}

function doubtText(name: string, { range: { start }, message }: Doubt): Localized {
  const place = `${name}:${start.line + 1}:${start.character + 1}: `;
  return { zh: place + message.zh, en: place + message.en };
}

function doubtfulText(count: number): Localized {
  return {
    zh: `有 ${count} 处拿不准，相关序号未重排；加 --all 一并重排`,
    en: `${count} ${count === 1 ? 'place is' : 'places are'} doubtful, so the numbers there were left as they are; --all renumbers them too`,
  };
}
