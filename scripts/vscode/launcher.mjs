#!/usr/bin/env node
// Takes the command-line arguments of a desktop VS Code, as `@vscode/test-electron` passes them, and
// runs the same test suite in the embedded VS Code and a headless Chromium. Exits with the suite's code.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { runSuite } from './browser.mjs';
import { startEmbedded, workbenchAddress } from './embedded.mjs';
import { keyLines } from './keys.mjs';

/** Options of VS Code whose value may be the next argument. */
const withValue = new Set([
  'user-data-dir',
  'extensions-dir',
  'profile',
  'log',
  'locale',
  'folder-uri',
  'file-uri',
  'extensionDevelopmentPath',
  'extensionTestsPath',
]);

/** Splits arguments into named ones (each with all its values) and paths to open. */
export function parseArguments(args) {
  const options = new Map();
  const places = [];
  for (let index = 0; index < args.length; index += 1) {
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(args[index]) ?? [];
    if (name === undefined) {
      places.push(args[index]);
      continue;
    }
    const taken = value ?? (withValue.has(name) && index + 1 < args.length ? args[(index += 1)] : '');
    options.set(name, [...(options.get(name) ?? []), taken]);
  }
  return { options, places };
}

/** The settings that the caller put into VS Code's user data folder. */
function userSettings(userData) {
  const file = userData && path.join(userData, 'User', 'settings.json');
  return file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

async function main() {
  const { options, places } = parseArguments(process.argv.slice(2));
  const one = (name) => options.get(name)?.at(-1);
  const extension = one('extensionDevelopmentPath');
  const suite = one('extensionTestsPath');
  if (extension === undefined || suite === undefined) {
    console.error(
      'launcher: --extensionDevelopmentPath and --extensionTestsPath are needed; it runs test suites and nothing else.',
    );
    return 2;
  }
  const folder = places.find((place) => existsSync(place) && statSync(place).isDirectory());
  const file = places.find((place) => existsSync(place) && statSync(place).isFile());

  const log = [];
  const vscode = await startEmbedded({
    settings: userSettings(one('user-data-dir')),
    extensionsFolder: one('extensions-dir'),
    onLog: (text) => log.push(text),
    env: { GZYD_KEYS: 'page' },
  });
  try {
    return await runSuite(workbenchAddress(vscode, { folder, file, extension, suite }), { onLine: keyLines() });
  } catch (error) {
    console.error(`${error.message}\nThe log of the embedded VS Code ends with:\n${log.join('').slice(-4000)}`);
    return 1;
  } finally {
    await vscode.stop();
  }
}

process.exit(await main());
