/** `gzyd progress`: how far the tasks of ledgers have come. */
import type { Localized } from '../../text/localized';
import { dayOfText, type Day } from '../../text/calendar';
import { progressFormats, type ProgressFormat } from '../../ledger/progressFormats';
import { noTable } from '../../ledger/readLedger';
import type { NamedWorkbook } from '../../ledger/readProgress';
import { stdinArgument } from '../arguments';
import { UsageError, type Command } from '../command';
import { configurationFor } from '../configurations';
import { deliver, forceOption } from '../deliver';
import { exitCodes, type ExitCode } from '../exitCodes';
import { readLedgerFile } from '../ledgerFile';
import { named as about } from '../messages';
import { configOption, configurationChoice } from '../options';
import { tell } from '../output';

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
    const books: NamedWorkbook[] = [];
    for (const file of named) {
      const read = await readLedgerFile(file, fileSystem);
      if ('why' in read) return refuse(read.why);
      books.push({ file, workbook: read.workbook });
    }
    const configured = await configurationFor(named[0]!, configurationChoice(flags), fileSystem);
    if ('why' in configured) return refuse(configured.why);
    const { progressReport } = await import('../../office');
    const report = progressReport(books, {
      format: flags.format,
      date: dayOfText(flags.date ?? '') ?? today(),
      language,
      stated: configured.configuration.ledger,
    });
    if (!report.ok) return refuse(about(report.file, noTable));
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
