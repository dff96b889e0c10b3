/** The tools that `gzyd mcp` offers an assistant. */
import { StatisticsSum } from '../../export/statistics';
import { extractPlan } from '../../export/json';
import { outlineText } from '../../export/outlineText';
import { comparable, comparePlans } from '../../ledger/compare';
import { comparisonFormats } from '../../ledger/comparisonFormats';
import { parsePlan } from '../../plan/parse';
import { renumber } from '../../refactor/renumber';
import { json } from '../../report/json';
import { text } from '../../report/text';
import { severities } from '../../rules/severity';
import type { Severity } from '../../rules/types';
import { applyEdits } from '../../text/edits';
import type { Localized, MessageLanguage } from '../../text/localized';
import { plainJson, plainText } from '../../text/plainText';
import { writeText } from '../changeFiles';
import { checkWork } from '../checkFile';
import { createConfigurations } from '../configurations';
import { unifiedDiff } from '../diff';
import type { Input } from '../inputs';
import { named } from '../messages';
import type { JsonObject } from '../../text/json';
import type { Found, McpPlans } from './plans';

export interface ToolContext {
  readonly plans: McpPlans;
  readonly language: MessageLanguage;
  /** The user has allowed to write. */
  readonly write: boolean;
}

export interface Tool {
  readonly name: string;
  /** For lists of tools. */
  readonly title: Localized;
  /** For the assistant: what it gives, and when to call it. */
  readonly description: Localized;
  readonly properties: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
  /** Offered and done only if the user has allowed to write. */
  readonly writes?: true;
  run(args: JsonObject, context: ToolContext): Promise<Found<string>>;
}

const planProperties = {
  path: {
    type: 'string',
    description: '文件：绝对路径，或相对于所开文件夹的路径 / path of the plan, absolute or from a folder',
  },
  text: { type: 'string', description: '工作要点全文，代替 path / the whole text of the plan, instead of path' },
};

function textArgument(args: JsonObject, name: string): string | undefined {
  const value = args[name];
  return typeof value === 'string' ? value : undefined;
}

function planOf(args: JsonObject, plans: McpPlans): Promise<Found<Input>> {
  const [path, text] = [textArgument(args, 'path'), textArgument(args, 'text')];
  if ((path === undefined) === (text === undefined)) return Promise.resolve({ why: onePlan });
  return path === undefined ? plans.text(text!) : plans.file(path);
}

const onePlan: Localized = { zh: '请给出 path 或 text 之一', en: 'give either path or text' };

/** A tool about one plan. */
function planTool(
  tool: Pick<Tool, 'name' | 'title' | 'description' | 'writes'> & { readonly more?: Readonly<Record<string, object>> },
  run: (input: Input, args: JsonObject, context: ToolContext) => Promise<Found<string>>,
): Tool {
  const { name, title, description, writes, more = {} } = tool;
  return {
    name,
    title,
    description,
    ...(writes === undefined ? {} : { writes }),
    properties: { ...planProperties, ...more },
    async run(args, context) {
      const plan = await planOf(args, context.plans);
      return 'why' in plan ? plan : run(plan.found, args, context);
    },
  };
}

const check = planTool(
  {
    name: 'check',
    title: { zh: '检查工作要点', en: 'Check a Work Plan' },
    description: {
      zh: '检查一份工作要点：序号、责任单位、目标时限、标点等；每个问题一行，行列从 1 起',
      en: 'Checks a Chinese annual work plan (工作要点): numbers, responsible units, targets, deadlines, punctuation; a line for each finding, lines and columns from 1',
    },
    more: {
      level: { type: 'string', enum: severities, description: '最低级别 / lowest severity; information' },
      format: { type: 'string', enum: ['text', 'json'], description: 'json 含修正 / json lists fixes, too; text' },
    },
  },
  async (input, args, { plans, language }) => {
    const level = (textArgument(args, 'level') ?? 'information') as Severity;
    const format = [text, json].find(({ name }) => name === (textArgument(args, 'format') ?? 'text'));
    if (!severities.includes(level) || format === undefined)
      return { why: { zh: 'level 或 format 无效', en: 'level or format is not one that exists' } };
    const work = checkWork({ ...plans.choice, language, level }, format, plans.fileSystem);
    const { output = '', findings, troubles = [], remarks = [] } = await work.read(input);
    const notes = [...troubles, ...remarks].map((text) => `${plainText(text[language])}\n`).join('');
    return { found: notes + (findings === 0 && format.name === 'text' ? `${clean[language]}\n` : output) };
  },
);

const lacks = (argument: string): Localized => ({
  zh: `请给出 ${argument}，值为字符串`,
  en: `give ${argument}, a string`,
});
const clean: Localized = { zh: '没有问题', en: 'no findings' };

const outline = planTool(
  {
    name: 'outline',
    title: { zh: '工作要点大纲', en: 'Outline of a Work Plan' },
    description: {
      zh: '一份工作要点的层次：标题、各部分、条目及其责任单位',
      en: 'The outline of a plan: title, sections, items and their responsible units, as a tree',
    },
  },
  async ({ text }) => ({ found: outlineText(parsePlan(text)) }),
);

const extract = planTool(
  {
    name: 'extract',
    title: { zh: '提取工作要点', en: 'Extract a Work Plan' },
    description: {
      zh: '以 JSON 提取一份工作要点的标题、层次、条目、责任单位、目标和时限',
      en: 'Title, outline, items, responsible units, targets and deadlines of a plan as JSON',
    },
  },
  async ({ name, text }) => ({ found: plainJson(extractPlan(name, parsePlan(text))) }),
);

