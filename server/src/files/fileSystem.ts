/**
 * The only way the server and the command line touch files. Implementations: `node/fileSystem.ts`,
 * `browser/fileSystem.ts`, and one in memory for tests. Nothing throws or rejects: whatever goes wrong is a
 * `FileFault`.
 */

/** What went wrong, in as much detail as users can act on. */
export type FileFault =
  | 'notFound'
  | 'noPermission'
  /** A folder (or a device, a pipe) where a file was asked for. */
  | 'notFile'
  | 'notDirectory'
  /** Symbolic links that form a loop. */
  | 'loop'
  | 'tooLarge'
  /** The path leaves `within`: through `..`, a symbolic link or another host. */
  | 'outside'
  | 'readOnly'
  | 'noSpace'
  /** The file has changed since it was read. */
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
  /**
   * Links are not followed, so a walk that only enters directories can't leave the workspace or run in circles.
   */
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

export interface DirectoryListing {
  /** Sorted by name, code unit order. */
  readonly items: readonly DirectoryItem[];
  /** There are more than `limit`. */
  readonly truncated: boolean;
}

export interface ReadOptions {
  /** Bytes; a larger file is `tooLarge` and isn't read. */
  readonly limit: number;
  /** URI of a folder. A file whose real path is elsewhere is `outside`. */
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
   * Writes through a temporary file in the same folder and a rename, so that a kill or a full disk leaves the old file
   * whole. Refuses a file that is really outside the folder `within` (`outside`), and one that does not hold `before`
   * right before the rename (`changed`). For a file that does not exist, `before` is empty; without `before` the file
   * may hold anything.
   */
  writeFile(uri: string, content: Uint8Array, within: string, before?: Uint8Array): Promise<FileResult<void>>;
}

export const fault = (kind: FileFault): { readonly ok: false; readonly fault: FileFault } => ({
  ok: false,
  fault: kind,
});
export const success = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
