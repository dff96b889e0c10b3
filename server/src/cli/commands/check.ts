/** `gzyd check`: reports the findings of all files, in the order of the files. */
import type { ReportFormat } from '../../report/format';
import { jsonReport } from '../../report/json';
import { frameFormat } from '../../report/frame';
import { formats as allFormats } from '../../report/registry';
import { text as textFormat } from '../../report/text';
import type { Severity } from '../../rules/types';
import type { Localized } from '../../text/localized';
import { planChecker, reportContext } from '../checkFile';
import { UsageError, type Command } from '../command';
import { createConfigurations } from '../configurations';
import { exitCodes } from '../exitCodes';
import { forEachInput } from '../inputs';
import {
  configurationChoice,
  configurationOptions,
  filesOrStdin,
  levelOption,
  stdinNameOf,
  inputOptions,
  type ConfigurationFlags,
} from '../options';
import { tell } from '../output';
import { checkSchedule, maxThreads } from '../pool';
import { answerRecords, recordsOption, verifyRecords, type RecordFlags } from '../records';

interface CheckFlags extends ConfigurationFlags, RecordFlags {
  readonly level: Severity;
  readonly quiet?: boolean;
  readonly threads?: number;
}

/** Offers these output formats, the first by default. */
export function checkCommand(formats: readonly ReportFormat[] = allFormats): Command<CheckFlags> {
  return {
    name: 'check',
    summary: {
      zh: '检查文件、文件夹或通配符所指的工作要点，每个问题输出一行：文件:行:列: 级别 规则 说明',
      en: 'Checks the plans in files, folders and patterns; prints a line for each finding: file:line:column: severity code message',
    },
    files: filesOrStdin,
    options: [
      levelOption({
        zh: '最低级别，更低的问题不输出、也不计入退出码',
        en: 'lowest severity; findings below are neither printed nor counted',
      }),
      ...configurationOptions,
      ...inputOptions,
      {
        flags: '-f, --format <format>',
        help: { zh: '输出格式', en: 'output format' },
        choices: formats.map(({ name }) => name),
        default: formats[0]!.name,
      },
      recordsOption,
      { flags: '-q, --quiet', help: { zh: '不输出统计', en: 'no summary' } },
      {
        flags: '--threads <n>',
        help: {
          zh: '线程数，默认按文件数和处理器数决定',
          en: 'number of threads; by default it depends on the files and processors',
        },
        parse: parseThreads,
      },
    ],
    exits: {
      0: { zh: '没有问题', en: 'no findings' },
      1: { zh: '有问题（级别不低于 --level）', en: 'findings (of the severity --level or above)' },
      2: {
        zh: '有文件未能读取或检查，或参数有误；其余文件照常检查',
        en: 'a file could not be read or checked, or an argument is wrong; all other files are checked',
      },
    },
    verify: verifyRecords,
    async run(named, flags, commandContext) {
      const { language, fileSystem, output } = commandContext;
      const asked = formats.find(({ name }) => name === flags.format)!;
      const format = asked === textFormat && process.stdout.isTTY ? frameFormat(showsColour(process.env)) : asked;
      const choice = configurationChoice(flags);
      const options = { ...choice, ...stdinNameOf(flags), language, level: flags.level };
      const context = reportContext(language);
      let findings = 0;
      if (flags.records === true) {
        let broken = false;
        const check = planChecker(options, fileSystem);
        const told = new Set<string>();
        const all = await answerRecords(flags, commandContext, async (input) => {
          const { checked, remarks } = await check(input);
          for (const { text, fatal } of remarks) {
            broken ||= fatal;
            if (!told.has(text[language])) tell(text[language]);
            told.add(text[language]);
          }
          findings += checked.findings.length;
          return jsonReport(checked, language).value;
        });
        return !all || broken ? exitCodes.failed : findings > 0 ? exitCodes.findings : exitCodes.clean;
      }
      const { files, failed } = await forEachInput({
        named,
        fileSystem,
        configurations: createConfigurations(choice, fileSystem),
        gitignore: flags.gitignore === true,
        language,
        output,
        schedule: checkSchedule(options, format, flags.threads),
        take: (outcome) => void (findings += outcome.findings),
        head: format.head(context),
        between: format.between,
        foot: (wasFailed) => format.foot(wasFailed, context),
        remarks: flags.quiet !== true,
        toTheEnd: true,
      });
      const written = await output.finish();
      if (flags.quiet !== true && files > 1) tell(summary(files, findings)[language]);
      return failed || !written ? exitCodes.failed : findings > 0 ? exitCodes.findings : exitCodes.clean;
    },
  };
}

/** By the convention NO_COLOR, which any value sets. */
function showsColour({ NO_COLOR = '', TERM = '' }: Readonly<Record<string, string | undefined>>): boolean {
  return NO_COLOR === '' && TERM !== 'dumb';
}

function summary(files: number, findings: number): Localized {
  return {
    zh: `检查了 ${files} 个文件，${findings} 个问题`,
    en: `${files} files checked, ${findings} ${findings === 1 ? 'finding' : 'findings'}`,
  };
}

function parseThreads(value: string): number {
  const threads = Number(value);
  if (Number.isInteger(threads) && threads >= 1 && threads <= maxThreads) return threads;
  throw new UsageError({
    zh: `--threads 应为 1 至 ${maxThreads} 的整数，收到的是“${value}”`,
    en: `--threads takes a number from 1 to ${maxThreads}, not ‘${value}’`,
  });
}
