import assert from 'node:assert/strict';
import { parsePlan } from '../../server/src/plan/parse';
import { format } from '../../server/src/refactor/format';
import { applyEdits } from '../../server/src/text/edits';
import { planFixture } from '../support/plans';

function formatted(text: string, lines?: { start: number; end: number }): string {
  return applyEdits(text, format(parsePlan(text), lines));
}

const plan = `某市教育局2026年工作要点
一、抓质量
　　1.抓课堂。推进教学改革，培训教师25人。
　　2.抓作业。控制总量，抽查12所学校。
　　3.抓考试。规范命题，公布结果。
二、抓队伍
　　4.抓师德。每月检查一次。
　　5.抓培训。每年轮训20名校长。
`;

describe('formatting', () => {
  it('leaves a plan alone if its lines are alike', () => {
    for (const text of [plan, planFixture('full'), planFixture('parts')]) assert.equal(formatted(text), text);
  });

  it('gives a line the indent and the gap that its kind has', () => {
    assert.equal(formatted(plan.replace('　　2.抓作业', '2. 抓作业')), plan);
  });

  it('removes trailing spaces, and those beside marks and figures', () => {
    assert.equal(
      formatted(plan.replace('公布结果。', '公布结果。  ').replace('总量，抽查12所', '总量 ，抽查 12 所')),
      plan,
    );
  });

  it('keeps spaces round figures that are the author’s habit', () => {
    const spaced = plan.replace(/(\d+)(?=[人所名])/g, ' $1 ');
    assert.equal(formatted(spaced), spaced);
  });

  it('puts no figure right behind a number', () => {
    const text = plan.replace('2.抓作业', '2. 3年内抓作业');
    assert.equal(formatted(text), text);
  });

  it('changes no number, however wrong', () => {
    const wrong = plan.replace('3.', '9.').replace('二、', '五、');
    assert.equal(formatted(wrong), wrong);
  });

  it('keeps a centred title, a signature and tables where they are', () => {
    const text = `          ${plan}| 序号 | 任务  |\n|  1 | 建站   |\n\n                某市教育局\n                2026年1月5日\n`;
    assert.equal(formatted(text), text);
  });

  it('touches only the lines of a range', () => {
    const crooked = plan.replace('　　1.', ' 1.').replace('　　2.', ' 2.');
    assert.equal(
      formatted(
        crooked +
          '　　6.抓评价。公布结果。\n　　7.抓档案。逐项登记。\n　　8.抓反馈。按月通报。\n　　9.抓交流。每季一次。\n　　10.抓督查。年底通报。\n',
        { start: 2, end: 2 },
      ).split('\n')[3],
      crooked.split('\n')[3],
    );
  });
});
