/** From what the user named (files, folders, patterns) to the files to read. */
import path from 'node:path';
import { compileGlob } from '../config/glob';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import { isPlanFile } from '../files/planFiles';
import { walkFolder, walkLimit, type Walk } from '../files/walk';
import type { Localized } from '../text/localized';
import type { Configurations } from './configurations';
import { GitIgnore } from './gitIgnore';
import { faultText, named } from './messages';
import { uriOf } from './paths';

export interface NamedFiles {
  /** As the user would name them, in the order of the arguments; the files of a folder in the order of their names. */
  readonly files: readonly string[];
  /** What could not be read or turned out to be empty: the run fails. */
  readonly troubles: readonly Localized[];
  /** What was searched. */
  readonly remarks: readonly Localized[];
}

export const stdinArgument = '-';

/**
 * Takes a named file as it is, whether or not it exists or is excluded. From a folder it takes the files that the
 * configuration includes or, without `files.include`, those that look like plans; for a pattern, those that match and
 * aren't excluded; both without those that git ignores if `gitignore` is set. Each file once.
 */
export async function expandArguments(
  args: readonly string[],
  fileSystem: WorkspaceFileSystem,
  configurations: Configurations,
  gitignore = false,
): Promise<NamedFiles> {
  /** By URI. */
  const files = new Map<string, string>();
  const add = (file: string): void => {
    const key = file === stdinArgument ? file : uriOf(file);
    if (!files.has(key)) files.set(key, file);
  };
  const troubles: Localized[] = [];
  const remarks: Localized[] = [];
  const git = gitignore ? new GitIgnore(fileSystem) : undefined;
  const leftOut = async (uri: string): Promise<boolean> =>
    (await configurations.excluded(uri)) || (await git?.ignores(uri)) === true;
  const take = (arg: string, base: string, walk: Walk): void => {
    for (const relative of walk.found) add(path.join(base, relative));
    for (const { relative, fault } of walk.unread) troubles.push(named(path.join(base, relative), faultText(fault)));
    if (walk.found.length === 0) troubles.push(named(arg, { zh: '没有找到工作要点文件', en: 'no plan was found' }));
    else remarks.push(named(arg, foundText(walk)));
    if (walk.truncated) troubles.push(named(arg, truncatedText));
  };
  for (const arg of args) {
    const stat = arg === stdinArgument ? undefined : await fileSystem.stat(uriOf(arg));
    if (stat?.ok === true && stat.value.kind === 'directory') {
      const walk = await walkFolder(uriOf(arg), fileSystem, {
        file: async (_, name, uri) =>
          !(await leftOut(uri)) && ((await configurations.included(uri)) ?? isPlanFile(name, uri, fileSystem)),
        folder: () => true,
      });
      take(arg, arg, walk);
    } else if (stat?.ok === false && /[*?{]/.test(arg)) {
      const { base, pattern } = splitPattern(arg);
      const glob = compileGlob(`/${pattern}`);
      const walk = await walkFolder(uriOf(base), fileSystem, {
        file: async (relative, _, uri) => glob.matches(relative) && !(await leftOut(uri)),
        folder: (relative) => glob.matchesBelow(relative),
      });
      take(arg, base, walk);
    } else {
      add(arg);
    }
  }
  return { files: [...files.values()], troubles: [...troubles, ...(git?.troubles ?? [])], remarks };
}

function foundText({ found, others }: Walk): Localized {
  return {
    zh: `找到 ${found.length} 个文件，另有 ${others} 个不检查`,
    en: `${found.length} files found, ${others} others skipped`,
  };
}

const truncatedText: Localized = {
  zh: `文件过多，只查看了前 ${walkLimit} 项`,
  en: `too many files; only the first ${walkLimit} entries were looked at`,
};

/** `plans/**\/*.txt` → the part without a pattern, and the rest. */
function splitPattern(arg: string): { base: string; pattern: string } {
  const parts = arg.split(/[\\/]/);
  const first = parts.findIndex((part) => /[*?{]/.test(part));
  return {
    base: parts.slice(0, first).join('/') || (arg.startsWith('/') ? '/' : '.'),
    pattern: parts.slice(first).join('/'),
  };
}
