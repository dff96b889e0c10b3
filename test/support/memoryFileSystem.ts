/** Files in a map, with faults on demand. */
import type {
  DirectoryItem,
  DirectoryListing,
  FileFault,
  FileResult,
  FileStat,
  ReadOptions,
  WorkspaceFileSystem,
} from '../../server/src/files/fileSystem';
import { fault, success } from '../../server/src/files/fileSystem';
import { isWithin, normaliseUri, relativePath } from '../../server/src/files/uris';

export class MemoryFileSystem implements WorkspaceFileSystem {
  readonly #files = new Map<string, Uint8Array>();
  readonly #faults = new Map<string, FileFault>();
  /** Grows with each change. */
  readonly #modified = new Map<string, number>();
  #clock = 0;
  /** URIs read so far, for tests of caching. */
  readonly reads: string[] = [];

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [uri, text] of Object.entries(files)) this.set(uri, text);
  }

  set(uri: string, content: string | Uint8Array): this {
    this.#modified.set(normaliseUri(uri), ++this.#clock);
    this.#files.set(normaliseUri(uri), typeof content === 'string' ? new TextEncoder().encode(content) : content);
    return this;
  }

  delete(uri: string): this {
    this.#files.delete(normaliseUri(uri));
    return this;
  }

  /** Every access to `uri` fails like this; undefined heals it. */
  fail(uri: string, kind: FileFault | undefined): this {
    if (kind === undefined) this.#faults.delete(normaliseUri(uri));
    else this.#faults.set(normaliseUri(uri), kind);
    return this;
  }

  text(uri: string): string | undefined {
    const content = this.#files.get(normaliseUri(uri));
    return content === undefined ? undefined : new TextDecoder().decode(content);
  }

  async readFile(uri: string, options: ReadOptions): Promise<FileResult<Uint8Array>> {
    const key = normaliseUri(uri);
    this.reads.push(key);
    if (options.within !== undefined && !isWithin(options.within, key)) return fault('outside');
    const failing = this.#faults.get(key);
    if (failing !== undefined) return fault(failing);
    const content = this.#files.get(key);
    if (content === undefined) return fault(this.#isFolder(key) ? 'notFile' : 'notFound');
    return content.length > options.limit ? fault('tooLarge') : success(content);
  }

  async stat(uri: string): Promise<FileResult<FileStat>> {
    const key = normaliseUri(uri);
    const failing = this.#faults.get(key);
    if (failing !== undefined) return fault(failing);
    const content = this.#files.get(key);
    if (content !== undefined)
      return success({ kind: 'file', size: content.length, modified: this.#modified.get(key) ?? 0 });
    return this.#isFolder(key) ? success({ kind: 'directory', size: 0, modified: 0 }) : fault('notFound');
  }

  async readDirectory(uri: string, limit: number): Promise<FileResult<DirectoryListing>> {
    const found = new Map<string, DirectoryItem>();
    for (const file of this.#files.keys()) {
      const rest = relativePath(uri, file);
      if (rest === undefined || rest === '') continue;
      const name = rest.split('/')[0] ?? '';
      found.set(name, { name, kind: rest.includes('/') ? 'directory' : 'file' });
    }
    if (found.size === 0) return fault('notFound');
    const items = [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    return success({ items: items.slice(0, limit), truncated: items.length > limit });
  }

  async realUri(uri: string): Promise<FileResult<string>> {
    const found = await this.stat(uri);
    return found.ok ? success(normaliseUri(uri)) : found;
  }

  async writeFile(uri: string, content: Uint8Array, within: string, before?: Uint8Array): Promise<FileResult<void>> {
    const key = normaliseUri(uri);
    if (!isWithin(within, key)) return fault('outside');
    const failing = this.#faults.get(key);
    if (failing !== undefined) return fault(failing);
    if (before !== undefined && !Buffer.from(before).equals(this.#files.get(key) ?? new Uint8Array()))
      return fault('changed');
    this.#files.set(key, content);
    return success(undefined);
  }

  #isFolder(key: string): boolean {
    return [...this.#files.keys()].some((file) => (relativePath(key, file) ?? '') !== '');
  }
}
