/** Ledgers saved again by LibreOffice read back as they were, and still have what helps to fill them in. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { presets } from '../../server/src/ledger/columns';
import { compareLedger } from '../../server/src/ledger/ledgerChanges';
import { ledgerWorkbook } from '../../server/src/ledger/ledgerSheet';
import { updateLedger } from '../../server/src/ledger/updateLedger';
import { parsePlan } from '../../server/src/plan/parse';
import { reviseWorkbook } from '../../server/src/xlsx/revise';
import { writeWorkbook } from '../../server/src/xlsx/write';
import { cleanPlan } from '../cli/gzyd';
import { read, textsOf } from '../support/workbooks';

const run = promisify(execFile);
const text = cleanPlan.replace('招聘教师', '=招聘教师');

describe('ledgers in LibreOffice', function () {
  this.timeout(180_000);
  let folder: string;
  before(async function () {
    folder = mkdtempSync(path.join(tmpdir(), 'gzyd-sheets-'));
    writeFileSync(path.join(folder, 'try.xlsx'), writeWorkbook(ledgerWorkbook(parsePlan(text), { stated: {} })!));
    const works = await savedAgain(['try']).then(
      () => true,
      () => false,
    );
    if (works) return;
    // Debian has it: apt-get install libreoffice-calc. `npm test` installs it where it may.
    console.log('      skipped: libreoffice-calc is not installed');
    this.skip();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function savedAgain(names: readonly string[]): Promise<Uint8Array[]> {
    const home = pathToFileURL(path.join(folder, 'home')).href;
    const out = path.join(folder, 'out');
    const files = names.map((name) => path.join(folder, `${name}.xlsx`));
    await run('soffice', [
      `-env:UserInstallation=${home}`,
      '--headless',
      '--convert-to',
      'xlsx',
      '--outdir',
      out,
      ...files,
    ]);
    return names.map((name) => readFileSync(path.join(out, `${name}.xlsx`)));
  }

  it('read back equal, in every preset', async () => {
    const plan = parsePlan(text);
    const books = presets.map(({ name }) => writeWorkbook(ledgerWorkbook(plan, { stated: { preset: name } })!));
    books.forEach((bytes, index) => writeFileSync(path.join(folder, `${index}.xlsx`), bytes));
    const saved = await savedAgain(books.map((_, index) => String(index)));
    saved.forEach((bytes, index) => {
      const [before, after] = [read(books[index]!), read(bytes)];
      assert.deepEqual(
        after.sheets.map((sheet) => [sheet.name, sheet.isHidden, [...textsOf(sheet)]]),
        before.sheets.map((sheet) => [sheet.name, sheet.isHidden, [...textsOf(sheet)]]),
      );
      assert.deepEqual(compareLedger(after, plan, {}).differences, []);
    });
    // Without a window, LibreOffice keeps no frozen panes.
    const sheet = Object.entries(unzipSync(saved[0]!))
      .map(([, part]) => strFromU8(part))
      .join('');
    for (const kept of ['<dataValidation ', '<autoFilter ', 'Print_Titles', 'beginsWith', 'hidden="true"'])
      assert.ok(sheet.includes(kept), kept);
    assert.ok(!/<f[ >]/.test(sheet));
  });

  it('are updated, and LibreOffice reads them again', async () => {
    const [bytes] = await savedAgain(['try']);
    const after = parsePlan(`${text.replace('12所', '15所')}4.开展轮训。轮训校长40名。（责任单位：人事科）\n`);
    const made = updateLedger(compareLedger(read(bytes!), after, {}), after)!;
    const revised = reviseWorkbook(read(bytes!), made.changes, made.replaced);
    assert.ok(revised.ok);
    writeFileSync(path.join(folder, 'updated.xlsx'), revised.value);
    const [again] = await savedAgain(['updated']);
    const comparison = compareLedger(read(again!), after, {});
    assert.deepEqual(comparison.differences, []);
    assert.equal(comparison.ledger.rows.length, 4);
  });
});
