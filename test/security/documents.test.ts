/** SECURITY.md and docs/reliability.md name tests that exist. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * The words of all tests of a file, as the code has them: of
 * `it`, `describe`, and what stands for them on some systems.
 */
function titlesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      /^(?:it|describe|posixOnly)$/.test(node.expression.getText()) &&
      node.arguments[0] !== undefined
    )
      titles.push(node.arguments[0].getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

for (const document of ['SECURITY.md', 'docs/reliability.md']) {
  describe(document, () => {
    const text = readFileSync(document, 'utf8');

    it('names tests that are there, and what in them shows it', () => {
      const named = [...text.matchAll(/`(test\/[^`]+)`(?: “([^”]+)”)?/g)];
      assert.ok(named.length > 10);
      for (const [, file, words] of named) {
        assert.ok(existsSync(file!), file);
        if (words !== undefined)
          assert.ok(
            titlesIn(file!).some((title) => title.includes(words)),
            `${file} has no test whose title says “${words}”`,
          );
      }
    });

    it('has a test, or says that there is none, in every row', () => {
      const rows = text
        .split('\n')
        .filter((line) => line.startsWith('| ') && !/^\| (?:promise|fault or bad input) \|/.test(line));
      assert.ok(rows.length > 5);
      for (const row of rows) assert.match(row, /\| (?:`test\/|not tested: )/, row);
    });

    it('links to files that are there', () => {
      for (const [, target] of text.matchAll(/\]\(([\w./-]+)\)/g)) assert.ok(existsSync(target!), target);
    });
  });
}
