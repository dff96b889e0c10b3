/** The configuration in force for a file: found as the editor finds it, with the command line's own wishes on top. */
import path from 'node:path';
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

/** Plain data: it travels to the workers. */
export interface SettingsOptions {
  readonly profile?: Profile;
  /** `--rule code=severity` */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** `--config FILE` */
  readonly config?: string;
}

/** A problem of a configuration file; only errors keep it from being used as it was meant. */
export interface ConfigRemark {
  readonly text: Localized;
  readonly fatal: boolean;
}

export interface Settings {
  /** The configuration for a file that is named or found, so `files.exclude` has had its say; and what is wrong with the configuration file it comes from. */
  forFile(
    uri: string,
  ): Promise<{ readonly configuration: ResolvedConfiguration; readonly remarks: readonly ConfigRemark[] }>;
  /** What `files.exclude` says of a file that a walk comes upon. */
  excluded(uri: string): Promise<boolean>;
  /** The same of `files.include`; undefined when it says nothing. */
  included(uri: string): Promise<boolean | undefined>;
}

const metas = rules.map(({ meta }) => meta);

export function uriOf(file: string): string {
  return URI.file(path.resolve(file)).toString();
}

export function createSettings(options: SettingsOptions, fileSystem: WorkspaceFileSystem): Settings {
  const flags = { ...(options.profile === undefined ? {} : { profile: options.profile }), rules: options.rules };
  return options.config === undefined
    ? foundSettings(flags, fileSystem)
    : namedSettings(options.config, flags, fileSystem);
}

/** By the nearest `gzyd.yaml`. */
function foundSettings(flags: object, fileSystem: WorkspaceFileSystem): Settings {
  const store = new ConfigurationStore({ fileSystem, rules: metas, flags, flagsBase: uriOf('.') });
  const read = async (uri: string): Promise<FolderSettings> => {
    const configUri = await store.configFileOf(uri);
    const problems = configUri === undefined ? [] : await store.problemsOf(configUri);
    return {
      folder: await store.folder(parentUri(uri)),
      remarks: problems.map((problem) => remark(URI.parse(configUri!).fsPath, problem)),
    };
  };
  const known = new Map<string, Promise<FolderSettings>>();
  const settingsFor = (uri: string): Promise<FolderSettings> => {
    const folder = uri.slice(0, uri.lastIndexOf('/'));
    let found = known.get(folder);
    if (found === undefined) known.set(folder, (found = read(uri)));
    return found;
  };
  return settingsOf(settingsFor);
}

/** By the file that `--config` names, whatever lies nearer. */
function namedSettings(config: string, flags: object, fileSystem: WorkspaceFileSystem): Settings {
  const configUri = uriOf(config);
  const loaded = (async (): Promise<FolderSettings> => {
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
    const unread: readonly ConfigRemark[] = !read.ok
      ? [{ text: prefixed(config, faultTexts[read.fault]), fatal: true }]
      : text === undefined
        ? [
            {
              text: prefixed(config, { zh: '配置文件不是 UTF-8 编码', en: 'the configuration file is not in UTF-8' }),
              fatal: true,
            },
          ]
        : [];
    return { folder, remarks: [...unread, ...(report?.problems ?? []).map((problem) => remark(config, problem))] };
  })();
  return settingsOf(() => loaded);
}

/** What holds in one folder, and what is wrong with the file that says so. */
interface FolderSettings {
  readonly folder: FolderConfiguration;
  readonly remarks: readonly ConfigRemark[];
}

function settingsOf(settingsFor: (uri: string) => Promise<FolderSettings>): Settings {
  return {
    async forFile(uri) {
      const { folder, remarks } = await settingsFor(uri);
      return { configuration: namedOutright(folder.forFile(uri)), remarks };
    },
    excluded: async (uri) => !(await settingsFor(uri)).folder.forFile(uri).checked,
    included: async (uri) => (await settingsFor(uri)).folder.included(uri),
  };
}

/** What is asked for by its name is checked, whatever is excluded. */
export function namedOutright(configuration: ResolvedConfiguration): ResolvedConfiguration {
  return configuration.checked ? configuration : { ...configuration, checked: true };
}

function remark(file: string, { range: { start }, severity, code, message }: ConfigProblem): ConfigRemark {
  const place = `${file}:${start.line + 1}:${start.character + 1}: ${severity} ${code} `;
  return { text: { zh: place + message.zh, en: place + message.en }, fatal: severity === 'error' };
}

function prefixed(file: string, { zh, en }: Localized): Localized {
  return { zh: `${file}：${zh}`, en: `${file}: ${en}` };
}
