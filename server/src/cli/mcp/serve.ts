/** Answers the Model Context Protocol on standard input and output until that ends. */
import { version } from '../../../../package.json';
import type { WorkspaceFileSystem } from '../../files/fileSystem';
import type { MessageLanguage } from '../../text/localized';
import { exitCodes, type ExitCode } from '../exitCodes';
import { readLines } from '../lines';
import { faultText, named, sizeLimit } from '../messages';
import { tell, type Output } from '../output';
import { uriOf } from '../paths';
import { ConfinedFileSystem } from './confinedFiles';
import { answerLine } from './jsonRpc';
import { mcpMethods } from './methods';
import { McpPlans } from './plans';

export interface McpHost {
  readonly language: MessageLanguage;
  readonly fileSystem: WorkspaceFileSystem;
  readonly output: Output;
  /** The user has allowed to write. */
  readonly write: boolean;
}

/** `folders`: paths; nothing outside them is read. */
export async function serveMcp(folders: readonly string[], host: McpHost): Promise<ExitCode> {
  const { language, fileSystem, output, write } = host;
  const roots: string[] = [];
  for (const folder of folders) {
    const real = await fileSystem.realUri(uriOf(folder));
    const stat = real.ok ? await fileSystem.stat(real.value) : real;
    if (!real.ok || !stat.ok || stat.value.kind !== 'directory') {
      tell(named(folder, faultText(stat.ok ? 'notDirectory' : stat.fault))[language]);
      return exitCodes.failed;
    }
    roots.push(real.value);
  }
  const plans = new McpPlans(new ConfinedFileSystem(fileSystem, roots, write), roots);
  const methods = mcpMethods({ plans, language, write }, version);
  for await (const line of readLines(process.stdin, 2 * sizeLimit)) {
    if ('text' in line && line.text.trim() === '') continue;
    const answer = await answerLine(line, methods);
    if (answer !== undefined) await output.write(`${JSON.stringify(answer)}\n`);
    if (output.closed) break;
  }
  return exitCodes.clean;
}
