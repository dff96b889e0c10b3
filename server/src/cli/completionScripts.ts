/** Completion of `gzyd` in shells, made from the registered commands. Pure. */
import type { MessageLanguage } from '../text/localized';
import type { Command, CommandOption } from './command';

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

export function completionScript(shell: Shell, commands: readonly Command[], language: MessageLanguage): string {
  return scripts[shell](commands, language);
}

const scripts: Readonly<Record<Shell, (commands: readonly Command[], language: MessageLanguage) => string>> = {
  bash,
  zsh: (commands) => `autoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`,
  fish,
  powershell,
};

/** `--level` and `-l` of `-l, --level <level>`. */
function namesOf({ flags }: CommandOption): string[] {
  return flags.split(/[ ,]+/).filter((part) => part.startsWith('-'));
}

function shownOptions({ options }: Command): CommandOption[] {
  return options.filter(({ hidden }) => hidden !== true);
}

function bash(commands: readonly Command[]): string {
  const cases = commands.flatMap((command) => {
    const options = shownOptions(command);
    const values = options
      .filter(({ choices }) => choices !== undefined)
      .map(
        (option) =>
          `    ${command.name}:${namesOf(option).join(`|${command.name}:`)}) words="${option.choices!.join(' ')}" ;;`,
      );
    return [...values, `    ${command.name}:*) words="${options.flatMap(namesOf).join(' ')}" ;;`];
  });
  return `_gzyd() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}:\${COMP_WORDS[COMP_CWORD-1]}" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _gzyd gzyd
`;
}

function fish(commands: readonly Command[], language: MessageLanguage): string {
  const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
  const lines = commands.flatMap((command) => [
    `complete -c gzyd -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.summary[language])}`,
    ...shownOptions(command).map((option) => {
      const names = namesOf(option).map((name) =>
        name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
      );
      const values = option.choices === undefined ? '' : ` -x -a ${quoted(option.choices.join(' '))}`;
      const condition = quoted(`__fish_seen_subcommand_from ${command.name}`);
      return `complete -c gzyd -n ${condition} ${names.join(' ')}${values} -d ${quoted(option.help[language])}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}

function powershell(commands: readonly Command[]): string {
  const quoted = (texts: readonly string[]): string => texts.map((text) => `'${text}'`).join(', ');
  const options = commands.map(
    (command) => `    '${command.name}' = @(${quoted(shownOptions(command).flatMap(namesOf))})`,
  );
  const values = commands.flatMap((command) =>
    shownOptions(command)
      .filter(({ choices }) => choices !== undefined)
      .flatMap((option) =>
        namesOf(option).map((name) => `    '${command.name} ${name}' = @(${quoted(option.choices!)})`),
      ),
  );
  return `Register-ArgumentCompleter -Native -CommandName gzyd -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $options = @{
${options.join('\n')}
  }
  $values = @{
${values.join('\n')}
  }
  $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $found = if ($words.Count -lt 2) { @(${quoted(commands.map(({ name }) => name))}) }
    elseif ($values.ContainsKey("$($words[1]) $($words[-1])")) { $values["$($words[1]) $($words[-1])"] }
    else { $options[$words[1]] }
  $found | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`;
}
