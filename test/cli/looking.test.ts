/** Commands that only look: outline, stats, explain, completion. */
import assert from 'node:assert/strict';
import { rules } from '../../server/src/rules/registry';
import { cleanPlan, Folder, gzyd } from './gzyd';

const plan = `甲局2026年工作要点

一、主要任务
（一）扩充学位。6月底前建成学校2所。（牵头单位：基教科，配合单位：财务科）
（二）改造校舍。年底前改造3栋。（牵头单位：基建科；配合单位：财务科）
二、保障措施
（一）落实经费。每月5日前通报1次。（责任单位：财务科）
`;

describe('gzyd, only looking', () => {
  let folder: Folder;
  before(() => {
    folder = new Folder();
    folder.write('plan.txt', plan);
    folder.write('clean.txt', cleanPlan);
  });
  after(() => folder.remove());

  it('outline draws a tree with units, a plan after another', async () => {
    const { stdout, code } = await gzyd(['outline', folder.file('plan.txt'), folder.file('clean.txt')]);
    assert.equal(code, 0);
    const [first, second] = stdout.split('\n\n');
    assert.deepEqual(first!.split('\n').slice(1), [
      '甲局2026年工作要点',
      '├─ 一、主要任务',
      '│  ├─ （一）扩充学位  〔基教科、财务科〕',
      '│  └─ （二）改造校舍  〔基建科、财务科〕',
      '└─ 二、保障措施',
      '   └─ （一）落实经费  〔财务科〕',
    ]);
    assert.ok(second!.includes('clean.txt'));
  });

  it('stats counts over all plans, by unit and by month', async () => {
    const json = await gzyd(['stats', '--format', 'json', folder.file('plan.txt')]);
    assert.deepEqual(JSON.parse(json.stdout), {
      plans: 1,
      items: 3,
      withoutUnit: 0,
      targets: 3,
      deadlines: 3,
      units: [
        { unit: '财务科', lead: 1, support: 2, plain: 0 },
        { unit: '基教科', lead: 1, support: 0, plain: 0 },
        { unit: '基建科', lead: 1, support: 0, plain: 0 },
      ],
      months: [
        { month: '2026-06', deadlines: 1 },
        { month: '2026-12', deadlines: 1 },
        { month: null, deadlines: 1 },
      ],
    });
    const text = await gzyd(['stats', '--lang', 'zh', folder.file('plan.txt'), folder.file('clean.txt')]);
    assert.match(text.stdout, /^工作要点 +2\n条目 /);
    assert.match(text.stdout, /\n财务科 +1 +3 +0\n/);
    assert.equal((await gzyd(['stats', folder.file('nowhere.txt')])).code, 2);
  });

  it('explain tells what each rule finds, and lists them all', async () => {
    const all = await gzyd(['explain', '--lang', 'zh']);
    assert.deepEqual(
      all.stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split('  ')[0]),
      rules.map(({ meta }) => meta.code),
    );
    const one = await gzyd(['explain', 'numbering/gap', '--lang', 'en']);
    assert.match(
      one.stdout,
      /^numbering\/gap {2}Missing number\n[\s\S]*Severity: warning\n[\s\S]*numbering\/gap: off\n$/,
    );
    const none = await gzyd(['explain', 'numbering/nothing']);
    assert.deepEqual([none.code, none.stdout], [2, '']);
  });
});
