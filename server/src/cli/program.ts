/** The commands and options of `gzyd`, their help in both languages, and what the exit code says. */
import { Command, CommanderError, Option } from 'commander';
import { version } from '../../../package.json';
import { rules } from '../rules/registry';
import type { Localized, Profile, Severity } from '../rules/types';
import type { CheckFormat } from './check';
import { baselineCommand } from './baselineCommand';
import { checkCommand } from './checkCommand';
import { exitCodes } from './exitCodes';
import type { ExitCode } from './exitCodes';
import { extractCommand } from './extractCommand';
import { chooseLanguage } from './language';
import type { Language } from './language';

const levels: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
const profiles: readonly Profile[] = ['standard', 'strict', 'draft', 'ledger'];

interface CheckFlags {
  readonly format: CheckFormat;
  readonly level: Severity;
  readonly profile?: Profile;
  readonly rule?: Readonly<Record<string, Severity | 'off'>>;
  readonly config?: string;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly quiet?: boolean;
}

/** Never rejects; what it could not do is said on standard error. */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  const language = chooseLanguage(args, process.env);
  let result: Promise<ExitCode> | undefined;
  const program = buildProgram(language, (started) => {
    result = started;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return await (result ?? Promise.resolve(exitCodes.failed));
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.clean;
    if (!(error instanceof CommanderError && error.code === 'commander.help')) process.stderr.write(`gzyd: ${error instanceof CommanderError ? usageError(error, language) : String(error)}\n`);
    return exitCodes.failed;
  }
}

