import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../server/src/text/edits';
import { mergeFixes, plainSnippet, preferredFix } from '../../server/src/rules/fixes';
import type { Edit } from '../../server/src/text/edits';
import type { Fix } from '../../server/src/rules/types';

const edit = (line: number, start: number, end: number, newText: string, endLine = line): Edit => ({
  range: { start: { line, character: start }, end: { line: endLine, character: end } },
  newText,
});
const fix = (edits: readonly Edit[], extra: Partial<Fix> = {}): Fix => ({
  title: { zh: '改', en: 'Fix' },
  edits,
  ...extra,
});

describe('applyEdits', () => {
  it('takes all positions from the text before', () => {
    assert.equal(applyEdits('甲乙丙', [edit(0, 2, 3, '丁'), edit(0, 0, 1, '一二三')]), '一二三乙丁');
  });

  it('counts lines by \\n, \\r\\n and \\r', () => {
    assert.equal(
      applyEdits('甲\r\n乙\r丙\n丁', [edit(1, 0, 1, 'a'), edit(2, 0, 1, 'b'), edit(3, 1, 1, 'c')]),
      '甲\r\na\rb\n丁c',
    );
  });

  it('keeps insertions at one place in their order', () => {
    assert.equal(applyEdits('甲', [edit(0, 1, 1, '乙'), edit(0, 1, 1, '丙')]), '甲乙丙');
  });

  it('spans lines', () => {
    assert.equal(applyEdits('甲\n乙\n丙', [edit(0, 1, 0, '', 2)]), '甲丙');
  });

  it('moves positions outside the text to its nearest end', () => {
    assert.equal(applyEdits('甲\n乙', [edit(0, 9, 9, '!'), edit(7, 0, 0, '?')]), '甲!\n乙?');
  });

  it('is the same as one edit after another from the end', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('甲', '。', '\n', '\r', 'a', '𠮷') }),
        fc.array(fc.tuple(fc.nat(40), fc.nat(3), fc.string({ maxLength: 3 })), { maxLength: 6 }),
        (text, places) => {
          const spans = places
            .map(([start, length, newText]) => ({
              start: Math.min(start, text.length),
              end: Math.min(start + length, text.length),
              newText,
            }))
            .sort((a, b) => a.start - b.start);
          const apart = spans.filter((span, index) => index === 0 || span.start > spans[index - 1]!.end);
          const kept = apart.filter((span, index) => index === 0 || span.start > apart[index - 1]!.end);
          const before = (offset: number): string[] => text.slice(0, offset).split(/\r\n?|\n/);
          // An offset between \r and \n is not a position.
          if (
            kept.some(({ start, end }) =>
              [start, end].some((offset) => text[offset - 1] === '\r' && text[offset] === '\n'),
            )
          )
            return;
          const edits = kept.map(({ start, end, newText }) =>
            edit(
              before(start).length - 1,
              before(start).at(-1)!.length,
              before(end).at(-1)!.length,
              newText,
              before(end).length - 1,
            ),
          );
          assert.equal(
            applyEdits(text, edits),
            [...kept]
              .reverse()
              .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text),
          );
        },
      ),
    );
  });
});

describe('mergeFixes', () => {
  it('takes a fix as a whole or not at all', () => {
    const first = fix([edit(0, 0, 2, 'x')]);
    const clashing = fix([edit(0, 1, 3, 'y'), edit(1, 0, 1, 'y')]);
    const apart = fix([edit(0, 2, 3, 'z')]);
    assert.deepEqual(mergeFixes([first, clashing, apart]), [...first.edits, ...apart.edits]);
  });

  it('does not insert twice at one place', () => {
    assert.equal(mergeFixes([fix([edit(0, 1, 1, 'x')]), fix([edit(0, 1, 1, 'x')])]).length, 1);
  });

  it('sees clashes across lines, in any order', () => {
    const whole = fix([edit(0, 1, 1, '', 2)]);
    assert.equal(mergeFixes([fix([edit(1, 0, 1, 'x')]), whole]).length, 1);
    assert.equal(mergeFixes([whole, fix([edit(1, 0, 1, 'x')])]).length, 1);
    assert.equal(
      mergeFixes([fix([edit(0, 5, 6, 'x')]), fix([edit(0, 1, 2, 'x')]), fix([edit(0, 1, 3, 'x')])]).length,
      2,
    );
  });

  it('writes snippets as plain text', () => {
    assert.deepEqual(mergeFixes([fix([edit(0, 0, 0, '（责任单位：${1:科室}\\$）$0')], { snippet: true })]), [
      edit(0, 0, 0, '（责任单位：科室$）'),
    ]);
  });
});

describe('plainSnippet', () => {
  it('gives what an editor shows', () => {
    assert.equal(plainSnippet('a${1:b}c$0d${2}e\\}f\\\\g'), 'abcde}f\\g');
  });
});

describe('preferredFix', () => {
  it('is the one marked as preferred, or as safe', () => {
    for (const right of [fix([], { preferred: true }), fix([], { safe: true })])
      assert.equal(preferredFix([fix([]), right]), right);
    assert.equal(preferredFix([fix([]), fix([], { preferred: false })]), undefined);
    assert.equal(preferredFix(undefined), undefined);
  });
});
