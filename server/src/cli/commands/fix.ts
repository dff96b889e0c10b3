/** `gzyd fix`: shows as a diff what the fixes would change, or writes it. */
import type { ResolvedConfiguration } from '../../config/resolve';
import { createEngine } from '../../rules/engine';
import { plainEdits } from '../../rules/fixes';
import { rules } from '../../rules/registry';
import type { Severity } from '../../rules/types';
import { applyEdits } from '../../text/edits';
import type { Localized } from '../../text/localized';
import type { Command } from '../command';
import { changeFiles, verifyWrite, writeOptions, type Change, type WriteFlags } from '../changeFiles';
import { exitCodes } from '../exitCodes';
import { fixOnce, fixText, maxRounds } from '../fix';
import { named as about } from '../messages';
import {
  configurationChoice,
  configurationOptions,
  filesOrStdin,
  levelOption,
  parseRuleCodes,
  inputOptions,
  type ConfigurationFlags,
  type InputFlags,
} from '../options';
import { tell } from '../output';
import { amendmentsOf, remarkOn } from '../wordChanges';

interface FixFlags extends ConfigurationFlags, InputFlags, WriteFlags {
  readonly level: Severity;
  readonly suggested?: boolean;
  readonly only?: readonly string[];
}

/** Rules whose fix changes many places that have nothing to do with one another. */
const tallies: ReadonlySet<string> = new Set(rules.filter(({ kind }) => kind === 'tally').map(({ meta }) => meta.code));

export const fixCommand: Command<FixFlags> = {
  name: 'fix',
  summary: {
    zh: '以差异形式显示可放心作的修正（不动序号和数字）；加 --write 则写回文件',
    en: 'Shows a diff of what can be fixed safely, leaving numbers alone; with --write, writes it',
  },
  files: filesOrStdin,
  options: [
    levelOption({ zh: '最低级别，更低的问题不修正', en: 'lowest severity; findings below are left alone' }),
    ...configurationOptions,
    ...inputOptions,
    ...writeOptions,
    {
      flags: '--suggested',
      help: {
        zh: '也作须过目的修正：序号、数字和明显打错的标点、字词',
        en: 'also fixes that need a review: numbers, and marks and words that are plainly mistyped',
      },
    },
    // Accepted for scripts; `fix` does this without it too.
    {
      flags: '--safe',
      help: { zh: '只作可放心作的修正（默认）', en: 'only safe fixes (the default)' },
      hidden: true,
      conflicts: 'suggested',
    },
    {
      flags: '--only <code>',
      help: { zh: '只修正这条规则；可重复', en: 'only this rule; may be repeated' },
      parse: parseRuleCodes,
    },
  ],
  exits: {
    0: { zh: '无可修正，或已写回', en: 'nothing to fix, or the fixes were written' },
    1: { zh: '有可修正之处，未写回', en: 'there is something to fix; it was not written' },
    2: {
      zh: '有文件未能读取或写入，或参数有误',
      en: 'a file could not be read or written, or an argument is wrong',
    },
  },
  verify: verifyWrite,
  async run(named, flags, context) {
    const { write = false, suggested = false, level, only } = flags;
    const engine = createEngine(rules);
    const choice = { suggested, level, ...(only === undefined ? {} : { only }) };
    let left = 0;
    const fixWord = (text: string, configuration: ResolvedConfiguration): Change => {
      const { taken, left: others } = fixOnce(text, engine, configuration, choice);
      const { language } = context;
      return {
        text: applyEdits(
          text,
          taken.flatMap(({ fix }) => plainEdits(fix)),
        ),
        done: fixedText(taken.length),
        word: {
          amendments: taken.flatMap(({ finding, fix }) => amendmentsOf(finding, fix, tallies, language)),
          remarks: others.map(({ finding }) => remarkOn(finding, language)),
        },
      };
    };
    const { changed, failed } = await changeFiles(
      named,
      flags,
      configurationChoice(flags),
      context,
      (input, configuration) => {
        if (input.content.kind === 'word') return fixWord(input.text, configuration);
        const fixed = fixText(input.text, engine, configuration, choice);
        left += fixed.left;
        return {
          text: fixed.text,
          done: fixedText(fixed.count),
          remarks: fixed.unfinished ? [about(input.name, unfinishedText)] : [],
        };
      },
    );
    if (left > 0) tell(leftText(left)[context.language]);
    return failed ? exitCodes.failed : changed && !write ? exitCodes.findings : exitCodes.clean;
  },
};

function fixedText(count: number): Localized {
  return { zh: `已修正 ${count} 处`, en: `${count} fixed` };
}

const unfinishedText: Localized = {
  zh: `修正 ${maxRounds} 轮后仍有可修正之处`,
  en: `after ${maxRounds} rounds there is still something to fix`,
};

function leftText(count: number): Localized {
  return {
    zh: `另有 ${count} 处修正须过目，加 --suggested 查看`,
    en: `${count} more ${count === 1 ? 'fix needs' : 'fixes need'} a review: see them with --suggested`,
  };
}
