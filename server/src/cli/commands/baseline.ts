/**
 * `gzyd baseline`: sets the findings of old plans aside in `gzyd.yaml`, so that only new ones are shown. The plans stay
 * as they are.
 */
import { URI } from 'vscode-uri';
import type { IgnoreEntry } from '../../config/settings';
import { ConfigurationStore } from '../../config/store';
import { baselineEntries } from '../../findings/ignore';
import { reportedFindings } from '../../findings/report';
import { parsePlan } from '../../plan/parse';
import { createEngine } from '../../rules/engine';
import { rules } from '../../rules/registry';
import type { Severity } from '../../rules/types';
import { addToGroup } from '../../text/grouping';
import type { Localized } from '../../text/localized';
import { plainText } from '../../text/plainText';
import { stdinArgument } from '../arguments';
import { UsageError, type Command } from '../command';
import { createConfigurations, namedOutright } from '../configurations';
import { exitCodes } from '../exitCodes';
import { forEachInput, oneByOne, onFile, type Input, type Outcome } from '../inputs';
import { named as about } from '../messages';
import { levelOption } from '../options';
import { tell } from '../output';
import { uriOf } from '../paths';
import { withProcessLock } from '../processLock';
import { writeBaseline } from '../writeBaseline';

interface BaselineFlags {
  readonly level: Severity;
  readonly dryRun?: boolean;
}

interface BaselineOutcome extends Outcome {
  /** URI of the configuration file that the entries go into. */
  readonly target?: string;
  readonly entries: readonly IgnoreEntry[];
}

const metas = rules.map(({ meta }) => meta);
const kinds = new Map<string, (typeof rules)[number]['kind']>(rules.map(({ meta, kind }) => [meta.code, kind]));

export const baselineCommand: Command<BaselineFlags> = {
  name: 'baseline',
  summary: {
    zh: '把现有问题记入最近的 gzyd.yaml，此后只提示新的问题；工作要点本身不改动',
    en: 'Sets the current findings aside in the nearest gzyd.yaml, so that only new ones are shown; the plans are not changed',
  },
  files: { help: { zh: '文件、文件夹或通配符', en: 'files, folders or patterns' } },
  options: [
    levelOption({ zh: '最低级别，更低的问题不记入', en: 'lowest severity; findings below are not set aside' }),
    {
      flags: '-n, --dry-run',
      help: { zh: '只说明将写入什么，不写入', en: 'show what would be written, without writing it' },
    },
  ],
  exits: {
    0: { zh: '已记入，或没有需要搁置的问题', en: 'done' },
    2: { zh: '有文件未能读取或写入，或参数有误', en: 'a file could not be read or written, or an argument is wrong' },
  },
  verify(files) {
    if (files.includes(stdinArgument))
      throw new UsageError({
        zh: '标准输入没有文件名，无法记入配置',
        en: 'standard input has no name, so its findings cannot be set aside',
      });
  },
  async run(named, { level, dryRun = false }, { language, fileSystem, output }) {
    const store = new ConfigurationStore({ fileSystem, rules: metas });
    const engine = createEngine(rules);

    async function entriesOf({ uri, text }: Input): Promise<BaselineOutcome> {
      const plan = parsePlan(text);
      const configuration = namedOutright(await store.resolve(uri));
      const findings = reportedFindings(engine, plan, configuration, level).map(({ finding }) => finding);
      if (findings.length === 0) return { entries: [] };
      const target = await store.configFileToWrite(uri, uriOf('.'));
      return {
        target,
        entries: baselineEntries(findings, plan, store.pathIn(target, uri) ?? '', (code) => kinds.get(code)),
      };
    }

    /** By URI of the configuration file to write. */
    const additions = new Map<string, IgnoreEntry[]>();
    const loop = await forEachInput<BaselineOutcome>({
      named,
      fileSystem,
      configurations: createConfigurations({ rules: {} }, fileSystem),
      language,
      output,
      schedule: oneByOne(onFile({ read: entriesOf, unread: () => ({ entries: [] }) }, { fileSystem })),
      take({ target, entries }) {
        if (target !== undefined) for (const entry of entries) addToGroup(additions, target, entry);
      },
      toTheEnd: true,
    });

    let failed = loop.failed;
    for (const [target, entries] of additions) {
      const name = URI.parse(target).fsPath;
      const within = await store.boundaryOf(target);
      const count = await withProcessLock(
        target,
        () => writeBaseline(target, entries, { fileSystem, rules: metas, within, dryRun }),
        { givenUp: (holder) => tell(about(name, givenUpText(holder))[language]) },
      );
      if (typeof count === 'number') {
        await output.write(`${plainText(about(name, writtenText(count, dryRun))[language])}\n`);
      } else {
        failed = true;
        tell(about(name, count)[language]);
      }
    }
    if (additions.size === 0 && !failed) await output.write(`${nothingText[language]}\n`);
    return failed ? exitCodes.failed : exitCodes.clean;
  },
};

function writtenText(count: number, dryRun: boolean): Localized {
  return {
    zh: `${dryRun ? '将写入' : '写入'} ${count} 项`,
    en: `${count} ${count === 1 ? 'entry' : 'entries'} ${dryRun ? 'would be written' : 'written'}`,
  };
}

function givenUpText(holder: number | undefined): Localized {
  return {
    zh: `另一个 gzyd 进程${holder === undefined ? '' : `（${holder}）`}久未写完，不再等待`,
    en: `another gzyd process${holder === undefined ? '' : ` (${holder})`} has not finished writing; no longer waiting for it`,
  };
}

const nothingText: Localized = { zh: '没有需要搁置的问题', en: 'There is nothing to set aside' };
