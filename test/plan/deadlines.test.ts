import assert from 'node:assert/strict';
import { extractPlan } from '../../server/src/export/json';
import { countsIn, countsOf } from '../../server/src/plan/facts/counts';
import { semanticTokens } from '../../server/src/features/semanticTokens';
import { complete } from '../../server/src/async/steps';
import { overview } from '../../server/src/views/overview';
import { tokenTypeIndex } from '../../server/src/protocol/tokenLegend';
import { parsePlan } from '../../server/src/plan/parse';

const text = `某局2025年工作总结及2026年工作计划
2025年工作总结
一、改革稳步推进
1.修订考核办法，2027年正式施行；6月底前完成了试点，2025年底前全部达标。
2.按期完成年度任务。
2026年工作计划
一、深化改革
1.6月底前出台实施细则，年内全面推开。
`;

describe('deadlines in a part that looks back', () => {
  const plan = parsePlan(text);

  it("bind where their year is the plan's or later", () => {
    assert.deepEqual(
      extractPlan('x', plan).deadlines.map((deadline) => [deadline.range.start.line, deadline.text]),
      [
        [3, '2027年'],
        [7, '6月底前'],
        [7, '年内'],
      ],
    );
  });

  it('are the same for the counts, the lists and the colours', () => {
    assert.equal(countsOf(plan).deadlines, 3);
    assert.equal(
      countsIn(
        plan,
        plan.structure.entries.find(({ line }) => line === 3)!,
      ).deadlines,
      1,
    );
    assert.deepEqual(
      overview(plan, [], 1).deadlines.map((deadline) => deadline.text),
      ['2027年', '6月底前', '年内'],
    );
    const data = complete(semanticTokens(plan));
    let line = 0;
    const lines: number[] = [];
    for (let at = 0; at < data.length; at += 5) {
      line += data[at]!;
      if (data[at + 3] === tokenTypeIndex.planDeadline) lines.push(line);
    }
    assert.deepEqual(lines, [3, 7, 7]);
  });
});
