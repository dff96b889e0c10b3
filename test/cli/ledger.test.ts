import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { reviseWorkbook } from '../../server/src/xlsx/revise';
import { read } from '../support/workbooks';
import { cleanPlan, folderWithLedger, gzyd, type Folder } from './gzyd';

describe('gzyd ledger', () => {
  let folder: Folder;
  const at = (name: string): string => folder.file(name);
  beforeEach(async () => {
    folder = await folderWithLedger();
  });
  afterEach(() => folder.remove());
  const ledger = (...more: string[]) => gzyd(['ledger', at('plan.txt'), at('ledger.xlsx'), ...more]);
  const changed = cleanPlan.replace('200名', '260名') + '4.开展轮训。轮训校长40名。（责任单位：人事科）\n';

  it('finds nothing in a ledger that has just been made', async () => {
    const { code, stdout } = await ledger();
    assert.deepEqual([code, stdout], [0, '要点与台账一致\n']);
  });

  it('shows what changed, as text and as data that fit the published schema', async () => {
    folder.write('plan.txt', changed);
    const text = await ledger('--lang', 'en');
    assert.equal(text.code, 1);
    assert.match(text.stdout, /about|约260/);
    const json = await ledger('-f', 'json');
    const schema = JSON.parse(readFileSync(path.join('schemas', 'ledger.schema.json'), 'utf8')) as object;
    const isValid = new Ajv({ allErrors: true }).compile(schema);
    const data = JSON.parse(json.stdout) as {
      differences: { kind: string; side: string | null; column: string | null }[];
    };
    assert.ok(isValid(data), JSON.stringify(isValid.errors));
    assert.deepEqual(
      data.differences.map(({ kind, side, column }) => [kind, side, column]),
      [
        ['cell', 'plan', 'measures'],
        ['cell', 'plan', 'value'],
        ['newTask', null, null],
      ],
    );
  });

  it('updates the ledger, keeps the old one, and writes nothing unasked', async () => {
    folder.write('plan.txt', changed);
    const before = readFileSync(at('ledger.xlsx'));
    assert.equal((await ledger('--update')).code, 1);
    assert.deepEqual(readFileSync(at('ledger.xlsx')), before);
    const { code, stderr } = await ledger('--update', '--write');
    assert.equal(code, 0);
    assert.match(stderr, /已更新 2 处，新增 1 行/);
    assert.deepEqual(readFileSync(at('ledger.xlsx.bak')), before);
    assert.equal((await ledger()).code, 0);
  });

  it('takes changes of the ledger into the plan', async () => {
    const book = read(readFileSync(at('ledger.xlsx')));
    const [sheet] = book.sheets;
    const cells = sheet!.rows.flatMap(({ index, cells }) =>
      cells.filter(({ text }) => text === '人事科').map(({ column }) => ({ row: index, column, value: '师资科' })),
    );
    const revised = reviseWorkbook(book, [{ sheet: sheet!, cells, rows: [] }], new Map());
    assert.ok(cells.length === 1 && revised.ok);
    folder.write('ledger.xlsx', revised.value);
    const { code, stdout } = await ledger('--take');
    assert.equal(code, 1);
    assert.match(stdout, /^-3\.补充教师.*人事科.*\n\+3\.补充教师.*师资科/m);
    assert.equal(readFileSync(at('plan.txt'), 'utf8'), cleanPlan);
    assert.equal((await ledger('--take', '--write')).code, 0);
    assert.equal(readFileSync(at('plan.txt'), 'utf8'), cleanPlan.replace('人事科', '师资科'));
    assert.equal((await ledger()).code, 0);
  });

  it('refuses what is no ledger', async () => {
    folder.write('ledger.xlsx', '序号,任务\n');
    const { code, stderr } = await ledger();
    assert.equal(code, 2);
    assert.match(stderr, /不是 Excel 工作簿/);
    assert.equal((await gzyd(['ledger', at('plan.txt')])).code, 2);
    assert.equal((await ledger('--write')).code, 2);
    assert.equal((await ledger('--take', '--update')).code, 2);
    assert.equal((await gzyd(['ledger', at('plan.txt'), at('nowhere.xlsx')])).code, 2);
  });
});
