/**
 * Which configuration applies to which plan, kept up to date while files and settings change. Never throws: a file that
 * can't be read has a problem, and the last good configuration (or the defaults) stays in force.
 */
import type { RuleMeta } from '../rules/types';
import { comparable, ConfigTexts } from './texts';
import type { ConfigFile } from './texts';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import { fileWide, type ConfigProblem } from './problems';
import type { FolderConfiguration, ResolvedConfiguration } from './resolve';
import { resolveFolder } from './resolve';
import { configFileName, configFileNames, isConfigFile } from './fileNames';
import type { IgnoreEntry, StatedSettings } from './settings';
import { readValues } from './settings';
import { UnusedEntries } from './unusedEntries';
import { baseName, fileOf, isWithin, joinUri, normaliseUri, parentUri, relativePath } from '../files/uris';

export interface StoreOptions {
  readonly fileSystem: WorkspaceFileSystem;
  readonly rules: readonly RuleMeta[];
  /**
   * URIs of the workspace folders: the search for `gzyd.yaml` ends there. For a plan outside all of them (and on the
   * command line, which has none) it ends at the first folder that holds `.git` or `.vscode`.
   */
  readonly roots?: readonly string[];
  /** Command line flags, in the shape of `gzyd.yaml`; they override the file. */
  readonly flags?: unknown;
  /** What file patterns in flags are relative to. */
  readonly flagsBase?: string;
}

export class ConfigurationStore {
  readonly #fileSystem: WorkspaceFileSystem;
  readonly #rules: readonly RuleMeta[];
  readonly #flags: { readonly settings: StatedSettings; readonly base: string } | undefined;
  #roots: readonly string[];
  /** Editor settings by workspace root; `''` for all others. */
  readonly #editor = new Map<
    string,
    { readonly settings: StatedSettings; readonly problems: readonly ConfigProblem[]; readonly key: string }
  >();
  /** By folder. Promises, so that a thousand plans in one folder ask only once. */
  #folders = new Map<string, Promise<FolderConfiguration>>();
  /** By folder: where a search that begins there ends. */
  #ends = new Map<string, Promise<string | undefined>>();
  /** By folder: the configuration file that applies there. */
  #files = new Map<string, Promise<ConfigFile | undefined>>();
  readonly #texts: ConfigTexts;
  /** Files that are not read, and the ones beside them that apply instead. */
  #overruled = new Map<string, string>();
  /** By URI of a file that exists or may come to exist: its state when we last looked. */
  readonly #stamps = new Map<string, string>();
  readonly #unused = new UnusedEntries();

