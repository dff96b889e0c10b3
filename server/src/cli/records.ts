/**
 * `--records`: plans as lines of JSON on standard input, each answered by a line of JSON, in order. One record is in
 * memory at a time, so engines may pipe any number of them.
 */
import { fromBase64 } from '../files/base64';
import { readPlan } from '../files/planContent';
import { unreadText } from '../files/unreadText';
import { utf8Text } from '../node/utf8';
import type { Localized } from '../text/localized';
import { plainJson } from '../text/plainText';
import { UsageError, type CommandContext, type CommandOption } from './command';
import type { Input } from './inputs';
import { isObject } from '../text/json';
import { readLines, type InputLine } from './lines';
import { sizeLimit } from './messages';
import { stdinNameOf, type InputFlags } from './options';
import { stdinArgument } from './arguments';
import { uriOf } from './paths';

export interface RecordFlags extends InputFlags {
  readonly format: string;
}

export const recordsOption: CommandOption = {
  flags: '--records',
  help: {
    zh: '标准输入每行一条 JSON 记录（{"id", "text"} 或 {"id", "base64"}），逐行以 JSON 回答；须用 --format ndjson',
    en: 'standard input has a JSON record on each line ({"id", "text"} or {"id", "base64"}), answered line by line; needs --format ndjson',
  },
};

const formatName = 'ndjson';
/** Bytes. JSON may write a character as six. */
const lineLimit = 6 * sizeLimit;

type Id = string | number;

/** With `--records`, standard input is the only file, and needs no name. */
export function verifyRecords(files: readonly string[], { records, format }: RecordFlags): void {
  if (records === true && (files.some((file) => file !== stdinArgument) || format !== formatName))
    throw new UsageError({
      zh: '--records 只读标准输入，须用 --format ndjson',
      en: '--records reads standard input alone and needs --format ndjson',
    });
}

/** Answers each record with the `id` and what `answer` makes of it. True if every record was one. */
export async function answerRecords(
  flags: InputFlags,
  { language, output }: CommandContext,
  answer: (input: Input) => object | Promise<object>,
): Promise<boolean> {
  const { stdinName = stdinArgument } = stdinNameOf(flags);
  const uri = uriOf(stdinName);
  let all = true;
  let line = 0;
  for await (const read of readLines(process.stdin, lineLimit)) {
    line++;
    if ('text' in read && read.text.trim() === '') continue;
    const answered = await answerOne(read);
    all &&= !('why' in answered);
    const told =
      'why' in answered
        ? { id: answered.id, line, error: answered.why[language] }
        : { id: answered.id, ...answered.value };
    await output.write(`${plainJson(told)}\n`);
    if (output.closed) break;
  }
  return all;

  async function answerOne(
    read: InputLine,
  ): Promise<{ readonly id: Id; readonly value: object } | { readonly id: Id | null; readonly why: Localized }> {
    const record = recordOf(read);
    if ('why' in record) return record;
    const { id, bytes } = record;
    try {
      const content = await readPlan(bytes, '', { utf8Text });
      if (!content.ok) return { id, why: unreadText(content) };
      const input = { content, text: content.text, file: stdinArgument, name: String(id), uri, bytes };
      return { id, value: await answer(input) };
    } catch (error) {
      return { id, why: { zh: `处理时出错：${String(error)}`, en: `processing failed: ${String(error)}` } };
    }
  }
}

function recordOf(
  read: InputLine,
): { readonly id: Id; readonly bytes: Uint8Array } | { readonly id: Id | null; readonly why: Localized } {
  if ('fault' in read) return { id: null, why: read.fault === 'tooLong' ? tooLong : notUtf8 };
  let record: unknown;
  try {
    record = JSON.parse(read.text);
  } catch {
    return { id: null, why: notJson };
  }
  if (!isObject(record)) return { id: null, why: notRecord };
  const { id, text, base64 } = record;
  if (typeof id !== 'string' && typeof id !== 'number') return { id: null, why: notRecord };
  if (typeof text === 'string' && base64 === undefined) return { id, bytes: new TextEncoder().encode(text) };
  if (typeof base64 === 'string' && text === undefined && isBase64(base64)) return { id, bytes: fromBase64(base64) };
  return { id, why: notRecord };
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

const notRecord: Localized = {
  zh: '不是记录：应为 {"id", "text"} 或 {"id", "base64"}',
  en: 'is not a record: {"id", "text"} or {"id", "base64"} is expected',
};
const notJson: Localized = { zh: '不是 JSON', en: 'is not JSON' };
const notUtf8: Localized = { zh: '不是 UTF-8', en: 'is not UTF-8' };
const tooLong: Localized = { zh: '记录过长', en: 'is too long' };
