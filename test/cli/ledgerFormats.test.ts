/** `gzyd export`: ledgers that aren't workbooks. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { Folder, gzyd } from './gzyd';

const plan =
  '栖云市教育局2026年工作要点\n一、扩大资源供给\n1.新建小学。6月底前建成小学2所，新增学位不少于3000个。（牵头单位：规划科；配合单位：财务科）\n' +
  '2.@改建|宿舍。11月底前改造床位400张。（责任单位：后勤中心）\n';

describe('gzyd export: ledgers of other formats', () => {
  let folder: Folder;
  const at = (name: string): string => folder.file(name);
  const exported = (...more: string[]) => gzyd(['export', at('要点.txt'), ...more]);
  beforeEach(() => {
    folder = new Folder();
    folder.write('要点.txt', plan);
  });
  afterEach(() => folder.remove());

  it('CSV has the mark of its encoding, the ids, a section a row, and no formula', async () => {
    assert.equal((await exported('--to', 'csv')).code, 0);
    const [heads, ...rows] = readFileSync(at('要点.csv'), 'utf8').trimEnd().split('\n');
    assert.match(heads!, /^\ufeff编号,序号,板块,工作任务,/);
    assert.equal(rows.length, 2);
    assert.match(rows[0]!, /^[0-9a-z]{8},1,扩大资源供给,新建小学,.*,小学；学位,2；≥3000,所；个,规划科,财务科,/);
    assert.match(rows[1]!, /,'@改建\|宿舍,/);
    assert.equal((await exported('--to', 'csv')).code, 2, 'nothing is overwritten unasked');
  });

  it('Markdown is a table for each sheet', async () => {
    assert.equal((await exported('--to', 'md', '--preset', 'county', '--by-unit')).code, 0);
    const text = readFileSync(at('要点.md'), 'utf8');
    assert.deepEqual(text.match(/^## .*$/gm), [
      '## 栖云市教育局2026年工作要点任务分解表（规划科）',
      '## 栖云市教育局2026年工作要点任务分解表（后勤中心）',
    ]);
    assert.match(text, /\n\| 2 \| @改建\\\|宿舍。11月底前/);
    for (const line of text.split('\n').filter((one) => one.startsWith('|')))
      assert.equal(line.replaceAll('\\|', '').split('|').length, 8, line);
  });

  it('a row for each measure, in every format', async () => {
    folder.write('要点.txt', `${plan}3.补充教师。一是招聘教师30名；二是培训教师60名。（责任单位：人事科）\n`);
    for (const to of ['csv', 'md', 'docx'])
      assert.equal((await exported('--to', to, '--rows', 'measures', '-o', at(`举措.${to}`))).code, 0, to);
    assert.match(
      readFileSync(at('举措.csv'), 'utf8'),
      /\n[0-9a-z]{8}\.[0-9a-z]{8},3（1）,扩大资源供给,补充教师,招聘教师30名,/,
    );
    assert.match(readFileSync(at('举措.md'), 'utf8'), /\n\| 3（2） \| 补充教师 \| 培训教师60名。 \|/);
    assert.match((await gzyd(['import', at('举措.docx')])).stdout, /3（2）\t补充教师\t培训教师60名。/);
    assert.equal((await exported('--to', 'xlsx', '--rows', 'measures', '-o', at('举措.xlsx'))).code, 0);
    assert.equal((await gzyd(['ledger', at('要点.txt'), at('举措.xlsx')])).code, 0);
  });

  it('a Word file holds the table alone, or there is one for each unit', async () => {
    assert.equal((await exported('--to', 'docx', '--preset', 'county', '-o', at('分解表.docx'))).code, 0);
    const { stdout } = await gzyd(['import', at('分解表.docx')]);
    assert.match(stdout, /序号\t目标与任务\t分管县领导/);
    assert.ok(!stdout.includes('一是'));
    assert.equal((await exported('--to', 'docx', '--by-unit', '-o', at('交办单.docx'))).code, 0);
    assert.ok(!existsSync(at('交办单.docx')));
    const order = (await gzyd(['import', at('交办单（后勤中心）.docx')])).stdout;
    assert.match(order, /任务交办单\n承办单位：后勤中心\n/);
    assert.ok(order.includes('宿舍') && !order.includes('新建小学'));
    assert.ok(existsSync(at('交办单（规划科）.docx')));
  });

  it('refuses what doesn’t go together', async () => {
    for (const flags of [
      ['--to', 'csv', '--shape', 'notice'],
      ['--to', 'html', '--preset', 'county'],
      ['--to', 'html', '--rows', 'measures'],
      ['--to', 'docx', '--by-unit', '--tasks'],
      ['--to', 'docx', '--by-unit', '--template', 'a.docx'],
    ])
      assert.equal((await exported(...flags)).code, 2, flags.join(' '));
  });
});
