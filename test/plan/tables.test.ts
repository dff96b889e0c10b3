import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editPlan } from '../../server/src/plan/edit';
import { parsePlan } from '../../server/src/plan/parse';
import { planText } from '../../server/src/plan/query';
import type { Plan } from '../../server/src/plan/types';

/** One cell a line with numbers that skip; sections between rows; labels on lines of their own. */
const onLines = [
  '某局分工\n序号\n任务\n责任单位\n时限\n3\n修路6公里。\n县交通局\n2027年6月\n5\n建桥1座。\n县住建局\n2027年9月\n8\n种树。\n无\n2027年5月',
  '某区分工\n\n序号\n\n重点工作\n\n牵头单位\n\n配合单位\n\n\n(一)\n\n做好试点。\n\n\n1\n\n建成站点6个。\n\n县教育局\n\n\n\n2\n\n培训。\n\n县卫健局\n\n县财政局',
  '01 项目名称：甲\n项目内容：\n新建学校2所。\n责任单位\n县教育局\n进展与成效：\n已招标，投资800万元。\n年底前建成2所。\n02 项目名称：乙\n责任单位：\n县住建局、县财政局',
  '工作任务\n|\n具体要求\n|\n责任科室\n|\n时限\n|\n守好水库\n|\n1\n|\n巡查水库2次。\n|\n水务科\n|\n6月底前\n|\n2\n|\n更换闸门3扇。\n|\n工程科\n|\n9月底前\n|\n管好档案\n|\n3\n|\n整理档案。\n|\n办公室\n|\n年底前\n|',
  '任务 | 要求 | 责任科室 |\n一、修渠。 | 1.清淤6公里。 | 水务科 |\n2.更换闸门3扇。 | 工程科 | |\n牵头单位： | 县水务局 |\n配合单位： | 县财政局、县林业局 |',
];

/** `line: name role` for every unit in a cell, with `?` if the role is inferred. */
function cells(plan: Plan): string[] {
  return plan.lines.flatMap(({ notes, text }, line) =>
    notes
      .filter(({ form }) => form === 'cell')
      .flatMap(({ units }) =>
        units.map(({ name, role, inferred, span }) => {
          assert.equal(text.slice(span.start, span.end).replace(/\s/g, ''), name);
          return `${line}: ${name} ${role}${inferred ? '?' : ''}`;
        }),
      ),
  );
}

const table = [
  '某校2026年工作计划分解表',
  '序号\t项目\t措施\t完成时间\t负责处室\t配合处室\t负责人',
  '1\t课堂改革\t听评课\t6月底\t教务处 教科室\t各年段\t张明',
  '听课周\t每周一次\t全年\t教务处\t\t李华',
  '2\t校园安全\t排查\t每月\t总务处\t德育处、工会\t王刚',
  '说明：以上各项按月通报。',
  '3\t其他\t待定\t全年\t办公室\t\t赵云',
].join('\n');

describe('task tables', () => {
  it('give the units of their columns', () => {
    assert.deepEqual(cells(parsePlan(table)), [
      '2: 教务处 lead?',
      '2: 教科室 plain',
      '2: 各年段 support',
      '3: 教务处 lead?',
      '4: 总务处 lead?',
      '4: 德育处 support',
      '4: 工会 support',
    ]);
  });

  it('between pipes, with merged first cells', () => {
    const plan = parsePlan(
      '任务 | 要求 | 牵头单位 | 配合单位 |\n公开 | 1.公开预算。 | 财务科 | 办公室 |\n2.更新栏目。 | 信息科 | |\n',
    );
    assert.deepEqual(cells(plan), ['1: 财务科 lead', '1: 办公室 support', '2: 信息科 lead']);
  });

  it('under a header that says who leads', () => {
    const plan = parsePlan('序号\t任务\t牵头责任单位\t责任单位\n1\t新增托位400个。\t县教育局\t县卫健委、县民政局\n');
    assert.deepEqual(cells(plan), ['1: 县教育局 lead', '1: 县卫健委 plain', '1: 县民政局 plain']);
  });

  it('without a header name nobody', () => {
    assert.deepEqual(cells(parsePlan('1\t课堂\t教务处\n2\t安全\t总务处\n')), []);
    assert.deepEqual(cells(parsePlan('序号\t项目\t数量\n1\t教务处\t3\n')), []);
  });

  it('follow their header when it changes', () => {
    const header = table.split('\n')[1]!;
    const at = header.indexOf('负责处室');
    const without = editPlan(
      parsePlan(table),
      { start: { line: 1, character: at }, end: { line: 1, character: at + 4 } },
      '备注',
    );
    assert.deepEqual(cells(without), cells(parsePlan(planText(without))));
    const again = editPlan(
      without,
      { start: { line: 1, character: at }, end: { line: 1, character: at + 2 } },
      '负责处室',
    );
    assert.deepEqual(again.lines, parsePlan(table).lines);
  });

  it('are the same after an edit as read afresh', () => {
    const pieces = [
      '\t',
      '|',
      '\n',
      '教务处',
      '负责处室\t',
      '序号\t项目\t责任单位\n',
      '1\t甲\t总务处\n',
      '一、标题\n',
      '',
      '各年段',
      '：',
      '责任单位\n',
      '进展情况：\n',
      '7\n',
      '县教育局\n',
      '|\n',
      '工作任务\n|\n',
      '牵头单位： | 县教育局 |',
    ];
    const edit = fc.record({
      line: fc.nat(18),
      start: fc.nat(30),
      endLine: fc.nat(18),
      end: fc.nat(30),
      text: fc.constantFrom(...pieces),
    });
    fc.assert(
      fc.property(fc.constantFrom(table, ...onLines), fc.array(edit, { maxLength: 8 }), (text, edits) => {
        let plan = parsePlan(text);
        for (const { line, start, endLine, end, text } of edits)
          plan = editPlan(plan, { start: { line, character: start }, end: { line: endLine, character: end } }, text);
        assert.deepEqual(plan.lines, parsePlan(planText(plan)).lines);
      }),
      { numRuns: 500 },
    );
  });

  it('read the same after an edit far below the header, with sections between the rows', () => {
    const rows = Array.from({ length: 120 }, (_, row) => `${row + 1}\t修路${row + 2}公里\t县交通局\n`);
    rows[20] = `一、公路\n${rows[20]}`;
    const tabs = `序号\t任务\t责任单位\n${rows.join('')}`;
    const onLines = Array.from({ length: 60 }, (_, row) => `${row + 1}\n|\n修路。\n|\n县交通局\n|\n6月底前\n|\n`).join(
      '',
    );
    const piped = `工作任务\n|\n要求\n|\n责任单位\n|\n时限\n|\n${onLines}`;
    for (const [text, line] of [
      [tabs, 113],
      [piped, 400],
    ] as const) {
      const plan = parsePlan(text);
      for (const at of [line, 0]) {
        const edited = editPlan(plan, { start: { line: at, character: 0 }, end: { line: at, character: 1 } }, '9');
        assert.deepEqual(edited.lines, parsePlan(planText(edited)).lines);
      }
    }
  });
});
