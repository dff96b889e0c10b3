/** The server in Node: `dist/server.js --stdio` for any editor, Node IPC for VS Code. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Runtime } from '../session/runtime';
import { startServer } from '../server';
import { NodeFileSystem } from './fileSystem';
import { FrameWatch } from './frameWatch';
import { collectEarly } from './v8Flags';

collectEarly();

const runtime: Runtime = {
  timer: {
    setImmediate: (callback) => {
      const handle = setImmediate(callback);
      return { dispose: () => clearImmediate(handle) };
    },
    setTimeout: (callback, milliseconds) => {
      const handle = setTimeout(callback, milliseconds);
      return { dispose: () => clearTimeout(handle) };
    },
    now: () => performance.now(),
  },
  fileSystem: new NodeFileSystem(),
};

if (process.argv.includes('--stdio')) {
  const frames = new FrameWatch();
  process.stdin.on('data', (chunk: Buffer) => {
    const fault = frames.see(chunk);
    if (fault === undefined) return;
    // Whoever started us starts us again, with the texts as they are there.
    process.stderr.write(`gongzuo-yaodian: standard input is no longer readable: ${fault}\n`);
    process.exit(1);
  });
}

const connection = createConnection(ProposedFeatures.all);
// A fault in one request is no reason to lose all open plans.
process.on('uncaughtException', (error) => connection.console.error(`Unhandled: ${error.stack ?? error.message}`));
process.on('unhandledRejection', (reason) => connection.console.error(`Unhandled: ${String(reason)}`));
startServer(connection, runtime);
