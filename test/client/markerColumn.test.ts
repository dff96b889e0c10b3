/** Where Tab means a layer: ▏ is the caret. */
import assert from 'node:assert/strict';
import { isAtMarker } from '../../client/src/markerColumn';
import { markerAlone } from '../../server/src/refactor/markerForms';
import { readCaret } from '../support/typing';

const at = (sample: string): boolean => {
  const { text, position } = readCaret(sample);
  return isAtMarker(text, position.character);
};

describe('the caret at a number', () => {
  it('is before it, in it or behind it', () => {
    for (const sample of [
      '▏1.办园',
      '1▏.办园',
      '1.▏办园',
      '1. ▏办园',
      '▏　　（一）办园',
      '　　（一）▏',
      '　▏　一、',
      '1.1 ▏办园',
    ])
      assert.ok(at(sample), sample);
  });

  it('is not among words', () => {
    for (const sample of [
      '1.办▏园',
      '办园▏',
      '▏办园',
      '▏',
      '　　▏',
      '2026▏年办园',
      '一▏是办园',
      '（▏责任单位：学前科）',
    ])
      assert.ok(!at(sample), sample);
  });

  it('is known for every form that the server reads', () => {
    for (const text of [
      '一、',
      '十二、',
      '（一）',
      '(3)',
      '（一）、',
      '1.',
      '１．',
      '01.',
      '1、',
      '3)',
      '1.1 ',
      '①',
      '⒈',
      '第一章 ',
      '第二部分',
      '第3条 ',
      '§2',
    ]) {
      assert.ok(markerAlone(text), text);
      assert.ok(isAtMarker(text, text.length), text);
    }
  });
});
