import assert from 'node:assert/strict';
import type { SelectionRange } from 'vscode-languageserver-types';
import { selectionRanges } from '../../server/src/features/selectionRanges';
import { parsePlan } from '../../server/src/plan/parse';
import { planFixture, textOf, withCursor } from '../support/plans';

function chain(range: SelectionRange | undefined): SelectionRange[] {
  return range === undefined ? [] : [range, ...chain(range.parent)];
}

describe('selection ranges', () => {
  it('grow from the word over amount, clause, sentence, measure, item and section to the text', () => {
    const { text, plan, position } = withCursor(
      '标题工作要点\n一、工作\n1.办学。一是新建幼儿园1|2所，改造食堂。二是育人。（责任单位：甲科）\n2.其他。\n',
    );
    const words = chain(selectionRanges(plan, [position])[0]).map(({ range }) => textOf(text, range));
    assert.deepEqual(words.slice(0, 3), ['12', '12所', '一是新建幼儿园12所']);
    assert.ok(words.includes('一是新建幼儿园12所，改造食堂。'));
    assert.ok(words.includes('1.办学。一是新建幼儿园12所，改造食堂。二是育人。（责任单位：甲科）'));
    assert.ok(words.at(-2)!.startsWith('一、工作'));
    assert.equal(words.at(-1), text);
  });

  it('grow from a unit over the note', () => {
    const { text, plan, position } = withCursor('一、工作\n1.办学。（责任单位：教|研室、甲科）\n');
    const words = chain(selectionRanges(plan, [position])[0]).map(({ range }) => textOf(text, range));
    assert.ok(words.includes('教研室') && words.includes('（责任单位：教研室、甲科）'), words.join(' | '));
  });

  it('hold each other and the cursor, at every place of every sample', () => {
    for (const name of ['full', 'parts']) {
      const text = planFixture(name);
      const plan = parsePlan(text);
      const positions = text
        .split('\n')
        .flatMap((line, index) =>
          Array.from({ length: line.length + 1 }, (_, character) => ({ line: index, character })),
        );
      selectionRanges(plan, positions).forEach((range, index) => {
        const { line, character } = positions[index]!;
        for (const {
          range: { start, end },
          parent,
        } of chain(range)) {
          assert.ok(start.line < line || (start.line === line && start.character <= character));
          assert.ok(end.line > line || (end.line === line && end.character >= character));
          if (parent === undefined) continue;
          const outer = parent.range;
          assert.ok(
            outer.start.line < start.line ||
              (outer.start.line === start.line && outer.start.character <= start.character),
          );
          assert.ok(outer.end.line > end.line || (outer.end.line === end.line && outer.end.character >= end.character));
          assert.notDeepEqual(outer, { start, end });
        }
      });
    }
  });

  it('answer for places outside the text', () => {
    const [range] = selectionRanges(parsePlan('一、甲'), [{ line: 50, character: 50 }]);
    assert.deepEqual(chain(range).at(-1)?.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } });
    assert.equal(selectionRanges(parsePlan(''), [{ line: 0, character: 0 }]).length, 1);
  });
});
