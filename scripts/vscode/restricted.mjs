// A workspace that nobody trusts, in the embedded VS Code: `test.mjs` runs this behind its suite, in which workspace
// trust is off, as VS Code trusts whatever it runs tests in. So this looks at the page alone, as a person does.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openBrowser, openPage } from './browser.mjs';
import { startEmbedded, workbenchAddress } from './embedded.mjs';
import { root } from './paths.mjs';

/** Full-width marks, an ideographic space and a Cyrillic letter: VS Code puts yellow boxes around all of them. */
const plan = `某市教育局2026年工作要点

一、提质
　　1.新建学校2所，6月底前完成；А类学校（含民办）优先。（责任单位：基教科）
　　1.办好职业学校！
`;
const boxes = '.unicode-highlight';

const settings = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'gongzuoyaodian.language': 'zh',
};

/** Opens a file of the folder by a click, and waits until its text is shown. */
async function open(page, name) {
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first().click();
  await page.locator('.tab.active', { hasText: name }).first().waitFor({ timeout: 30_000 });
  await page.locator('.view-line', { hasText: '办好职业学校' }).first().waitFor({ timeout: 30_000 });
}

/** Rejects with what is wrong. */
export async function lookAtRestrictedMode() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gzyd-restricted-'));
  const browser = await openBrowser();
  let vscode;
  try {
    for (const name of ['plan.gzyd', 'other.md']) writeFileSync(path.join(folder, name), plan);
    vscode = await startEmbedded({ settings });
    const page = await openPage(browser);
    await page.goto(workbenchAddress(vscode, { folder, extension: root }));
    // Shown in Restricted Mode only; and by our extension.
    await page.locator('[id="status.workspaceTrust"]').first().waitFor({ timeout: 60_000 });
    await page.locator('.activitybar [aria-label*="工作要点"]').first().waitFor({ timeout: 60_000 });

    // Other texts do get boxes, so they would be seen on a plan, too.
    await open(page, 'other.md');
    await page.locator(boxes).first().waitFor({ timeout: 30_000 });

    await open(page, 'plan.gzyd');
    // The server reports the number that occurs twice, and a command mends it.
    await page.locator('.squiggly-warning, .squiggly-error').first().waitFor({ timeout: 60_000 });
    assert.equal(await page.locator(boxes).count(), 0, 'There are yellow boxes on a plan in Restricted Mode.');
    await page.locator('.view-line', { hasText: '办好职业学校' }).first().click();
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().fill('>renumber the plan');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: /renumber the plan/i })
      .first()
      .click();
    await page.locator('.view-line', { hasText: '2.办好职业学校' }).first().waitFor({ timeout: 30_000 });
    assert.equal(await page.locator(boxes).count(), 0, 'An edit brings yellow boxes to a plan in Restricted Mode.');

    // With the plan open while the window starts, VS Code boxes it before it knows the language.
    await page.waitForTimeout(2_000);
    await page.reload();
    await page.locator('.activitybar [aria-label*="工作要点"]').first().waitFor({ timeout: 60_000 });
    await page.locator('.statusbar-item', { hasText: '2 项' }).first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(3_000);
    assert.equal(await page.locator(boxes).count(), 0, 'Yellow boxes stay on a plan that was open at the start.');
    await page.keyboard.insertText('续');
    await page.locator('.view-line', { hasText: '续' }).first().waitFor({ timeout: 30_000 });
    assert.deepEqual(
      await page.locator('.tab').evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('data-resource-name'))),
      ['plan.gzyd'],
    );
  } finally {
    await vscode?.stop();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
