import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileExclusion, compileGlob, isInsidePattern } from '../../server/src/config/glob';

const yes: readonly (readonly [string, string])[] = [
  ['*.txt', '要点.txt'],
  ['*.txt', 'a/b/要点.txt'],
  ['/*.txt', '要点.txt'],
  ['plans/*.txt', 'plans/a.txt'],
  ['plans/**', 'plans/a/b.txt'],
  ['plans/', 'plans/a/b.txt'],
  ['**/旧/**', '2024/旧/a/b.txt'],
  ['**/旧/**', '旧/b.txt'],
  ['**/*.{txt,gzyd}', 'a/b.gzyd'],
  ['{甲,乙}/*.txt', '乙/a.txt'],
  ['a?.txt', 'a1.txt'],
  ['**', 'a/b'],
  ['a**b', 'axxb'],
  ['[草稿].txt', '[草稿].txt'],
  ['a/**/b', 'a/b'],
  ['a/**/b', 'a/x/y/b'],
  ['./草稿/', '草稿/p.txt'],
  ['./*.txt', 'a.txt'],
  ['~*.txt', '旧/~草稿.txt'],
];
const no: readonly (readonly [string, string])[] = [
  ['*.txt', 'a.txt.bak'],
  ['/*.txt', 'a/b.txt'],
  ['./*.txt', 'a/b.txt'],
  ['plans/*.txt', 'plans/a/b.txt'],
  ['plans/*.txt', 'x/plans/a.txt'],
  ['a?.txt', 'a/.txt'],
  ['**/b', 'ab'],
  ['a/**/b', 'axb'],
  ['[ab].txt', 'a.txt'],
  ['', 'a'],
];

describe('file patterns', () => {
  for (const [pattern, path] of yes)
    it(`${pattern} takes ${path}`, () => assert.equal(compileGlob(pattern).matches(path), true));
  for (const [pattern, path] of no)
    it(`${pattern} leaves ${path}`, () => assert.equal(compileGlob(pattern).matches(path), false));

  it('take everything below a folder when they exclude', () => {
    for (const [pattern, path, expected] of [
      ['草稿', '草稿/a.txt', true],
      ['草稿', '2026/草稿/甲/a.txt', true],
      ['草稿', '草稿', true],
      ['草稿', '草稿2/a.txt', false],
      ['草稿', '旧草稿/a.txt', false],
      ['/草稿', '草稿/a.txt', true],
      ['/草稿', '2026/草稿/a.txt', false],
      ['./2026/草稿*', '2026/草稿箱/甲/a.txt', true],
      ['{草稿,旧}', '旧/a.txt', true],
      ['草稿/', '草稿/甲/a.txt', true],
      ['旧/*', '旧/a.txt', true],
      ['旧/*', '旧/甲/a.txt', false],
      ['旧/**', '旧/甲/a.txt', true],
      ['*.txt', 'a.txt.bak', false],
    ] as const)
      assert.equal(compileExclusion(pattern).matches(path), expected, `${pattern} ${path}`);
    // When they include, they name it exactly.
    assert.equal(compileGlob('草稿').matches('草稿/a.txt'), false);
  });

  it('knows the folders below which it may match', () => {
    for (const [pattern, path] of yes) {
      const parts = path.split('/');
      for (let depth = 1; depth < parts.length; depth++)
        assert.equal(compileGlob(pattern).matchesBelow(parts.slice(0, depth).join('/')), true, `${pattern} ${path}`);
    }
    for (const [pattern, folder, below] of [
      ['/*.txt', 'a', false],
      ['/h/*.txt', 'h', true],
      ['/h/*.txt', 'h/a', false],
      ['/h/*.txt', 'g', false],
      ['/a/**/*.txt', 'a/b/c', true],
      ['/a/**/*.txt', 'b', false],
      ['/{a/b,c}/*.txt', 'a', true],
      ['/{a/b,c}/*.txt', 'c', true],
      ['/{a/b,c}/*.txt', 'b', false],
      ['/20*/*/a.txt', '2026/x', true],
      ['/20*/*/a.txt', '2026/x/y', false],
    ] as const)
      assert.equal(compileGlob(pattern).matchesBelow(folder), below, `${pattern} ${folder}`);
  });

  it('reads decomposed and composed characters alike', () =>
    assert.equal(compileGlob('caf\u0065\u0301.txt').matches('caf\u00e9.txt'), true));

  it('refuses patterns that lead out of the folder', () => {
    for (const pattern of [
      '../a',
      'a/../../b',
      '/..',
      'C:\\a',
      'c:/a',
      '\\\\host\\share',
      '//host/share',
      'file:///etc',
      'a\\b',
      '~/a',
    ])
      assert.equal(isInsidePattern(pattern), false, pattern);
    for (const pattern of ['a', '/a', '**/a..b', '..a', 'a/...', '~a', '~$a.txt'])
      assert.equal(isInsidePattern(pattern), true, pattern);
  });

  it('agrees with a naive matcher for one star', () => {
    const word = fc.stringMatching(/^[ab/.]{0,6}$/);
    fc.assert(
      fc.property(word, word, word, (head, tail, path) => {
        const name = path.replaceAll('/', '');
        const expected = name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
        fc.pre(!head.includes('/') && !tail.includes('/'));
        assert.equal(compileGlob(`/${head}*${tail}`).matches(name), expected);
      }),
    );
  });

  it('survives patterns made to be slow (test/performance/work.test.ts counts the work)', () => {
    assert.equal(compileGlob('*a'.repeat(100)).matches(`${'a'.repeat(5000)}b`), false);
    assert.equal(compileGlob(`${'{a,b}'.repeat(30)}`).matches('x'), false);
  });
});
