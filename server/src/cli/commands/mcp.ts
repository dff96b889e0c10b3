/** `gzyd mcp`: a server of the Model Context Protocol, which gives assistants the tools of `gzyd`. */
import { version } from '../../../../package.json';
import type { Localized } from '../../text/localized';
import { stdinArgument } from '../arguments';
import { UsageError, type Command } from '../command';
import { exitCodes } from '../exitCodes';
import { readLines } from '../lines';
import { ConfinedFileSystem } from '../mcp/confinedFiles';
import { answerLine } from '../mcp/jsonRpc';
import { mcpMethods } from '../mcp/methods';
import { McpPlans } from '../mcp/plans';
import { faultText, named as about, sizeLimit } from '../messages';
import { tell } from '../output';
import { uriOf } from '../paths';

interface McpFlags {
  readonly write?: boolean;
}

export const mcpCommand: Command<McpFlags> = {
  name: 'mcp',
  summary: {
    zh: '启动 MCP 服务（标准输入输出），供智能助手检查和读取指定文件夹中的工作要点',
    en: 'Starts a Model Context Protocol server over standard input and output: assistants check and read the plans in the folders named',
  },
  files: {
    name: 'folder',
    help: {
      zh: '可读取的文件夹，默认为当前文件夹；其外的文件一概不读',
      en: 'the folders that may be read, the current one by default; nothing outside them is read',
    },
    optional: true,
  },
  options: [
    {
      flags: '--write',
      help: {
        zh: '允许重排序号并写回文件；否则什么也不写',
        en: 'let plans be renumbered; without it, nothing is written',
      },
    },
  ],
  exits: {
    0: { zh: '标准输入已结束', en: 'standard input has ended' },
    2: { zh: '文件夹不能读取，或参数有误', en: 'a folder cannot be read, or an argument is wrong' },
  },
  verify(folders) {
    if (folders.includes(stdinArgument)) throw new UsageError(noFolder);
  },
  async run(folders, { write = false }, { language, fileSystem, output }) {
    const roots: string[] = [];
    for (const folder of folders.length === 0 ? ['.'] : folders) {
      const real = await fileSystem.realUri(uriOf(folder));
      const stat = real.ok ? await fileSystem.stat(real.value) : real;
      if (!real.ok || !stat.ok || stat.value.kind !== 'directory') {
        tell(about(folder, faultText(stat.ok ? 'notDirectory' : stat.fault))[language]);
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
  },
};

const noFolder: Localized = { zh: '请写文件夹', en: 'name folders' };
