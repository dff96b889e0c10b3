/** After any edits, an editor sees what it would see of the same text opened afresh. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { planDocuments, type PlanDocument } from '../../server/src/session/documents';
import { editPlan } from '../../server/src/plan/edit';
import { parsePlan } from '../../server/src/plan/parse';
import { planText, textIn } from '../../server/src/plan/query';
import type { Plan } from '../../server/src/plan/types';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { applyEdits, planFixture } from '../support/plans';
import { farReachingPlans } from '../support/planTexts';
import { demandingContext } from '../fuzz/invariants';
import { allSeenOf, seenOf } from '../support/seen';

const engine = createEngine(rules);

const seen = (plan: Plan): unknown => [allSeenOf(plan, engine), allSeenOf(plan, engine, demandingContext)];

const pieces = [
  '一、',
  '（一）',
  '1.',
  '2．',
  '①',
  '甲',
  '。',
  '\n',
  '\r\n',
  '\r',
  '（责任单位：',
  '基教科',
  '、',
  '）',
  '6月底前',
  '新建12所',
  '二是',
  ' ',
  '\u3000',
  '𠮷',
  '\ud842',
  '\udfb7',
  '（一）\r',
  '“',
  '……',
  '2026年工作总结',
  '附件',
  '2026年全市工作要点',
  '牵头，乙科配合）',
  '1.甲。（乙科负责）\n',
  '（1）子。（丙科、丁科负责）\n',
  '（责任单位：戊科）\n',
];
/** One key, or a paste. */
const inserted = fc.oneof(
  fc.constantFrom('甲', '新', '1', ''),
  fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => parts.join('')),
);
/** Uniform: `fc.double` is nearly always close to zero. */
const share = fc.nat(9999).map((value) => value / 10_000);

/**
 * `alone`: the change comes in a notification of its own, and the editor asks for what it shows before the next one;
 * else it comes with the one before.
 */
const edit = fc.record({
  line: share,
  column: share,
  lines: fc.constantFrom(0, 0, 0, 0, 1, 3),
  columns: fc.nat(6),
  text: inserted,
  alone: fc.constantFrom(true, true, false),
  whole: fc.integer({ min: 0, max: 19 }).map((one) => one === 0),
});

const starts: Readonly<Record<string, string>> = {
  'a plan': planFixture('parts'),
  'Windows line ends': planFixture('full').split('\n').slice(0, 16).join('\r\n'),
  'line ends of old': planFixture('parts').split('\n').slice(0, 14).join('\r'),
  'items of several lines':
    '某县2026年工作要点\n一、抓教学\n1.强课堂\n年内开展视导12次。\n（责任单位：基教科）\n\n2.强队伍\n6月底前招聘40名。\n3.新建学校\n二、抓保障\n力争投入2亿元。\n（一）强后勤\n改造食堂。（人事科牵头，财务科配合）\n',
  nothing: '',
};

