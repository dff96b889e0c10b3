/** Files on disk. Nothing rejects; `files/fileSystem.ts` says what each call promises. */
import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { lstat, open, opendir, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type {
  DirectoryItem,
  DirectoryListing,
  FileFault,
  FileResult,
  FileStat,
  ReadOptions,
  WorkspaceFileSystem,
} from '../files/fileSystem';
import { fault, success } from '../files/fileSystem';
import { isWithin, parentUri } from '../files/uris';

const faults: Readonly<Record<string, FileFault>> = {
  ENOENT: 'notFound',
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  EISDIR: 'notFile',
  ENOTDIR: 'notFound',
  ELOOP: 'loop',
  EROFS: 'readOnly',
  ENOSPC: 'noSpace',
  EDQUOT: 'noSpace',
  EFBIG: 'noSpace',
  ENXIO: 'notFile',
};

function faultOf(error: unknown): { readonly ok: false; readonly fault: FileFault } {
  return fault(faults[(error as NodeJS.ErrnoException)?.code ?? ''] ?? 'unavailable');
}

/**
 * Undefined for anything that is no file: other schemes, and a bare host. A share on another host is accepted because
 * the editor may have a plan open there; no text, neither plan nor configuration, can name one.
 */
function localPath(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file' || parsed.path.includes('\0') || (parsed.authority !== '' && parsed.path.length <= 1))
    return undefined;
  return parsed.fsPath;
}

/** Without O_NONBLOCK, opening a named pipe would wait forever for a writer. */
const readOnly = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** A file that is open for reading. */
export interface OpenFile {
  stat(): Stats | Promise<Stats>;
  /** Returns how many bytes it has put into `chunk`; 0 at the end. */
  read(chunk: Buffer): number | Promise<number>;
  close(): void | Promise<void>;
}

async function readWhole(opened: OpenFile, limit: number): Promise<FileResult<Uint8Array>> {
  const facts = await opened.stat();
  if (!facts.isFile()) return fault('notFile');
  if (facts.size > limit) return fault('tooLarge');
  // The file may grow in the meantime, and files in /proc have size 0: read up to the limit, never beyond.
  const chunks: Buffer[] = [];
  let total = 0;
  const joined = (): Buffer => (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, total));
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.min(Math.max(facts.size - total, 0) + 1, 1 << 20));
    const bytesRead = await opened.read(chunk);
    if (bytesRead === 0) return success(joined());
    total += bytesRead;
    if (total > limit) return fault('tooLarge');
    chunks.push(chunk.subarray(0, bytesRead));
    // One byte more was asked for: there is none.
    if (facts.size > 0 && total === facts.size && bytesRead < chunk.length) return success(joined());
  }
}

/** Gives the new file the owner, group and permissions of the one it replaces, as far as the system allows. */
async function keepOwner(handle: FileHandle, { uid, gid, mode }: Stats): Promise<void> {
  const given = await handle.stat();
  // A member of the group may set the group even when someone else owns the file.
  if (gid !== given.gid) await handle.chown(-1, gid).catch(() => undefined);
  if (uid !== given.uid) await handle.chown(uid, -1).catch(() => undefined);
  // The umask has removed some of the permissions.
  await handle.chmod(mode & 0o777).catch(() => undefined);
}

export class NodeFileSystem implements WorkspaceFileSystem {
  protected async open(file: string, flags: number): Promise<OpenFile> {
    const handle = await open(file, flags);
    return {
      stat: () => handle.stat(),
      read: async (chunk) => (await handle.read(chunk, 0, chunk.length, null)).bytesRead,
      close: () => handle.close(),
    };
  }

  protected facts(file: string): Stats | Promise<Stats> {
    return stat(file);
  }

  async readFile(uri: string, options: ReadOptions): Promise<FileResult<Uint8Array>> {
    const file = localPath(uri);
    if (file === undefined) return fault('unavailable');
    if (options.within !== undefined) {
      const inside = await this.#inside(uri, options.within);
      if (!inside.ok) return inside;
    }
    try {
      const opened = await this.open(file, readOnly);
      try {
        return await readWhole(opened, options.limit);
      } finally {
        await opened.close();
      }
    } catch (error) {
      return faultOf(error);
    }
  }

