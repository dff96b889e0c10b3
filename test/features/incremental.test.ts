/** What an editor sees after any edits is what it would see of the same text opened afresh. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planDocuments, type PlanDocument } from '../../server/src/session/documents';
import { parsePlan, planText } from '../../server/src/plan/plan';
import type { Plan } from '../../server/src/plan/types';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { applyEdits, planFixture } from '../support/plans';
import { seenOf } from '../support/seen';

const engine = createEngine(rules);

const seen = (plan: Plan): unknown => seenOf(plan, engine);

const pieces = ['一、', '（一）', '1.', '2．', '①', '甲', '。', '\n', '\r\n', '\r', '（责任单位：', '基教科', '、', '）', '6月底前', '新建12所', '二是', ' ', '\u3000', '𠮷', '\ud842', '2026年工作总结', '附件', '2026年全市工作要点', '牵头，乙科配合）', '1.甲。（乙科负责）\n', '（1）子。（丙科、丁科负责）\n', '（责任单位：戊科）\n'];
const inserted = fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => parts.join(''));
const edit = fc.record({ line: fc.double({ min: 0, max: 1, noNaN: true }), column: fc.double({ min: 0, max: 1, noNaN: true }), lines: fc.constantFrom(0, 0, 0, 0, 1, 3), columns: fc.nat(6), text: inserted });

describe('an edited text', () => {
  for (const start of [planFixture('parts'), planFixture('full').split('\n').slice(0, 16).join('\r\n'), '']) {
    it(`is seen as if it were opened afresh (${start.length} characters)`, function () {
      this.timeout(120_000);
      fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        let document: PlanDocument = planDocuments.create('u', 'gongzuoyaodian', 1, start);
        let text = start;
        let version = 1;
        for (const { line, column, lines, columns, text: newText } of edits) {
          const all = document.plan.lines;
          const first = Math.min(all.length - 1, Math.floor(line * all.length));
          const last = Math.min(all.length - 1, first + lines);
          const from = Math.floor(column * (all[first]!.text.length + 1));
          const to = Math.min(all[last]!.text.length, (first === last ? from : 0) + columns);
          const range = { start: { line: first, character: Math.min(from, all[first]!.text.length) }, end: { line: last, character: to } };
          document = planDocuments.update(document, [{ range, text: newText }], ++version);
          text = applyEdits(text, [{ range, newText }]);
        }
        assert.equal(planText(document.plan), text);
        assert.deepEqual(seen(document.plan), seen(parsePlan(text)));
      }), { numRuns: 80 });
    });
  }

  for (const [what, before, line, from, to, newText] of [
    ['a table of contents ends elsewhere', '1.抓好安全。\n1.抓好安全。\n目录\n1.抓好安全。\n三.抓好安全。\n1.抓好安全。\n', 5, 2, 3, '新'],
    ['a marker that stands for a higher layer comes to look back', '一、甲\n（一）完\n（二）乙\n2.步期，总投资1800万元。（产业发展股负责）\n', 3, 2, 4, '2025年工作总结'],
    ['such a marker comes to frame the plan', '一、甲。做好。\n2.乙。做好。\n三、丙。做好。\n', 1, 2, 3, '总体要求'],
  ] as const) {
    it(`is seen as if it were opened afresh when ${what}`, () => {
      const range = { start: { line, character: from }, end: { line, character: to } };
      const document = planDocuments.update(planDocuments.create('u', 'gongzuoyaodian', 1, before), [{ range, text: newText }], 2);
      assert.deepEqual(seen(document.plan), seen(parsePlan(applyEdits(before, [{ range, newText }]))));
    });
  }

  it('takes several changes one after the other, and a whole new text', () => {
    let document = planDocuments.create('u', 'gongzuoyaodian', 1, '一、甲\n');
    document = planDocuments.update(document, [
      { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: '二、乙\n' },
      { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 3 } }, text: '丙' },
    ], 2);
    assert.equal(planText(document.plan), '一、甲\n二、丙\n');
    assert.equal(document.version, 2);
    document = planDocuments.update(document, [{ text: '全新' }, { range: { start: { line: 0, character: 99 }, end: { line: 9, character: 0 } }, text: '！' }], 3);
    assert.equal(planText(document.plan), '全新！');
  });

  it('leaves the document before as it was', () => {
    const before = planDocuments.create('u', 'gongzuoyaodian', 1, '一、甲\n');
    planDocuments.update(before, [{ text: '二、乙' }], 2);
    assert.equal(planText(before.plan), '一、甲\n');
    assert.equal(before.version, 1);
  });
});
