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
  zsh: (commands) => `(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
autoload -Uz bashcompinit && bashcompinit
${bash(commands)}`,
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

/** Options of a command that have a list of values, by name. */
function listedValues(command: Command): { readonly name: string; readonly values: readonly string[] }[] {
  return shownOptions(command).flatMap((option) =>
    option.choices === undefined ? [] : namesOf(option).map((name) => ({ name, values: option.choices! })),
  );
}

function bash(commands: readonly Command[]): string {
  const values = commands.flatMap((command) =>
    listedValues(command).map(({ name, values }) => `    ${command.name}:${name}) words="${values.join(' ')}" ;;`),
  );
  const others = commands.map((command) => {
    const options = shownOptions(command).flatMap(namesOf).join(' ');
    return `    ${command.name}) options="${options}" words="${(command.files?.choices ?? []).join(' ')}" ;;`;
  });
  return `_gzyd() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words="" options=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${others.join('\n')}
  esac
  case "\${COMP_WORDS[1]}:\${COMP_WORDS[COMP_CWORD-1]}" in
${values.join('\n')}
    *) case "$word" in -*) words="$options" ;; esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _gzyd gzyd
`;
}

function fish(commands: readonly Command[], language: MessageLanguage): string {
  const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
  const condition = ({ name }: Command): string => quoted(`__fish_seen_subcommand_from ${name}`);
  const argumentsOf = (command: Command): string[] =>
    command.files?.choices === undefined
      ? []
      : [`complete -c gzyd -n ${condition(command)} -f -a ${quoted(command.files.choices.join(' '))}`];
  const lines = commands.flatMap((command) => [
    `complete -c gzyd -n __fish_use_subcommand -f -a ${command.name} -d ${quoted(command.summary[language])}`,
    ...argumentsOf(command),
    ...shownOptions(command).map((option) => {
      const names = namesOf(option).map((name) =>
        name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
      );
      const values = option.choices === undefined ? '' : ` -x -a ${quoted(option.choices.join(' '))}`;
      return `complete -c gzyd -n ${condition(command)} ${names.join(' ')}${values} -d ${quoted(option.help[language])}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}

function powershell(commands: readonly Command[]): string {
  const quoted = (texts: readonly string[]): string => texts.map((text) => `'${text}'`).join(', ');
  const options = commands.map(
    (command) =>
      `    '${command.name}' = @(${quoted([...(command.files?.choices ?? []), ...shownOptions(command).flatMap(namesOf)])})`,
  );
  const values = commands.flatMap((command) =>
    listedValues(command).map(({ name, values }) => `    '${command.name} ${name}' = @(${quoted(values)})`),
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
