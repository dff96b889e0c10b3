/** `gzyd merge`: drafts in three formats, its outputs and refusals. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { Folder, gzyd } from './gzyd';

describe('gzyd merge', () => {
  const folder = new Folder();
  const at = (name: string): string => folder.file(name);
  before(async () => {
    folder.write(
      '规划科.txt',
      '栖云市教育局2026年工作要点\n一、扩大资源供给\n1.新建小学。6月底前建成小学2所。（责任单位：规划科）\n二、守牢安全底线\n2.整治食堂。后厨全部接入监管平台。（责任单位：安全科）\n',
    );
    folder.write('人事科稿.txt', '二、建强教师队伍\n1.轮岗交流。骨干下乡任教。（责任单位：人事科）\n');
    folder.write(
      '安全科稿.txt',
      '一、守牢安全底线\n1.整治学校食堂。后厨全部接入监管平台，家长陪餐。（责任单位：安全科）\n',
    );
    assert.equal((await gzyd(['export', at('人事科稿.txt'), '-o', at('人事科.docx')])).code, 0);
    assert.equal((await gzyd(['export', at('安全科稿.txt'), '-t', 'xlsx', '-o', at('安全科.xlsx')])).code, 0);
  });
  after(() => folder.remove());

  const merge = (...more: string[]) => gzyd(['merge', at('规划科.txt'), at('人事科.docx'), at('安全科.xlsx'), ...more]);
  const expected =
    '栖云市教育局2026年工作要点\n一、扩大资源供给\n1.新建小学。6月底前建成小学2所。（责任单位：规划科）\n' +
    '二、守牢安全底线\n2.整治食堂。后厨全部接入监管平台。（责任单位：安全科）\n' +
    '3.整治学校食堂。后厨全部接入监管平台，家长陪餐。（责任单位：安全科）\n' +
    '三、建强教师队伍\n4.轮岗交流。骨干下乡任教。（责任单位：人事科）\n';

  it('prints one plan, and says what to look at', async () => {
    const { code, stdout, stderr } = await merge();
    assert.equal(code, 0, stderr);
    assert.equal(stdout, expected);
    assert.match(stderr, /汇总 3 份来稿：3 个部分，4 条/);
    assert.match(stderr, /有 1 组内容相近，已并排列出，请合并：整治食堂/);
  });

  it('says in its data what came from where', async () => {
    const { stdout } = await merge('-f', 'json');
    const schema = JSON.parse(readFileSync(path.join('schemas', 'merge.schema.json'), 'utf8')) as object;
    const data = JSON.parse(stdout) as {
      text: string;
      sections: { items: { from: string[]; duplicateOf?: number }[] }[];
    };
    const validate = new Ajv({ allErrors: true }).compile(schema);
    assert.ok(validate(data), JSON.stringify(validate.errors));
    assert.equal(data.text, expected);
    assert.deepEqual(data.sections[1]!.items, [
      { line: 5, title: '整治食堂', from: ['规划科.txt'] },
      {
        line: 6,
        title: '整治学校食堂',
        from: ['安全科.xlsx'],
        duplicateOf: 5,
        score: (data.sections[1]!.items[1] as never)['score'],
      },
    ]);
  });

  it('writes text and Word files, and overwrites nothing unasked', async () => {
    assert.equal((await merge('-o', at('汇总.docx'), '--sources')).code, 0);
    assert.equal((await gzyd(['import', at('汇总.docx')])).stdout.trimEnd(), expected.trimEnd());
    assert.equal((await merge('-o', at('汇总.docx'))).code, 2);
    assert.equal((await merge('-o', at('汇总.txt'), '--sources')).code, 0);
    assert.match(readFileSync(at('汇总.txt'), 'utf8'), /\n3\..*\n【来源：安全科\.xlsx】\n/);
    assert.equal((await merge('-o', at('规划科.txt'), '--force')).code, 2);
    assert.ok(!existsSync(at('规划科.txt.bak')));
  });

  it('takes title and sections from a model', async () => {
    folder.write('样本.txt', '栖云市教育局2025年工作要点\n一、守牢安全底线\n（一）旧任务。旧内容。\n');
    const { stdout, stderr } = await merge('--like', at('样本.txt'), '--title', '栖云市教育局2026年工作要点');
    assert.match(
      stdout,
      /^栖云市教育局2026年工作要点\n一、守牢安全底线\n（一）整治食堂。.*\n（二）整治学校食堂。.*\n二、其他/,
    );
    assert.match(stderr, /未能归入各部分/);
  });

  it('refuses what it can’t read, and makes nothing of the rest', async () => {
    for (const bad of [at('没有.txt'), '-']) assert.equal((await gzyd(['merge', at('规划科.txt'), bad])).code, 2, bad);
    assert.equal((await merge('-o', at('汇总.pdf'))).code, 2);
    assert.equal((await merge('--like', at('没有.txt'))).code, 2);
  });
});
