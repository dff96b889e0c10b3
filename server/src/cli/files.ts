/** From what the user named (files, folders, patterns) to the files to read. */
import path from 'node:path';
import { opensAsPlan } from '../plan/detect';
import type { Localized } from '../text/localized';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import { compileGlob } from '../config/glob';
import { joinUri } from '../files/uris';
import { decodeText } from '../files/decode';
import type { Settings } from './settings';
import { uriOf } from './settings';
import { faultText } from './messages';

/** A walk stops after so many entries of folders: whoever names `/` gets an answer. */
const walkLimit = 100_000;

export interface NamedFiles {
  /** As the user would name them, in the order of the arguments; below a folder by name. */
  readonly files: readonly string[];
  /** What could not be looked into, or was found empty: the run is no success. */
  readonly troubles: readonly Localized[];
  /** What was looked through, to be said aloud. */
  readonly remarks: readonly Localized[];
}

export const stdinArgument = '-';

/**
 * A file is taken as named, whether it exists or not, and whatever the configuration excludes; of a folder, the files that the configuration
 * includes, or else those that look like plans; of a pattern, those that match and are not excluded. Each file once.
 */
export async function expandArguments(
  args: readonly string[],
  fileSystem: WorkspaceFileSystem,
  settings: Settings,
): Promise<NamedFiles> {
  /** By URI. */
  const files = new Map<string, string>();
  const add = (file: string): void => {
    const key = file === stdinArgument ? file : uriOf(file);
    if (!files.has(key)) files.set(key, file);
  };
  const troubles: Localized[] = [];
  const remarks: Localized[] = [];
  for (const arg of args) {
    const stat = arg === stdinArgument ? undefined : await fileSystem.stat(uriOf(arg));
    if (stat?.ok === true && stat.value.kind === 'directory') {
      const walk = await walkFolder(arg, fileSystem, {
        file: async (_, name, uri) =>
          !(await settings.excluded(uri)) && ((await settings.included(uri)) ?? looksLikePlan(name, uri, fileSystem)),
        folder: () => true,
      });
      report(arg, walk, add, troubles, remarks);
    } else if (stat?.ok === false && /[*?{]/.test(arg)) {
      const { base, pattern } = splitPattern(arg);
      const glob = compileGlob(`/${pattern}`);
      const walk = await walkFolder(base, fileSystem, {
        file: async (relative, _, uri) => glob.matches(relative) && !(await settings.excluded(uri)),
        folder: (relative) => glob.matchesBelow(relative),
      });
      report(arg, walk, add, troubles, remarks);
    } else {
      add(arg);
    }
  }
  return { files: [...files.values()], troubles, remarks };
}

interface Walk {
  readonly found: readonly string[];
  readonly others: number;
  readonly truncated: boolean;
  readonly unread: readonly Localized[];
}

function report(
  arg: string,
  walk: Walk,
  add: (file: string) => void,
  troubles: Localized[],
  remarks: Localized[],
): void {
  for (const file of walk.found) add(file);
  troubles.push(...walk.unread);
  if (walk.found.length === 0) troubles.push({ zh: `${arg}：没有找到工作要点文件`, en: `${arg}: no plan was found` });
  else
    remarks.push({
      zh: `${arg}：找到 ${walk.found.length} 个文件，另有 ${walk.others} 个不检查`,
      en: `${arg}: ${walk.found.length} files found, ${walk.others} others passed over`,
    });
  if (walk.truncated)
    troubles.push({
      zh: `${arg}：文件过多，只查看了前 ${walkLimit} 项`,
      en: `${arg}: too many files, only the first ${walkLimit} entries were looked at`,
    });
}

/** What a walk looks for. */
interface Wanted {
  file(relative: string, name: string, uri: string): Promise<boolean>;
  /** Whether there may be such a file below. */
  folder(relative: string): boolean;
}

/** Every file below `folder` that is wanted. Symbolic links are not followed; hidden folders and node_modules are not entered. */
async function walkFolder(folder: string, fileSystem: WorkspaceFileSystem, wanted: Wanted): Promise<Walk> {
  const found: string[] = [];
  const unread: Localized[] = [];
  let others = 0;
  let left = walkLimit;
  let truncated = false;
  const pending = [{ uri: uriOf(folder), relative: '' }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const listing = await fileSystem.readDirectory(next.uri, left);
    if (!listing.ok) {
      const { zh, en } = faultText(listing.fault);
      const name = path.join(folder, next.relative);
      unread.push({ zh: `${name}：${zh}`, en: `${name}: ${en}` });
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
        found.push(path.join(folder, relative));
      } else {
        others++;
      }
    }
    pending.push(...folders.reverse());
  }
  return { found: found.sort(), others, truncated, unread };
}

/** `plans/**\/*.txt` → what has no pattern in it, and the rest. */
function splitPattern(arg: string): { base: string; pattern: string } {
  const parts = arg.split(/[\\/]/);
  const first = parts.findIndex((part) => /[*?{]/.test(part));
  return {
    base: parts.slice(0, first).join('/') || (arg.startsWith('/') ? '/' : '.'),
    pattern: parts.slice(first).join('/'),
  };
}

const planName = /工作(?:要点|计划|安排|思路)|任务分解/;
/** Bytes; no one opens a larger file to see whether it might be a plan. */
const sniffLimit = 4 << 20;
/** In UTF-16 units; no title stands further down. */
const openingLength = 2000;

/** As the editor takes it for a plan: `.gzyd`; .txt with a plan's name; .txt that opens with a plan's title. */
async function looksLikePlan(name: string, uri: string, fileSystem: WorkspaceFileSystem): Promise<boolean> {
  if (/\.gzyd$/i.test(name)) return true;
  if (!/\.txt$/i.test(name)) return false;
  if (planName.test(name)) return true;
  const read = await fileSystem.readFile(uri, { limit: sniffLimit });
  const decoded = read.ok ? decodeText(read.value) : read;
  if (!decoded.ok) return false;
  const lines = decoded.text.slice(0, openingLength).split(/\r\n?|\n/);
  return opensAsPlan(lines.length, (line) => lines[line]!);
}
