/** What `npm run new:rule` would write. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { registryPath, ruleSkeleton } from '../../scripts/ruleSkeleton';
import { rules } from '../../server/src/rules/registry';

describe('the skeleton of a rule', () => {
  const registry = readFileSync(registryPath, 'utf8');
  /** The constants of the registry's rows, in their order. */
  const rows = (text: string): string[] => [...text.matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => name!);

  for (const family of new Set(rules.map(({ meta }) => meta.code.split('/')[0]!)))
    it(`in ${family} is the last of its family, and changes no other row`, () => {
      const made = ruleSkeleton(`${family}/brand-new`, registry);
      const after = rows(made.registry);
      const at = after.indexOf('brandNewRule');
      assert.deepEqual(after.toSpliced(at, 1), rows(registry));
      const codes = rules.map(({ meta }) => meta.code);
      assert.equal(codes[at - 1]?.split('/')[0], family);
      assert.notEqual(codes[at]?.split('/')[0], family);
      assert.deepEqual([...made.files.keys()], [made.source, made.sample, made.page]);
      for (const text of made.files.values()) assert.ok(text.endsWith('\n'));
    });

  it('is refused for a code that is invalid or taken', () => {
    for (const code of ['', 'text', 'text/Upper', 'text/a b', '../text/a', 'other/name', 'text/-a', 'toString/a'])
      assert.throws(() => ruleSkeleton(code, registry), /Usage/, code);
    assert.throws(() => ruleSkeleton('text/half-width', registry), /already/);
  });
});
