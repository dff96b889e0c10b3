/** Which files git ignores, by the `.gitignore` of each folder up to the repository's own. */
import { URI } from 'vscode-uri';
import ignore, { type Ignore } from 'ignore';
import { decode } from '../config/texts';
import { maxConfigSize } from '../config/tree';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import { joinUri, parentUri, relativePath } from '../files/uris';
import type { Localized } from '../text/localized';
import { faultText, named } from './messages';

interface Rules {
  /** URI of the folder whose `.gitignore` it is. */
  readonly base: string;
  readonly list: Ignore;
}

interface IgnoredFolder {
  readonly ignored: boolean;
  /** Of this folder and those above, the nearest first. */
  readonly rules: readonly Rules[];
}

/** As git does it (gitignore(5)), but without `.git/info/exclude` and the user's own list. */
export class GitIgnore {
  /** `.gitignore` files that could not be read. */
  readonly troubles: Localized[] = [];
  readonly #fileSystem: WorkspaceFileSystem;
  readonly #folders = new Map<string, Promise<IgnoredFolder>>();

  constructor(fileSystem: WorkspaceFileSystem) {
    this.#fileSystem = fileSystem;
  }

  async ignores(file: string): Promise<boolean> {
    const { ignored, rules } = await this.#folder(parentUri(file));
    return ignored || verdict(rules, file, '');
  }

  #folder(uri: string): Promise<IgnoredFolder> {
    let known = this.#folders.get(uri);
    if (known === undefined) this.#folders.set(uri, (known = this.#look(uri)));
    return known;
  }

  async #look(uri: string): Promise<IgnoredFolder> {
    const above = parentUri(uri);
    const isTop = above === uri || (await this.#fileSystem.stat(joinUri(uri, '.git'))).ok;
    const outer = isTop ? { ignored: false, rules: [] } : await this.#folder(above);
    // What is in an ignored folder can't be taken back.
    if (outer.ignored || verdict(outer.rules, uri, '/')) return { ignored: true, rules: [] };
    const own = await this.#read(joinUri(uri, '.gitignore'));
    return { ignored: false, rules: own === undefined ? outer.rules : [{ base: uri, list: own }, ...outer.rules] };
  }

  async #read(uri: string): Promise<Ignore | undefined> {
    const read = await this.#fileSystem.readFile(uri, { limit: maxConfigSize });
    if (!read.ok) {
      if (read.fault !== 'notFound') this.troubles.push(named(URI.parse(uri).fsPath, faultText(read.fault)));
      return undefined;
    }
    const text = decode(read.value);
    if (text === undefined) this.troubles.push(named(URI.parse(uri).fsPath, notUtf8));
    return text === undefined ? undefined : ignore({ ignorecase: process.platform !== 'linux' }).add(text);
  }
}

const notUtf8: Localized = { zh: '不是 UTF-8 编码', en: 'not in UTF-8' };

/** The nearest list that says anything about `uri` decides. `suffix` is `/` for a folder. */
function verdict(rules: readonly Rules[], uri: string, suffix: '' | '/'): boolean {
  for (const { base, list } of rules) {
    const relative = relativePath(base, uri);
    if (relative === undefined || relative === '') continue;
    const { ignored, unignored } = list.test(relative + suffix);
    if (ignored || unignored) return ignored;
  }
  return false;
}
