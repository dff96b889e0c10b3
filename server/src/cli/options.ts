/** Options that several commands take. */
import { rules } from '../rules/registry';
import { severities } from '../rules/severity';
import type { Profile, Severity } from '../rules/types';
import type { Localized } from '../text/localized';
import { UsageError, type CommandOption, type FilesArgument } from './command';
import type { ConfigurationChoice } from './configurations';

const profiles: readonly Profile[] = ['standard', 'strict', 'draft', 'ledger'];

export const filesOrStdin: FilesArgument = {
  help: { zh: '文件、文件夹或通配符；- 表示标准输入', en: 'files, folders or patterns; - is standard input' },
};

export function levelOption(help: Localized): CommandOption {
  return { flags: '-l, --level <level>', help, choices: severities, default: 'information' };
}

/** `--gitignore`, `--stdin` and `--stdin-filename`; `--records` of the commands that have it. */
export interface InputFlags {
  /** Leave out what git ignores in folders and patterns. */
  readonly gitignore?: boolean;
  readonly stdin?: boolean;
  /** Standard input holds records, not one plan. */
  readonly records?: boolean;
  readonly stdinFilename?: string;
}

export const inputOptions: readonly CommandOption[] = [
  {
    flags: '--gitignore',
    help: {
      zh: '文件夹和通配符中略去 .gitignore 忽略的文件',
      en: 'in folders and patterns, leave out what .gitignore ignores',
    },
  },
  { flags: '--stdin', help: { zh: '读取标准输入', en: 'read standard input' } },
  {
    flags: '--stdin-filename <name>',
    help: {
      zh: '标准输入的文件名，用于输出和查找配置',
      en: 'name of standard input, for the output and for finding its configuration',
    },
  },
];

/** `--profile`, `--rule` and `--config`. */
export interface ConfigurationFlags {
  readonly profile?: Profile;
  readonly rule?: Readonly<Record<string, Severity | 'off'>>;
  readonly config?: string;
}

export const configOption: CommandOption = {
  flags: '-c, --config <file>',
  help: {
    zh: '使用此配置文件，不再查找 gzyd.yaml',
    en: 'use this configuration file instead of the nearest gzyd.yaml',
  },
};

export const configurationOptions: readonly CommandOption[] = [
  { flags: '-p, --profile <profile>', help: { zh: '检查方案', en: 'profile' }, choices: profiles },
  {
    flags: '-r, --rule <code=severity>',
    help: {
      zh: '设置一条规则的级别：error、warning、information、hint 或 off；可重复',
      en: 'severity of a rule: error, warning, information, hint or off; may be repeated',
    },
    parse: parseRule,
  },
  configOption,
];

export function configurationChoice({ profile, rule, config }: ConfigurationFlags): ConfigurationChoice {
  return {
    rules: rule ?? {},
    ...(profile === undefined ? {} : { profile }),
    ...(config === undefined ? {} : { config }),
  };
}

/** What to call standard input, if the user says so. */
export function stdinNameOf({ stdinFilename }: InputFlags): { readonly stdinName?: string } {
  return stdinFilename === undefined ? {} : { stdinName: stdinFilename };
}

function parseRule(value: string, previous: unknown): Readonly<Record<string, Severity | 'off'>> {
  const at = value.lastIndexOf('=');
  const code = value.slice(0, Math.max(at, 0));
  const severity = value.slice(at + 1) as Severity | 'off';
  if (at <= 0 || (severity !== 'off' && !severities.includes(severity)))
    throw new UsageError({
      zh: `--rule 的写法应为 规则=级别，收到的是“${value}”`,
      en: `--rule takes code=severity, not ‘${value}’`,
    });
  requireRule(code);
  return { ...(previous as Readonly<Record<string, Severity | 'off'>> | undefined), [code]: severity };
}

/** Rule codes, one for each use of the option. */
export function parseRuleCodes(code: string, previous: unknown): readonly string[] {
  requireRule(code);
  return [...((previous as readonly string[] | undefined) ?? []), code];
}

function requireRule(code: string): void {
  if (!rules.some(({ meta }) => meta.code === code))
    throw new UsageError({ zh: `没有“${code}”这条规则`, en: `there is no rule ‘${code}’` });
}
