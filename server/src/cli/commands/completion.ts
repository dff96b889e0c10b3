/** `gzyd completion`: a script that completes commands, options and their values in a shell. */
import { completionScript, shells, type Shell } from '../completionScripts';
import { UsageError, type Command } from '../command';
import { exitCodes } from '../exitCodes';

/** `commands`: those to complete, read when the command runs. */
export function completionCommand(commands: () => readonly Command[]): Command {
  return {
    name: 'completion',
    summary: {
      zh: '输出 shell 补全脚本：bash、zsh、fish 或 powershell',
      en: 'Prints a completion script for bash, zsh, fish or powershell',
    },
    files: {
      name: 'shell',
      help: { zh: 'bash、zsh、fish 或 powershell', en: 'bash, zsh, fish or powershell' },
      choices: shells,
    },
    options: [],
    exits: {
      0: { zh: '已输出', en: 'done' },
      2: { zh: '不支持这种 shell，或参数有误', en: 'there is no script for this shell, or an argument is wrong' },
    },
    verify([shell = '', ...more]) {
      if (more.length > 0 || !shells.includes(shell as Shell))
        throw new UsageError({
          zh: `请写一种 shell：${shells.join('、')}`,
          en: `name one shell: ${shells.join(', ')}`,
        });
    },
    async run([shell], _flags, { output, language }) {
      await output.write(completionScript(shell as Shell, commands(), language));
      return exitCodes.clean;
    },
  };
}
