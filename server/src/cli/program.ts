/** The commands and options of `gzyd`, their help in both languages, and what the exit code says. */
import { Command, CommanderError, Option } from 'commander';
import { version } from '../../../package.json';
import { rules } from '../rules/registry';
import { severities } from '../rules/severity';
import type { Localized } from '../text/localized';
import type { Profile, Severity } from '../rules/types';
import type { CheckFormat } from './check';
import { baselineCommand } from './commands/baseline';
import { checkCommand } from './commands/check';
import { exitCodes } from './exitCodes';
import type { ExitCode } from './exitCodes';
import { extractCommand } from './commands/extract';
import { fixCommand } from './commands/fix';
import { chooseLanguage } from './language';
import type { Language } from './language';
import { Output, tell } from './output';
import { maxThreads } from './pool';
import type { SettingsOptions } from './settings';

const profiles: readonly Profile[] = ['standard', 'strict', 'draft', 'ledger'];

/** What both `check` and `fix` take. */
interface CommonFlags {
  readonly level: Severity;
  readonly profile?: Profile;
  readonly rule?: Readonly<Record<string, Severity | 'off'>>;
  readonly config?: string;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
}

interface CheckFlags extends CommonFlags {
  readonly format: CheckFormat;
  readonly threads?: number;
  readonly quiet?: boolean;
}

interface FixFlags extends CommonFlags {
  readonly write?: boolean;
  readonly safe?: boolean;
  readonly only?: readonly string[];
}

/** Never rejects; what it could not do is said on standard error. */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  const language = chooseLanguage(args, process.env);
  const output = new Output(process.stdout);
  let result: Promise<ExitCode> | undefined;
  const program = buildProgram(language, output, (started) => {
    result = started;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return await (result ?? Promise.resolve(exitCodes.failed));
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0)
      return (await output.finish()) ? exitCodes.clean : exitCodes.failed;
    if (!(error instanceof CommanderError && error.code === 'commander.help'))
      tell(error instanceof CommanderError ? usageError(error, language) : String(error));
    return exitCodes.failed;
  }
}

