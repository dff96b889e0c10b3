import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import {
  pagePath,
  parts,
  readmes,
  renderIndex,
  renderPage,
  renderTable,
  replacePart,
  writtenPart,
} from '../../scripts/ruleDocs';
import { rules } from '../../server/src/rules/registry';

const again = 'stale: run `node scripts/docs.mjs`';
const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

describe('rule pages', () => {
  for (const { meta } of rules) {
    it(`${meta.code}: the page says at least what the metadata says`, () => {
      const page = read(pagePath(meta.code));
      assert.notEqual(page, '', `${pagePath(meta.code)} is missing`);
      assert.equal(page, renderPage(page, meta), again);
      const written = writtenPart(page);
      assert.match(written, /```/, 'the page has no example');
      assert.doesNotMatch(page, /TODO/, 'the page is not written yet');
      assert.ok(written.length >= 150, 'the page has nothing but its head');
    });
  }

  it('name a severity in a profile only if it differs from the default', () => {
    // A rule in the draft profile says that it is kept there.
    for (const { meta } of rules)
      for (const [profile, severity] of Object.entries(meta.profiles ?? {}))
        assert.ok(profile === 'draft' || severity !== meta.severity, meta.code);
  });

  it('belong to rules', () => {
    const pages = readdirSync(path.join('docs', 'rules'), { recursive: true })
      .map((file) => `docs/rules/${String(file).split(path.sep).join('/')}`)
      .filter((file) => file.endsWith('.md') && !file.endsWith('README.md'));
    assert.deepEqual(pages.sort(), rules.map(({ meta }) => pagePath(meta.code)).sort());
  });

  it('are all in the index', () => {
    assert.equal(read('docs/rules/README.md'), renderIndex(rules), again);
  });

  for (const [file, language] of Object.entries(readmes))
    it(`stand in ${file}`, () => {
      const readme = read(file);
      assert.equal(readme, replacePart(readme, parts.table, renderTable(rules, 'docs/rules/', language)), again);
    });

  it('have distinct codes, in the order of the families', () => {
    const codes = rules.map(({ meta }) => meta.code);
    assert.equal(new Set(codes).size, codes.length);
    const families = codes.map((code) => code.split('/')[0]!);
    assert.deepEqual(
      [...new Set(families)],
      ['numbering', 'responsibility', 'target', 'text', 'structure'].filter((family) => families.includes(family)),
    );
    assert.equal(
      families.filter((family, index) => family !== families[index - 1]).length,
      new Set(families).size,
      'a family stands in two places',
    );
  });
});
