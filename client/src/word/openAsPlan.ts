/** Files opened as plans, wherever they come from: the explorer, a dialog, the outline. */
import { window, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { toBase64 } from '../../../server/src/files/base64';
import { textOfWordFile } from '../../../server/src/files/wordUris';
import { languageId } from '../../../server/src/protocol/messages';
import { ReadWordRequest } from '../../../server/src/protocol/wordMessages';
import type { ReadWordParams, ReadWordResult } from '../../../server/src/protocol/wordMessages';
import type { PlanClient } from '../client';
import { text } from '../messages';
import { notify, plain, warn } from '../notify';
import { askServer } from './askServer';
import { nameOf, readWhole } from './files';

/** A .docx as a text that is saved back into it. Of anything else that can be read, a text of its own. */
export async function openAsPlan(planClient: PlanClient, file: Uri): Promise<void> {
  const { channel } = planClient;
  const name = nameOf(file);
  const read = await readWhole(file);
  if (!read.ok) {
    channel.error(`${file.toString()}: ${read.detail}`);
    return warnAbout(name, read.reason);
  }
  if (!isZip(read.value)) return openImported(planClient, name, read.value);
  try {
    const document = await workspace.openTextDocument(textOfWordFile(file));
    await window.showTextDocument(document, { preview: false });
  } catch (error) {
    channel.error(`${file.toString()} was not opened.`, error);
    warnAbout(name, reasonOf(error));
  }
}

/** As a new plan that has no file yet. */
export async function openImported(planClient: PlanClient, name: string, bytes: Uint8Array): Promise<void> {
  const params: ReadWordParams = { name, content: toBase64(bytes) };
  const read = await askServer<ReadWordResult>(planClient, ReadWordRequest, params);
  if (read === undefined) return;
  if (!read.ok) {
    planClient.channel.error(`${name}: ${read.reason}`);
    return warnAbout(name, read.reason);
  }
  const document = await workspace.openTextDocument({ language: languageId, content: read.text });
  await window.showTextDocument(document, { preview: false });
  if (read.remarks.length > 0) notify(plain(text('{0}: {1}', name, read.remarks.join(' '))));
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function warnAbout(name: string, reason: string): void {
  warn(plain(text('{0}: {1}', name, reason)));
}

/** VS Code wraps what a file system says: `Unable to read file '…' (Unavailable (FileSystemError): the reason)`. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /\(FileSystemError\): (.*?)\)?$/s.exec(message)?.[1] ?? message;
}
