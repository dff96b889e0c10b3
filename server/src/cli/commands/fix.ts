/** `gzyd fix`: shows as a diff what the fixes would change, or writes it. */
import type { Encoding } from '../../files/decode';
import { encodeText } from '../../files/encode';
import type { WorkspaceFileSystem } from '../../files/fileSystem';
import { parentUri } from '../../files/uris';
import { createEngine } from '../../rules/engine';
import { rules } from '../../rules/registry';
import type { Severity } from '../../rules/types';
import type { Localized } from '../../text/localized';
import { visibleLines } from '../../text/plainText';
import { stdinArgument } from '../arguments';
import { UsageError, type Command } from '../command';
import { createConfigurations } from '../configurations';
import { unifiedDiff } from '../diff';
import { exitCodes } from '../exitCodes';
import { fixText, maxRounds } from '../fix';
import { forEachInput, oneByOne, onFile, type Input, type Outcome } from '../inputs';
import { encodingNames, faultText, named as about } from '../messages';
import {
  configurationChoice,
  configurationOptions,
  filesOrStdin,
  levelOption,
  parseRuleCodes,
  stdinNameOf,
  stdinOptions,
  type ConfigurationFlags,
  type StdinFlags,
} from '../options';
import { tell } from '../output';
import { uriOf } from '../paths';

interface FixFlags extends ConfigurationFlags, StdinFlags {
  readonly level: Severity;
  readonly write?: boolean;
  readonly safe?: boolean;
  readonly only?: readonly string[];
}

interface FixOutcome extends Outcome {
  /** `unfixed`: the configuration can't be read, and by the defaults something right might be changed. */
  readonly state: 'unread' | 'unfixed' | 'clean' | 'changed';
}

export const fixCommand: Command<FixFlags> = {
  name: 'fix',
  summary: {
    zh: '以差异形式显示可作的修正；加 --write 则写回文件',
    en: 'Shows as a diff what can be fixed; with --write, writes it',
  },
  files: filesOrStdin,
  options: [
    levelOption({ zh: '最低级别，更低的问题不修正', en: 'lowest severity; findings below are left alone' }),
    ...configurationOptions,
    ...stdinOptions,
    {
      flags: '-w, --write',
      help: {
        zh: '写回文件（先写临时文件再改名，编码和换行不变）',
        en: 'write the files, through a temporary file and a rename; encoding and line ends stay',
      },
    },
    { flags: '--diff', help: { zh: '显示差异（默认）', en: 'show the diff (the default)' }, conflicts: 'write' },
    { flags: '--safe', help: { zh: '只作无需过目的修正', en: 'only fixes that need no review' } },
    {
      flags: '--only <code>',
      help: { zh: '只修正这条规则；可重复', en: 'only this rule; may be repeated' },
      parse: parseRuleCodes,
    },
  ],
  exits: {
    0: { zh: '无可修正，或已写回', en: 'nothing to fix, or written' },
    1: { zh: '有可修正之处，未写回', en: 'there is something to fix, not written' },
    2: {
      zh: '有文件未能读取或写入，或参数有误',
      en: 'a file could not be read or written, or an argument is wrong',
    },
  },
  verify(files, { write }) {
    if (write === true && files.includes(stdinArgument))
      throw new UsageError({ zh: '标准输入不能写回', en: 'standard input cannot be written' });
  },
  async run(named, flags, { language, fileSystem, output }) {
    const { write = false, safe = false, level, only } = flags;
    const choice = configurationChoice(flags);
    const configurations = createConfigurations(choice, fileSystem);
    const engine = createEngine(rules);
    const fixChoice = { safeOnly: safe, level, ...(only === undefined ? {} : { only }) };
    // A patch holds the lines as they are; nobody sends a terminal's text to `patch`.
    const forPeople = process.stdout.isTTY;

    async function fixInput(input: Input): Promise<FixOutcome> {
      const { configuration, remarks } = await configurations.forFile(input.uri);
      const faults = remarks.filter(({ fatal }) => fatal).map(({ text }) => text);
      if (faults.length > 0) return { state: 'unfixed', troubles: faults };
      const { text, count, unfinished } = fixText(input.text, engine, configuration, fixChoice);
      if (text === input.text) return { state: 'clean' };
      const remaining = unfinished ? [about(input.name, unfinishedText)] : [];
      if (write) {
        const problem = await writeText(input, text, fileSystem);
        const said = about(input.name, problem ?? { zh: `已修正 ${count} 处`, en: `${count} fixed` });
        return problem === undefined
          ? { state: 'changed', remarks: [...remaining, said] }
          : { state: 'changed', remarks: remaining, troubles: [said] };
      }
      const mark = input.bom ? '\ufeff' : '';
      const diff = unifiedDiff(input.name, mark + input.text, mark + text);
      if (forPeople) return { state: 'changed', output: visibleLines(diff), remarks: remaining };
      const unfit = input.encoding === 'utf-8' ? [] : [about(input.name, unfitText(input.encoding))];
      return { state: 'changed', output: diff, remarks: [...remaining, ...unfit] };
    }

    let unfixed = 0;
    let changed = false;
    const { failed } = await forEachInput<FixOutcome>({
      named,
      fileSystem,
      configurations,
      language,
      output,
      schedule: oneByOne(
        onFile({ read: fixInput, unread: () => ({ state: 'unread' }) }, { fileSystem, ...stdinNameOf(flags) }),
      ),
      take({ state }) {
        if (state === 'unfixed') unfixed++;
        if (state === 'changed') changed = true;
      },
      // Nothing is written behind the back of someone who has stopped reading a diff; what is to be written is written
      // to the end.
      toTheEnd: write,
    });
    if (unfixed > 0) tell(unfixedText(unfixed)[language]);
    return failed ? exitCodes.failed : changed && !write ? exitCodes.findings : exitCodes.clean;
  },
};