  async stat(uri: string): Promise<FileResult<FileStat>> {
    const file = localPath(uri);
    if (file === undefined) return fault('unavailable');
    try {
      const facts = await this.facts(file);
      const kind = facts.isFile() ? 'file' : facts.isDirectory() ? 'directory' : 'other';
      return success({ kind, size: facts.size, modified: facts.mtimeMs });
    } catch (error) {
      return faultOf(error);
    }
  }

  async readDirectory(uri: string, limit: number): Promise<FileResult<DirectoryListing>> {
    const folder = localPath(uri);
    if (folder === undefined) return fault('unavailable');
    try {
      const items: DirectoryItem[] = [];
      let truncated = false;
      for await (const found of await opendir(folder)) {
        if (items.length >= limit) {
          truncated = true;
          break;
        }
        const kind = found.isFile()
          ? 'file'
          : found.isDirectory()
            ? 'directory'
            : found.isSymbolicLink()
              ? 'link'
              : 'other';
        items.push({ name: found.name, kind });
      }
      items.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
      return success({ items, truncated });
    } catch (error) {
      return (error as NodeJS.ErrnoException)?.code === 'ENOTDIR' ? fault('notDirectory') : faultOf(error);
    }
  }

  async realUri(uri: string): Promise<FileResult<string>> {
    const file = localPath(uri);
    if (file === undefined) return fault('unavailable');
    try {
      return success(URI.file(await realpath(file)).toString());
    } catch (error) {
      return faultOf(error);
    }
  }

  async writeFile(uri: string, content: Uint8Array, within: string, before?: Uint8Array): Promise<FileResult<void>> {
    const file = localPath(uri);
    if (file === undefined) return fault('unavailable');
    const inside = await this.#inside(uri, within);
    if (!inside.ok) return inside;
    const target = inside.value;
    // Not derived from the file's name, which may already be as long as names can be.
    const temporary = path.join(path.dirname(target), `.gzyd-${randomBytes(8).toString('hex')}.tmp`);
    try {
      // A folder or device is refused before anything is written.
      const existing = await lstat(target).catch(() => undefined);
      if (existing !== undefined && !existing.isFile()) return fault('notFile');
      if (existing !== undefined && (existing.mode & 0o222) === 0) return fault('readOnly');
      const handle = await open(temporary, 'wx', existing === undefined ? 0o644 : existing.mode & 0o777);
      try {
        if (existing !== undefined) await keepOwner(handle, existing);
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      if (before !== undefined && !(await this.#holds(target, before))) {
        await unlink(temporary);
        return fault('changed');
      }
      await rename(temporary, target);
      return success(undefined);
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      return faultOf(error);
    }
  }

  async #holds(file: string, content: Uint8Array): Promise<boolean> {
    const now = await this.readFile(URI.file(file).toString(), { limit: content.length });
    return now.ok ? Buffer.compare(now.value, content) === 0 : now.fault === 'notFound' && content.length === 0;
  }

  /** The real path of `uri` (which may not exist yet), provided it is in the real `within`. */
  async #inside(uri: string, within: string): Promise<FileResult<string>> {
    if (!isWithin(within, uri)) return fault('outside');
    const root = await this.realUri(within);
    if (!root.ok) return root;
    const existing = await this.realUri(uri);
    if (existing.ok)
      return isWithin(root.value, existing.value) ? success(URI.parse(existing.value).fsPath) : fault('outside');
    if (existing.fault !== 'notFound') return existing;
    // The path does not exist, or is a link to something that
    // does not. Such a link may point anywhere, so it is refused.
    const file = URI.parse(uri).fsPath;
    if (
      await lstat(file).then(
        () => true,
        () => false,
      )
    )
      return fault('outside');
    const folder = await this.realUri(parentUri(uri));
    if (!folder.ok) return folder;
    return isWithin(root.value, folder.value)
      ? success(path.join(URI.parse(folder.value).fsPath, path.basename(file)))
      : fault('outside');
  }
}
