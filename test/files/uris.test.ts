import assert from 'node:assert/strict';
import fc from 'fast-check';
import { baseName, isWithin, joinUri, normaliseUri, parentUri, relativePath } from '../../server/src/files/uris';

describe('places as URIs', () => {
  it('have one spelling', () => {
    for (const [uri, expected] of [
      ['file:///w/a/', 'file:///w/a'],
      ['file:///w/./a/../b', 'file:///w/b'],
      ['file:///w/%E7%94%B2.txt', 'file:///w/%E7%94%B2.txt'],
      ['file:///w/甲.txt', 'file:///w/%E7%94%B2.txt'],
      ['file:///C:/w', 'file:///c%3A/w'],
      ['file:///c%3A/w', 'file:///c%3A/w'],
      ['file:///', 'file:///'],
      ['file://localhost/w/a', 'file:///w/a'],
      ['file://LocalHost/w/a', 'file:///w/a'],
      ['vscode-remote://localhost/w', 'vscode-remote://localhost/w'],
      ['file:///w/%2e%2e/b', 'file:///b'],
    ] as const)
      assert.equal(normaliseUri(uri), expected, uri);
  });

  it('lie within folders or not', () => {
    for (const [folder, uri, expected] of [
      ['file:///w', 'file:///w/a/b.txt', 'a/b.txt'],
      ['file:///w/', 'file:///w', ''],
      ['file:///w', 'file:///ww/a', undefined],
      ['file:///w', 'file:///w/../x', undefined],
      ['file:///', 'file:///a', 'a'],
      ['file:///w', 'file://host/w/a', undefined],
      ['file:///w', 'http:///w/a', undefined],
      ['file://localhost/w', 'file:///w/a', 'a'],
      ['file://HOST/w', 'file://host/w/a', 'a'],
      ['file:///w', 'untitled:Untitled-1', undefined],
      ['file:///w', 'file:///w/100%25/a', '100%/a'],
    ] as const)
      assert.equal(relativePath(folder, uri), expected, `${folder} ${uri}`);
  });

  it('may be anything a client sends', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            'file:',
            '//',
            '/',
            '..',
            '%',
            '%2e',
            ':',
            '?',
            '#',
            '中',
            '\ud800',
            ' ',
            '\\',
            'C:',
            '@',
            '[',
          ),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const uri of [a, `file:///${a}`, `file://${a}`]) {
          assert.equal(normaliseUri(normaliseUri(uri)), normaliseUri(uri));
          baseName(uri);
          isWithin(uri, b);
          assert.equal(isWithin(uri, uri), true);
          // Going up comes to an end.
          let at = normaliseUri(parentUri(uri));
          for (let steps = 0; normaliseUri(parentUri(at)) !== at; steps += 1) {
            assert.ok(steps < 500);
            at = normaliseUri(parentUri(at));
          }
          joinUri(uri, 'gzyd.yaml');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
