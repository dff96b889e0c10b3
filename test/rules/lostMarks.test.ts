import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { firstOffer, lostMarks } from '../support/lostMarks';

const folder = path.resolve('test', 'fixtures', 'labelled');
const tried = 800;
const least = 0.85;

describe('a mark of a pair that is lost', () => {
  it(`is restored by the first offer for ${least * 100} % of ${tried} marks`, () => {
    const texts = readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .sort()
      .map((file) => readFileSync(path.join(folder, file), 'utf8'));
    const lost = lostMarks(texts, tried, 1);
    assert.equal(lost.length, tried);
    const right = lost.filter((mark) => firstOffer(mark) === mark.text).length;
    assert.ok(right >= least * tried, `${right} of ${tried}`);
  });

  it('is never offered inside a number, another pair or an item’s number', () => {
    const line = '（一）抓招生。实施“阳光招生行动12项，录取3.5万人（含复读生）。';
    const text = `某局2026年工作要点\n${line}\n（二）抓教研。`;
    const without = `${text.slice(0, text.indexOf('“') + 1)}”${text.slice(text.indexOf('“') + 1)}`;
    const offered = firstOffer({ text: without, offset: without.indexOf('”') });
    assert.ok(offered !== undefined && !/[\d.]”[\d.]|（[^）]*”[^（]*）/.test(offered), offered);
  });
});
