import assert from 'node:assert/strict';
import { editPlan } from '../../server/src/plan/edit';
import { parsePlan } from '../../server/src/plan/parse';
import { samplePlans } from '../support/planTexts';

describe('editPlan', () => {
  it('keeps the lines and the structure that an edit leaves alone', () => {
    const plan = parsePlan(samplePlans[0]!);
    const entry = plan.structure.entries.at(-1)!;
    const { text } = plan.lines[entry.line]!;
    const at = { line: entry.line, character: text.length - 3 };
    const edited = editPlan(plan, { start: at, end: at }, '和');
    assert.equal(edited.structure, plan.structure);
    assert.ok(
      edited.lines.every((line, index) =>
        index === entry.line ? line !== plan.lines[index] : line === plan.lines[index],
      ),
    );
  });

  it('knows the header of a long table with rows far away', () => {
    const rows = Array.from(
      { length: 120 },
      (_, index) => `\t${index + 1}\t办好第${index + 1}件实事\t办公室\t年底前\n\n`,
    );
    const text = `某局2026年任务分解表\n\n\t序号\t工作任务\t责任单位\t完成时限\n\n${rows.join('')}`;
    const plan = parsePlan(text);
    const end = { line: plan.lines.length - 1, character: 0 };
    const next = '\t121\t办好最后一件\t办公室\t年底前\n';
    const edited = editPlan(plan, { start: end, end }, next);
    assert.ok(plan.structure.entries.length >= 120, 'rows are entries');
    assert.deepEqual(edited, parsePlan(text + next));
  });
});
