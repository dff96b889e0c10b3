/** Reads and writes files whole, wherever VS Code has them. Nothing is overwritten without a copy of what was there. */
import { FileType, Uri, workspace } from 'vscode';
import { textOfWordFile, wordFileOf, wordScheme } from '../../../server/src/files/wordUris';
import { text } from '../messages';
import type { FixedText } from '../messages';

/** Bytes. The server and the command line read no larger file, either. */
const sizeLimit = 64 << 20;

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: FixedText; readonly detail: string };

export async function readWhole(uri: Uri): Promise<Outcome<Uint8Array>> {
  return attempt(text('The file can’t be read.'), async () => {
    const { size } = await workspace.fs.stat(uri);
    if (size > sizeLimit) return { ok: false, reason: text('The file is too large.'), detail: `${size} bytes` };
    return { ok: true, value: await workspace.fs.readFile(uri) };
  });
}

export async function exists(uri: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uri)).type !== FileType.Unknown;
  } catch {
    return false;
  }
}

/** What the file held is kept beside it, as `.bak`. */
export function replaceWhole(uri: Uri, content: Uint8Array): Promise<Outcome<undefined>> {
  return writeWhole(uri, content, async () => {
    await workspace.fs.copy(uri, uri.with({ path: `${uri.path}.bak` }), { overwrite: true });
  });
}

/**
 * Through a temporary file beside it, which takes its place, so that nobody ever finds half a file. `beforeReplacing`
 * is done only if there is a file to replace.
 */
export async function writeWhole(
  uri: Uri,
  content: Uint8Array,
  beforeReplacing = (): Promise<void> => Promise.resolve(),
): Promise<Outcome<undefined>> {
  const held = await holderOf(uri);
  if (held !== undefined)
    return {
      ok: false,
      reason: text('The file is open in Word, Excel or WPS. Close it there and try again.'),
      detail: held,
    };
  return attempt(text('The file can’t be written. It may be open in another program.'), async () => {
    const before = await exists(uri);
    if (before) await beforeReplacing();
    const temporary = Uri.joinPath(uri, '..', `.${nameOf(uri)}.${Date.now().toString(36)}.tmp`);
    try {
      await workspace.fs.writeFile(temporary, content);
      await workspace.fs.rename(temporary, uri, { overwrite: before });
    } catch (error) {
      // VS Code deletes the old file before it renames the new one, which may then be all that is left.
      const isNeeded = before && !(await exists(uri));
      if (!isNeeded && (await exists(temporary))) await workspace.fs.delete(temporary);
      throw error;
    }
    return { ok: true, value: undefined };
  });
}

async function attempt<T>(reason: FixedText, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    return { ok: false, reason, detail: String(error) };
  }
}

/** What an editor shows of a plan's file: itself, or the text of a Word file. */
export function textUri(file: Uri): Uri {
  return file.scheme !== wordScheme && /\.doc[xm]$/i.test(file.path) ? textOfWordFile(file) : file;
}

export function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Of the file itself, where an editor shows the text of a Word file. */
export function fileName(uri: Uri): string {
  return nameOf(wordFileOf(uri));
}

/**
 * The file that says that a document is being edited, if there is one: Word puts `~$` in place of the first two letters
 * of a long name and before a short one, WPS `.~` before it, LibreOffice `.~lock.NAME#` around it.
 */
async function holderOf(uri: Uri): Promise<string | undefined> {
  const name = nameOf(uri);
  const holders = [`~$${name.slice(2)}`, `~$${name}`, `~$${name.slice(1)}`, `.~${name}`, `.~lock.${name}#`];
  const found = await Promise.all(holders.map((holder) => exists(Uri.joinPath(uri, '..', holder))));
  return holders.find((_, index) => found[index]);
}
