// Tries the package as a user has it: installs it into an embedded VS Code, opens the sample plan, and prints how long
// it took until the text was there, in colour, with its first finding, and what activation took by VS Code's own count.
// `npm run package` first; then `GZYD_HOST=newest node scripts/vscode/tryPackage.mjs [PICTURE]`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { samplePlan } from '../sample.mjs';
import { openBrowser, openPage } from './browser.mjs';
import { embeddedCommand, startEmbedded, workbenchAddress } from './embedded.mjs';
import { embeddedPackage, root } from './paths.mjs';
import { run } from './processes.mjs';

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const vsix = path.join(root, `${manifest.name}-${manifest.version}.vsix`);
const [picture] = process.argv.slice(2);
const extensions = mkdtempSync(path.join(os.tmpdir(), 'gzyd-package-'));
const browser = await openBrowser();
let vscode;
try {
  const installed = await run(
    ...(await embeddedCommand(['--install-extension', vsix, '--extensions-dir', extensions])),
  );
  if (installed.code !== 0) throw new Error(`The package could not be installed:\n${installed.output}`);
  // Its chat covers the editor, and asks to sign in.
  vscode = await startEmbedded({ settings: { 'chat.disableAIFeatures': true }, extensionsFolder: extensions });
  const page = await openPage(browser);
  const file = samplePlan();
  const started = performance.now();
  const told = (what) => console.log(`${what}: ${Math.round(performance.now() - started)} ms`);
  await page.goto(workbenchAddress(vscode, { folder: path.dirname(file), file, line: 1 }));
  await page.locator('.editor-instance .view-line').first().waitFor({ timeout: 60_000 });
  told(`VS Code ${embeddedPackage.vscode} shows the text`);
  await page.waitForFunction(
    () =>
      new Set([...globalThis.document.querySelectorAll('.view-line span span')].map(({ className }) => className))
        .size > 3,
    undefined,
    { timeout: 60_000 },
  );
  told('in colour');
  await page.locator('.cdr.squiggly-warning').first().waitFor({ timeout: 60_000 });
  told('with its first finding');
  if (picture !== undefined) await page.screenshot({ path: picture });
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget').waitFor({ state: 'visible' });
  await page.keyboard.type('Show Running Extensions');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Running Extensions' }).first().click();
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: '工作要点' });
  await row.waitFor({ timeout: 60_000 });
  console.log(`Running Extensions: ${(await row.innerText()).replace(/\s+/g, ' ')}`);
} finally {
  await browser.close();
  await vscode?.stop();
  rmSync(extensions, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
process.exit(0);