function buildProgram(language: Language, start: (result: Promise<ExitCode>) => void): Command {
  const say = ({ zh, en }: Localized): string => language === 'zh' ? zh : en;
  const option = (flags: string, zh: string, en: string): Option => new Option(flags, say({ zh, en }));
  const dress = (command: Command): Command => {
    command.exitOverride().configureOutput({ outputError: () => undefined }).showHelpAfterError(false)
      .helpOption('-h, --help', say({ zh: '显示帮助', en: 'show this help' }))
      .configureHelp(language === 'en' ? {} : { styleTitle: (title) => titles[title] ?? title, optionDescription: describeOption })
      .addOption(option('--lang <zh|en>', '语言，默认取自 LC_ALL、LANG', 'language; from LC_ALL, LANG when absent').choices(['zh', 'en']));
    return command;
  };

  const program = dress(new Command('gzyd'))
    .description(say({ zh: '检查工作要点，提取其中的结构', en: 'Checks Chinese annual work plans (工作要点) and extracts their structure' }))
    .version(version, '-V, --version', say({ zh: '显示版本号', en: 'show the version' }))
    .helpCommand('help [command]', say({ zh: '显示某个命令的帮助', en: 'show the help of a command' }))
    .addHelpText('after', say({ zh: exitHelpZh, en: exitHelpEn }));

  dress(program.command('check'))
    .description(say({ zh: '检查文件、文件夹或通配符所指的工作要点，每个问题输出一行：文件:行:列: 级别 规则 说明', en: 'Checks the plans that files, folders and patterns name; prints a line for each finding: file:line:column: severity code message' }))
    .argument('[file...]', say({ zh: '文件、文件夹或通配符；- 表示标准输入', en: 'files, folders or patterns; - is standard input' }))
    .addOption(option('-f, --format <format>', '输出格式', 'output format').choices(['text', 'json', 'sarif']).default('text'))
    .addOption(option('-l, --level <level>', '最低级别，更低的问题不输出、也不计入退出码', 'lowest severity; findings below are neither printed nor counted').choices(levels).default('information'))
    .addOption(option('-p, --profile <profile>', '检查方案', 'profile').choices(profiles))
    .addOption(option('-r, --rule <code=severity>', '设置一条规则的级别：error、warning、information、hint 或 off；可重复', 'severity of a rule: error, warning, information, hint or off; may be repeated').argParser(parseRule(language)))
    .addOption(option('-c, --config <file>', '使用此配置文件，不再查找 gzyd.yaml', 'use this configuration file instead of the nearest gzyd.yaml'))
    .addOption(option('--stdin', '检查标准输入', 'check standard input'))
    .addOption(option('--stdin-filename <name>', '标准输入的文件名，用于输出和查找配置', 'name of standard input, for output and configuration'))
    .addOption(option('-q, --quiet', '不输出统计', 'no summary'))
    .addHelpText('after', say({ zh: exitHelpZh, en: exitHelpEn }))
    .action((files: string[], flags: CheckFlags, command: Command) => {
      const named = flags.stdin ? [...files, '-'] : files;
      requireFiles(command, named, language);
      start(checkCommand(named, {
        format: flags.format, language, level: flags.level, rules: flags.rule ?? {}, quiet: flags.quiet ?? false,
        ...(flags.profile === undefined ? {} : { profile: flags.profile }),
        ...(flags.config === undefined ? {} : { config: flags.config }),
        ...(flags.stdinFilename === undefined ? {} : { stdinName: flags.stdinFilename }),
      }));
    });

  dress(program.command('extract'))
    .description(say({ zh: '提取标题、层次、条目、责任单位、目标和时限，输出 JSON 数组，每个文件一项', en: 'Extracts title, outline, items, responsible units, targets and deadlines as a JSON array, an object a file' }))
    .argument('[file...]', say({ zh: '文件、文件夹或通配符；- 表示标准输入', en: 'files, folders or patterns; - is standard input' }))
    .addOption(option('-f, --format <format>', '输出格式', 'output format').choices(['json']).default('json'))
    .addOption(option('--stdin', '读取标准输入', 'read standard input'))
    .addOption(option('--stdin-filename <name>', '标准输入的文件名', 'name of standard input'))
    .action((files: string[], flags: { stdin?: boolean; stdinFilename?: string }, command: Command) => {
      const named = flags.stdin ? [...files, '-'] : files;
      requireFiles(command, named, language);
      start(extractCommand(named, { language, stdinName: flags.stdinFilename ?? '-' }));
    });

  dress(program.command('baseline'))
    .description(say({ zh: '把现有问题记入最近的 gzyd.yaml，此后只提示新的问题；工作要点本身不改动', en: 'Puts the present findings aside in the nearest gzyd.yaml, so that new ones alone are shown; the plans stay as they are' }))
    .argument('[file...]', say({ zh: '文件、文件夹或通配符', en: 'files, folders or patterns' }))
    .addOption(option('-l, --level <level>', '最低级别，更低的问题不记入', 'lowest severity; findings below are not put aside').choices(levels).default('information'))
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

function requireFiles(command: Command, files: readonly string[], language: Language): void {
  if (files.length === 0) command.error(language === 'zh' ? '没有指定文件' : 'no file was named', { code: 'gzyd.noFile', exitCode: 2 });
  if (files.filter((file) => file === '-').length > 1 || (files.includes('-') && files.length > 1)) {
    command.error(language === 'zh' ? '标准输入不能与其他文件一起处理' : 'standard input goes with no other file', { code: 'gzyd.stdin', exitCode: 2 });
  }
}

function parseRule(language: Language) {
  return (value: string, previous: Readonly<Record<string, Severity | 'off'>> | undefined): Readonly<Record<string, Severity | 'off'>> => {
    const at = value.lastIndexOf('=');
    const code = value.slice(0, Math.max(at, 0));
    const severity = value.slice(at + 1) as Severity | 'off';
    const problem = at <= 0 || (severity !== 'off' && !levels.includes(severity))
      ? { zh: `--rule 的写法应为 规则=级别，收到的是“${value}”`, en: `--rule takes code=severity, not ‘${value}’` }
      : !rules.some(({ meta }) => meta.code === code) ? { zh: `没有“${code}”这条规则`, en: `there is no rule ‘${code}’` } : undefined;
    if (problem !== undefined) throw new CommanderError(2, 'gzyd.rule', problem[language]);
    return { ...previous, [code]: severity };
  };
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Global Options:': '全局选项：', 'Commands:': '命令：',
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

/** Commander speaks English; its common errors are said again in Chinese. */
function usageError({ code, message }: CommanderError, language: Language): string {
  const plain = message.replace(/^error: /, '');
  if (language === 'en') return plain;
  const quoted = /'([^']*)'/.exec(plain)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownOption': return `没有 ${quoted} 这个选项`;
    case 'commander.unknownCommand': return `没有“${quoted}”这个命令`;
    case 'commander.optionMissingArgument': return `选项 ${quoted} 缺少参数`;
    case 'commander.invalidArgument': {
      const allowed = /Allowed choices are (.*)\.$/.exec(plain)?.[1];
      return `选项 ${quoted} 的值无效${allowed === undefined ? '' : `，可用的值：${allowed}`}`;
    }
    default: return plain;
  }
}
