import assert from 'node:assert/strict';
import fc from 'fast-check';
import { displayWidth } from '../../server/src/text/displayWidth';
import { wrapText } from '../../server/src/text/wrap';

describe('wrapping for a terminal', () => {
  it('breaks Chinese between characters, keeps words whole, and marks at their side', () => {
    assert.equal(wrapText('检查要点，输出', 9), '检查要\n点，输出');
    assert.equal(wrapText('加 --write 则写回', 12), '加 --write\n则写回');
    assert.equal(wrapText('写成五（单位）', 8), '写成五\n（单位）');
    assert.equal(wrapText('  一\n\n  二三', 4), '  一\n\n  二\n三');
  });

  it('loses nothing, and is as narrow as its longest piece allows', () => {
    const texts = fc.string({ unit: fc.constantFrom('甲', '，', '（', '）', 'a', '-', ' ', '：'), maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 20, max: 40 }), (text, width) => {
        const wrapped = wrapText(text, width);
        assert.equal(wrapped.replace(/\s/g, ''), text.replace(/\s/g, ''));
        const longest = Math.max(0, ...text.split(/[\s甲]+/).map(displayWidth)) + 4;
        for (const line of wrapped.split('\n')) assert.ok(displayWidth(line) <= Math.max(width, longest), wrapped);
      }),
    );
  });
});