  constructor({ fileSystem, rules, roots = [], flags, flagsBase }: StoreOptions) {
    this.#fileSystem = fileSystem;
    this.#rules = rules;
    this.#texts = new ConfigTexts(fileSystem, rules);
    this.#roots = normaliseRoots(roots);
    this.#flags =
      flags === undefined
        ? undefined
        : {
            settings: readValues(flags, rules).settings,
            base: normaliseUri(flagsBase ?? this.#roots[0] ?? 'file:///'),
          };
  }

  setRoots(roots: readonly string[]): void {
    this.#roots = normaliseRoots(roots);
    this.#forget();
  }

  /** The answer to `workspace/configuration` for one workspace folder, or for none. True when it changes anything. */
  setEditorSettings(value: unknown, root?: string): boolean {
    const read = readValues(value, this.#rules);
    const key = root === undefined ? '' : normaliseUri(root);
    const content = comparable(read.settings);
    if (this.#editor.get(key)?.key === content) return false;
    this.#editor.set(key, { ...read, key: content });
    this.#folders = new Map();
    return true;
  }

  /** Problems of the editor settings, for the log: there is no file to show them in. */
  get settingsProblems(): readonly ConfigProblem[] {
    return [...this.#editor.values()].flatMap(({ problems }) => problems);
  }

  /** The configuration in force for a plan. The same object until something changes. */
  async resolve(uri: string): Promise<ResolvedConfiguration> {
    const place = this.#placeOf(uri);
    return (await this.folder(parentUri(place))).forFile(place);
  }

  /** The configuration in force for the plans of a folder. */
  folder(uri: string): Promise<FolderConfiguration> {
    const key = normaliseUri(uri);
    let found = this.#folders.get(key);
    if (found === undefined) this.#folders.set(key, (found = this.#resolveFolder(key)));
    return found;
  }

  /** URI of the `gzyd.yaml` that applies to a plan, whatever its state. */
  async configFileOf(uri: string): Promise<string | undefined> {
    return (await this.#fileFor(parentUri(this.#placeOf(uri))))?.uri;
  }

  /**
   * Where a `gzyd.yaml` for this plan is, or would be made: the nearest one, else one in the highest folder that the
   * search reaches, at most the workspace root. Without a workspace folder that is `top`, where `top` holds the plan,
   * else the plan's own folder.
   */
  async configFileToWrite(uri: string, top: string = parentUri(uri)): Promise<string> {
    const found = await this.configFileOf(uri);
    if (found !== undefined) return found;
    const folder = normaliseUri(parentUri(fileOf(uri)));
    const highest = this.#rootOf(folder) ?? (isWithin(top, folder) ? normaliseUri(top) : folder);
    const end = await this.#endOf(folder);
    return joinUri(end !== undefined && isWithin(highest, end) ? end : highest, configFileName);
  }

  /** `uri` as an `ignore` entry of this configuration file names it; undefined when it lies elsewhere. */
  pathIn(configUri: string, uri: string): string | undefined {
    return relativePath(parentUri(configUri), fileOf(uri));
  }

  /** Files or folders were created, changed or deleted. True when another configuration may be in force now. */
  changed(uris: readonly string[]): boolean {
    // A folder that comes or goes may bring or remove a configuration that we have looked for there.
    const folders = [...this.#files.keys()];
    if (!uris.some((uri) => isConfigFile(uri) || folders.some((folder) => isWithin(uri, folder)))) return false;
    this.#forget();
    return true;
  }

  /**
   * For clients that watch no files: whether a configuration file that may apply to this plan has come, gone or changed
   * since we last looked. Looks up each name in each folder up to the root, and reads nothing.
   */
  async lookAgain(uri: string): Promise<boolean> {
    const stamps = await Promise.all(
      (await this.#placesFor(this.#placeOf(uri))).map(async (place) => ({ place, stamp: await this.#stampOf(place) })),
    );
    let different = false;
    for (const { place, stamp } of stamps) {
      // A disk that doesn't answer tells us nothing new.
      if (stamp === undefined) continue;
      const before = this.#stamps.get(place);
      different ||= before !== undefined && before !== stamp;
      this.#stamps.set(place, stamp);
    }
    if (different) this.#forget();
    return different;
  }

  /**
   * The text of a configuration file as the editor shows it; undefined when it was closed. True when another
   * configuration is in force now.
   */
  setOpenText(uri: string, text: string | undefined): boolean {
    const change = this.#texts.setOpen(normaliseUri(uri), text);
    // Its problems are read again either way.
    if (change !== 'none') this.#forget();
    return change === 'settings';
  }

  /** A file was saved as the editor shows it. */
  saved(uri: string): void {
    this.#texts.saved(normaliseUri(uri));
  }

  /**
   * A file or folder is gone. An editor may still have its text open; that text applies again as soon as it is edited.
   */
  deleted(uri: string): void {
    this.#texts.closeWithin(normaliseUri(uri));
  }

  /** The text of a configuration file as it is now, open or on disk; undefined when there is none that can be read. */
  async textOf(uri: string): Promise<string | undefined> {
    const key = normaliseUri(uri);
    return this.#texts.textOf(key, await this.boundaryOf(key));
  }

  /** The folder that a configuration file must not lead out of if it is a link. */
  async boundaryOf(configUri: string): Promise<string> {
    const folder = normaliseUri(parentUri(configUri));
    return (await this.#endOf(folder)) ?? folder;
  }

  /**
   * Diagnostics of one configuration file as it is on disk, including
   * entries that match nothing. Empty for a file that applies nowhere.
   */
  async problemsOf(configUri: string): Promise<readonly ConfigProblem[]> {
    const key = normaliseUri(configUri);
    const found = await this.#fileFor(parentUri(key));
    return found?.uri === key ? [...found.problems, ...this.#unused.problems(key, found.settings)] : [];
  }

  /** Diagnostics of a configuration text that is open in the editor and may not be saved yet. */
  check(configUri: string, text: string): readonly ConfigProblem[] {
    const key = normaliseUri(configUri);
    const { settings, problems } = this.#texts.report(key, text);
    const holding = this.#overruled.get(key);
    return [
      ...(holding === undefined ? [] : [overruledBy(baseName(holding))]),
      ...problems,
      ...(settings === undefined ? [] : this.#unused.problems(key, settings)),
    ];
  }

  /** The known configuration files that have or may have problems. */
  async knownConfigFiles(): Promise<readonly string[]> {
    const files = await Promise.all(this.#files.values());
    return [...new Set(files.flatMap((file) => (file === undefined ? [] : [file.uri])))];
  }

  /**
   * After a check: the entries that name this plan but match
   * nothing in it; empty when it is closed. True when that changed.
   */
  async recordUnused(uri: string, entries: readonly IgnoreEntry[]): Promise<boolean> {
    const configUri = await this.configFileOf(uri);
    if (configUri === undefined) return false;
    const { severityOf } = await this.resolve(uri);
    // An entry of a rule that is off cannot match anything.
    return this.#unused.record(
      configUri,
      uri,
      entries.filter((entry) => entry.file !== undefined && severityOf(entry.rule) !== 'off'),
    );
  }

  async #resolveFolder(folder: string): Promise<FolderConfiguration> {
    const file = await this.#fileFor(folder);
    const root = this.#rootOf(folder);
    const editor = this.#editor.get(root ?? '') ?? this.#editor.get('');
    return resolveFolder(
      {
        editor: editor === undefined ? undefined : { settings: editor.settings, base: root ?? folder },
        file: file === undefined ? undefined : { settings: file.settings, base: parentUri(file.uri) },
        flags: this.#flags,
      },
      this.#rules,
    );
  }

  /** The nearest configuration file, from the folder up to its workspace root. */
  #fileFor(folder: string): Promise<ConfigFile | undefined> {
    const key = normaliseUri(folder);
    let found = this.#files.get(key);
    if (found === undefined) this.#files.set(key, (found = this.#findFile(key)));
    return found;
  }

  async #findFile(folder: string): Promise<ConfigFile | undefined> {
    const generation = this.#files;
    const end = await this.#endOf(folder);
    for (const [index, name] of configFileNames.entries()) {
      const uri = joinUri(folder, name);
      const found = await this.#texts.read(uri, end ?? folder, () => generation === this.#files);
      if (found !== undefined) return this.#withOthers(found, folder, configFileNames.slice(index + 1));
    }
    const above = normaliseUri(parentUri(folder));
    return folder === end || above === folder ? undefined : this.#fileFor(above);
  }

  /** `found`, with a problem where files of other names lie beside it. */
  async #withOthers(found: ConfigFile, folder: string, names: readonly string[]): Promise<ConfigFile> {
    const others: string[] = [];
    for (const name of names) {
      const stat = await this.#fileSystem.stat(joinUri(folder, name));
      if (!stat.ok || stat.value.kind !== 'file') continue;
      others.push(name);
      this.#overruled.set(normaliseUri(joinUri(folder, name)), found.uri);
    }
    if (others.length === 0) return found;
    return { ...found, problems: [overrules(others), ...found.problems] };
  }

  /** Where configuration files for a plan may be, nearest first. */
  async #placesFor(plan: string): Promise<string[]> {
    const places: string[] = [];
    let folder = normaliseUri(parentUri(plan));
    const end = await this.#endOf(folder);
    for (;;) {
      for (const name of configFileNames) places.push(joinUri(folder, name));
      const above = normaliseUri(parentUri(folder));
      if (folder === end || above === folder) return places;
      folder = above;
    }
  }

  /** Equal as long as the file is the same; undefined when there is no answer. */
  async #stampOf(uri: string): Promise<string | undefined> {
    const found = await this.#fileSystem.stat(uri);
    if (found.ok) return `${found.value.kind} ${found.value.size} ${found.value.modified}`;
    return found.fault === 'unavailable' ? undefined : found.fault;
  }

  /**
   * The highest folder that a search from `folder` reaches, if anything
   * ends it: the workspace root, else the first one up that is a project's.
   */
  #endOf(folder: string): Promise<string | undefined> {
    const root = this.#rootOf(folder);
    if (root !== undefined) return Promise.resolve(root);
    let found = this.#ends.get(folder);
    if (found === undefined) this.#ends.set(folder, (found = this.#findEnd(folder)));
    return found;
  }

  async #findEnd(folder: string): Promise<string | undefined> {
    if (await this.#isProjectRoot(folder)) return folder;
    const above = normaliseUri(parentUri(folder));
    return above === folder ? undefined : this.#endOf(above);
  }

  /** A configuration above belongs to something else. */
  async #isProjectRoot(folder: string): Promise<boolean> {
    for (const mark of ['.git', '.vscode']) if ((await this.#fileSystem.stat(joinUri(folder, mark))).ok) return true;
    return false;
  }

  /** The innermost workspace root that holds `uri`. */
  #rootOf(uri: string): string | undefined {
    return this.#roots.find((root) => isWithin(root, uri));
  }

  /** The folder of a plan. One that was never saved counts as in the workspace folder, if there is just one. */
  #placeOf(uri: string): string {
    const [root, ...others] = this.#roots;
    return normaliseUri(
      root !== undefined && others.length === 0 && uri.startsWith('untitled:')
        ? joinUri(root, baseName(uri))
        : fileOf(uri),
    );
  }

  #forget(): void {
    this.#folders = new Map();
    this.#files = new Map();
    this.#ends = new Map();
    this.#overruled = new Map();
  }
}

function overrules(names: readonly string[]): ConfigProblem {
  const text = {
    zh: `本文件夹中还有 ${names.join('、')}，不予读取，以此文件为准`,
    en: `This folder also contains ${names.join(' and ')}, which is not read; this file applies`,
  };
  return { ...fileWide('config/two-files', text), severity: 'warning' };
}

function overruledBy(name: string): ConfigProblem {
  const text = {
    zh: `此文件不予读取，以同一文件夹中的 ${name} 为准`,
    en: `This file is not read: ${name} in the same folder applies`,
  };
  return { ...fileWide('config/two-files', text), severity: 'warning' };
}

function normaliseRoots(roots: readonly string[]): string[] {
  return roots.map(normaliseUri).sort((a, b) => b.length - a.length);
}
