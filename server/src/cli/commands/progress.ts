/** `gzyd progress`: how far the tasks of ledgers have come. */
import type { Localized } from '../../text/localized';
import { dayOfText, type Day } from '../../ledger/calendar';
import { progressFormats, type ProgressFormat } from '../../ledger/progressFormats';
import type { LedgerBytes } from '../../office';
import { stdinArgument } from '../arguments';
import { UsageError, type Command } from '../command';
import { createConfigurations } from '../configurations';
import { deliver, forceOption } from '../deliver';
import { exitCodes, type ExitCode } from '../exitCodes';
import { faultText, named as about, sizeLimit } from '../messages';
import { configOption, configurationChoice } from '../options';
import { tell } from '../output';
import { uriOf } from '../paths';

interface ProgressFlags {
  readonly format: ProgressFormat;
  readonly date?: string;
  readonly output?: string;
  readonly force?: boolean;
  readonly config?: string;
}

const workbook: ProgressFormat = 'xlsx';

export const progressCommand: Command<ProgressFlags> = {
  name: 'progress',
  summary: {
    zh: '读填报后的台账（xlsx）：完成值对照目标值，按序时进度亮灯，分单位、分板块统计',
    en: 'Reads ledgers (xlsx) that were filled in: values reached against targets, lights by the pace, by unit and section',
  },
  files: {
    help: { zh: '台账，可以有多份（如各单位的）', en: 'ledgers; several if each unit has its own' },
  },
  options: [
    {
      flags: '-d, --date <date>',
      help: { zh: '算到哪一天，写作 2026-06-30；默认今天', en: 'the day to judge by, as 2026-06-30; today by default' },
    },
    {
      flags: '-f, --format <format>',
      help: {
        zh: progressFormats.map(({ name, title }) => `${name} ${title.zh}`).join('；'),
        en: progressFormats.map(({ name, title }) => `${name}: ${title.en}`).join('; '),
      },
      choices: progressFormats.map(({ name }) => name),
      default: progressFormats[0]!.name,
    },
    { flags: '-o, --output <file>', help: { zh: '要写入的 xlsx 文件', en: 'the xlsx file to write' } },
    forceOption,
    configOption,
  ],
  exits: {
    0: { zh: '已统计', en: 'done' },
    2: { zh: '有文件未能读取或写入，或参数有误', en: 'a file could not be read or written, or an argument is wrong' },
  },
  verify(files, { format, date, output }) {
    if (files.includes(stdinArgument))
      throw new UsageError({ zh: '台账不能来自标准输入', en: 'a ledger cannot come from standard input' });
    if (date !== undefined && dayOfText(date) === undefined)
      throw new UsageError({
        zh: `--date 的写法应如 2026-06-30，收到的是“${date}”`,
        en: `--date takes a day such as 2026-06-30, not ‘${date}’`,
      });
    if ((format === workbook) !== (output !== undefined))
      throw new UsageError({
        zh: 'xlsx 要用 -o 指定文件，其他格式输出到标准输出',
        en: 'xlsx needs -o FILE; the other formats go to standard output',
      });
  },
  async run(named, flags, context) {
    const { language, fileSystem, output } = context;
    const refuse = (why: Localized): ExitCode => {
      tell(why[language]);
      return exitCodes.failed;
    };
    const files: LedgerBytes[] = [];
    for (const file of named) {
      const read = await fileSystem.readFile(uriOf(file), { limit: sizeLimit });
      if (!read.ok) return refuse(about(file, faultText(read.fault)));
      files.push({ file, bytes: read.value });
    }
    const configurations = createConfigurations(configurationChoice(flags), fileSystem);
    const { configuration, remarks } = await configurations.forFile(uriOf(named[0]!));
    const fatal = remarks.find((remark) => remark.fatal);
    if (fatal !== undefined) return refuse(fatal.text);
    const { progressReport } = await import('../../office');
    const report = progressReport(files, {
      format: flags.format,
      date: dayOfText(flags.date ?? '') ?? today(),
      language,
      stated: configuration.ledger,
    });
    if (!report.ok) return refuse(about(report.file, report.text));
    if (typeof report.output === 'string') {
      await output.write(report.output);
      return exitCodes.clean;
    }
    const { troubles = [], remarks: done = [] } = await deliver(
      flags.output!,
      report.output,
      named,
      fileSystem,
      flags.force === true,
    );
    for (const text of [...troubles, ...done]) tell(text[language]);
    return troubles.length > 0 ? exitCodes.failed : exitCodes.clean;
  },
};

/** Where the user is. */
function today(): Day {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
