/** Blocks onto the pages of the preview. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { paginate, type MeasuredBlock } from '../../webview/paginate';

/** A paragraph of so many lines, each of height 1. */
function lines(count: number, more: Partial<MeasuredBlock> = {}): MeasuredBlock {
  const breaks = Array.from({ length: count }, (_, index) => index + 1);
  return { height: count, content: count, breaks, kept: false, newPage: false, head: 0, ...more };
}

/** `0:0-3` is the part of block 0 from 0 to 3. */
function pages(blocks: readonly MeasuredBlock[], height = 10): string[] {
  return paginate(blocks, height).map((page) => page.map(({ block, from, to }) => `${block}:${from}-${to}`).join(' '));
}

describe('the pages of the preview', () => {
  it('are filled line by line', () => {
    assert.deepEqual(pages([lines(4), lines(4), lines(5)]), ['0:0-4 1:0-4 2:0-2', '2:2-5']);
    assert.deepEqual(pages([lines(25)]), ['0:0-10', '0:10-20', '0:20-25']);
  });

  it('keep a heading with what follows, and several of them', () => {
    const heading = lines(1, { kept: true });
    assert.deepEqual(pages([lines(9), heading, lines(3)]), ['0:0-9', '1:0-1 2:0-3']);
    assert.deepEqual(pages([lines(8), heading, heading, lines(3)]), ['0:0-8', '1:0-1 2:0-1 3:0-3']);
    assert.deepEqual(pages([lines(8), heading, lines(3)]), ['0:0-8 1:0-1 2:0-1', '2:1-3']);
    // Nothing but headings: they go nowhere.
    assert.equal(pages(Array.from({ length: 12 }, () => heading)).length, 2);
  });

  it('begin where a page was asked for, and end with the free space below a block', () => {
    assert.deepEqual(pages([lines(2), lines(2, { newPage: true })]), ['0:0-2', '1:0-2']);
    assert.deepEqual(pages([lines(2, { newPage: true })]), ['0:0-2']);
    assert.deepEqual(pages([lines(9, { height: 11 }), lines(2)]), ['0:0-11', '1:0-2']);
  });

  it('repeat the head of a table', () => {
    const table = lines(12, { head: 2 });
    assert.deepEqual(pages([table]), ['0:0-10', '0:10-12']);
    assert.deepEqual(pages([lines(21, { head: 2 })]), ['0:0-10', '0:10-18', '0:18-21']);
  });

  it('go on where a line is higher than a page, and where there is nothing', () => {
    assert.deepEqual(pages([lines(2), { ...lines(1), height: 30, content: 30, breaks: [30] }, lines(1)]), [
      '0:0-2',
      '1:0-30',
      '2:0-1',
    ]);
    assert.deepEqual(pages([]), ['']);
  });

  it('hold everything once and in order, and are not overfull', () => {
    const block = fc.record({ count: fc.integer({ min: 1, max: 30 }), kept: fc.boolean(), newPage: fc.boolean() });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 20 }), fc.integer({ min: 2, max: 12 }), (asked, height) => {
        const blocks = asked.map(({ count, ...more }) => lines(count, more));
        const result = paginate(blocks, height);
        const seen = result.flat();
        let [index, at] = [0, 0];
        for (const { block: one, from, to } of seen) {
          assert.deepEqual([one, from], [index, at]);
          if (to === blocks[one]!.height) [index, at] = [index + 1, 0];
          else at = to;
        }
        assert.equal(index, blocks.length);
        for (const page of result) {
          assert.ok(page.reduce((sum, { from, to }) => sum + to - from, 0) <= height);
          if (blocks.length > 0) assert.ok(page.length > 0);
        }
      }),
    );
  });
});
