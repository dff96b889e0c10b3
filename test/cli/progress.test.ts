import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { reviseWorkbook } from '../../server/src/xlsx/revise';
import { read, textsOf } from '../support/workbooks';
import { folderWithLedger, gzyd, type Folder } from './gzyd';

describe('gzyd progress', () => {
  let folder: Folder;
  const at = (name: string): string => folder.file(name);
  beforeEach(async () => {
    folder = await folderWithLedger();
    const book = read(readFileSync(at('ledger.xlsx')));
    const [sheet] = book.sheets;
    const head = sheet!.rows.find(({ cells }) => cells.some(({ text }) => text === '工作任务'))!;
    const column = (name: string): number => head.cells.find(({ text }) => text === name)!.column;
    const row = (title: string): number =>
      sheet!.rows.find(({ cells }) => cells.some(({ text }) => text === title))!.index;
    const cells = [
      { row: row('新建改建学校'), column: column('完成值'), value: '9所\n2000' },
      { row: row('办好幼儿园'), column: column('完成值'), value: '92%' },
      { row: row('补充教师'), column: column('状态'), value: '推进中' },
    ];
    const revised = reviseWorkbook(book, [{ sheet: sheet!, cells, rows: [] }], new Map());
    assert.ok(revised.ok);
    folder.write('ledger.xlsx', revised.value);
  });
  afterEach(() => folder.remove());
  const progress = (...more: string[]) => gzyd(['progress', at('ledger.xlsx'), '--date', '2026-05-31', ...more]);

  it('lists what is behind, by the day that it is given', async () => {
    const { code, stdout } = await progress();
    assert.equal(code, 0);
    assert.match(stdout, /^截至 2026-05-31，全年序时进度 42%\n任务 3 项，■ 红灯 1，● 绿灯 1，✔ 已完成 1\n/);
    assert.match(stdout, /■ 红灯 {2}1\. 新建改建学校（规划科）：落后 58 个百分点\n/);
    const late = await progress('--date', '2026-07-10', '--lang', 'en');
    assert.match(late.stdout, /■ red {2}1\. 新建改建学校 \(规划科\): overdue by 10 days\n/);
  });

  it('gives data that fit the published schema', async () => {
    const { stdout } = await progress('-f', 'json');
    const schema = JSON.parse(readFileSync(path.join('schemas', 'progress.schema.json'), 'utf8')) as object;
    const isValid = new Ajv({ allErrors: true }).compile(schema);
    const data = JSON.parse(stdout) as { tasks: { title: string; light: string; share: number; dueDate: string }[] };
    assert.ok(isValid(data), JSON.stringify(isValid.errors));
    assert.deepEqual(
      data.tasks.map(({ title, light, share, dueDate }) => [title, light, share, dueDate]),
      [
        ['新建改建学校', 'red', 0.25, '2026-06-30'],
        ['办好幼儿园', 'done', 1, '2026-12-31'],
        ['补充教师', 'green', null, null],
      ],
    );
  });

  it('takes thresholds and status words from gzyd.yaml', async () => {
    folder.write(
      'gzyd.yaml',
      'ledger:\n  lights: { red: 70 }\n  meanings:\n    - { status: 推进中, means: notStarted }\n',
    );
    const { stdout } = await progress('-f', 'json');
    const data = JSON.parse(stdout) as { thresholds: object; tasks: { light: string }[] };
    assert.deepEqual(data.thresholds, { yellow: 10, red: 70, soon: 15 });
    assert.deepEqual(
      data.tasks.map(({ light }) => light),
      ['yellow', 'done', 'yellow'],
    );
  });

  it('makes a page and a workbook', async () => {
    const page = await progress('-f', 'html');
    assert.match(page.stdout, /^<!DOCTYPE html>[^]*<\/html>\n$/);
    assert.equal((await progress('-f', 'xlsx', '-o', at('progress.xlsx'))).code, 0);
    const [tasks] = read(readFileSync(at('progress.xlsx'))).sheets;
    assert.equal(textsOf(tasks!).get('C5'), '新建改建学校');
    // What stands there is not overwritten unasked.
    assert.equal((await progress('-f', 'xlsx', '-o', at('progress.xlsx'))).code, 2);
  });

  it('refuses what it cannot use', async () => {
    assert.equal((await progress('--date', '2026-02-30')).code, 2);
    assert.equal((await progress('-f', 'xlsx')).code, 2);
    assert.equal((await progress('-o', at('x.xlsx'))).code, 2);
    assert.equal((await gzyd(['progress', at('plan.txt')])).code, 2);
    assert.equal((await gzyd(['progress', at('nowhere.xlsx')])).code, 2);
    assert.equal((await gzyd(['progress', '-'])).code, 2);
  });
});
