/** `gzyd export`: a plan as a file for readers, laid out by GB/T 9704. The writers are loaded when they are needed. */
import path from 'node:path';
import { faultText, named as about, sizeLimit } from '../messages';
import type { ResolvedConfiguration } from '../../config/resolve';
import { joinUri } from '../../files/uris';
import { documentFormats, type FormatName } from '../../layout/formats';
import {
  ledgerFormats,
  orderColumns,
  printedColumns,
  type LedgerFormat,
  type PresetName,
  type RowKind,
  type StatedLedger,
} from '../../ledger/columns';
import { ledgerCsv, ledgerMarkdown } from '../../ledger/ledgerTables';
import { ledgerOptions } from '../../ledger/ledgerOptions';
import { ledgerWorkbook, noTasks } from '../../ledger/ledgerSheet';
import { parsePlan } from '../../plan/parse';
import { shapes, type Shape } from '../../layout/shapes';
import { profileOf } from '../../layout/profile';
import { exportRemarks, unknownPlaceholder } from '../../layout/remarks';
import type { UnitOrder } from '../../office';
import type { Localized } from '../../text/localized';
import { stdinArgument } from '../arguments';
import { UsageError, type Command } from '../command';
import { createConfigurations } from '../configurations';
import { deliver, forceOption } from '../deliver';
import { presetOption, rowsOption } from '../ledgerOptions';
import { exitCodes } from '../exitCodes';
import { forEachInput, oneByOne, onFile, type Input, type Outcome } from '../inputs';
import {
  configOption,
  configurationChoice,
  filesOrStdin,
  stdinNameOf,
  inputOptions,
  type InputFlags,
} from '../options';
import { uriOf } from '../paths';

interface ExportFlags extends InputFlags {
  readonly to: FormatName | LedgerFormat;
  readonly output?: string;
  readonly shape: Shape;
  readonly tasks?: boolean;
  readonly template?: string;
  readonly preset?: PresetName;
  readonly rows?: RowKind;
  readonly byUnit?: boolean;
  readonly number?: string;
  readonly date?: string;
  readonly force?: boolean;
  readonly config?: string;
}

