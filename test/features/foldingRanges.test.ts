import assert from 'node:assert/strict';
import { foldingRanges } from '../../server/src/features/foldingRanges';
import { parsePlan } from '../../server/src/plan/parse';
import { planFixture } from '../support/plans';

const folds = (text: string, limit?: number): string[] =>
  foldingRanges(parsePlan(text), { limit, wholeLines: true }).map(
    ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind === undefined ? '' : ` ${kind}`}`,
  );

describe('folding ranges', () => {
  it('cover every entry over several lines', () => {
    assert.deepEqual(folds('一、甲\n1.子。\n接着说。\n2.丑。\n\n二、乙\n1.寅。\n'), ['0-3', '1-2', '5-6']);
  });

  it('fold what stands before and after the plan as comments', () => {
    const lines = planFixture('parts').split('\n');
    const found = folds(planFixture('parts'));
    assert.equal(found[0], '0-1 comment');
    const [start, end] = found.at(-1)!.replace(' comment', '').split('-').map(Number);
    assert.match(lines[start!]!, /^上一篇/);
    assert.match(lines[end!]!, /^下一篇/);
  });

  it('drop the deepest layers when the client takes only a few', () => {
    const text = '一、甲\n（一）子\n1.一。\n再说。\n二、乙\n（一）丑\n1.二。\n再说。\n';
    assert.deepEqual(folds(text), ['0-3', '1-3', '2-3', '4-7', '5-7', '6-7']);
    assert.deepEqual(folds(text, 3), ['0-3', '1-3', '4-7']);
    assert.deepEqual(folds(text, 2), ['0-3', '4-7']);
    assert.deepEqual(folds(text, 0), []);
  });

  it('begin behind the heading for a client that folds within lines', () => {
    const [fold] = foldingRanges(parsePlan('一、甲乙。正文\n续行\n'), { wholeLines: false });
    assert.deepEqual(fold, { startLine: 0, endLine: 1, startCharacter: 4, endCharacter: 2 });
  });

  it('are absent from a text without structure', () => {
    assert.deepEqual(folds(''), []);
    assert.deepEqual(folds('一句话\n又一句话\n'), []);
  });
});
