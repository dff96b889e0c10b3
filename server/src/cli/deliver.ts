/** What becomes of a text that a command has changed: its diff is shown, or it is written back. */
import type { Encoding } from '../files/decode';
import { encodeText } from '../files/encode';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import { parentUri } from '../files/uris';
import type { Localized } from '../text/localized';
import { visibleLines } from '../text/plainText';
import { stdinArgument } from './arguments';
import { UsageError, type CommandOption } from './command';
import { unifiedDiff } from './diff';
import type { Input, Outcome } from './inputs';
import { encodingNames, faultText, named } from './messages';
import { uriOf } from './paths';

export interface WriteFlags {
  readonly write?: boolean;
}

/** `--write` and `--diff`. */
export const writeOptions: readonly CommandOption[] = [
  {
    flags: '-w, --write',
    help: {
      zh: '写回文件（先写临时文件再改名，编码和换行不变）',
      en: 'write the files, through a temporary file and a rename; encoding and line ends stay',
    },
  },
  { flags: '--diff', help: { zh: '显示差异（默认）', en: 'show the diff (the default)' }, conflicts: 'write' },
];

export function verifyWrite(files: readonly string[], { write }: WriteFlags): void {
  if (write === true && files.includes(stdinArgument))
    throw new UsageError({ zh: '标准输入不能写回', en: 'standard input cannot be written' });
}

export interface Delivery {
  readonly write: boolean;
  readonly fileSystem: WorkspaceFileSystem;
  /** What was changed, for the one who has it written. */
  readonly done: Localized;
}

/** Hands over the changed `text` of `input`. */
export async function deliver(input: Input, text: string, { write, fileSystem, done }: Delivery): Promise<Outcome> {
  if (write) {
    const problem = await writeText(input, text, fileSystem);
    const said = named(input.name, problem ?? done);
    return problem === undefined ? { remarks: [said] } : { troubles: [said] };
  }
  const mark = input.bom ? '\ufeff' : '';
  const diff = unifiedDiff(input.name, mark + input.text, mark + text);
  // A patch holds the lines as they are; nobody sends a terminal's text to `patch`.
  if (process.stdout.isTTY) return { output: visibleLines(diff) };
  return {
    output: diff,
    remarks: input.encoding === 'utf-8' ? [] : [named(input.name, unfitText(input.encoding))],
  };
}

function unfitText(encoding: Encoding): Localized {
  const name = encodingNames[encoding];
  return {
    zh: `文件编码为 ${name}，差异以 UTF-8 输出，不能用 patch 应用；请用 --write`,
    en: `the file is in ${name} but its diff is in UTF-8, so patch cannot apply it; use --write`,
  };
}

/** Writes `text` where `input` came from, in its encoding, provided the file still says the same. */
async function writeText(input: Input, text: string, fileSystem: WorkspaceFileSystem): Promise<Localized | undefined> {
  const { file, encoding, bom, bytes } = input;
  const same = encodeText(input.text, encoding, bom);
  const content = encodeText(text, encoding, bom);
  // Several byte sequences of GB 18030 may stand for one character: then the rest of the file would change too.
  if (content === undefined || same === undefined || Buffer.compare(same, bytes) !== 0) {
    return {
      zh: `无法按原编码（${encodingNames[encoding]}）原样写回，未改动，请先另存为 UTF-8`,
      en: `cannot be written back unchanged in ${encodingNames[encoding]}, so it was left alone; save it as UTF-8 first`,
    };
  }
  // A link is written where it leads.
  const real = await fileSystem.realUri(uriOf(file));
  if (!real.ok) return faultText(real.fault);
  const written = await fileSystem.writeFile(real.value, content, parentUri(real.value), bytes);
  return written.ok ? undefined : faultText(written.fault);
}
