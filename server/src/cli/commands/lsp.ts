/** `gzyd lsp`: the language server over standard input and output, which is `server.js --stdio` beside this program. */
import type { Command } from '../command';

export const lspCommand: Command = {
  name: 'lsp',
  summary: {
    zh: '启动语言服务器（标准输入输出），供编辑器使用',
    en: 'Starts the language server over standard input and output, for editors',
  },
  options: [
    { flags: '--stdio', help: { zh: '默认即为标准输入输出', en: 'the default, which many editors name anyway' } },
  ],
  exits: {
    0: { zh: '编辑器已正常关闭服务器', en: 'the editor has shut the server down' },
    1: {
      zh: '编辑器未关闭服务器就断开了，或标准输入不合协议',
      en: 'the editor went away without shutting it down, or standard input breaks the protocol',
    },
    2: { zh: '参数有误', en: 'an argument is wrong' },
  },
  async run() {
    // The server reads how it is to talk from the arguments.
    process.argv.splice(2, Infinity, '--stdio');
    await import('../../node/main');
    // The server ends the process.
    return new Promise<never>(() => undefined);
  },
};
