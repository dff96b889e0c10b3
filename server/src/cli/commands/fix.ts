/** `gzyd fix`: shows as a diff what the fixes would change, or writes it. */
import { visibleLines } from '../../text/plainText';
import { NodeFileSystem } from '../../node/fileSystem';
import { createEngine } from '../../rules/engine';
import { rules } from '../../rules/registry';
import type { Localized } from '../../text/localized';
import type { WorkspaceFileSystem } from '../../files/fileSystem';
import { parentUri } from '../../files/uris';
import { unifiedDiff } from '../diff';
import { encodeText } from '../../files/encode';
import { exitCodes } from '../exitCodes';
import type { ExitCode } from '../exitCodes';
import { expandArguments } from '../files';
import { fixText, maxRounds } from '../fix';
import type { FixChoice } from '../fix';
import type { Language } from '../language';
import { Output, tell } from '../output';
import { readText } from '../read';
import type { ReadText } from '../read';
import { createSettings, uriOf } from '../settings';
import type { SettingsOptions } from '../settings';
import { encodingNames, faultText } from '../messages';

export interface FixOptions extends SettingsOptions, FixChoice {
  readonly language: Language;
  readonly write: boolean;
  readonly stdinName?: string;
}

/** 0: nothing to change, or written; 1: there is something to change; 2: a file could not be read or written. */
export async function fixCommand(args: readonly string[], options: FixOptions): Promise<ExitCode> {
  const { language, write } = options;
  const fileSystem = new NodeFileSystem();
  const settings = createSettings(options, fileSystem);
  const engine = createEngine(rules);
  const output = new Output(process.stdout);
  let failed = false;
  let changed = false;
  /** What is wrong with a configuration file comes with every plan it holds for. */
  const told = new Set<string>();
  let unread = 0;
  // A patch holds the lines as they are; nobody sends a terminal's text to `patch`.
  const shown = process.stdout.isTTY ? visibleLines : (diff: string): string => diff;
  const complain = (text: Localized, file?: string): void => {
    failed = true;
    tell(file === undefined ? text[language] : `${file}${language === 'zh' ? '：' : ': '}${text[language]}`);
  };

  const { files, troubles } = await expandArguments(args, fileSystem, settings);
  for (const trouble of troubles) complain(trouble);
  for (const file of files) {
    const name = file === '-' ? (options.stdinName ?? '-') : file;
    const read = await readText(file, fileSystem);
    if (!read.ok) {
      complain(read.why, name);
      continue;
    }
    const { configuration, remarks } = await settings.forFile(uriOf(name));
    const faults = remarks.filter(({ fatal }) => fatal);
    for (const { text } of faults) {
      if (!told.has(text.zh)) complain(text);
      told.add(text.zh);
    }
    // By the defaults it would be mended where the configuration may say that it is right.
    if (faults.length > 0) {
      unread++;
      continue;
    }
    const { text, count, unfinished } = fixText(read.text, engine, configuration, options);
    if (text === read.text) continue;
    if (unfinished)
      tell(
        language === 'zh'
          ? `${name}：修正 ${maxRounds} 轮后仍有可修正之处`
          : `${name}: after ${maxRounds} rounds there is still something to fix`,
      );
    changed = true;
    if (!write) {
      const mark = read.bom ? '\ufeff' : '';
      await output.write(shown(unifiedDiff(name, mark + read.text, mark + text)));
      if (output.closed) break;
      continue;
    }
    const problem = await writeText(file, read, text, fileSystem);
    if (problem !== undefined) complain(problem, name);
    else tell(language === 'zh' ? `${name}：已修正 ${count} 处` : `${name}: ${count} fixed`);
  }
  if (unread > 0)
    complain({
      zh: `配置无法读取，${unread} 个文件未作修正`,
      en: `${unread} ${unread === 1 ? 'file was' : 'files were'} not fixed, as the configuration can't be read`,
    });
  if (!(await output.finish())) failed = true;
  return failed ? exitCodes.failed : changed && !write ? exitCodes.findings : exitCodes.clean;
}

/** Writes `text` where `read` came from, in its encoding, provided that is still what the file says. */
async function writeText(
  file: string,
  read: ReadText,
  text: string,
  fileSystem: WorkspaceFileSystem,
): Promise<Localized | undefined> {
  const { encoding, bom, bytes } = read;
  const same = encodeText(read.text, encoding, bom);
  const content = encodeText(text, encoding, bom);
  // Several byte sequences of GB 18030 may stand for one character: then the rest of the file would change too.
  if (content === undefined || same === undefined || Buffer.compare(same, bytes) !== 0) {
    return {
      zh: `无法按原编码（${encodingNames[encoding]}）原样写回，未改动，请先另存为 UTF-8`,
      en: `can't be written back as it was in ${encodingNames[encoding]}; left alone. Save it as UTF-8 first`,
    };
  }
  // A link is written where it leads.
  const real = await fileSystem.realUri(uriOf(file));
  if (!real.ok) return faultText(real.fault);
  const written = await fileSystem.writeFile(real.value, content, parentUri(real.value), bytes);
  return written.ok ? undefined : faultText(written.fault);
}
