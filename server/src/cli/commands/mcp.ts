/** `gzyd mcp`: a server of the Model Context Protocol, which gives assistants the tools of `gzyd`. */
import type { Localized } from '../../text/localized';
import { stdinArgument } from '../arguments';
import { UsageError, type Command } from '../command';
import { serveMcp } from '../mcp/serve';

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
  run(folders, { write = false }, { language, fileSystem, output }) {
    return serveMcp(folders.length === 0 ? ['.'] : folders, { language, fileSystem, output, write });
  },
};

const noFolder: Localized = { zh: '请写文件夹', en: 'name folders' };
