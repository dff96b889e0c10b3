import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rules } from '../../server/src/rules/registry';
import { configShape } from '../../server/src/config/schema';
import { readConfig } from '../../server/src/config/settings';
import type { Shape } from '../../server/src/config/shapes';

const metas = rules.map(({ meta }) => meta);
const examples = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^```yaml\n([^]*?)^```/gm)].map((found) => found[1]!);

describe('the documentation of the configuration', () => {
  for (const path of ['docs/configuration.md', 'docs/zh/configuration.md', 'README.md', 'README.en.md']) {
    it(`shows what is valid: ${path}`, () => {
      const found = examples(path);
      assert.ok(found.length > 0);
      for (const text of found) assert.deepEqual(readConfig(text, metas).problems, [], text);
    });
  }

  it('shows every key and every choice', () => {
    const [text] = examples('docs/configuration.md');
    const document = readFileSync('docs/configuration.md', 'utf8');
    const visit = (shape: Shape): void => {
      if (shape.type === 'either') visit(shape.object);
      if (shape.type === 'list') visit(shape.item);
      if (shape.type === 'choice' && shape.choices.length < 10)
        for (const { value } of shape.choices) assert.ok(text!.includes(value), value);
      if (shape.type !== 'object') return;
      for (const [key, { shape: inner }] of Object.entries(shape.properties)) {
        if (!key.includes('/')) assert.ok(new RegExp(`\\b${key}\\b`).test(document), key);
        visit(inner);
      }
    };
    visit(configShape(metas));
  });
});
