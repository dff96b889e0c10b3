import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { comparisonFormats } from '../../server/src/ledger/comparisonFormats';
import { cleanPlan, Folder, gzyd } from './gzyd';

describe('gzyd compare', () => {
  let folder: Folder;
  before(() => {
    folder = new Folder();
    folder.write('old.txt', cleanPlan);
    folder.write('new.txt', cleanPlan.replace('200名', '260名').replace('人事科', '人事科、财务科'));
  });
  after(() => folder.remove());
  const compare = (...args: string[]) => gzyd(['compare', folder.file('old.txt'), ...args]);

  it('says what changed, in each format', async () => {
    for (const { name } of comparisonFormats) {
      const { code, stdout } = await compare(folder.file('new.txt'), '-f', name);
      assert.equal(code, 0, name);
      for (const word of ['200名', '260名', '财务科']) assert.ok(stdout.includes(word), `${name}: ${word}`);
    }
  });

  it('compares one plan with many', async () => {
    const { code, stdout } = await compare(folder.file('new.txt'), folder.file('old.txt'), '-f', 'json');
    assert.equal(code, 0);
    const all = JSON.parse(stdout) as { summary: { targets: { raised: number }; units: number } }[];
    assert.deepEqual(
      all.map(({ summary }) => [summary.targets.raised, summary.units]),
      [
        [1, 1],
        [0, 0],
      ],
    );
  });

  it('speaks English on demand', async () => {
    assert.match((await compare(folder.file('new.txt'), '--lang', 'en')).stdout, /raised/);
  });

  it('writes a workbook and overwrites none unasked', async () => {
    const file = folder.file('out.xlsx');
    const write = (...more: string[]) => compare(folder.file('new.txt'), '-f', 'xlsx', '-o', file, ...more);
    assert.equal((await write()).code, 0);
    const first = readFileSync(file);
    assert.equal(first.subarray(0, 2).toString(), 'PK');
    assert.equal((await write()).code, 2);
    assert.equal((await write('--force')).code, 0);
    assert.deepEqual(readFileSync(`${file}.bak`), first);
    // The plan itself is never a target.
    assert.equal(
      (await compare(folder.file('new.txt'), '-f', 'xlsx', '-o', folder.file('new.txt'), '--force')).code,
      2,
    );
  });

  it('refuses arguments that make no sense, and files that can’t be read', async () => {
    assert.equal((await compare()).code, 2);
    assert.equal((await compare('-')).code, 2);
    assert.equal((await compare(folder.file('new.txt'), '-f', 'xlsx')).code, 2);
    assert.equal((await compare(folder.file('new.txt'), '-o', folder.file('x.csv'))).code, 2);
    assert.equal(existsSync(folder.file('x.csv')), false);
    assert.equal((await compare(folder.file('nowhere.txt'))).code, 2);
    assert.equal((await gzyd(['compare', folder.file('nowhere.txt'), folder.file('new.txt')])).code, 2);
  });
});
