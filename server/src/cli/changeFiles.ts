/** What `fix` and `renumber` have in common: they change each text, and show its diff or write it back. */
import type { ResolvedConfiguration } from '../config/resolve';
import type { DecodedText, Encoding } from '../files/decode';
import { encodeText } from '../files/encode';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import { parentUri } from '../files/uris';
import type { WordText } from '../office';
import type { Localized, MessageLanguage } from '../text/localized';
import { visibleLines } from '../text/plainText';
import { stdinArgument } from './arguments';
import { UsageError, type CommandContext, type CommandOption } from './command';
import { createConfigurations, type ConfigurationChoice } from './configurations';
import { unifiedDiff } from './diff';
import { forEachInput, oneByOne, onFile, type Input, type Outcome } from './inputs';
import { encodingNames, faultText, named as about } from './messages';
import { stdinNameOf, type InputFlags } from './options';
import { tell } from './output';
import { uriOf } from './paths';
import { writeRevision, type WordChange } from './wordChanges';

export interface WriteFlags {
  readonly write?: boolean;
}

/** `--write` and `--diff`. */
export const writeOptions: readonly CommandOption[] = [
  {
    flags: '-w, --write',
    help: {
      zh: '写回文件（先写临时文件再改名，编码和换行不变）；Word 文件另存为“名称（修订）.docx”，改动记为修订、其余问题加批注',
      en: 'write the files, through a temporary file and a rename; encoding and line ends are kept; of a Word file, write a copy “NAME（修订）.docx” with tracked changes and comments',
    },
  },
  { flags: '--diff', help: { zh: '显示差异（默认）', en: 'show the diff (the default)' }, conflicts: 'write' },
];

export function verifyWrite(files: readonly string[], { write }: WriteFlags): void {
  if (write === true && files.includes(stdinArgument))
    throw new UsageError({ zh: '标准输入不能写回', en: 'standard input cannot be written' });
}

/** A text as a command would change it. */
export interface Change {
  readonly text: string;
  /** What was changed, if it is written. */
  readonly done: Localized;
  /** Anything else to say about this file. */
  readonly remarks?: readonly Localized[];
  /** Of a Word file, the same as tracked changes and comments; `text` shows it without them. */
  readonly word?: WordChange;
}

interface ChangeOutcome extends Outcome {
  /** `unread` includes an unreadable configuration: with the defaults, something right might be changed. */
  readonly state: 'unread' | 'unconfigured' | 'same' | 'changed';
}

/** Changes the files, folders and patterns in `named`. */
export async function changeFiles(
  named: readonly string[],
  flags: WriteFlags & InputFlags,
  choice: ConfigurationChoice,
  { language, fileSystem, output }: CommandContext,
  change: (input: Input, configuration: ResolvedConfiguration) => Change,
): Promise<{ readonly changed: boolean; readonly failed: boolean }> {
  const { write = false } = flags;
  const configurations = createConfigurations(choice, fileSystem);

  async function read(input: Input): Promise<ChangeOutcome> {
    const { configuration, remarks: problems } = await configurations.forFile(input.uri);
    const faults = problems.filter(({ fatal }) => fatal).map(({ text }) => text);
    if (faults.length > 0) return { state: 'unconfigured', troubles: faults };
    const { text, done, remarks = [], word } = change(input, configuration);
    const hasComments = write && word !== undefined && word.remarks.length > 0;
    if (text === input.text && !hasComments) return { state: 'same', remarks };
    const delivered = !write
      ? diffOutcome(input, text)
      : input.content.kind === 'imported'
        ? { troubles: [about(input.name, onlyRead)] }
        : input.content.kind === 'word'
          ? await revisedOutcome(input, input.content.word, word ?? noChange, language, fileSystem)
          : await writtenOutcome(input, input.content, text, done, fileSystem);
    return { state: 'changed', ...delivered, remarks: [...remarks, ...(delivered.remarks ?? [])] };
  }

  let unconfigured = 0;
  let changed = false;
  const { failed } = await forEachInput<ChangeOutcome>({
    named,
    fileSystem,
    configurations,
    gitignore: flags.gitignore === true,
    language,
    output,
    schedule: oneByOne(onFile({ read, unread: () => ({ state: 'unread' }) }, { fileSystem, ...stdinNameOf(flags) })),
    take({ state }) {
      if (state === 'unconfigured') unconfigured++;
      if (state === 'changed') changed = true;
    },
    // If the reader of a diff goes away, nothing more is changed. With `--write` all files are written, reader or not.
    toTheEnd: write,
  });
  if (unconfigured > 0) tell(unconfiguredText(unconfigured)[language]);
  return { changed, failed };
}

