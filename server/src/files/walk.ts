/** Walks a folder for files, within limits. Pure except for the file system it is given. */
import type { FileFault, WorkspaceFileSystem } from './fileSystem';
import { joinUri } from './uris';

/** Entries of folders, at most: even a walk of `/` must end. */
export const walkLimit = 100_000;

/** What a walk looks for. Paths are relative to where it starts, `/`-separated. */
export interface Wanted {
  file(relative: string, name: string, uri: string): Promise<boolean>;
  /** Whether a wanted file may lie below. */
  folder(relative: string): boolean;
}

export interface Walk {
  /** Relative paths, in code unit order. */
  readonly found: readonly string[];
  /** The number of other entries. */
  readonly others: number;
  /** The walk was cut off at its limit. */
  readonly truncated: boolean;
  /** Folders that could not be listed; `''` is the walk's starting point. */
  readonly unread: readonly { readonly relative: string; readonly fault: FileFault }[];
}

/** Finds every wanted file below a folder. Follows no symbolic link; enters neither hidden folders nor node_modules. */
export async function walkFolder(folder: string, fileSystem: WorkspaceFileSystem, wanted: Wanted): Promise<Walk> {
  const found: string[] = [];
  const unread: Walk['unread'][number][] = [];
  let others = 0;
  let left = walkLimit;
  let truncated = false;
  const pending = [{ uri: folder, relative: '' }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const listing = await fileSystem.readDirectory(next.uri, left);
    if (!listing.ok) {
      unread.push({ relative: next.relative, fault: listing.fault });
      continue;
    }
    truncated ||= listing.value.truncated;
    left -= listing.value.items.length;
    const folders: typeof pending = [];
    for (const { name, kind } of listing.value.items) {
      const relative = next.relative === '' ? name : `${next.relative}/${name}`;
      const uri = joinUri(next.uri, name);
      if (kind === 'directory') {
        if (!name.startsWith('.') && name !== 'node_modules' && wanted.folder(relative))
          folders.push({ uri, relative });
      } else if (kind === 'file' && (await wanted.file(relative, name, uri))) {
        found.push(relative);
      } else {
        others++;
      }
    }
    pending.push(...folders.reverse());
  }
  return { found: found.sort(), others, truncated, unread };
}