function buildProgram(language: Language, output: Output, start: (result: Promise<ExitCode>) => void): Command {
  const say = ({ zh, en }: Localized): string => (language === 'zh' ? zh : en);
  const option = (flags: string, zh: string, en: string): Option => new Option(flags, say({ zh, en }));
  const dress = (command: Command): Command => {
    command
      .exitOverride()
      .configureOutput({ writeOut: (text) => void output.write(text), outputError: () => undefined })
      .showHelpAfterError(false)
      .helpOption('-h, --help', say({ zh: '显示帮助', en: 'show this help' }))
      .configureHelp(
        language === 'en' ? {} : { styleTitle: (title) => titles[title] ?? title, optionDescription: describeOption },
      )
      .addOption(
        option('--lang <zh|en>', '语言，默认取自 LC_ALL、LANG', 'language; from LC_ALL, LANG when absent').choices([
          'zh',
          'en',
        ]),
      );
    return command;
  };

  const program = dress(new Command('gzyd'))
    .description(
      say({
        zh: '检查工作要点，提取其中的结构',
        en: 'Checks Chinese annual work plans (工作要点) and extracts their structure',
      }),
    )
    .version(version, '-V, --version', say({ zh: '显示版本号', en: 'show the version' }))
    .helpCommand('help [command]', say({ zh: '显示某个命令的帮助', en: 'show the help of a command' }))
    .addHelpText('after', say({ zh: exitHelpZh, en: exitHelpEn }));

  const checking = (command: Command, level: Localized): Command =>
    dress(command)
      .argument(
        '[file...]',
        say({ zh: '文件、文件夹或通配符；- 表示标准输入', en: 'files, folders or patterns; - is standard input' }),
      )
      .addOption(option('-l, --level <level>', level.zh, level.en).choices(severities).default('information'))
      .addOption(option('-p, --profile <profile>', '检查方案', 'profile').choices(profiles))
      .addOption(
        option(
          '-r, --rule <code=severity>',
          '设置一条规则的级别：error、warning、information、hint 或 off；可重复',
          'severity of a rule: error, warning, information, hint or off; may be repeated',
        ).argParser(parseRule(language)),
      )
      .addOption(
        option(
          '-c, --config <file>',
          '使用此配置文件，不再查找 gzyd.yaml',
          'use this configuration file instead of the nearest gzyd.yaml',
        ),
      )
      .addOption(option('--stdin', '检查标准输入', 'check standard input'))
      .addOption(
        option(
          '--stdin-filename <name>',
          '标准输入的文件名，用于输出和查找配置',
          'name of standard input, for output and configuration',
        ),
      );

  checking(program.command('check'), {
    zh: '最低级别，更低的问题不输出、也不计入退出码',
    en: 'lowest severity; findings below are neither printed nor counted',
  })
    .description(
      say({
        zh: '检查文件、文件夹或通配符所指的工作要点，每个问题输出一行：文件:行:列: 级别 规则 说明',
        en: 'Checks the plans that files, folders and patterns name; prints a line for each finding: file:line:column: severity code message',
      }),
    )
    .addOption(
      option('-f, --format <format>', '输出格式', 'output format').choices(['text', 'json', 'sarif']).default('text'),
    )
    .addOption(option('-q, --quiet', '不输出统计', 'no summary'))
    .addOption(
      option(
        '--threads <n>',
        '线程数，默认按文件数和处理器数决定',
        'threads; by default what files and processors make worth while',
      ).argParser(parseThreads(language)),
    )
    .addHelpText('after', say({ zh: exitHelpZh, en: exitHelpEn }))
    .action((files: string[], flags: CheckFlags, command: Command) => {
      start(
        checkCommand(namedFiles(command, files, flags, language), {
          ...settingsOf(flags),
          format: flags.format,
          language,
          level: flags.level,
          quiet: flags.quiet ?? false,
          ...(flags.threads === undefined ? {} : { threads: flags.threads }),
        }),
      );
    });

  checking(program.command('fix'), {
    zh: '最低级别，更低的问题不修正',
    en: 'lowest severity; findings below are left alone',
  })
    .description(
      say({
        zh: '以差异形式显示可作的修正；加 --write 则写回文件',
        en: 'Shows as a diff what can be fixed; with --write, writes it',
      }),
    )
    .addOption(
      option(
        '-w, --write',
        '写回文件（先写临时文件再改名，编码和换行不变）',
        'write the files, through a temporary file and a rename, in their own encoding and line ends',
      ),
    )
    .addOption(option('--diff', '显示差异（默认）', 'show the diff (the default)').conflicts('write'))
    .addOption(option('--safe', '只作无需过目的修正', 'only what may be applied unseen'))
    .addOption(
      option('--only <code>', '只修正这条规则；可重复', 'only this rule; may be repeated').argParser(
        parseOnly(language),
      ),
    )
    .addHelpText('after', say({ zh: fixHelpZh, en: fixHelpEn }))
    .action((files: string[], flags: FixFlags, command: Command) => {
      const named = namedFiles(command, files, flags, language);
      if (flags.write && named.includes('-'))
        command.error(language === 'zh' ? '标准输入不能写回' : 'standard input can not be written', {
          code: 'gzyd.stdin',
          exitCode: 2,
        });
      start(
        fixCommand(named, {
          ...settingsOf(flags),
          language,
          write: flags.write ?? false,
          safeOnly: flags.safe ?? false,
          level: flags.level,
          ...(flags.only === undefined ? {} : { only: flags.only }),
        }),
      );
    });

  dress(program.command('extract'))
    .description(
      say({
        zh: '提取标题、层次、条目、责任单位、目标和时限，输出 JSON 数组，每个文件一项',
        en: 'Extracts title, outline, items, responsible units, targets and deadlines as a JSON array, an object a file',
      }),
    )
    .argument(
      '[file...]',
      say({ zh: '文件、文件夹或通配符；- 表示标准输入', en: 'files, folders or patterns; - is standard input' }),
    )
    .addOption(option('-f, --format <format>', '输出格式', 'output format').choices(['json']).default('json'))
    .addOption(option('--stdin', '读取标准输入', 'read standard input'))
    .addOption(option('--stdin-filename <name>', '标准输入的文件名', 'name of standard input'))
    .action((files: string[], flags: { stdin?: boolean; stdinFilename?: string }, command: Command) => {
      start(
        extractCommand(namedFiles(command, files, flags, language), {
          language,
          stdinName: flags.stdinFilename ?? '-',
        }),
      );
    });

  dress(program.command('baseline'))
    .description(
      say({
        zh: '把现有问题记入最近的 gzyd.yaml，此后只提示新的问题；工作要点本身不改动',
        en: 'Puts the present findings aside in the nearest gzyd.yaml, so that new ones alone are shown; the plans stay as they are',
      }),
    )
    .argument('[file...]', say({ zh: '文件、文件夹或通配符', en: 'files, folders or patterns' }))
    .addOption(
      option('-l, --level <level>', '最低级别，更低的问题不记入', 'lowest severity; findings below are not put aside')
        .choices(severities)
        .default('information'),
    )
    .addOption(option('-n, --dry-run', '只说明将写入什么，不写入', 'say what would be written, and write nothing'))
    .action((files: string[], flags: { level: Severity; dryRun?: boolean }, command: Command) => {
      requireFiles(command, files, language);
      start(baselineCommand(files, { language, level: flags.level, dryRun: flags.dryRun ?? false }));
    });
  return program;
}

