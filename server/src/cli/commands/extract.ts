/** `gzyd extract`: plans as data, written file by file. */
import type { Exporter } from '../../export/exporter';
import { extractPlan } from '../../export/json';
import { idsAfter } from '../../export/previous';
import { exporters as allExporters } from '../../export/registry';
import { parsePlan } from '../../plan/parse';
import { UsageError, type Command } from '../command';
import { exitCodes } from '../exitCodes';
import type { Input, Outcome } from '../inputs';
import { filesOrStdin, inputOptions } from '../options';
import { tell } from '../output';
import { loadPrevious } from '../previous';
import { answerRecords, recordsOption, verifyRecords, type RecordFlags } from '../records';
import { readEach } from '../readingLoop';

interface ExtractFlags extends RecordFlags {
  readonly previous?: string;
}

/** Offers these exporters, the first by default. */
export function extractCommand(exporters: readonly Exporter[] = allExporters): Command<ExtractFlags> {
  return {
    name: 'extract',
    summary: {
      zh: '提取标题、层次、条目、责任单位、目标和时限，输出 JSON 数组，每个文件一项',
      en: 'Extracts title, outline, items, responsible units, targets and deadlines as a JSON array with an object for each file',
    },
    files: filesOrStdin,
    options: [
      {
        flags: '-f, --format <format>',
        help: { zh: '输出格式', en: 'output format' },
        choices: exporters.map(({ name }) => name),
        default: exporters[0]!.name,
      },
      {
        flags: '--previous <file>',
        help: {
          zh: '沿用上一版的条目标识；可以是上一版文本，也可以是当时 extract 输出的 JSON',
          en: 'keep the ids of an earlier version: its text, or the JSON that extract made from it',
        },
      },
      ...inputOptions,
      recordsOption,
    ],
    exits: {
      0: { zh: '已提取', en: 'done' },
      2: { zh: '有文件未能读取，或参数有误', en: 'a file could not be read, or an argument is wrong' },
    },
    verify(files, flags) {
      verifyRecords(files, flags);
      if (flags.records === true && flags.previous !== undefined)
        throw new UsageError({
          zh: '--records 不能与 --previous 同用',
          en: '--records cannot be used with --previous',
        });
    },
    async run(named, flags, context) {
      if (flags.records === true) {
        const all = await answerRecords(flags, context, ({ name, text }) => extractPlan(name, parsePlan(text)));
        return all ? exitCodes.clean : exitCodes.failed;
      }
      const { head, between, foot, plan } = exporters.find(({ name }) => name === flags.format)!;
      const earlier = flags.previous === undefined ? undefined : await loadPrevious(flags.previous, context.fileSystem);
      if (earlier !== undefined && 'why' in earlier) {
        tell(earlier.why[context.language]);
        return exitCodes.failed;
      }
      const extract = ({ name, text }: Input): Outcome => {
        const parsed = parsePlan(text);
        const found = earlier?.previous.of(name);
        if (found === undefined) return { output: plan(name, parsed) };
        if ('refused' in found) return { troubles: [found.refused] };
        if ('unknown' in found) return { output: plan(name, parsed), remarks: [found.unknown] };
        return { output: plan(name, parsed, idsAfter(found.plan, parsed)) };
      };
      return readEach({ named, flags, context, read: extract, head, between, foot: () => foot });
    },
  };
}