export const exportCommand: Command<ExportFlags> = {
  name: 'export',
  summary: {
    zh: '导出为 Word 文件或网页（按 GB/T 9704 排版），或任务台账（xlsx），与原文件同名、后缀不同',
    en: 'Writes a Word file or a page, laid out by GB/T 9704, or a ledger of tasks (xlsx), beside each plan',
  },
  files: filesOrStdin,
  options: [
    {
      flags: '-t, --to <format>',
      help: {
        zh: '输出格式；xlsx、csv、md 是任务台账，docx 加 --preset、--rows 或 --by-unit 也是',
        en: 'output format; xlsx, csv and md are ledgers of tasks, and so is docx with --preset, --rows or --by-unit',
      },
      choices: [...documentFormats, ...ledgerFormats].map(({ name }) => name),
      default: documentFormats[0]!.name,
    },
    {
      flags: '-o, --output <file>',
      help: { zh: '输出文件；只能用于一个文件', en: 'the file to write, for a single plan' },
    },
    {
      flags: '-s, --shape <shape>',
      help: {
        zh: shapes.map(({ name, title }) => `${name} ${title.zh}`).join('；'),
        en: shapes.map(({ name, title }) => `${name}: ${title.en}`).join('; '),
      },
      choices: shapes.map(({ name }) => name),
      default: shapes[0]!.name,
    },
    {
      flags: '--tasks',
      help: { zh: '附任务分解表（横向页面）', en: 'attach the table of tasks, on landscape pages' },
    },
    {
      flags: '--template <file>',
      help: {
        zh: '填入单位模板（.docx），其中的 {{正文}} 等换成内容，样式不变',
        en: 'fill a template of the house (.docx) that holds {{正文}} and the like; its styles stay',
      },
    },
    presetOption,
    rowsOption,
    {
      flags: '--by-unit',
      help: {
        zh: '台账按牵头单位分：xlsx 每个单位一张表，docx 每个单位一份任务交办单',
        en: 'the ledger by leading unit: a sheet each, or with --to docx a file each (任务交办单)',
      },
    },
    { flags: '--number <text>', help: { zh: '发文字号', en: "the document's number, for a red head" } },
    { flags: '--date <text>', help: { zh: '成文日期', en: 'the date of the notice' } },
    forceOption,
    configOption,
    ...inputOptions,
  ],
  exits: {
    0: { zh: '已导出', en: 'done' },
    2: {
      zh: '有文件未能读取或写入，或参数有误',
      en: 'a file could not be read or written, or an argument is wrong',
    },
  },
  verify(files, flags) {
    const { output, template, to, shape, tasks } = flags;
    const isLedger = isLedgerFormat(to) || isWordLedger(flags);
    if (isLedger ? shape !== 'plan' || tasks === true : asksForLedger(flags))
      throw new UsageError({
        zh: '--preset、--rows、--by-unit 用于台账（xlsx、csv、md、docx），--shape、--tasks 用于要点本身',
        en: '--preset, --rows and --by-unit are for ledgers (xlsx, csv, md, docx); --shape and --tasks are for the plan itself',
      });
    if (template !== undefined && (to !== 'docx' || isLedger || shape !== 'plan' || tasks === true))
      throw new UsageError({
        zh: '--template 只能导出 docx，不能与 --shape、--tasks 同用，版式由模板决定',
        en: '--template makes a docx and takes no --shape or --tasks: what is printed is up to the template',
      });
    if (output === undefined && files.includes(stdinArgument))
      throw new UsageError({ zh: '标准输入要用 -o 指定输出文件', en: 'standard input needs -o FILE' });
    if (output !== undefined && files.length > 1)
      throw new UsageError({ zh: '-o 只能用于一个文件', en: '-o takes a single plan' });
  },
  async run(named, flags, { language, fileSystem, output }) {
    const { to, shape, tasks = false, number, date } = flags;
    const office = await import('../../office');
    const configurations = createConfigurations(configurationChoice(flags), fileSystem);
    let written = 0;
    async function read(input: Input): Promise<Outcome> {
      if (flags.output !== undefined && written++ > 0) return { troubles: [about(input.name, onlyOne)] };
      const { configuration, remarks: problems } = await configurations.forFile(input.uri);
      const faults = problems.filter(({ fatal }) => fatal).map(({ text }) => text);
      if (faults.length > 0) return { troubles: faults };
      const target = flags.output ?? withEnding(input.file, to);
      const send = (bytes: Uint8Array, place = target): Promise<Outcome> =>
        deliver(place, bytes, [input.file], fileSystem, flags.force === true);
      const sendOrders = async (orders: readonly UnitOrder[]): Promise<Outcome> => {
        const sent: Outcome[] = [];
        for (const { unit, bytes } of orders) sent.push(await send(bytes, orderName(target, unit)));
        return {
          troubles: sent.flatMap(({ troubles = [] }) => troubles),
          remarks: sent.flatMap(({ remarks = [] }) => remarks),
        };
      };
      const { layout } = configuration;
      if (isLedgerFormat(to) || isWordLedger(flags)) {
        const { stated, ...options } = ledgerOptions(flags, configuration);
        const workbook = ledgerWorkbook(parsePlan(input.text), {
          ...options,
          stated: statedFor(stated, flags),
          byUnit: flags.byUnit === true,
        });
        if (workbook === undefined) return { troubles: [about(input.name, noTasks)] };
        switch (to) {
          case 'csv':
            return send(utf8(ledgerCsv(workbook)));
          case 'md':
            return send(utf8(ledgerMarkdown(workbook)));
          case 'docx':
            return flags.byUnit === true
              ? sendOrders(office.unitOrders(workbook, profileOf(layout)))
              : send(office.ledgerDocx(workbook, profileOf(layout)));
          default:
            return send(office.writeWorkbook(workbook));
        }
      }
      const request = {
        shape,
        tasks,
        profile: profileOf(layout),
        notice: { ...layout, ...(number === undefined ? {} : { number }), ...(date === undefined ? {} : { date }) },
      };
      const template = to === 'docx' && shape === 'plan' && !tasks ? templateOf(flags, configuration) : undefined;
      const made =
        template === undefined
          ? ({ ok: true, value: { ...office.exportPlan(input.text, to, request), unknown: [] } } as const)
          : await intoTemplate(template);
      if (!made.ok) return { troubles: [about(template!.name, made.text)] };
      const { bytes, leftOut, withoutTasks, unknown } = made.value;

      async function intoTemplate({ uri }: NamedTemplate) {
        const read = await fileSystem.readFile(uri, { limit: sizeLimit });
        if (!read.ok) return { ok: false, text: faultText(read.fault) } as const;
        return office.exportIntoTemplate(input.text, read.value, request);
      }
      const outcome = await send(bytes);
      const remarks = [
        ...(outcome.remarks ?? []),
        ...exportRemarks({ leftOut, withoutTasks }).map((text) => about(input.name, text)),
        ...unknown.map((name) => about(template!.name, unknownPlaceholder(name))),
      ];
      return { ...outcome, remarks };
    }
    const { failed } = await forEachInput({
      named,
      fileSystem,
      configurations,
      gitignore: flags.gitignore === true,
      language,
      output,
      schedule: oneByOne(onFile({ read, unread: (): Outcome => ({}) }, { fileSystem, ...stdinNameOf(flags) })),
      toTheEnd: true,
    });
    return failed ? exitCodes.failed : exitCodes.clean;
  },
};

