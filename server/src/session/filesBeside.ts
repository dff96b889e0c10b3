/** Which files lie in the folder of a plan. */
import type { Timer } from '../async/timer';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import { fileSystemWithTimeout } from '../files/fileSystemWithTimeout';
import { fileOf, joinUri, parentUri } from '../files/uris';
import type { FileBeside } from '../views/links';

/** A folder of more entries is read no further. */
const mostEntries = 5000;
/** Milliseconds for which an answer is used again: editors ask after every pause in typing. */
const fresh = 3000;

export function createFilesBeside(
  fileSystem: WorkspaceFileSystem,
  timer: Timer,
): (uri: string) => Promise<readonly FileBeside[]> {
  const patient = fileSystemWithTimeout(fileSystem, timer, () => undefined);
  let last:
    { readonly folder: string; readonly at: number; readonly files: Promise<readonly FileBeside[]> } | undefined;

  async function read(folder: string): Promise<readonly FileBeside[]> {
    const listing = await patient.readDirectory(folder, mostEntries);
    if (!listing.ok) return [];
    return listing.value.items
      .filter(({ kind }) => kind === 'file')
      .map(({ name }) => ({ name, uri: joinUri(folder, name) }));
  }

  return (uri) => {
    if (uri.startsWith('untitled:')) return Promise.resolve([]);
    const folder = parentUri(fileOf(uri));
    if (last?.folder !== folder || timer.now() - last.at > fresh)
      last = { folder, at: timer.now(), files: read(folder) };
    return last.files;
  };
}
