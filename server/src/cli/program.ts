/**
 * Makes the parser and the help of `gzyd` from the registered commands, in either language, and runs the command asked
 * for.
 */
import { Command as Parser, CommanderError, Option, type Argument } from 'commander';
import { version } from '../../../package.json';
import { NodeFileSystem } from '../node/fileSystem';
import { displayWidth } from '../text/displayWidth';
import type { Localized, MessageLanguage } from '../text/localized';
import { wrapText } from '../text/wrap';
import { stdinArgument } from './arguments';
import { UsageError, type Command, type CommandOption, type ExitTexts } from './command';
import { commands as allCommands } from './commands/registry';
import { exitCodes, type ExitCode } from './exitCodes';
import { chooseLanguage } from './language';
import type { InputFlags } from './options';
import { Output, tell } from './output';

/** Never rejects; failures are reported on standard error. */
export async function runProgram(
  args: readonly string[],
  commands: readonly Command[] = allCommands,
): Promise<ExitCode> {
  const language = chooseLanguage(args, process.env);
  const output = new Output(process.stdout);
  let result: Promise<ExitCode> | undefined;
  const program = buildProgram(commands, language, output, (command, files, flags) => {
    const context = { language, output, fileSystem: new NodeFileSystem() };
    result = command.run(files, flags, context);
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    const code = await (result ?? Promise.resolve(exitCodes.failed));
    return (await output.finish()) ? code : exitCodes.failed;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0)
      return (await output.finish()) ? exitCodes.clean : exitCodes.failed;
    if (!(error instanceof CommanderError && error.code === 'commander.help')) tell(errorText(error, language));
    return exitCodes.failed;
  }
}

type Start = (command: Command, files: readonly string[], flags: object) => void;

function buildProgram(commands: readonly Command[], language: MessageLanguage, output: Output, start: Start): Parser {
  const program = dress(new Parser('gzyd'), language, output)
    .description(programTexts.description[language])
    .version(version, '-V, --version', programTexts.version[language])
    .helpCommand('help [command]', programTexts.helpCommand[language])
    .addHelpText('after', exitHelp(generalExits, language));
  for (const command of commands) {
    const parser = dress(program.command(command.name), language, output)
      .description(command.summary[language])
      .addHelpText('after', exitHelp(command.exits, language));
    const { files } = command;
    if (files !== undefined) parser.argument(`[${files.name ?? 'file'}...]`, files.help[language]);
    for (const option of command.options) parser.addOption(optionOf(option, language));
    parser.action(() => {
      const flags: InputFlags = parser.opts();
      const named = flags.stdin === true || flags.records === true ? [...parser.args, stdinArgument] : parser.args;
      verifyFiles(named, command);
      command.verify?.(named, flags);
      start(command, named, flags);
    });
  }
  return program;
}

/** What the program and each command have in common. */
function dress(parser: Parser, language: MessageLanguage, output: Output): Parser {
  return parser
    .exitOverride()
    .configureOutput({ writeOut: (text) => void output.write(text), outputError: () => undefined })
    .showHelpAfterError(false)
    .helpOption('-h, --help', programTexts.help[language])
    .configureHelp({
      // Which arguments each takes is told in its own help.
      subcommandTerm: (command) => command.name(),
      ...(language === 'en' ? {} : chineseHelp),
    })
    .addOption(optionOf(languageOption, language));
}

/** Accepted by every command; `chooseLanguage` reads it before anything is parsed. */
export const languageOption: CommandOption = {
  flags: '--lang <zh|en>',
  help: { zh: '语言，默认取自 LC_ALL、LANG', en: 'language; from LC_ALL or LANG by default' },
  choices: ['zh', 'en'],
};

function optionOf(option: CommandOption, language: MessageLanguage): Option {
  const made = new Option(option.flags, option.help[language]);
  if (option.choices !== undefined) made.choices(option.choices);
  if (option.default !== undefined) made.default(option.default);
  if (option.parse !== undefined) made.argParser(option.parse);
  if (option.conflicts !== undefined) made.conflicts(option.conflicts);
  if (option.hidden === true) made.hideHelp();
  return made;
}

