import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatChineseNumeral, formatLike, parseChineseNumeral, parseDigits } from '../../server/src/text/numerals';

describe('numerals', () => {
  it('read back as what was written, 1–9999', () => {
    for (let value = 1; value <= 9999; value++) assert.equal(parseChineseNumeral(formatChineseNumeral(value)), value);
  });

  for (const [value, text] of [
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [21, '二十一'],
    [99, '九十九'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [111, '一百一十一'],
    [200, '二百'],
    [1000, '一千'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [1100, '一千一百'],
    [9999, '九千九百九十九'],
  ] as const) {
    it(`write ${value} as ${text}`, () => assert.equal(formatChineseNumeral(value), text));
  }

  for (const [text, value] of [
    ['廿', 20],
    ['廿五', 25],
    ['卅一', 31],
    ['两百', 200],
    ['两千零二', 2002],
    ['一百〇二', 102],
  ] as const) {
    it(`also read ${text}`, () => assert.equal(parseChineseNumeral(text), value));
  }

  for (const text of [
    '',
    '〇',
    '零',
    '两',
    '两十',
    '一十',
    '一二',
    '一二三',
    '二零',
    '二〇二六',
    '十十',
    '十百',
    '百',
    '千',
    '一百二零',
    '一百十',
    '零一',
    '一零',
    '十零',
    '一百零',
    '一百零十',
    '一百零一十',
    '一千一',
    '一千零一百',
    '一千一十',
    '廿十',
    '廿零',
    '万',
    '一万',
    '1',
    '一 ',
    '一、',
  ]) {
    it(`do not read ${JSON.stringify(text)}`, () => assert.equal(parseChineseNumeral(text), undefined));
  }

  it('read only what they would write, apart from 两 廿 卅 and 〇', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'零一二三九十百千'), maxLength: 8 }), (text) => {
        const value = parseChineseNumeral(text);
        if (value !== undefined) assert.equal(formatChineseNumeral(value), text);
      }),
      { numRuns: 5000 },
    );
  });

  it('read digits of either width and nothing else', () => {
    assert.equal(parseDigits('０１2'), 12);
    for (const text of ['', '1.', ' 1', '-1', '一', '1'.repeat(16)]) assert.equal(parseDigits(text), undefined);
  });

  for (const [model, value, text] of [
    ['3', 12, '12'],
    ['３', 12, '１２'],
    ['03', 4, '04'],
    ['99', 100, '100'],
    ['三', 12, '十二'],
    ['③', 4, '④'],
    ['⑳', 21, '21'],
    ['⒊', 12, '⒓'],
    ['⒛', 1, '⒈'],
    ['⒛', 21, '21.'],
    ['九千九百九十九', 10_000, '10000'],
    ['一', 0, '0'],
    ['①', 0, '0'],
  ] as const) {
    it(`write ${value} like ${model}: ${text}`, () => assert.equal(formatLike(model, value), text));
  }

  it('may be asked for 1–9999 only', () => {
    for (const value of [0, -1, 10000, 1.5, Number.NaN]) assert.throws(() => formatChineseNumeral(value), RangeError);
  });
});
