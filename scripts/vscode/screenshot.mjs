// Takes pictures of a plan in the embedded VS Code with the extension running, outline and problems shown:
// `node scripts/vscode/screenshot.mjs [--theme NAME] [--file FILE] [--line N] [--out FILE]`; themes are named below.
// --width, --height and --scale are those of the window. With --run TITLE a command is run in place of showing outline
// and problems; --press 'Space Enter' presses keys after it, in quick picks and pages.
// Without --theme, one picture for each theme, in docs/images. Build first. Before you commit a picture, make it small
// with `pngquant --force --ext .png 256 docs/images/*.png`: the browser's files are several times as large.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { samplePlan } from '../sample.mjs';
import { openBrowser, openPage } from './browser.mjs';
import { startEmbedded, workbenchAddress } from './embedded.mjs';
import { root } from './paths.mjs';

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
};

const settings = {
  'editor.fontSize': 15,
  'editor.minimap.enabled': false,
  'outline.collapseItems': 'alwaysExpand',
  'problems.decorations.enabled': true,
  'workbench.layoutControl.enabled': false,
  'breadcrumbs.enabled': true,
  'gongzuoyaodian.language': 'zh',
};

const { values } = parseArgs({
  options: {
    theme: { type: 'string' },
    file: { type: 'string' },
    line: { type: 'string' },
    out: { type: 'string' },
    run: { type: 'string' },
    press: { type: 'string' },
    width: { type: 'string' },
    height: { type: 'string' },
    scale: { type: 'string' },
  },
});

/** Runs a command by its title, as a person would. One that isn't alone asks on in a quick pick. */
async function command(page, title, isAlone = true) {
  const input = page.locator('.quick-input-widget input[type="text"], .quick-input-widget .input').first();
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
  // The list is filtered a moment later; one that was opened before the extension was known lacks its commands.
  for (let turn = 0; turn < 5 && !(await row.isVisible()); turn += 1) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await input.waitFor({ state: 'visible' });
    await input.fill(`>${title}`);
    await row.waitFor({ timeout: 6000 }).catch(() => undefined);
  }
  await page.keyboard.press('Enter');
  if (isAlone) await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Waits until `read` has returned the same for a second, for at most 20 seconds. */
async function steady(page, read) {
  let last;
  let same = 0;
  for (let turn = 0; turn < 80 && same < 4; turn += 1) {
    const now = await read();
    same = now === last ? same + 1 : 0;
    last = now;
    await page.waitForTimeout(250);
  }
}

/** Arranges the window and takes its picture. */
async function picture(browser, file, theme, out) {
  const vscode = await startEmbedded({ settings: { ...settings, 'workbench.colorTheme': themes[theme] } });
  try {
    const [width, height, scale] = [values.width ?? 1440, values.height ?? 900, values.scale ?? 1.5].map(Number);
    const size = { width, height, scale };
    const page = await openPage(browser, size);
    await page.goto(
      workbenchAddress(vscode, { folder: path.dirname(file), file, line: Number(values.line ?? 1), extension: root }),
    );
    await page.locator('.editor-instance .view-line').first().waitFor({ timeout: 60_000 });
    if (values.run === undefined) await outlineAndProblems(page, file);
    else await runAndPress(page, values.run, (values.press ?? '').split(' '));
    await steady(page, () =>
      page
        .locator('.outline-tree, .markers-panel, .statusbar, .view-lines')
        .allInnerTexts()
        .then((texts) => texts.join('\n')),
    );
    const toast = page.locator('.notifications-toasts.visible');
    if (await toast.isVisible()) throw new Error(`A notification is shown: ${await toast.innerText()}`);
    await page.mouse.move(size.width - 5, size.height / 2);
    await page.waitForTimeout(1500);
    mkdirSync(path.dirname(out), { recursive: true });
    writeFileSync(out, await page.screenshot());
    console.log(path.relative(process.cwd(), out));
    await page.context().close();
  } finally {
    await vscode.stop();
  }
}

async function outlineAndProblems(page, file) {
  await command(page, 'Explorer: Focus on Outline View');
  await page.locator('.outline-tree .monaco-list-row').first().waitFor({ timeout: 30_000 });
  await fold(page, path.basename(path.dirname(file)));
  await command(page, 'Problems: Focus on Problems View');
  await lower(page, 110);
}

/** Milliseconds from one key to the next: a quick pick looks for files, a page is loaded. */
const betweenKeys = 3000;

/** The side bar is closed, so that there is room. */
async function runAndPress(page, title, keys) {
  await command(page, 'View: Close Primary Side Bar');
  await command(page, title, false);
  for (const key of keys.filter((one) => one !== '')) {
    await page.waitForTimeout(betweenKeys);
    await page.keyboard.press(key);
  }
}

/** Makes the panel lower, by a number of pixels. */
async function lower(page, pixels) {
  const panel = await page.locator('.part.panel').boundingBox();
  if (panel === null) throw new Error('There is no panel.');
  await page.mouse.move(panel.x + panel.width / 2, panel.y);
  await page.mouse.down();
  await page.mouse.move(panel.x + panel.width / 2, panel.y + pixels, { steps: 5 });
  await page.mouse.up();
}

/** Folds the file list, so that the outline has the side bar to itself. */
async function fold(page, name) {
  const header = page.locator('.pane-header[aria-expanded="true"]', { hasText: new RegExp(name, 'i') }).first();
  if (await header.isVisible()) await header.click();
}

const wanted = values.theme === undefined ? ['light', 'dark', 'contrast'] : [values.theme];
for (const theme of wanted) {
  if (!(theme in themes)) throw new Error(`There is no theme ${theme}; there are ${Object.keys(themes).join(', ')}.`);
}
const file = values.file === undefined ? samplePlan() : path.resolve(values.file);
const browser = await openBrowser();
try {
  for (const theme of wanted) {
    await picture(browser, file, theme, path.resolve(values.out ?? path.join(root, 'docs', 'images', `${theme}.png`)));
  }
} finally {
  await browser.close();
}
process.exit(0);
