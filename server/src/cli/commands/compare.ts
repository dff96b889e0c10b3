/** `gzyd compare`: two plans, or one with many, item by item. */
import { comparable, comparePlans } from '../../ledger/compare';
import { comparisonFormats, type NamedComparison } from '../../ledger/comparisonFormats';
import { comparisonWorkbook } from '../../ledger/comparisonSheet';
import { parsePlan } from '../../plan/parse';
import { stdinArgument } from '../arguments';
import { UsageError, type Command } from '../command';
import { deliver, forceOption } from '../deliver';
import { exitCodes } from '../exitCodes';
import { tell } from '../output';
import { readPlanFile } from '../planFile';
import { readEach } from '../readingLoop';

interface CompareFlags {
  readonly format: string;
  readonly output?: string;
  readonly force?: boolean;
}

const workbook = 'xlsx';

export const compareCommand: Command<CompareFlags> = {
  name: 'compare',
  summary: {
    zh: '逐条对照两份工作要点：移动、改写、拆分、合并、新增、删去，目标升降，责任单位和时限的变化',
    en: 'Compares plans item by item: moved, reworded, split, merged, new, dropped; targets, units and deadlines that changed',
  },
  files: {
    help: {
      zh: '先写原来的一份，再写新的一份或多份（文件、文件夹或通配符）',
      en: 'the earlier plan, then one or more later ones (files, folders or patterns)',
    },
  },
  options: [
    {
      flags: '-f, --format <format>',
      help: { zh: '输出格式；xlsx 须用 -o 指定文件', en: 'output format; xlsx needs -o' },
      choices: [...comparisonFormats.map(({ name }) => name), workbook],
      default: comparisonFormats[0]!.name,
    },
    { flags: '-o, --output <file>', help: { zh: '要写入的 xlsx 文件', en: 'the xlsx file to write' } },
    forceOption,
  ],
  exits: {
    0: { zh: '已对照', en: 'done' },
    2: { zh: '有文件未能读取或写入，或参数有误', en: 'a file could not be read or written, or an argument is wrong' },
  },
  verify(files, { format, output }) {
    if (files.length < 2 || files.includes(stdinArgument))
      throw new UsageError({
        zh: '要有两份工作要点：先写原来的，再写新的',
        en: 'name two plans: the earlier one, then the later one',
      });
    if ((format === workbook) !== (output !== undefined))
      throw new UsageError({
        zh: 'xlsx 要用 -o 指定文件，其他格式输出到标准输出',
        en: 'xlsx needs -o FILE; the other formats go to standard output',
      });
    if (format === workbook && files.length > 2)
      throw new UsageError({ zh: 'xlsx 一次只对照两份', en: 'xlsx compares two plans at a time' });
  },
  async run([earlierFile, ...named], flags, context) {
    const { language, fileSystem } = context;
    const found = await readPlanFile(earlierFile!, fileSystem);
    if ('why' in found) {
      tell(found.why[language]);
      return exitCodes.failed;
    }
    const earlierPlan = parsePlan(found.content.text);
    const earlier = comparable(earlierPlan);
    const format = comparisonFormats.find(({ name }) => name === flags.format);
    const compare = (laterFile: string, text: string): NamedComparison => {
      const laterPlan = parsePlan(text);
      return {
        comparison: comparePlans(earlier, laterPlan),
        earlierFile: earlierFile!,
        laterFile,
        earlierPlan,
        laterPlan,
      };
    };
    return readEach({
      named,
      flags: {},
      context,
      async read({ name, text, file }) {
        const compared = compare(name, text);
        if (format !== undefined) return { output: format.pair(compared, language) };
        const { writeWorkbook } = await import('../../office');
        const written = writeWorkbook(comparisonWorkbook(compared, language));
        return deliver(flags.output!, written, [earlierFile!, file], fileSystem, flags.force === true);
      },
      ...(format === undefined
        ? {}
        : { head: format.head(language), between: format.between, foot: () => format.foot }),
    });
  },
};
