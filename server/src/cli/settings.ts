/** The configuration in force for a file: the same as the editor's, with the command line's own wishes on top. */
import { createEngine } from '../rules/engine';
import type { RuleEngine } from '../rules/engine';
import { rules } from '../rules/registry';
import { defaultContext } from '../rules/types';
import type { Finding, Localized, Profile, RuleContext, Severity } from '../rules/types';
import type { WorkspaceFileSystem } from '../workspace/fileSystem';

/** Plain data: it travels to the workers. */
export interface SettingsOptions {
  readonly profile?: Profile;
  /** `--rule code=severity` */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** `--config FILE` */
  readonly config?: string;
}

export interface Verdict {
  readonly finding: Finding;
  readonly severity: Severity;
}

export interface FileSettings {
  readonly engine: RuleEngine;
  readonly context: RuleContext;
  severityOf(finding: Finding): Severity | 'off';
  /** What is wrong with the configuration; told once. */
  readonly troubles: readonly Localized[];
}

export function createSettings(options: SettingsOptions, _fileSystem: WorkspaceFileSystem): { forFile(file: string): Promise<FileSettings> } {
  const severities = new Map(rules.map(({ meta }) => [meta.code as string, options.rules[meta.code] ?? meta.profiles?.[options.profile ?? 'standard'] ?? meta.severity]));
  const active = rules.filter(({ meta }) => severities.get(meta.code) !== 'off');
  const settings: FileSettings = {
    engine: createEngine(active), context: defaultContext, troubles: [],
    severityOf: ({ code, severity }) => severity ?? severities.get(code) ?? 'warning',
  };
  return { forFile: async () => settings };
}
