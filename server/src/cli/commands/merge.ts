/** `gzyd merge`: the drafts of many departments as one plan. */
import path from 'node:path';
import { mergeJson } from '../../merge/report';
import type { WrittenMerger } from '../../merge/write';
import { profileOf } from '../../layout/profile';
import type { NamedText, SentDraft } from '../../office';
import type { Localized } from '../../text/localized';
import { stdinArgument } from '../arguments';
import { UsageError, type Command, type CommandContext } from '../command';
import { configurationFor } from '../configurations';
import { deliver, forceOption } from '../deliver';
import { exitCodes, type ExitCode } from '../exitCodes';
import { readLedgerFile } from '../ledgerFile';
import { named as about } from '../messages';
import { configOption, configurationChoice } from '../options';
import { tell } from '../output';
import { readPlanFile } from '../planFile';

interface MergeFlags {
  readonly like?: string;
  readonly title?: string;
  readonly sources?: boolean;
  readonly format: 'text' | 'json';
  readonly output?: string;
  readonly force?: boolean;
  readonly config?: string;
}

const endings = ['.docx', '.txt', '.md', '.gzyd'];

export const mergeCommand: Command<MergeFlags> = {
  name: 'merge',
  summary: {
    zh: '把各科室的来稿（docx、txt、xlsx 可混用）汇总成一份要点：按部分归并、统一编号，内容相近的并排列出',
    en: 'Makes one plan of the drafts of many departments (docx, txt, xlsx in any mix): by section, numbered, duplicates side by side',
  },
  files: {
    help: { zh: '各科室的来稿', en: 'the drafts' },
  },
  options: [
    {
      flags: '--like <plan>',
      help: {
        zh: '照这份要点的标题、部分和编号形式汇总；不写则照第一份来稿',
        en: 'take title, sections and form of the numbers from this plan instead of the first draft',
      },
    },
    { flags: '--title <text>', help: { zh: '汇总后的标题', en: 'the title of the merged plan' } },
    {
      flags: '--sources',
      help: {
        zh: '注明来稿：文本中在下一行写【来源：…】（检查和台账都不当作正文），docx 中写成批注',
        en: 'say who sent what: in text on a line 【来源：…】, which is no text of the plan; in a docx as comments',
      },
    },
    {
      flags: '-f, --format <format>',
      help: {
        zh: '标准输出的格式；json 另列每条来自哪份来稿，见 schemas/merge.schema.json',
        en: 'what is printed; json also says what came from where: schemas/merge.schema.json',
      },
      choices: ['text', 'json'],
      default: 'text',
    },
    {
      flags: '-o, --output <file>',
      help: { zh: '写入文件（.docx 或 .txt），不再输出文本', en: 'write a .docx or .txt instead of printing the text' },
    },
    forceOption,
    configOption,
  ],
  exits: {
    0: { zh: '已汇总', en: 'done' },
    2: { zh: '有文件未能读取或写入，或参数有误', en: 'a file could not be read or written, or an argument is wrong' },
  },
  verify(files, { output }) {
    if (files.includes(stdinArgument))
      throw new UsageError({ zh: '来稿不能来自标准输入', en: 'drafts cannot come from standard input' });
    if (output !== undefined && !endings.includes(path.extname(output).toLowerCase()))
      throw new UsageError({
        zh: '-o 只能写 .docx、.txt、.md 或 .gzyd 文件',
        en: '-o writes a .docx, .txt, .md or .gzyd file',
      });
  },
  async run(files, flags, context) {
    const { language, fileSystem, output } = context;
    const refuse = (why: Localized): ExitCode => {
      tell(why[language]);
      return exitCodes.failed;
    };
    const sent: SentDraft[] = [];
    for (const file of files) {
      const read = await readDraft(file, nameOf(file, files), context);
      if ('why' in read) return refuse(read.why);
      sent.push(read);
    }
    let like: NamedText | undefined;
    if (flags.like !== undefined) {
      const read = await readPlanFile(flags.like, fileSystem);
      if ('why' in read) return refuse(read.why);
      like = { name: flags.like, text: read.content.text };
    }
    const isWord = flags.output?.toLowerCase().endsWith('.docx') === true;
    const { mergedDrafts } = await import('../../office');
    const made = mergedDrafts(sent, { like, title: flags.title, marks: flags.sources === true && !isWord });
    if (!made.ok) return refuse(about(files[made.at]!, made.why));
    const { merged, written, remarks: facts } = made;
    if (flags.output !== undefined) {
      const bytes = isWord
        ? await wordFile(files[0]!, written, flags, context)
        : new TextEncoder().encode(written.text);
      if ('why' in bytes) return refuse(bytes.why);
      const sources = flags.like === undefined ? files : [...files, flags.like];
      const { troubles = [], remarks = [] } = await deliver(
        flags.output,
        bytes,
        sources,
        fileSystem,
        flags.force === true,
      );
      for (const text of [...troubles, ...remarks]) tell(text[language]);
      if (troubles.length > 0) return exitCodes.failed;
    }
    if (flags.format === 'json') await output.write(mergeJson(files, merged, written));
    else if (flags.output === undefined) await output.write(written.text);
    for (const text of facts) tell(text[language]);
    return exitCodes.clean;
  },
};

/** Laid out by the configuration of the first draft. */
async function wordFile(
  draft: string,
  written: WrittenMerger,
  flags: MergeFlags,
  { language, fileSystem }: CommandContext,
): Promise<Uint8Array | { readonly why: Localized }> {
  const configured = await configurationFor(draft, configurationChoice(flags), fileSystem);
  if ('why' in configured) return configured;
  const { layout } = configured.configuration;
  const { mergedWord } = await import('../../office');
  const request = { profile: profileOf(layout), notice: layout };
  const made = mergedWord(written, request, { sources: flags.sources === true, language });
  return made.ok ? made.value : { why: about(flags.output!, made.text) };
}

/** Without its folder, unless another draft has the same name. */
function nameOf(file: string, files: readonly string[]): string {
  const own = path.basename(file);
  return files.filter((other) => path.basename(other) === own).length > 1 ? file : own;
}

async function readDraft(
  file: string,
  name: string,
  { fileSystem }: CommandContext,
): Promise<SentDraft | { readonly why: Localized }> {
  if (path.extname(file).toLowerCase() === '.xlsx') {
    const ledger = await readLedgerFile(file, fileSystem);
    return 'why' in ledger ? ledger : { name, workbook: ledger.workbook };
  }
  const read = await readPlanFile(file, fileSystem);
  return 'why' in read ? read : { name, text: read.content.text };
}
