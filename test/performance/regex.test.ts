/**
 * No pattern may backtrack badly, in the code, the grammar and the manifest. `recheck` judges each; what it found safe is kept in
 * `patterns.json`, so that only new patterns cost time. A pattern that only ever meets a short text may say so beside it: `// redos: …`.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { allPatterns, codePatterns, waysAt, type Pattern } from './patterns';

// Its own JavaScript, on every machine the same.
process.env['RECHECK_BACKEND'] = 'pure';

const cacheFile = path.join('test', 'performance', 'patterns.json');
/** Milliseconds for one pattern. */
const patience = 30_000;

/** Where every repetition is bounded, a pattern that tries no more than so many ways at a column is linear whatever `recheck` makes of it. */
const fewWays = 4000;
/** The same for the grammar, whose lines are short: editors give up on those of more than 20,000 characters. */
const fewWaysInGrammar = 1_000_000;

/** JSON has no place for a remark beside a pattern. */
const excusedInGrammar: Readonly<Record<string, string>> = {
  'syntaxes/gongzuoyaodian.tmLanguage.json/repository/note/patterns/0/begin':
    'from a bracket it looks over white space, and white space holds no bracket to begin at',
  'syntaxes/gongzuoyaodian.tmLanguage.json/repository/note/patterns/1/begin':
    'each repetition is bounded and excludes the bracket behind it: from one bracket it looks at a few hundred columns',
};

function keyOf({ source, flags }: Pattern): string {
  return createHash('sha256').update(`${flags}/${source}`).digest('hex').slice(0, 16);
}

function isBounded({ source, where }: Pattern): boolean {
  return waysAt(source) <= (where.startsWith('syntaxes/') ? fewWaysInGrammar : fewWays);
}

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

  it('say why, where they are excused', () => {
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
    const { check } = await import('recheck');
    const known = new Set(existsSync(cacheFile) ? (JSON.parse(readFileSync(cacheFile, 'utf8')) as string[]) : []);
    const safe = new Set<string>();
    const bad: string[] = [];
    for (const pattern of patterns) {
      const key = keyOf(pattern);
      if (pattern.excuse !== undefined || pattern.where in excusedInGrammar || safe.has(key)) continue;
      if (known.has(key)) {
        safe.add(key);
        continue;
      }
      if (isBounded(pattern)) continue;
      const { status, ...result } = await check(pattern.source, pattern.flags, { timeout: patience });
      if (status === 'safe') safe.add(key);
      else
        bad.push(
          `${pattern.where}: ${status}${'complexity' in result && result.complexity !== undefined ? ` (${result.complexity.summary})` : ''}: /${pattern.source}/${pattern.flags}`,
        );
    }
    assert.deepEqual(bad, [], 'bound the repetitions, or say beside the pattern why its text is short: // redos: …');
    const text = `${JSON.stringify([...safe].sort(), undefined, 1)}\n`;
    if (process.env['CI'] === undefined && (!existsSync(cacheFile) || readFileSync(cacheFile, 'utf8') !== text))
      writeFileSync(cacheFile, text);
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
