import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clampRange, planText, textIn } from '../../server/src/plan/query';
import { editPlan } from '../../server/src/plan/edit';
import { parsePlan } from '../../server/src/plan/parse';
import type { Plan } from '../../server/src/plan/types';
import type { Range } from '../../server/src/text/positions';
import { samplePlans } from '../support/planTexts';

/** Pieces that make and break structure: markers, brackets, line ends, halves of characters. */
const pieces = [
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '一、',
  '二、',
  '十一、',
  '（一）',
  '(二)',
  '1.',
  '2.',
  '12．',
  '3、',
  '①',
  '第一章 ',
  '一是',
  '二是',
  '；',
  '。',
  '，',
  '：',
  ' ',
  '\u3000',
  '\t',
  '|',
  '（责任单位：',
  '）',
  '（教科室牵头，各科室配合）',
  '〔',
  '〕',
  '“',
  '”',
  '《',
  '》',
  '建成12所',
  '不少于80%',
  '6月底前',
  '2026年工作总结',
  '2026年工作谋划',
  '附件1',
  '目录',
  '2026年3月1日',
  '责任单位：基教科',
  '某某市教育局2026年工作要点',
  '扩大资源',
  '𠀀',
  '\ud840',
  '\udc00',
  '\ufeff',
  '\0',
  'a',
];

interface Step {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly lines: number;
  readonly endCharacter: number;
  readonly text: string;
}

const step = fc.record({
  startLine: fc.nat(40),
  startCharacter: fc.nat(60),
  lines: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(4) }),
  endCharacter: fc.nat(60),
  text: fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => parts.join('')),
});

function rangeOf(plan: Plan, { startLine, startCharacter, lines, endCharacter }: Step): Range {
  const line = startLine % plan.lines.length;
  return {
    start: { line, character: startCharacter },
    end: { line: line + lines, character: lines === 0 ? startCharacter + (endCharacter % 8) : endCharacter },
  };
}

/** The text after the edit, made by slicing the old text. */
function replaced(plan: Plan, range: Range, text: string): string {
  const { start, end } = clampRange(plan, range);
  const whole = planText(plan);
  const offset = ({ line, character }: Range['start']): number =>
    plan.lines.slice(0, line).reduce((sum, { text: own, eol }) => sum + own.length + eol.length, 0) + character;
  return whole.slice(0, offset(start)) + text + whole.slice(offset(end));
}

describe('editPlan: any edits', () => {
  it('gives what a fresh parse gives, after any edits', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samplePlans), fc.array(step, { minLength: 1, maxLength: 12 }), (text, steps) => {
        let plan = parsePlan(text);
        for (const edit of steps) {
          const range = rangeOf(plan, edit);
          const expected = replaced(plan, range, edit.text);
          plan = editPlan(plan, range, edit.text);
          assert.equal(planText(plan), expected);
          assert.deepEqual(plan, parsePlan(expected));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('sees that a heading becomes a lead, which ends no list', () => {
    const text = '某局2026年工作要点\n1.抓发展\n1.保就业\n2.保供应\n三是促稳定\n';
    const range = { start: { line: 3, character: 2 }, end: { line: 3, character: 5 } };
    const plan = editPlan(parsePlan(text), range, '：');
    assert.deepEqual(plan, parsePlan(text.replace('保供应', '：')));
    assert.notDeepEqual(plan.structure, parsePlan(text).structure);
  });

  it('gives what a fresh parse gives for typed characters, where most of the plan is kept', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samplePlans),
        fc.nat(40),
        fc.nat(80),
        fc.constantFrom(...pieces),
        (text, startLine, character, typed) => {
          let plan = parsePlan(text);
          let line = startLine % plan.lines.length;
          let column = Math.min(character, plan.lines[line]!.text.length);
          for (const unit of typed) {
            const at = { line, character: column };
            const expected = replaced(plan, { start: at, end: at }, unit);
            plan = editPlan(plan, { start: at, end: at }, unit);
            assert.deepEqual(plan, parsePlan(expected));
            if (unit === '\n' || unit === '\r') [line, column] = [line + 1, 0];
            else column += unit.length;
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes any positions: outside the text, negative, in the wrong order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samplePlans, ''),
        fc.array(fc.integer({ min: -5, max: 1000 }), { minLength: 4, maxLength: 4 }),
        (text, [a, b, c, d]) => {
          const plan = parsePlan(text);
          const range = { start: { line: a!, character: b! }, end: { line: c!, character: d! } };
          assert.deepEqual(editPlan(plan, range, 'x'), parsePlan(replaced(plan, range, 'x')));
          assert.ok(planText(plan).includes(textIn(plan, range)));
        },
      ),
    );
  });
});
