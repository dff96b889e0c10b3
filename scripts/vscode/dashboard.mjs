// The dashboard of progress by the keyboard alone, in the embedded VS Code: `test.mjs` runs this behind its suite, as a
// test in VS Code has no keyboard and sees no page.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openBrowser, openPage } from './browser.mjs';
import { startEmbedded, workbenchAddress } from './embedded.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

/** Whatever day it is, one task is overdue, and nobody has reported on the others. */
const plan = `某市教育局2090年工作要点

一、提质
1.新建学校。2020年6月底前新建学校2所。（责任单位：规划科）
2.补充教师。招聘教师30名。（责任单位：人事科）
3.培训教师。培训教师60名。（责任单位：人事科）
`;
const settings = { 'gongzuoyaodian.language': 'zh', 'workbench.colorTheme': 'Default High Contrast' };
const patience = 60_000;

/** Rejects with what is wrong. */
export async function lookAtDashboard() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gzyd-dashboard-'));
  const browser = await openBrowser();
  let vscode;
  try {
    const file = path.join(folder, '要点.txt');
    writeFileSync(file, plan);
    const { code } = await run(process.execPath, [path.join(root, 'dist', 'cli.js'), 'export', file, '--to', 'xlsx']);
    assert.equal(code, 0, 'The ledger was not made.');
    vscode = await startEmbedded({ settings });
    const page = await openPage(browser);
    await page.goto(workbenchAddress(vscode, { folder, extension: root }));
    await page.locator('.activitybar [aria-label*="工作要点"]').first().waitFor({ timeout: patience });
    await showProgress(page);

    // Tab enters the page; the arrows choose a light, as among radio buttons anywhere.
    const focus = await focusAfter(page, 'Tab', (id) => id === 'show-all');
    assert.equal(focus, 'show-all', 'Tab does not reach the choice of lights.');
    assert.equal(await shownTasks(page), 3);
    assert.equal(await focusAfter(page, 'ArrowDown'), 'show-red', 'The arrows do not choose a light.');
    assert.equal(await shownTasks(page), 1, 'The choice of a light does not hide the other tasks.');
    assert.equal(await focusAfter(page, 'Tab'), 'wide', 'Tab does not go on to the table.');
    assert.equal(await focusAfter(page, 'Shift+Tab'), 'show-red', 'Shift+Tab does not come back to the choice.');
    assert.equal(await focusAfter(page, 'ArrowUp'), 'show-all');
    assert.equal(await shownTasks(page), 3);

    // The page lets the keys of VS Code through.
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget').waitFor({ timeout: patience });
    await page.keyboard.press('Escape');
    const again = await focusAfter(page, 'Tab', (id) => id === 'show-all');
    assert.equal(again, 'show-all', 'Escape does not lead back to the page.');
  } finally {
    await vscode?.stop();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The only ledger of the folder is the first choice. */
async function showProgress(page) {
  const row = (text) => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget').waitFor({ timeout: patience });
  await page.keyboard.type('show progress');
  await row('Show Progress').waitFor({ timeout: patience });
  await page.keyboard.press('Enter');
  await row('要点.xlsx').waitFor({ timeout: patience });
  await page.keyboard.press('Enter');
  await eventually(page, () => shownTasks(page), 3);
}

/** What has the focus in the page, once it is what `isIt` says, or after a few keys. */
async function focusAfter(page, key, isIt = () => true) {
  let found;
  for (let turn = 0; turn < 8; turn += 1) {
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
    found = await focused(page);
    if (isIt(found)) break;
  }
  return found;
}

function focused(page) {
  return inDashboard(page, ({ activeElement }) => activeElement?.id || activeElement?.className || '');
}

function shownTasks(page) {
  return inDashboard(page, (document) => {
    const rows = [...document.querySelectorAll('tbody tr[class^="is-"]')];
    return rows.filter((row) => row.getClientRects().length > 0).length;
  });
}

/** The page has no script of its own; the frame around it, which is VS Code's, may look into it. */
async function inDashboard(page, look) {
  for (const frame of page.frames()) {
    const found = await frame
      .evaluate(
        `(() => {
          const shown = document.getElementById('active-frame')?.contentDocument;
          return shown?.querySelector('#show-all') ? { value: (${look.toString()})(shown) } : undefined;
        })()`,
      )
      .catch(() => undefined);
    if (found !== undefined) return found.value;
  }
  return undefined;
}

async function eventually(page, read, wanted) {
  for (let turn = 0; turn < 200 && (await read()) !== wanted; turn += 1) await page.waitForTimeout(300);
  assert.equal(await read(), wanted);
}