describe('an edited text', () => {
  for (const [name, start] of Object.entries(starts)) {
    it(`is seen as if it were opened afresh: ${name}`, function () {
      this.timeout(120_000);
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
          let document: PlanDocument = planDocuments.create('u', 'gongzuoyaodian', 1, start);
          let text = start;
          let version = 1;
          let pending: TextDocumentContentChangeEvent[] = [];
          const send = (): void => {
            if (pending.length > 0) document = planDocuments.update(document, pending, ++version);
            pending = [];
            assert.equal(planText(document.plan), text);
            // What is kept of this text is what the next one is patched from.
            seenOf(document.plan, engine);
            seenOf(document.plan, engine, demandingContext);
          };
          send();
          for (const { line, column, lines, columns, text: newText, alone, whole } of edits) {
            if (alone) send();
            if (whole) {
              pending.push({ text: newText });
              text = newText;
              continue;
            }
            const all = text.split(/\r\n?|\n/);
            const first = Math.min(all.length - 1, Math.floor(line * all.length));
            const last = Math.min(all.length - 1, first + lines);
            const from = Math.min(all[first]!.length, Math.floor(column * (all[first]!.length + 1)));
            const to = Math.min(all[last]!.length, (first === last ? from : 0) + columns);
            const range = { start: { line: first, character: from }, end: { line: last, character: to } };
            pending.push({ range, text: newText });
            text = applyEdits(text, [{ range, newText }]);
          }
          send();
          assert.deepEqual(seen(document.plan), seen(parsePlan(text)));
        }),
        { numRuns: 120 },
      );
    });
  }

  for (const [name, text] of Object.entries(farReachingPlans)) {
    it(`is seen as if it were opened afresh after any one edit, and after that is taken back: ${name}`, function () {
      this.timeout(120_000);
      let plan = parsePlan(text);
      const start = seenOf(plan, engine);
      plan.lines.forEach((line, index) => {
        for (let column = 0; column <= line.text.length; column++) {
          for (const [length, newText] of [
            [0, '甲'],
            [1, ''],
            [1, '3'],
            [line.text.length - column, ''],
          ] as const) {
            const range = {
              start: { line: index, character: column },
              end: { line: index, character: Math.min(column + length, line.text.length) },
            };
            const removed = textIn(plan, range);
            plan = editPlan(plan, range, newText);
            assert.deepEqual(
              seenOf(plan, engine),
              seenOf(parsePlan(planText(plan)), engine),
              `${JSON.stringify(removed)} became ${JSON.stringify(newText)} at ${index}:${column}`,
            );
            plan = editPlan(
              plan,
              { start: range.start, end: { line: index, character: column + newText.length } },
              removed,
            );
            assert.deepEqual(seenOf(plan, engine), start, `${JSON.stringify(removed)} came back at ${index}:${column}`);
          }
        }
      });
      assert.equal(planText(plan), text);
    });
  }

  for (const [what, before, line, from, to, newText] of [
    [
      'a table of contents ends elsewhere',
      '1.抓好安全。\n1.抓好安全。\n目录\n1.抓好安全。\n三.抓好安全。\n1.抓好安全。\n',
      5,
      2,
      3,
      '新',
    ],
    [
      'a marker that stands for a higher layer comes to look back',
      '一、甲\n（一）完\n（二）乙\n2.步期，总投资1800万元。（产业发展股负责）\n',
      3,
      2,
      4,
      '2025年工作总结',
    ],
    ['such a marker comes to frame the plan', '一、甲。做好。\n2.乙。做好。\n三、丙。做好。\n', 1, 2, 3, '总体要求'],
  ] as const) {
    it(`is seen as if it were opened afresh when ${what}`, () => {
      const range = { start: { line, character: from }, end: { line, character: to } };
      const document = planDocuments.update(
        planDocuments.create('u', 'gongzuoyaodian', 1, before),
        [{ range, text: newText }],
        2,
      );
      assert.deepEqual(seen(document.plan), seen(parsePlan(applyEdits(before, [{ range, newText }]))));
    });
  }

  it('takes several changes one after the other, and a whole new text', () => {
    let document = planDocuments.create('u', 'gongzuoyaodian', 1, '一、甲\n');
    document = planDocuments.update(
      document,
      [
        { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: '二、乙\n' },
        { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 3 } }, text: '丙' },
      ],
      2,
    );
    assert.equal(planText(document.plan), '一、甲\n二、丙\n');
    assert.equal(document.version, 2);
    document = planDocuments.update(
      document,
      [{ text: '全新' }, { range: { start: { line: 0, character: 99 }, end: { line: 9, character: 0 } }, text: '！' }],
      3,
    );
    assert.equal(planText(document.plan), '全新！');
  });

  it('leaves the earlier document as it was', () => {
    const before = planDocuments.create('u', 'gongzuoyaodian', 1, '一、甲\n');
    planDocuments.update(before, [{ text: '二、乙' }], 2);
    assert.equal(planText(before.plan), '一、甲\n');
    assert.equal(before.version, 1);
  });
});
