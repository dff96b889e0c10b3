/**
 * No pattern may backtrack badly, in the code, the grammar and the manifest. `recheck` judges each; what it found safe
 * is recorded in `patterns.json`, so only new patterns cost time; `npm run patterns` updates that file. A pattern that
 * only ever meets short texts may say so beside it: `// redos: …`.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { excusedInGrammar, judge, judgedSafe } from './judge';
import { allPatterns, codePatterns, waysAt } from './patterns';

describe('performance: regular expressions', () => {
  const patterns = allPatterns();

  it('are all found', () => {
    assert.ok(patterns.length > 300, `only ${patterns.length} patterns were found`);
    for (const part of [
      'server/src/plan/',
      'server/src/rules/',
      'client/src/',
      'syntaxes/',
      'language-configuration.json',
      'package.json',
    ])
      assert.ok(
        patterns.some(({ where }) => where.startsWith(part)),
        `none in ${part}`,
      );
  });

  it('say why if they are excused', () => {
    for (const where of Object.keys(excusedInGrammar))
      assert.ok(
        patterns.some((pattern) => pattern.where === where),
        `${where}: there is no such pattern any more`,
      );
    for (const { excuse, where } of patterns)
      assert.ok(excuse === undefined || excuse.trim().length > 8, `${where}: the reason is missing`);
  });

  it('do not backtrack badly', async function () {
    this.timeout(600_000);
    const { bad, judged } = await judge(patterns, judgedSafe());
    assert.deepEqual(bad, [], 'bound the repetitions, or say beside the pattern why its text is short: // redos: …');
    if (judged > 0)
      console.log(`      ${judged} patterns were judged for the first time: keep that with npm run patterns`);
  });

  it('would be noticed if they did', async () => {
    const { check } = await import('recheck');
    assert.equal((await check('^(a|a)*$', '')).status, 'vulnerable');
    assert.deepEqual(
      ['a*', '(?:a|b{2,})', 'a?[*+]{4}', '[a-z]{0,20}x{1,4}|y{2,9}', '(?:\\s?[^)]{1,3}){2}'].map(waysAt),
      [Infinity, Infinity, 1, 60, 4],
    );
    const found = codePatterns([path.join('test', 'performance', 'fixtures')]);
    assert.deepEqual(
      found.map(({ source }) => source),
      ['^(?:ab|[0-9]{4})+$', 'plain', 'one|two x', 'made of 7'],
    );
  });
});