const renumberPreview = planTool(
  {
    name: 'renumber_preview',
    title: { zh: '预览序号重排', en: 'Preview Renumbering' },
    description: {
      zh: '序号和引用重排后的差异，以及拿不准的地方；不写入文件',
      en: 'The diff that puts numbers and references in order, and the places that are doubtful; writes nothing',
    },
  },
  async (input, _args, context) => {
    const { after, doubts } = await renumbered(input, context);
    return { found: unifiedDiff(input.name, input.text, after) + doubts };
  },
);

const renumberWrite = planTool(
  {
    name: 'renumber',
    title: { zh: '重排序号', en: 'Renumber' },
    writes: true,
    description: {
      zh: '重排序号和引用，写回文件；拿不准的地方不动',
      en: 'Puts numbers and references in order and writes the file; doubtful places are left alone',
    },
  },
  async (input, args, context) => {
    if (textArgument(args, 'path') === undefined || input.content.kind !== 'text')
      return { why: { zh: '只能写回 path 所指的文本文件', en: 'only a text file named by path can be written' } };
    const { after, doubts } = await renumbered(input, context);
    const diff = unifiedDiff(input.name, input.text, after);
    const problem =
      after === input.text ? undefined : await writeText(input, input.content, after, context.plans.fileSystem);
    return problem === undefined ? { found: diff + doubts } : { why: named(input.name, problem) };
  },
);

async function renumbered(
  { uri, text }: Input,
  { plans, language }: ToolContext,
): Promise<{ readonly after: string; readonly doubts: string }> {
  const { configuration } = await createConfigurations(plans.choice, plans.fileSystem).forFile(uri);
  const { edits, doubts } = renumber(parsePlan(text), { mode: configuration.context.numbering, all: false });
  const lines = doubts.map(({ range, message }) => `${range.start.line + 1}: ${plainText(message[language])}\n`);
  return { after: applyEdits(text, edits), doubts: lines.join('') };
}

const units: Tool = {
  name: 'units',
  title: { zh: '各责任单位', en: 'Responsible Units' },
  description: {
    zh: '责任单位各牵头、配合几条；不写 path 和 text 时统计文件夹中的全部工作要点',
    en: 'What each unit leads and supports, counted; without path and text, over all plans in the folders',
  },
  properties: planProperties,
  async run(args, { plans }) {
    const sum = new StatisticsSum();
    if (args.path !== undefined || args.text !== undefined) {
      const plan = await planOf(args, plans);
      if ('why' in plan) return plan;
      sum.add(parsePlan(plan.found.text));
    } else {
      for (const file of await plans.list()) {
        const plan = await plans.file(file);
        if ('found' in plan) sum.add(parsePlan(plan.found.text));
      }
    }
    const { plans: count, items, withoutUnit, units: found } = sum.result();
    return { found: plainJson({ plans: count, items, withoutUnit, units: found }) };
  },
};

const compare: Tool = {
  name: 'compare',
  title: { zh: '对照两份工作要点', en: 'Compare Two Work Plans' },
  description: {
    zh: '逐条对照两份工作要点：移动、改写、拆分、合并、新增、删去，目标、责任单位和时限的变化',
    en: 'Compares two plans item by item: moved, reworded, split, merged, new, dropped; targets, units and deadlines that changed',
  },
  properties: {
    earlier: { type: 'string', description: '原来的一份，路径 / path of the earlier plan' },
    later: { type: 'string', description: '新的一份，路径 / path of the later plan' },
  },
  required: ['earlier', 'later'],
  async run(args, { plans, language }) {
    const [before, after] = [
      await plans.file(textArgument(args, 'earlier') ?? ''),
      await plans.file(textArgument(args, 'later') ?? ''),
    ];
    if ('why' in before) return before;
    if ('why' in after) return after;
    const [earlierPlan, laterPlan] = [parsePlan(before.found.text), parsePlan(after.found.text)];
    const comparison = comparePlans(comparable(earlierPlan), laterPlan);
    const { name: earlierFile } = before.found;
    const { name: laterFile } = after.found;
    return {
      found: comparisonFormats[0]!.pair({ comparison, earlierFile, laterFile, earlierPlan, laterPlan }, language),
    };
  },
};

const allTools: readonly Tool[] = [check, outline, extract, renumberPreview, renumberWrite, units, compare];

export function toolsFor({ write }: Pick<ToolContext, 'write'>): readonly Tool[] {
  return allTools.filter(({ writes }) => writes !== true || write);
}

export interface ToolAnswer {
  readonly text: string;
  /** The text says what is wrong with the call. */
  readonly isError: boolean;
}

/** Undefined if there is no such tool. */
export async function callTool(name: unknown, args: JsonObject, context: ToolContext): Promise<ToolAnswer | undefined> {
  const tool = toolsFor(context).find((one) => one.name === name);
  if (tool === undefined) return undefined;
  const missing = tool.required?.find((key) => textArgument(args, key) === undefined);
  const done = missing === undefined ? await tool.run(args, context) : { why: lacks(missing) };
  return 'why' in done
    ? { text: plainText(done.why[context.language]), isError: true }
    : { text: done.found, isError: false };
}

/** What a tool takes, as a JSON schema. */
export function inputSchema({ properties, required = [] }: Tool): object {
  return { type: 'object', properties, required };
}