/** Commander's own additions (choices, default) in Chinese. */
function describeOption({ description, argChoices, defaultValue }: Option): string {
  const more = [
    ...(argChoices === undefined ? [] : [`可用：${argChoices.join('、')}`]),
    ...(typeof defaultValue === 'string' ? [`默认：${defaultValue}`] : []),
  ];
  return more.length === 0 ? description : `${description}（${more.join('；')}）`;
}

function settingsOf({
  profile,
  rule,
  config,
  stdinFilename,
}: CommonFlags): SettingsOptions & { readonly stdinName?: string } {
  return {
    rules: rule ?? {},
    ...(profile === undefined ? {} : { profile }),
    ...(config === undefined ? {} : { config }),
    ...(stdinFilename === undefined ? {} : { stdinName: stdinFilename }),
  };
}

function namedFiles(
  command: Command,
  files: readonly string[],
  { stdin }: { readonly stdin?: boolean },
  language: Language,
): readonly string[] {
  const named = stdin ? [...files, '-'] : files;
  requireFiles(command, named, language);
  return named;
}

function requireFiles(command: Command, files: readonly string[], language: Language): void {
  if (files.length === 0)
    command.error(language === 'zh' ? '没有指定文件' : 'no file was named', { code: 'gzyd.noFile', exitCode: 2 });
  if (files.filter((file) => file === '-').length > 1 || (files.includes('-') && files.length > 1)) {
    command.error(language === 'zh' ? '标准输入不能与其他文件一起处理' : 'standard input goes with no other file', {
      code: 'gzyd.stdin',
      exitCode: 2,
    });
  }
}

function parseThreads(language: Language) {
  return (value: string): number => {
    const threads = Number(value);
    if (Number.isInteger(threads) && threads >= 1 && threads <= maxThreads) return threads;
    throw new CommanderError(
      2,
      'gzyd.threads',
      {
        zh: `--threads 应为 1 至 ${maxThreads} 的整数，收到的是“${value}”`,
        en: `--threads takes a number from 1 to ${maxThreads}, not ‘${value}’`,
      }[language],
    );
  };
}

function parseRule(language: Language) {
  return (
    value: string,
    previous: Readonly<Record<string, Severity | 'off'>> | undefined,
  ): Readonly<Record<string, Severity | 'off'>> => {
    const at = value.lastIndexOf('=');
    const code = value.slice(0, Math.max(at, 0));
    const severity = value.slice(at + 1) as Severity | 'off';
    if (at <= 0 || (severity !== 'off' && !severities.includes(severity))) {
      throw new CommanderError(
        2,
        'gzyd.rule',
        { zh: `--rule 的写法应为 规则=级别，收到的是“${value}”`, en: `--rule takes code=severity, not ‘${value}’` }[
          language
        ],
      );
    }
    requireRule(code, language);
    return { ...previous, [code]: severity };
  };
}

function parseOnly(language: Language) {
  return (code: string, previous: readonly string[] | undefined): readonly string[] => {
    requireRule(code, language);
    return [...(previous ?? []), code];
  };
}

function requireRule(code: string, language: Language): void {
  if (!rules.some(({ meta }) => meta.code === code))
    throw new CommanderError(
      2,
      'gzyd.rule',
      { zh: `没有“${code}”这条规则`, en: `there is no rule ‘${code}’` }[language],
    );
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '全局选项：',
  'Commands:': '命令：',
};

const exitHelpZh = `
退出码：
  0  没有问题
  1  有问题（级别不低于 --level）
  2  有文件未能读取或检查，或参数有误；其余文件照常检查`;

const exitHelpEn = `
Exit codes:
  0  no findings
  1  findings (of the severity --level or above)
  2  a file could not be read or checked, or bad arguments; the other files are checked all the same`;

const fixHelpZh = `
退出码：
  0  无可修正，或已写回
  1  有可修正之处，未写回
  2  有文件未能读取或写入，或参数有误`;

const fixHelpEn = `
Exit codes:
  0  nothing to fix, or written
  1  there is something to fix, not written
  2  a file could not be read or written, or bad arguments`;

/** Commander speaks English; its common errors are said again in Chinese. */
function usageError({ code, message }: CommanderError, language: Language): string {
  const plain = message.replace(/^error: /, '');
  if (language === 'en') return plain;
  const quoted = /'([^']*)'/.exec(plain)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownOption':
      return `没有 ${quoted} 这个选项`;
    case 'commander.unknownCommand':
      return `没有“${quoted}”这个命令`;
    case 'commander.conflictingOption':
      return '选项 --write 与 --diff 不能同时使用';
    case 'commander.optionMissingArgument':
      return `选项 ${quoted} 缺少参数`;
    case 'commander.invalidArgument': {
      // redos: a message of commander, as long as the command line
      const allowed = /Allowed choices are (.*)\.$/.exec(plain)?.[1];
      return `选项 ${quoted} 的值无效${allowed === undefined ? '' : `，可用的值：${allowed}`}`;
    }
    default:
      return plain;
  }
}
