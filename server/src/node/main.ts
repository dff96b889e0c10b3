/**
 * The server in Node: `dist/server.js --stdio` for any editor, Node IPC for VS Code. Its threads run this bundle, too.
 */
import { writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { isMainThread } from 'node:worker_threads';
import { version } from '../../../package.json';
import { createConnection, ProposedFeatures, type Connection, type MessageReader } from 'vscode-languageserver/node';
import type { Runtime } from '../session/runtime';
import { startServer } from '../server';
import { NodeFileSystem } from './fileSystem';
import { callEditorTool } from '../cli/mcp/editor';
import { serveMcp } from '../cli/mcp/serve';
import { Output } from '../cli/output';
import { FrameWatch } from './frameWatch';
import { FrameWriter } from './frameWriter';
import { servePlanReader, startPlanThread } from './planThread';
import { utf8Text } from './utf8';
import { collectEarly } from './v8Flags';

if (!isMainThread) servePlanReader();
else if (process.argv[2] === '--mcp') void serveAssistants(process.argv.slice(3));
else serve();

/**
 * `--mcp zh|en FOLDER…`: what `gzyd mcp --lang zh|en FOLDER…` does. The extension has the server and no command line.
 */
async function serveAssistants([language, ...folders]: readonly string[]): Promise<void> {
  const output = new Output(process.stdout);
  process.exitCode = await serveMcp(folders, {
    language: language === 'en' ? 'en' : 'zh',
    fileSystem: new NodeFileSystem(),
    output,
    write: false,
  });
  await output.finish();
}

function serve(): void {
  answerAndExit(process.argv.slice(2));
  collectEarly();

  const fileSystem = new NodeFileSystem();
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
    fileSystem,
    loadOffice: () => import('../office'),
    startPlanThread,
    callTool: (call) => callEditorTool(call, fileSystem),
    utf8Text,
  };

  const connection = process.argv.includes('--stdio') ? connectStdio() : createConnection(ProposedFeatures.all);
  // A defect in one request must not lose all open plans.
  process.on('uncaughtException', (error) => connection.console.error(`Unhandled: ${error.stack ?? error.message}`));
  process.on('unhandledRejection', (reason) => connection.console.error(`Unhandled: ${String(reason)}`));
  startServer(connection, runtime);
}

function connectStdio(): Connection {
  const frames = new FrameWatch();
  process.stdin.on('data', (chunk: Buffer) => {
    const fault = frames.see(chunk);
    if (fault === undefined) return;
    // The editor will restart us and send its texts as they are now.
    process.stderr.write(`gongzuo-yaodian: standard input is no longer readable: ${fault}\n`);
    process.exit(1);
  });
  // A stream and a writer go together, though the types name pairs only: with a stream, its end ends the process.
  const input = process.stdin as unknown as MessageReader;
  const connection = createConnection(ProposedFeatures.all, input, new FrameWriter(process.stdout));
  logConsole(connection);
  return connection;
}

/** Standard output is for messages; what libraries print becomes some. */
function logConsole(connection: Connection): void {
  const lines = new Writable({
    write(chunk: Buffer, _encoding, done) {
      connection.console.log(chunk.toString().trimEnd());
      done();
    },
  });
  Object.assign(console, new console.Console(lines));
}

/**
 * Tells someone who starts the server by hand how editors start
 * it. In both languages, because there is no editor to choose one.
 */
function answerAndExit(args: readonly string[]): void {
  const asked = (...names: readonly string[]): boolean => args.some((arg) => names.includes(arg));
  if (asked('--version', '-V')) {
    writeSync(1, `gongzuo-yaodian ${version}\n`);
    process.exit(0);
  }
  const help = asked('--help', '-h');
  if (!help && args.some((arg) => /^--(?:stdio|node-ipc|socket|pipe)(?:=|$)/.test(arg))) return;
  const usage =
    '工作要点语言服务器，由编辑器启动：server.js --stdio（或 --node-ipc、--socket=端口、--pipe=名称）\n' +
    'Language server for Chinese work plans, started by editors: server.js --stdio (or --node-ipc, --socket=PORT, --pipe=NAME)\n';
  writeSync(help ? 1 : 2, usage);
  process.exit(help ? 0 : 1);
}
