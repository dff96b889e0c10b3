import assert from 'node:assert/strict';
import { closeBracket, closingBrackets } from '../../server/src/refactor/closeBracket';
import { applyEdits } from '../../server/src/text/edits';
import { rangeOf } from '../../server/src/text/positions';

/** The line after the bracket before `|` has been typed; `|` is the cursor. */
function typed(sample: string, above?: string): string {
  const column = sample.indexOf('|');
  const text = sample.replace('|', '');
  const edits = closeBracket(text, column, above);
  // The cursor is a character that no edit may touch.
  const marked = edits.map(({ span, newText }) => ({
    range: rangeOf(0, span.start >= column ? { start: span.start + 1, end: span.end + 1 } : span),
    newText,
  }));
  return applyEdits(sample, marked);
}

describe('a closing bracket that is typed', () => {
  for (const [sample, expected, why] of [
    ['（责任单位：甲科)|）', '（责任单位：甲科）|', 'over the one that the editor put there'],
    ['(责任单位：甲科）|)', '（责任单位：甲科）|', 'full over half'],
    ['（责任单位：甲科)|', '（责任单位：甲科）|', 'where none is yet'],
    ['(责任单位：甲科）|', '（责任单位：甲科）|', 'and the opening one follows it'],
    ['［甲科]|］', '［甲科］|', 'square ones'],
    ['（见（一）和(二)|）', '（见（一）和(二)|）', 'inside another pair'],
    ['（甲(乙)|）', '（甲(乙)|）', 'of an inner pair of another width'],
    ['(甲科)|', '(甲科)|', 'in half width throughout'],
    ['(责任单位：甲科)|', '(责任单位：甲科)|', 'as the author writes them'],
    ['（甲科）|', '（甲科）|', 'in full width throughout'],
    ['甲科)|', '甲科)|', 'without a partner'],
    ['1)|）', '1)|）', 'behind a number'],
    ['(a）|', '(a）|', 'without a Chinese character'],
    ['（甲〔乙)|）', '（甲〔乙）|', 'past one that is never closed'],
    ['（甲））|', '（甲））|', 'twice in one width'],
    ['|', '|', 'not at all'],
  ] as const)
    it(`${why}: ${sample}`, () => assert.equal(typed(sample), expected));

  it('keeps one whose partner stands in the line above', () => {
    assert.equal(typed('乙(丙)|）', '（甲'), '乙(丙)|）');
    assert.equal(typed('乙（丙)|）', '甲'), '乙（丙）|');
  });

  it('is found at once however long the line is', () => {
    assert.deepEqual(closeBracket(`${'（'.repeat(100_000)})`, 100_001).length, 1);
  });

  it('is one of those that are announced', () => assert.deepEqual(closingBrackets, [')', '）', ']', '］']));
});
