import assert from 'node:assert/strict';
import { documentHighlights } from '../../server/src/features/documentHighlights';
import { planReferences } from '../../server/src/features/references';
import { complete } from '../../server/src/async/steps';
import { parsePlan } from '../../server/src/plan/parse';
import { planFixture, positionOf, textOf, withCursor } from '../support/plans';

describe('highlights and references', () => {
  const text = planFixture('full');
  const plan = parsePlan(text);

  it('find every note that names the unit', () => {
    const found = complete(planReferences(plan, positionOf(text, '教育科学研究院'), 'file:///p'));
    assert.equal(found.length, text.split('教育科学研究院').length - 1);
    for (const { range } of found) assert.equal(textOf(text, range), '教育科学研究院');
  });

  it('find the same amount again, whatever its comparator', () => {
    const { plan: small, position } = withCursor(
      '一、工作\n1.甲。新建学校1|2所。\n2.乙。改造学校不少于12所。培训12名。\n',
    );
    assert.equal(complete(documentHighlights(small, position)).length, 2);
  });

  it('are absent from plain text', () => {
    const position = positionOf(text, '立德树人');
    assert.deepEqual(complete(documentHighlights(plan, position)), []);
    assert.deepEqual(complete(planReferences(plan, position, 'file:///p')), []);
    assert.deepEqual(complete(planReferences(plan, { line: 9999, character: 1 }, 'file:///p')), []);
  });
});