function unconfiguredText(count: number): Localized {
  return {
    zh: `配置无法读取，${count} 个文件未作修正`,
    en: `${count} ${count === 1 ? 'file was' : 'files were'} not fixed because the configuration cannot be read`,
  };
}

const onlyRead: Localized = {
  zh: '这种文件只能读入，不能写回；请先用 gzyd import 转成文本，或在 Word 中另存为 .docx',
  en: 'such a file can be read but not written; make a text of it with gzyd import, or save it as .docx in Word',
};

const noChange: WordChange = { amendments: [], remarks: [] };

/** A Word file is never overwritten: its copy says what changed. */
async function revisedOutcome(
  { file, name }: Input,
  word: WordText,
  change: WordChange,
  language: MessageLanguage,
  fileSystem: WorkspaceFileSystem,
): Promise<Outcome> {
  const written = await writeRevision(file, word, change, language, fileSystem);
  return 'done' in written ? { remarks: [about(name, written.done)] } : { troubles: [about(name, written.problem)] };
}

async function writtenOutcome(
  input: Input,
  decoded: DecodedText,
  text: string,
  done: Localized,
  fileSystem: WorkspaceFileSystem,
): Promise<Outcome> {
  const problem = await writeText(input, decoded, text, fileSystem);
  return problem === undefined ? { remarks: [about(input.name, done)] } : { troubles: [about(input.name, problem)] };
}

function diffOutcome(input: Input, text: string): Outcome {
  const { content } = input;
  const mark = content.kind === 'text' && content.bom ? '\ufeff' : '';
  const diff = unifiedDiff(input.name, mark + input.text, mark + text);
  // A patch has the lines as they are, but nobody pipes a terminal's text to `patch`.
  if (process.stdout.isTTY) return { output: visibleLines(diff) };
  const isFit = content.kind !== 'text' || content.encoding === 'utf-8';
  return { output: diff, remarks: isFit ? [] : [about(input.name, unfitText(content.encoding))] };
}

function unfitText(encoding: Encoding): Localized {
  const name = encodingNames[encoding];
  return {
    zh: `文件编码为 ${name}，差异以 UTF-8 输出，不能用 patch 应用；请用 --write`,
    en: `the file is in ${name} but its diff is in UTF-8, so patch cannot apply it; use --write`,
  };
}

/** Writes `text` back where `input` came from, in its encoding, if the file hasn't changed in between. */
export async function writeText(
  { file, bytes }: Pick<Input, 'file' | 'bytes'>,
  { text: before, encoding, bom }: DecodedText,
  text: string,
  fileSystem: WorkspaceFileSystem,
): Promise<Localized | undefined> {
  const same = encodeText(before, encoding, bom);
  const content = encodeText(text, encoding, bom);
  // In GB 18030, several byte sequences may stand for one character. Then the rest of the file would change too.
  if (content === undefined || same === undefined || Buffer.compare(same, bytes) !== 0) {
    return {
      zh: `无法按原编码（${encodingNames[encoding]}）原样写回，未改动，请先另存为 UTF-8`,
      en: `cannot be written back unchanged in ${encodingNames[encoding]}, so it was left alone; save it as UTF-8 first`,
    };
  }
  // A symbolic link is written at its target.
  const real = await fileSystem.realUri(uriOf(file));
  if (!real.ok) return faultText(real.fault);
  const written = await fileSystem.writeFile(real.value, content, parentUri(real.value), bytes);
  return written.ok ? undefined : faultText(written.fault);
}
