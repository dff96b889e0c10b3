/** Pages as LibreOffice sets them: 22 lines of 28 characters, and no closing block alone on a page. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { LayoutRequest } from '../../server/src/layout/layOut';
import { profileOf } from '../../server/src/layout/profile';
import { exportPlan } from '../../server/src/office';

const run = promisify(execFile);

/** A paragraph of Chinese characters alone, so that each is as wide as the next. */
const paragraph = (length: number): string => '全市教育系统坚持稳中求进办好群众身边学校'.repeat(100).slice(0, length);
const title = '栖云市教育局2026年工作要点';

describe('pages in LibreOffice', function () {
  this.timeout(180_000);
  let folder: string;

  before(async function () {
    for (const [program, flag] of [
      ['soffice', '--version'],
      ['pdftotext', '-v'],
    ] as const) {
      const found = await run(program, [flag]).then(
        () => true,
        () => false,
      );
      if (found) continue;
      // Debian has them: apt-get install libreoffice-writer poppler-utils. `npm test` installs them where it may.
      console.log(`      skipped: ${program} is not installed`);
      this.skip();
    }
    folder = mkdtempSync(path.join(tmpdir(), 'gzyd-pages-'));
  });
  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  /** The lines of each page, without its number. */
  async function pagesOf(texts: readonly string[], request: Partial<LayoutRequest> = {}): Promise<string[][][]> {
    const whole: LayoutRequest = { shape: 'plan', tasks: false, profile: profileOf(), notice: {}, ...request };
    const files = texts.map((text, index) => {
      const file = path.join(folder, `${index}.docx`);
      writeFileSync(file, exportPlan(text, 'docx', whole).bytes);
      return file;
    });
    const home = pathToFileURL(path.join(folder, 'home')).href;
    await run('soffice', [
      `-env:UserInstallation=${home}`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...files,
    ]);
    const pages: string[][][] = [];
    for (const file of files) {
      const { stdout } = await run('pdftotext', ['-layout', file.replace(/docx$/, 'pdf'), '-']);
      pages.push(
        stdout
          .split('\f')
          .slice(0, -1)
          .map((page) =>
            page
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== '' && !/^— ?\d+ ?—$/.test(line)),
          ),
      );
    }
    return pages;
  }

  it('have 22 lines of 28 characters', async () => {
    const [[first, second] = []] = await pagesOf([`${title}\n${paragraph(26 + 28 * 60)}\n`]);
    // The title and a free line below it take two.
    assert.equal(first!.length, 21);
    assert.equal(second!.length, 22);
    assert.equal(first![1]!.length, 26);
    for (const line of [...first!.slice(2), ...second!]) assert.equal(line.length, 28, line);
  });

  it('never begin with the signature, wherever the text ends', async () => {
    // Of two lines each; twenty lines fit below the title.
    const counts = [8, 9, 10, 11];
    const texts = counts.map((count) => `${title}\n${`${paragraph(50)}\n`.repeat(count)}栖云市教育局\n2026年1月20日\n`);
    const all = await pagesOf(texts);
    let turned = 0;
    all.forEach((pages, index) => {
      const last = pages.at(-1)!.map((line) => line.replaceAll(' ', ''));
      assert.deepEqual(last.slice(-2), ['栖云市教育局', '2026年1月20日']);
      if (pages.length === 1) return;
      turned++;
      assert.ok(last.length > 2, `${counts[index]} paragraphs: ${last.join('/')}`);
    });
    assert.ok(turned > 0);
  });

  it('number on through the notice, the plan and the table on landscape pages', async () => {
    const [pages] = await pagesOf([`${title}\n一、扩大资源\n1.新建学校。6月底前新建3所。（责任单位：规划科）\n`], {
      shape: 'redhead',
      tasks: true,
    });
    assert.equal(pages!.length, 3);
    assert.match(pages![0]!.join('\n'), /栖云市教育局文件[^]*关于印发[^]*现将/);
    assert.equal(pages![1]![0]!.replaceAll(' ', ''), title);
    assert.match(pages![2]!.join('\n'), /附件[^]*序号\s+工作任务/);
  });
});
