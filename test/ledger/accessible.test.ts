/**
 * The pages about ledgers as people see and hear them, in Chromium: axe judges them in the colours of VS Code's themes
 * and in those of a browser, and keys alone reach everything.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { dayOfText } from '../../server/src/text/calendar';
import { exportLedger, ledgerDifferences } from '../../server/src/office/ledgers';
import { comparison } from '../../server/src/office/comparison';
import { progressReport } from '../../server/src/office/progressReport';
import { fillCells, read } from '../support/workbooks';

const plan = `栖云市教育局2026年工作要点

一、扩大优质资源
1.新建改建学校。全年新建改建中小学12所，新增学位8000个，9月底前投入使用。（牵头单位：规划科；配合单位：财务科）
2.办好公办园。公办园占比达到60%以上。（牵头单位：学前科）
3.建设智慧校园。11月底前建成示范校20所。（牵头单位：电教馆）
二、建强教师队伍
4.补充教师。8月底前招聘教师300名。（牵头单位：人事科）
5.培训教师。全年培训骨干教师1500人次。（牵头单位：人事科）
三、守牢安全底线
6.办好食堂。12月10日前创建星级食堂30个。（牵头单位：后勤中心）
7.整治隐患。整治隐患150处。（牵头单位：安全科）
`;
const lastYear = plan
  .replace('2026', '2025')
  .replace('300名', '200名')
  .replace('7.整治', '8.整治')
  .replace('培训教师', '教师培训');
const configured = { ledger: {}, leaders: new Map<string, string>() };
const language = 'zh';

/** Colours of VS Code's themes, as far as the pages use them. */
const themes = {
  light: { foreground: '#3b3b3b', background: '#ffffff', link: '#005fb8', focus: '#005fb8' },
  dark: { foreground: '#cccccc', background: '#1f1f1f', link: '#4daafc', focus: '#0078d4' },
  'high-contrast': {
    foreground: '#ffffff',
    background: '#000000',
    link: '#21a6ff',
    focus: '#f38518',
    border: '#6fc3df',
  },
  'high-contrast-light vscode-high-contrast': {
    foreground: '#292929',
    background: '#ffffff',
    link: '#0f4a85',
    focus: '#006bbd',
    border: '#0f4a85',
  },
} as const;

function pages(): Readonly<Record<string, string>> {
  const made = exportLedger(plan, { preset: undefined, byUnit: false }, configured);
  assert.ok(made.ok);
  const filled = fillCells(made.value, {
    新建改建学校: { 完成值: '12\n8200' },
    办好公办园: { 完成值: '57' },
    建设智慧校园: { 完成值: '20人', 牵头单位: '信息中心' },
    补充教师: { 完成值: '240', 目标值: '310' },
    培训教师: { 完成值: '1100' },
    办好食堂: { 完成值: '28' },
  });
  const books = [{ file: '台账.xlsx', workbook: read(filled) }];
  const date = dayOfText('2026-11-28')!;
  const progress = progressReport(books, { format: 'html', date, language, stated: {} });
  const differences = ledgerDifferences(
    { text: plan, ledger: filled, configured },
    { planName: '要点.txt', ledgerName: '台账.xlsx', links: { take: 'a.take', update: 'a.update' }, language },
  );
  const compared = comparison(
    [
      { name: '2025.txt', text: lastYear },
      { name: '2026.txt', text: plan },
    ],
    language,
  );
  assert.ok(progress.ok && differences.ok);
  return {
    progress: progress.output as string,
    ledger: differences.value.page,
    comparison: compared.page({ show: 'a.show', save: 'a.save' }),
  };
}

describe('the pages about ledgers, to everyone', function () {
  this.timeout(120_000);
  const found = pages();
  let browser: Browser;
  let page: Page;
  before(async () => {
    const file = pathToFileURL(path.resolve('scripts', 'vscode', 'browser.mjs')).href;
    const { openBrowser } = (await import(file)) as { openBrowser(): Promise<Browser> };
    browser = await openBrowser();
    page = await (await browser.newContext({ bypassCSP: true })).newPage();
  });
  after(() => browser.close());

  /** What axe objects to: rule and element. */
  async function faults(): Promise<string[]> {
    await page.evaluate(
      readFileSync(createRequire(path.resolve('package.json')).resolve('axe-core/axe.min.js'), 'utf8'),
    );
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
    });
  }

  for (const [name, html] of Object.entries(found)) {
    for (const [theme, colours] of Object.entries(themes))
      it(`${name}: axe finds nothing in the theme ${theme.split(' ')[0]}`, async () => {
        const { foreground, background, link, focus } = colours;
        const border = 'border' in colours ? `--vscode-contrastBorder: ${colours.border};` : '';
        const style =
          `--vscode-editor-foreground: ${foreground}; --vscode-editor-background: ${background};` +
          `--vscode-textLink-foreground: ${link}; --vscode-focusBorder: ${focus}; ${border}`;
        await page.setContent(html.replace('<body>', `<body class="vscode-${theme}" style="${style}">`));
        assert.deepEqual(await faults(), []);
      });

    for (const colorScheme of ['light', 'dark'] as const)
      it(`${name}: axe finds nothing in a browser’s ${colorScheme} colours`, async () => {
        await page.emulateMedia({ colorScheme });
        await page.setContent(html);
        assert.deepEqual(await faults(), []);
      });
  }

  /** What has the focus, as it is read out. */
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const { document } = globalThis as unknown as {
        document: { activeElement: { id: string; textContent: string; className: string } };
      };
      const { id, textContent, className } = document.activeElement;
      return id || className || textContent;
    });
  const shownRows = (): Promise<number> => page.locator('tbody tr[class^="is-"]:visible').count();

  it('progress: Tab and arrows choose which lights are shown, and Tab goes on to the table', async () => {
    await page.setContent(found.progress!);
    const all = await shownRows();
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'show-all');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'show-red');
    const red = await shownRows();
    assert.ok(red > 0 && red < all, `${red} of ${all}`);
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'wide');
  });

  it('comparison: items that did not change are shown on request, and each item is a link', async () => {
    await page.setContent(found.comparison!);
    const rows = page.locator('tbody tr:visible');
    const changed = await rows.count();
    await page.locator('#show-changed').focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'show-all');
    assert.ok((await rows.count()) > changed && changed > 0);
    assert.equal(await rows.locator('a').count(), await rows.count());
  });

  it('ledger: Tab goes through what can be taken, all of it first', async () => {
    await page.setContent(found.ledger!);
    const texts: string[] = [];
    for (let turn = 0; turn < 4; turn++) {
      await page.keyboard.press('Tab');
      texts.push(await focused());
    }
    assert.match(texts[0]!, /^全部收进要点（\d+ 处）$/);
    assert.deepEqual(texts.slice(1), ['wide', '收进要点', '收进要点']);
  });
});
