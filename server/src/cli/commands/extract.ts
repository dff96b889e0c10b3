/** `gzyd extract`: plans as data, written as it goes. */
import type { Exporter } from '../../export/exporter';
import { exporters as allExporters } from '../../export/registry';
import { parsePlan } from '../../plan/parse';
import type { Command } from '../command';
import { createConfigurations } from '../configurations';
import { exitCodes } from '../exitCodes';
import { forEachInput, oneByOne, onFile } from '../inputs';
import { filesOrStdin, stdinNameOf, stdinOptions, type StdinFlags } from '../options';

interface ExtractFlags extends StdinFlags {
  readonly format: string;
}

/** With these exporters, the first by default. */
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
      ...stdinOptions,
    ],
    exits: {
      0: { zh: '已提取', en: 'done' },
      2: { zh: '有文件未能读取，或参数有误', en: 'a file could not be read, or an argument is wrong' },
    },
    async run(named, flags, { language, fileSystem, output }) {
      const { head, between, foot, plan } = exporters.find(({ name }) => name === flags.format)!;
      const { failed } = await forEachInput({
        named,
        fileSystem,
        configurations: createConfigurations({ rules: {} }, fileSystem),
        language,
        output,
        schedule: oneByOne(
          onFile(
            { read: ({ name, text }) => ({ output: plan(name, parsePlan(text)) }), unread: () => ({}) },
            { fileSystem, ...stdinNameOf(flags) },
          ),
        ),
        head,
        between,
        foot: () => foot,
      });
      return failed ? exitCodes.failed : exitCodes.clean;
    },
  };
}
