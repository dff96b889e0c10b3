/** `gzyd ledger`: a plan and the ledger that was made of it, brought together again. */
import type { ResolvedConfiguration } from '../../config/resolve';
import { compareLedger, type LedgerComparison } from '../../ledger/ledgerChanges';
import { ledgerOptions } from '../../ledger/ledgerOptions';
import { ledgerJson, ledgerSummary, ledgerText } from '../../ledger/ledgerReport';
import { noTable } from '../../ledger/readLedger';
import { takeChanges } from '../../ledger/takeChanges';
import { noBase, updateLedger } from '../../ledger/updateLedger';
import { parsePlan } from '../../plan/parse';
import type { Plan } from '../../plan/types';
import type { Localized } from '../../text/localized';
import { stdinArgument } from '../arguments';
import { changeFiles, type Change } from '../changeFiles';
import { UsageError, type Command, type CommandContext } from '../command';
import { configurationFor } from '../configurations';
import { overwrite } from '../deliver';
import { exitCodes, type ExitCode } from '../exitCodes';
import { readLedgerFile, type LedgerFile } from '../ledgerFile';
import { named as about } from '../messages';
import { configOption, configurationChoice } from '../options';
import { tell } from '../output';
import { readPlanFile } from '../planFile';
import { amendment } from '../wordChanges';

interface LedgerFlags {
  readonly update?: boolean;
  readonly take?: boolean;
  readonly write?: boolean;
  readonly format: 'text' | 'json';
  readonly config?: string;
}

export const ledgerCommand: Command<LedgerFlags> = {
  name: 'ledger',
  summary: {
    zh: '核对要点与台账（xlsx），逐项列出差异；--update 按要点更新台账，--take 把台账的改动收进要点',
    en: 'Compares a plan with its ledger (xlsx); --update brings the ledger up to date, --take takes its changes into the plan',
  },
  files: {
    help: { zh: '先写要点，再写台账', en: 'the plan, then its ledger' },
  },
  options: [
    {
      flags: '--update',
      help: {
        zh: '按要点更新台账：只改台账没有动过的内容，新任务加在末尾；各单位填写的一律不动',
        en: 'update the ledger: only what nobody has changed there; new tasks at the end; what units wrote stays',
      },
      conflicts: 'take',
    },
    {
      flags: '--take',
      help: {
        zh: '把台账改了的单位、时限、目标值、任务名称收进要点，显示差异；其余列出，由人决定',
        en: 'take units, deadlines, target values and titles that the ledger changed into the plan, as a diff; the rest is listed',
      },
    },
    {
      flags: '-w, --write',
      help: {
        zh: '写回：--update 写台账（原有文件另存为 .bak），--take 写要点',
        en: 'write: with --update the ledger (what it held is kept as .bak), with --take the plan',
      },
    },
    {
      flags: '-f, --format <format>',
      help: {
        zh: '差异的格式；json 见 schemas/ledger.schema.json',
        en: 'how differences are printed; json: schemas/ledger.schema.json',
      },
      choices: ['text', 'json'],
      default: 'text',
    },
    configOption,
  ],
  exits: {
    0: { zh: '一致，或已写回', en: 'they agree, or it was written' },
    1: { zh: '有差异，或有未能写回的', en: 'they differ, or something was not written' },
    2: { zh: '有文件未能读取或写入，或参数有误', en: 'a file could not be read or written, or an argument is wrong' },
  },
  verify(files, { update, take, write }) {
    if (files.length !== 2 || files.includes(stdinArgument))
      throw new UsageError({ zh: '要写两个文件：先写要点，再写台账', en: 'name two files: the plan, then its ledger' });
    if (write === true && update !== true && take !== true)
      throw new UsageError({ zh: '--write 要与 --update 或 --take 同用', en: '--write goes with --update or --take' });
  },
  async run([planFile, ledgerFile], flags, context) {
    const { language, fileSystem, output } = context;
    const refuse = (why: Localized): ExitCode => {
      tell(why[language]);
      return exitCodes.failed;
    };
    const ledger = await readLedgerFile(ledgerFile!, fileSystem);
    if ('why' in ledger) return refuse(ledger.why);
    if (flags.take === true) return takeInto(planFile!, ledger, flags, context);
    const found = await readPlanFile(planFile!, fileSystem);
    if ('why' in found) return refuse(found.why);
    const configured = await configurationFor(planFile!, configurationChoice(flags), fileSystem);
    if ('why' in configured) return refuse(configured.why);
    const { configuration } = configured;
    const plan = parsePlan(found.content.text);
    const comparison = compared(ledger, plan, configuration);
    if (comparison.ledger.sheets.length === 0) return refuse(about(ledgerFile!, noTable));
    if (flags.update === true) return update(planFile!, ledgerFile!, ledger, comparison, plan, flags, context);
    const { differences } = comparison;
    await output.write(
      flags.format === 'json' ? ledgerJson(planFile!, ledgerFile!, differences) : ledgerText(differences, language),
    );
    return differences.length === 0 ? exitCodes.clean : exitCodes.findings;
  },
};

