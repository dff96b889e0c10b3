/**
 * The one loop of all commands: from the user's arguments to each file's text, its outcome, and what goes wrong on the
 * way.
 */
import type { FileResult, WorkspaceFileSystem } from '../files/fileSystem';
import { readPlan, type PlanContent } from '../files/planContent';
import { unreadText } from '../files/unreadText';
import type { WordOptions } from '../office';
import { utf8Text } from '../node/utf8';
import type { Localized, MessageLanguage } from '../text/localized';
import { expandArguments, stdinArgument } from './arguments';
import type { Configurations } from './configurations';
import { faultText, named, sizeLimit } from './messages';
import { tell, type Output } from './output';
import { uriOf } from './paths';
import { statusLine } from './statusLine';

/** A file that was read. */
export interface Input {
  /** A text file's characters, or a Word file's paragraphs. */
  readonly content: PlanContent;
  readonly text: string;
  /** As named, which is where to write. `-` is standard input. */
  readonly file: string;
  /** What messages call it. */
  readonly name: string;
  /** The URI of `name`. */
  readonly uri: string;
  readonly bytes: Uint8Array;
}

/** What became of one file. Plain data, because it may come from another thread. */
export interface Outcome {
  /** For standard output. */
  readonly output?: string;
  /** For standard error, one per line; the run fails. */
  readonly troubles?: readonly Localized[];
  /** For standard error, one per line. */
  readonly remarks?: readonly Localized[];
}

/** What a command does with each file. */
export interface InputWork<Result extends Outcome> {
  read(input: Input): Result | Promise<Result>;
  /** For a file that could not be read, or for which `read` failed. The loop says why. */
  unread(name: string, why: Localized): Result;
}

export interface Reading extends WordOptions {
  readonly fileSystem: WorkspaceFileSystem;
  /** What standard input is called; `-` by default. */
  readonly stdinName?: string;
}

/** The work on one named file: reads it and does the work; never rejects. */
export function onFile<Result extends Outcome>(
  work: InputWork<Result>,
  { fileSystem, stdinName = stdinArgument, ...options }: Reading,
): (file: string) => Promise<Result> {
  return async (file) => {
    const name = file === stdinArgument ? stdinName : file;
    try {
      const bytes = await readBytes(file, fileSystem);
      if (!bytes.ok) return unreadOutcome(work, name, faultText(bytes.fault));
      const content = await readPlan(bytes.value, name, { ...options, utf8Text });
      if (!content.ok) return unreadOutcome(work, name, unreadText(content));
      const { text } = content;
      const outcome = await work.read({ content, text, file, name, uri: uriOf(name), bytes: bytes.value });
      const remarks = content.kind === 'text' ? [] : content.remarks.map((remark) => named(name, remark));
      return remarks.length === 0 ? outcome : { ...outcome, remarks: [...remarks, ...(outcome.remarks ?? [])] };
    } catch (error) {
      return brokenOutcome(work, name, error);
    }
  };
}

function unreadOutcome<Result extends Outcome>(work: InputWork<Result>, name: string, why: Localized): Result {
  return { ...work.unread(name, why), troubles: [named(name, why)] };
}

/** After a bug of ours, or a text too large for the memory. The other files are still processed. */
export function brokenOutcome<Result extends Outcome>(work: InputWork<Result>, name: string, error: unknown): Result {
  return unreadOutcome(work, name, { zh: `处理时出错：${String(error)}`, en: `processing failed: ${String(error)}` });
}

function readBytes(file: string, fileSystem: WorkspaceFileSystem): Promise<FileResult<Uint8Array>> {
  return file === stdinArgument ? readStandardInput() : fileSystem.readFile(uriOf(file), { limit: sizeLimit });
}

async function readStandardInput(): Promise<FileResult<Uint8Array>> {
  const chunks: Buffer[] = [];
  let total = 0;
  try {
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (total > sizeLimit) return { ok: false, fault: 'tooLarge' };
      chunks.push(chunk);
    }
  } catch {
    return { ok: false, fault: 'unavailable' };
  }
  return { ok: true, value: Buffer.concat(chunks, total) };
}

/** Works on all files and hands over the outcomes in the order of the files, until `take` returns `false`. */
export type Schedule<Result> = (files: readonly string[], take: (outcome: Result) => Promise<boolean>) => Promise<void>;

export function oneByOne<Result>(work: (file: string) => Promise<Result>): Schedule<Result> {
  return async (files, take) => {
    for (const file of files) if (!(await take(await work(file)))) return;
  };
}

export interface Loop<Result extends Outcome> {
  /** Files, folders and patterns. */
  readonly named: readonly string[];
  readonly fileSystem: WorkspaceFileSystem;
  /** Used to search folders and patterns. */
  readonly configurations: Configurations;
  /** Leave out what git ignores. */
  readonly gitignore?: boolean;
  readonly language: MessageLanguage;
  readonly output: Output;
  readonly schedule: Schedule<Result>;
  readonly take?: (outcome: Result) => void;
  /** Written before the first outcome with output, between two of them, and after the last. */
  readonly head?: string;
  readonly between?: string;
  readonly foot?: (failed: boolean) => string;
  /** Report how many files were found in folders and by patterns. */
  readonly remarks?: boolean;
  /** Continue even if nobody reads the output any more, so that totals and exit code are correct. */
  readonly toTheEnd?: boolean;
}

/** Reports each trouble and remark once: a problem of a configuration file comes with every plan it applies to. */
export async function forEachInput<Result extends Outcome>(
  loop: Loop<Result>,
): Promise<{ readonly files: number; readonly failed: boolean }> {
  const { language, output, between = '', foot = () => '' } = loop;
  const said = new Set<string>();
  const say = (text: Localized): void => {
    if (!said.has(text[language])) tell(text[language]);
    said.add(text[language]);
  };
  const { files, troubles, remarks } = await expandArguments(
    loop.named,
    loop.fileSystem,
    loop.configurations,
    loop.gitignore,
  );
  if (loop.remarks === true) remarks.forEach(say);
  troubles.forEach(say);
  let failed = troubles.length > 0;
  let pieces = 0;
  let done = 0;
  const count = statusLine.counter(files.length, language);
  await output.write(loop.head ?? '');
  await loop.schedule(files, async (outcome) => {
    count(++done);
    outcome.troubles?.forEach(say);
    outcome.remarks?.forEach(say);
    failed ||= (outcome.troubles ?? []).length > 0;
    loop.take?.(outcome);
    if (outcome.output !== undefined && outcome.output !== '')
      await output.write((pieces++ === 0 ? '' : between) + outcome.output);
    return loop.toTheEnd === true || !output.closed;
  });
  statusLine.clear();
  await output.write(foot(failed));
  return { files: files.length, failed };
}
