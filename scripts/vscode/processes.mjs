// Child processes that never outlive this one, and small helpers around them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

const isWindows = process.platform === 'win32';
const running = new Set();
let guarded = false;

/**
 * Stops everything that still runs when this process ends, even by
 * a signal. Children that are asked to stop do the same for theirs.
 */
function guard() {
  if (guarded) return;
  guarded = true;
  process.on('exit', () => running.forEach((child) => kill(child, 'SIGTERM')));
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.on(signal, () => process.exit(code));
  }
}

/** Signals a child and, where the system has process groups, all that the child started. */
function kill(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (isWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}

/** Like `spawn`, in a process group that is stopped with this process. */
export function start(command, args, options = {}) {
  guard();
  const child = spawn(command, args, { detached: !isWindows, ...options });
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Ends a child: asks first, and kills it after three seconds. */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  kill(child, 'SIGTERM');
  const timer = setTimeout(() => kill(child, 'SIGKILL'), 3000);
  await gone;
  clearTimeout(timer);
  kill(child, 'SIGKILL');
}

/**
 * Runs a command to its end and returns `{code, output}`. With `inherit` the output goes to this
 * process's own; `timeout` is in milliseconds, and a command that is over it has the code 124.
 */
export async function run(command, args, { timeout = 600_000, inherit = false, ...options } = {}) {
  const child = start(command, args, { stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  child.stdout?.on('data', (data) => (output += data));
  child.stderr?.on('data', (data) => (output += data));
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void stop(child);
  }, timeout);
  try {
    const [code] = await Promise.race([
      once(child, 'close'),
      once(child, 'error').then(([error]) => {
        output += error.message;
        return [127];
      }),
    ]);
    return { code: late ? 124 : (code ?? 1), output };
  } finally {
    clearTimeout(timer);
  }
}

/** Runs npm with the same Node that runs this script. */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli !== undefined && /npm-cli\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], options);
  return run(isWindows ? 'npm.cmd' : 'npm', args, { shell: isWindows, ...options });
}

/** The full path of the first of these commands on PATH, or undefined. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const endings = isWindows ? ['.exe', '.cmd', '.bat'] : [''];
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        if (existsSync(file) && statSync(file).isFile()) return file;
      }
    }
  }
  return undefined;
}

/** A port of the loopback address that nothing listens on. */
export async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
