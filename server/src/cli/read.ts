/** Reads one named file (or standard input) as text. */
import type { Localized } from '../text/localized';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import { decodeText } from '../files/decode';
import type { DecodedText } from '../files/decode';
import { stdinArgument } from './files';
import { uriOf } from './settings';
import { faultText, refusalText, sizeLimit } from './messages';

export interface ReadText extends DecodedText {
  readonly bytes: Uint8Array;
}

export interface Unread {
  readonly ok: false;
  /** Without the file's name. */
  readonly why: Localized;
}

export async function readText(file: string, fileSystem: WorkspaceFileSystem): Promise<ReadText | Unread> {
  const read =
    file === stdinArgument ? await readStandardInput() : await fileSystem.readFile(uriOf(file), { limit: sizeLimit });
  if (!read.ok) return { ok: false, why: faultText(read.fault) };
  const decoded = decodeText(read.value);
  return decoded.ok ? { ...decoded, bytes: read.value } : { ok: false, why: refusalText(decoded) };
}

type Read = Awaited<ReturnType<WorkspaceFileSystem['readFile']>>;

async function readStandardInput(): Promise<Read> {
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