function verifyFiles(files: readonly string[], { files: argument }: Command): void {
  if (files.length === 0 && argument !== undefined && argument.optional !== true)
    throw new UsageError({ zh: '没有指定文件', en: 'no file was named' });
  if (files.length > 1 && files.includes(stdinArgument))
    throw new UsageError({
      zh: '标准输入不能与其他文件一起处理',
      en: 'standard input cannot be combined with other files',
    });
}

const programTexts = {
  description: {
    zh: '检查工作要点，提取其中的结构',
    en: 'Checks Chinese annual work plans (工作要点) and extracts their structure',
  },
  version: { zh: '显示版本号', en: 'show the version' },
  help: { zh: '显示帮助', en: 'show this help' },
  helpCommand: { zh: '显示某个命令的帮助', en: 'show the help of a command' },
} satisfies Readonly<Record<string, Localized>>;

const generalExits: ExitTexts = {
  0: { zh: '没有问题，或已完成', en: 'no findings, or done' },
  1: { zh: '有问题，或有可修正之处', en: 'findings, or something to fix' },
  2: {
    zh: '有文件未能处理，或参数有误；其余文件照常处理',
    en: 'a file could not be processed, or an argument is wrong; all other files are processed',
  },
};

function exitHelp(exits: ExitTexts, language: MessageLanguage): string {
  const lines = Object.entries(exits).map(([code, text]) => `  ${code}  ${text[language]}`);
  return ['', language === 'zh' ? '退出码：' : 'Exit codes:', ...lines].join('\n');
}

/** What commander says by itself in Chinese. */
const chineseHelp = {
  styleTitle: (title: string) => titles[title] ?? title,
  optionDescription: describeOption,
  displayWidth,
  boxWrap: wrapText,
  argumentTerm: (argument: Argument) => argumentNames[argument.name()] ?? argument.name(),
  commandUsage: (command: Parser) => {
    const names = command.registeredArguments.map((argument) => `[${chineseHelp.argumentTerm(argument)}...]`);
    const more = command.commands.length > 0 ? ['[命令]'] : names;
    const of = command.parent === null ? [] : [command.parent.name()];
    return [...of, command.name(), '[选项]', ...more].join(' ');
  },
};

const argumentNames: Readonly<Record<string, string>> = { file: '文件', folder: '文件夹', rule: '规则' };

/** Commander's own headings in Chinese. */
const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '全局选项：',
  'Commands:': '命令：',
};

/** Commander's own additions (choices, default) in Chinese. */
function describeOption({ description, argChoices, defaultValue }: Option): string {
  const more = [
    ...(argChoices === undefined ? [] : [`可用：${argChoices.join('、')}`]),
    ...(typeof defaultValue === 'string' ? [`默认：${defaultValue}`] : []),
  ];
  return more.length === 0 ? description : `${description}（${more.join('；')}）`;
}

function errorText(error: unknown, language: MessageLanguage): string {
  if (error instanceof UsageError) return error.text[language];
  return error instanceof CommanderError ? commanderText(error, language) : String(error);
}

/** Commander speaks English; its common errors are repeated in Chinese. */
function commanderText({ code, message }: CommanderError, language: MessageLanguage): string {
  const plain = message.replace(/^error: /, '');
  if (language === 'en') return plain;
  const [quoted = '', other = ''] = [...plain.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
  switch (code) {
    case 'commander.unknownOption':
      return `没有 ${quoted} 这个选项`;
    case 'commander.unknownCommand':
      return `没有“${quoted}”这个命令`;
    case 'commander.excessArguments':
      return '多余的参数';
    case 'commander.conflictingOption':
      return `选项 ${quoted} 与 ${other} 不能同时使用`;
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
