/** The server in Node: `dist/server.js --stdio` for any editor, Node IPC for VS Code. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Runtime } from '../runtime';
import { startServer } from '../server';
import { NodeFileSystem } from './fileSystem';

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

const connection = createConnection(ProposedFeatures.all);
// A fault in one request is no reason to lose all open plans.
process.on('uncaughtException', (error) => connection.console.error(`Unhandled: ${error.stack ?? error.message}`));
process.on('unhandledRejection', (reason) => connection.console.error(`Unhandled: ${String(reason)}`));
startServer(connection, runtime);
