/**
 * The only way the server and the command line touch files. Implementations: `node/fileSystem.ts`, `browser/fileSystem.ts`,
 * and an in-memory one for tests. Nothing here throws or rejects: what goes wrong is a `FileFault`.
 */

/** What went wrong, as far as a reader can act on it. */
export type FileFault =
  | 'notFound'
  | 'noPermission'
  /** A folder (or a device, a pipe) where a file was asked for. */
  | 'notFile'
  | 'notDirectory'
  /** Symbolic links that lead in a circle. */
  | 'loop'
  | 'tooLarge'
  /** The path leaves `within`: through `..`, a symbolic link or another host. */
  | 'outside'
  | 'readOnly'
  | 'noSpace'
  /** The file no longer holds what it did when it was read. */
  | 'changed'
  /** Anything else: a dropped network share, a bad disk, a browser without files. */
  | 'unavailable';

export type FileResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: FileFault };

export interface FileStat {
  readonly kind: 'file' | 'directory' | 'other';
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

export interface DirectoryItem {
  readonly name: string;
  /** Symbolic links are not followed: a walk that only enters directories can't leave the workspace or run in circles. */
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

export interface DirectoryListing {
  /** Sorted by name, code unit order. */
  readonly items: readonly DirectoryItem[];
  /** There were more than `limit`. */
  readonly truncated: boolean;
}

export interface ReadOptions {
  /** Bytes; a larger file is `tooLarge` and isn't read. */
  readonly limit: number;
  /** URI of a folder; a file that really lies elsewhere is `outside`. */
  readonly within?: string;
}

/** URIs are strings as in LSP (`file:///…`). */
export interface WorkspaceFileSystem {
  readFile(uri: string, options: ReadOptions): Promise<FileResult<Uint8Array>>;
  stat(uri: string): Promise<FileResult<FileStat>>;
  readDirectory(uri: string, limit: number): Promise<FileResult<DirectoryListing>>;
  /** The URI with all symbolic links resolved. */
  realUri(uri: string): Promise<FileResult<string>>;
  /**
   * Writes through a temporary file in the same folder and a rename, so a kill or a full disk leaves the old file whole.
   * Refuses (`outside`) to write anything that really lies outside the folder `within`, and (`changed`) to write over anything but
   * `before`, which is looked at last of all; of a file that isn't there it is empty. Without `before` the file may hold anything.
   */
  writeFile(uri: string, content: Uint8Array, within: string, before?: Uint8Array): Promise<FileResult<void>>;
}

export const fault = (kind: FileFault): { readonly ok: false; readonly fault: FileFault } => ({
  ok: false,
  fault: kind,
});
export const success = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
