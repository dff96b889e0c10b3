/** The configuration in force for a file: found as the editor finds it, with the command line's flags on top. */
import { URI } from 'vscode-uri';
import { rules } from '../rules/registry';
import type { Localized } from '../text/localized';
import type { Profile, Severity } from '../rules/types';
import { decode } from '../config/texts';
import { ConfigurationStore } from '../config/store';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import { faultTexts } from '../config/problems';
import type { ConfigProblem } from '../config/problems';
import { resolveFolder } from '../config/resolve';
import type { FolderConfiguration, ResolvedConfiguration } from '../config/resolve';
import { readConfig, readValues } from '../config/settings';
import { parentUri } from '../files/uris';
import { maxConfigSize } from '../config/tree';
import { named } from './messages';
import { uriOf } from './paths';

/** Plain data, because it is sent to the workers. */
export interface ConfigurationChoice {
  readonly profile?: Profile;
  /** `--rule code=severity` */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** `--config FILE` */
  readonly config?: string;
  /** URIs of folders where the search for `gzyd.yaml` ends. */
  readonly roots?: readonly string[];
}

/** A problem of a configuration file. */
export interface ConfigurationRemark {
  readonly text: Localized;
  /** The file could not be used as intended. */
  readonly fatal: boolean;
}

export interface Configurations {
  /**
   * For a file that was named or found, so `files.exclude` no longer counts. Includes what is wrong with the
   * configuration file.
   */
  forFile(
    uri: string,
  ): Promise<{ readonly configuration: ResolvedConfiguration; readonly remarks: readonly ConfigurationRemark[] }>;
  /** Whether `files.exclude` matches a file found in a folder. */
  excluded(uri: string): Promise<boolean>;
  /** Whether `files.include` does; undefined if it isn't set. */
  included(uri: string): Promise<boolean | undefined>;
}

const metas = rules.map(({ meta }) => meta);

export function createConfigurations(options: ConfigurationChoice, fileSystem: WorkspaceFileSystem): Configurations {
  const flags = { ...(options.profile === undefined ? {} : { profile: options.profile }), rules: options.rules };
  return options.config === undefined
    ? byNearestFile(flags, options.roots ?? [], fileSystem)
    : byNamedFile(options.config, flags, fileSystem);
}

/** For a command that can't go on with a wrong configuration; `why` is the first thing that is wrong with it. */
export async function configurationFor(
  file: string,
  options: ConfigurationChoice,
  fileSystem: WorkspaceFileSystem,
): Promise<{ readonly configuration: ResolvedConfiguration } | { readonly why: Localized }> {
  const { configuration, remarks } = await createConfigurations(options, fileSystem).forFile(uriOf(file));
  const fatal = remarks.find((remark) => remark.fatal);
  return fatal === undefined ? { configuration } : { why: fatal.text };
}

/** By the nearest `gzyd.yaml`. */
function byNearestFile(flags: object, roots: readonly string[], fileSystem: WorkspaceFileSystem): Configurations {
  const store = new ConfigurationStore({ fileSystem, rules: metas, roots, flags, flagsBase: uriOf('.') });
  const read = async (uri: string): Promise<InFolder> => {
    const configUri = await store.configFileOf(uri);
    const problems = configUri === undefined ? [] : await store.problemsOf(configUri);
    return {
      folder: await store.folder(parentUri(uri)),
      remarks: problems.map((problem) => remark(URI.parse(configUri!).fsPath, problem)),
    };
  };
  const known = new Map<string, Promise<InFolder>>();
  const inFolderOf = (uri: string): Promise<InFolder> => {
    const folder = uri.slice(0, uri.lastIndexOf('/'));
    let found = known.get(folder);
    if (found === undefined) known.set(folder, (found = read(uri)));
    return found;
  };
  return configurationsOf(inFolderOf);
}

/** By the file named with `--config`, no matter how near another one is. */
function byNamedFile(config: string, flags: object, fileSystem: WorkspaceFileSystem): Configurations {
  const configUri = uriOf(config);
  const loaded = (async (): Promise<InFolder> => {
    const read = await fileSystem.readFile(configUri, { limit: maxConfigSize });
    const text = read.ok ? decode(read.value) : undefined;
    const report = text === undefined ? undefined : readConfig(text, metas);
    const folder = resolveFolder(
      {
        file: report?.settings === undefined ? undefined : { settings: report.settings, base: parentUri(configUri) },
        flags: { settings: readValues(flags, metas).settings, base: uriOf('.') },
      },
      metas,
    );
    const unread: readonly ConfigurationRemark[] = !read.ok
      ? [{ text: named(config, faultTexts[read.fault]), fatal: true }]
      : text === undefined
        ? [
            {
              text: named(config, { zh: '配置文件不是 UTF-8 编码', en: 'the configuration file is not in UTF-8' }),
              fatal: true,
            },
          ]
        : [];
    return { folder, remarks: [...unread, ...(report?.problems ?? []).map((problem) => remark(config, problem))] };
  })();
  return configurationsOf(() => loaded);
}

/** The settings of one folder, and what is wrong with the file they come from. */
interface InFolder {
  readonly folder: FolderConfiguration;
  readonly remarks: readonly ConfigurationRemark[];
}

function configurationsOf(inFolderOf: (uri: string) => Promise<InFolder>): Configurations {
  return {
    async forFile(uri) {
      const { folder, remarks } = await inFolderOf(uri);
      return { configuration: namedOutright(folder.forFile(uri)), remarks };
    },
    excluded: async (uri) => !(await inFolderOf(uri)).folder.forFile(uri).checked,
    included: async (uri) => (await inFolderOf(uri)).folder.included(uri),
  };
}

/** A file asked for by name is checked even if it is excluded. */
export function namedOutright(configuration: ResolvedConfiguration): ResolvedConfiguration {
  return configuration.checked ? configuration : { ...configuration, checked: true };
}

function remark(file: string, { range: { start }, severity, code, message }: ConfigProblem): ConfigurationRemark {
  const place = `${file}:${start.line + 1}:${start.character + 1}: ${severity} ${code} `;
  return { text: { zh: place + message.zh, en: place + message.en }, fatal: severity === 'error' };
}