const unfinishedText: Localized = {
  zh: `修正 ${maxRounds} 轮后仍有可修正之处`,
  en: `after ${maxRounds} rounds there is still something to fix`,
};

function unfitText(encoding: Encoding): Localized {
  const name = encodingNames[encoding];
  return {
    zh: `文件编码为 ${name}，差异以 UTF-8 输出，不能用 patch 应用；请用 gzyd fix --write`,
    en: `the file is in ${name} but its diff is in UTF-8, so patch cannot apply it; use gzyd fix --write`,
  };
}

function unfixedText(count: number): Localized {
  return {
    zh: `配置无法读取，${count} 个文件未作修正`,
    en: `${count} ${count === 1 ? 'file was' : 'files were'} not fixed because the configuration cannot be read`,
  };
}

/** Writes `text` where `input` came from, in its encoding, provided the file still says the same. */
async function writeText(input: Input, text: string, fileSystem: WorkspaceFileSystem): Promise<Localized | undefined> {
  const { file, encoding, bom, bytes } = input;
  const same = encodeText(input.text, encoding, bom);
  const content = encodeText(text, encoding, bom);
  // Several byte sequences of GB 18030 may stand for one character: then the rest of the file would change too.
  if (content === undefined || same === undefined || Buffer.compare(same, bytes) !== 0) {
    return {
      zh: `无法按原编码（${encodingNames[encoding]}）原样写回，未改动，请先另存为 UTF-8`,
      en: `cannot be written back unchanged in ${encodingNames[encoding]}, so it was left alone; save it as UTF-8 first`,
    };
  }
  // A link is written where it leads.
  const real = await fileSystem.realUri(uriOf(file));
  if (!real.ok) return faultText(real.fault);
  const written = await fileSystem.writeFile(real.value, content, parentUri(real.value), bytes);
  return written.ok ? undefined : faultText(written.fault);
}