interface NamedTemplate {
  readonly name: string;
  readonly uri: string;
}

/** That of the command line, or else of `gzyd.yaml`, whose paths are relative to it. */
function templateOf(
  { template }: ExportFlags,
  { layout, layoutBase }: ResolvedConfiguration,
): NamedTemplate | undefined {
  if (template !== undefined) return { name: template, uri: uriOf(template) };
  if (layout.template === undefined || layoutBase === undefined) return undefined;
  return { name: layout.template, uri: joinUri(layoutBase, layout.template) };
}

function isLedgerFormat(to: ExportFlags['to']): to is LedgerFormat {
  return ledgerFormats.some(({ name }) => name === to);
}

/** A Word file is the plan, unless a ledger is asked for. */
function isWordLedger(flags: ExportFlags): boolean {
  return flags.to === 'docx' && asksForLedger(flags);
}

/** Columns or rows of a ledger, or its units. */
function asksForLedger({ preset, rows, byUnit }: ExportFlags): boolean {
  return preset !== undefined || rows !== undefined || byUnit === true;
}

/** An order has columns of its own; a table for programs has no rows but those of tasks. */
function statedFor(stated: StatedLedger, { to, preset, byUnit }: ExportFlags): StatedLedger {
  if (to === 'csv') return { ...stated, sections: 'column' };
  if (to !== 'docx') return stated;
  const isOrder = byUnit === true && preset === undefined && stated.columns === undefined;
  return printedColumns(isOrder ? { ...stated, columns: orderColumns } : stated);
}

/** 要点（规划科）.docx */
function orderName(file: string, unit: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}（${unit.replace(/[\\/:*?"<>|\s]+/g, '')}）${ext}`);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function withEnding(file: string, ending: string): string {
  const { dir, name } = path.parse(file);
  return path.join(dir, `${name}.${ending}`);
}

const onlyOne: Localized = { zh: '-o 只能用于一个文件，未导出', en: 'not exported, since -o takes a single plan' };
