/** A file system that knows a few folders and nothing outside them, whatever paths and links say. */
import {
  fault,
  type DirectoryListing,
  type FileResult,
  type FileStat,
  type ReadOptions,
  type WorkspaceFileSystem,
} from '../../files/fileSystem';
import { isWithin, parentUri } from '../../files/uris';

interface Inside {
  /** Without links. */
  readonly real: string;
  /** The folder that it is in. */
  readonly root: string;
}

export class ConfinedFileSystem implements WorkspaceFileSystem {
  readonly #files: WorkspaceFileSystem;
  readonly #roots: readonly string[];
  readonly #isWritable: boolean;

  /** `roots`: URIs of the folders, without links. */
  constructor(files: WorkspaceFileSystem, roots: readonly string[], isWritable: boolean) {
    this.#files = files;
    this.#roots = roots;
    this.#isWritable = isWritable;
  }

  /** Outside, nobody learns what exists. */
  async #inside(uri: string): Promise<FileResult<Inside>> {
    const found = await this.#files.realUri(uri);
    const isMissing = !found.ok && found.fault === 'notFound';
    const at = isMissing ? await this.#files.realUri(parentUri(uri)) : found;
    const root = at.ok ? this.#roots.find((one) => isWithin(one, at.value)) : undefined;
    if (!at.ok || root === undefined) return fault('outside');
    return found.ok ? { ok: true, value: { real: found.value, root } } : found;
  }

  async #with<T>(uri: string, work: (inside: Inside) => Promise<FileResult<T>>): Promise<FileResult<T>> {
    const inside = await this.#inside(uri);
    return inside.ok ? work(inside.value) : inside;
  }

  readFile(uri: string, options: ReadOptions): Promise<FileResult<Uint8Array>> {
    return this.#with(uri, ({ real, root }) =>
      options.within === undefined
        ? this.#files.readFile(real, { ...options, within: root })
        : this.#files.readFile(uri, options),
    );
  }

  stat(uri: string): Promise<FileResult<FileStat>> {
    return this.#with(uri, ({ real }) => this.#files.stat(real));
  }

  readDirectory(uri: string, limit: number): Promise<FileResult<DirectoryListing>> {
    return this.#with(uri, ({ real }) => this.#files.readDirectory(real, limit));
  }

  realUri(uri: string): Promise<FileResult<string>> {
    return this.#with(uri, async ({ real }) => ({ ok: true, value: real }));
  }

  /** Only files that exist are written: what an assistant may do is to change a plan. */
  writeFile(uri: string, content: Uint8Array, _within: string, before?: Uint8Array): Promise<FileResult<void>> {
    if (!this.#isWritable) return Promise.resolve(fault('noPermission'));
    return this.#with(uri, ({ real, root }) => this.#files.writeFile(real, content, root, before));
  }
}
