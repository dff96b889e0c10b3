import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fitOf, readingsOf } from '../../server/src/text/pinyin';

describe('pinyin', () => {
  it('knows all readings of a character', () => {
    assert.deepEqual([...readingsOf('单')].sort(), ['chan', 'dan', 'shan']);
    assert.deepEqual([...readingsOf('绿')].sort(), ['lu', 'lv']);
    assert.deepEqual(readingsOf('A'), []);
  });

  for (const [typed, name, fit] of [
    ['基教科', '基教科', 0],
    ['基', '基教科', 1],
    ['jjk', '基教科', 1],
    ['jijiaoke', '基教科', 1],
    ["ji'jiao'k", '基教科', 1],
    ['JJK', '基教科', 1],
    ['ｊｊｋ', '基教科', 1],
    ['jijk', '基教科', 1],
    ['基jk', '基教科', 1],
    ['教科', '基教科', 2],
    ['jk', '基教科', 2],
    ['fgw', '发展和改革委员会', 3],
    ['sx', '单县教育局', 1],
    ['dx', '单县教育局', 1],
    ['zd', '曾都区', 1],
    ['ys', '铅山县', 1],
    ['czc', '处长', undefined],
    ['lvhua', '绿化办', 1],
    ['lühua', '绿化办', 1],
    ['jjkk', '基教科', undefined],
    ['x', '基教科', undefined],
    ['', '基教科', 1],
  ] as const)
    it(`“${typed}” ${fit === undefined ? 'is not' : 'is'} ${name}`, () => assert.equal(fitOf(typed, name), fit));

  it('ends quickly, however much is typed', () => {
    assert.equal(fitOf('j'.repeat(10_000), '基'.repeat(10_000)), undefined);
    assert.equal(fitOf('j'.repeat(39), '教'.repeat(80)), 1);
  });

  it('reads a table that scripts/pinyin.mjs reproduces', () => {
    const { status, stdout } = spawnSync(process.execPath, ['scripts/pinyin.mjs', '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  });
});
