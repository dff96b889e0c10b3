/** `gzyd stats`: figures over all plans named. */
import { StatisticsSum, type Statistics } from '../../export/statistics';
import { parsePlan } from '../../plan/parse';
import type { Localized, MessageLanguage } from '../../text/localized';
import { plainJson, plainText } from '../../text/plainText';
import { alignedRows } from '../../text/alignedRows';
import type { Command } from '../command';
import { filesOrStdin, inputOptions, type InputFlags } from '../options';
import { readEach } from '../readingLoop';

interface StatsFlags extends InputFlags {
  readonly format: 'text' | 'json';
}

export const statsCommand: Command<StatsFlags> = {
  name: 'stats',
  summary: {
    zh: '统计条目、各责任单位牵头与配合的条数、目标，以及各月的时限',
    en: 'Counts items, what each unit leads and supports, targets, and deadlines by month',
  },
  files: filesOrStdin,
  options: [
    {
      flags: '-f, --format <format>',
      help: { zh: '输出格式', en: 'output format' },
      choices: ['text', 'json'],
      default: 'text',
    },
    ...inputOptions,
  ],
  exits: {
    0: { zh: '已统计', en: 'done' },
    2: { zh: '有文件未能读取，或参数有误', en: 'a file could not be read, or an argument is wrong' },
  },
  async run(named, flags, context) {
    const sum = new StatisticsSum();
    const exitCode = await readEach({
      named,
      flags,
      context,
      read: ({ text }) => {
        sum.add(parsePlan(text));
        return {};
      },
    });
    const statistics = sum.result();
    const text =
      flags.format === 'json' ? `${plainJson(statistics, 2)}\n` : statisticsText(statistics, context.language);
    await context.output.write(text);
    return exitCode;
  },
};

const texts = {
  plans: { zh: '工作要点', en: 'plans' },
  items: { zh: '条目', en: 'items' },
  withoutUnit: { zh: '缺责任单位', en: 'without unit' },
  targets: { zh: '目标', en: 'targets' },
  deadlines: { zh: '时限', en: 'deadlines' },
  unit: { zh: '责任单位', en: 'unit' },
  lead: { zh: '牵头', en: 'leads' },
  support: { zh: '配合', en: 'supports' },
  plain: { zh: '未分主次', en: 'no role' },
  month: { zh: '月份', en: 'month' },
  noMonth: { zh: '其他', en: 'other' },
} satisfies Readonly<Record<string, Localized>>;

function statisticsText(statistics: Statistics, language: MessageLanguage): string {
  const word = (key: keyof typeof texts): string => texts[key][language];
  const totals = (['plans', 'items', 'withoutUnit', 'targets', 'deadlines'] as const).map((key) => [
    word(key),
    String(statistics[key]),
  ]);
  const units = statistics.units.map(({ unit, lead, support, plain }) => [
    plainText(unit),
    ...[lead, support, plain].map(String),
  ]);
  const months = statistics.months.map(({ month, deadlines }) => [month ?? word('noMonth'), String(deadlines)]);
  return [
    totals,
    ...(units.length === 0 ? [] : [[[word('unit'), word('lead'), word('support'), word('plain')], ...units]]),
    ...(months.length === 0 ? [] : [[[word('month'), word('deadlines')], ...months]]),
  ]
    .map(alignedRows)
    .join('\n');
}