function compared({ workbook }: LedgerFile, plan: Plan, configuration: ResolvedConfiguration): LedgerComparison {
  return compareLedger(workbook, plan, ledgerOptions({}, configuration));
}

async function update(
  planFile: string,
  file: string,
  { workbook, bytes }: LedgerFile,
  comparison: LedgerComparison,
  plan: Plan,
  { write = false, format }: LedgerFlags,
  { language, fileSystem, output }: CommandContext,
): Promise<ExitCode> {
  const made = updateLedger(comparison, plan);
  if (made === undefined) {
    tell(about(file, noBase)[language]);
    return exitCodes.failed;
  }
  const { updated, added, left } = made;
  const all = [...updated, ...added.map((task) => ({ kind: 'newTask', task }) as const)];
  if (!write) {
    await output.write(format === 'json' ? ledgerJson(planFile, file, all) : ledgerText(all, language));
    return all.length === 0 ? exitCodes.clean : exitCodes.findings;
  }
  const { reviseWorkbook } = await import('../../office');
  const revised = reviseWorkbook(workbook, made.changes, made.replaced);
  const trouble = revised.ok ? await overwrite(file, bytes, revised.value, fileSystem) : revised.text;
  if (trouble !== undefined) {
    tell(about(file, trouble)[language]);
    return exitCodes.failed;
  }
  tell(about(file, updatedText(updated.length, added.length))[language]);
  if (left.length > 0) tell(about(file, leftText(ledgerSummary(left, 'zh'), ledgerSummary(left, 'en')))[language]);
  return exitCodes.clean;
}

async function takeInto(
  planFile: string,
  ledger: LedgerFile,
  flags: LedgerFlags,
  context: CommandContext,
): Promise<ExitCode> {
  let open = 0;
  const { changed, failed } = await changeFiles(
    [planFile],
    flags,
    configurationChoice(flags),
    context,
    ({ name, text }, configuration): Change => {
      const plan = parsePlan(text);
      const taken = takeChanges(compared(ledger, plan, configuration), plan);
      open = taken.left.length;
      const advice: Localized = { zh: '台账已改', en: 'changed in the ledger' };
      return {
        text: taken.text,
        done: {
          zh: `已收进台账的改动 ${taken.taken.length} 处`,
          en: `${taken.taken.length} changes taken from the ledger`,
        },
        remarks:
          open === 0 ? [] : [about(name, leftText(ledgerSummary(taken.left, 'zh'), ledgerSummary(taken.left, 'en')))],
        word: {
          amendments: taken.edits.map(({ edit }) => amendment([edit], edit.range, advice, context.language)),
          remarks: [],
        },
      };
    },
  );
  if (failed) return exitCodes.failed;
  return open > 0 || (changed && flags.write !== true) ? exitCodes.findings : exitCodes.clean;
}

function updatedText(cells: number, rows: number): Localized {
  return {
    zh: `已更新 ${cells} 处，新增 ${rows} 行，原有文件另存为 .bak`,
    en: `${cells} cells updated, ${rows} rows added; what it held is in .bak`,
  };
}

function leftText(zh: string, en: string): Localized {
  return { zh: `另有差异未处理：${zh}`, en: `left as they are: ${en}` };
}
