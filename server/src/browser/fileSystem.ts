/** A file system without files: a web worker only sees open documents. */
import type { FileResult, WorkspaceFileSystem } from '../files/fileSystem';
import { fault } from '../files/fileSystem';

const none = <T>(): Promise<FileResult<T>> => Promise.resolve(fault('unavailable'));

export class NoFileSystem implements WorkspaceFileSystem {
  readFile = () => none<Uint8Array>();
  stat = () => none<never>();
  readDirectory = () => none<never>();
  realUri = () => none<string>();
  writeFile = () => none<void>();
}
