import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { generated } from '../../scripts/generated';
import { rules } from '../../server/src/rules/registry';
import { editorSettings, jsonSchema } from '../../server/src/config/jsonSchema';
import { configShape } from '../../server/src/config/schema';
import { readValues } from '../../server/src/config/settings';
import { sampleRules } from '../support/ruleMetas';

const read = (path: string): string => readFileSync(path, 'utf8');
type Schema = {
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  enum?: string[];
  enumDescriptions?: string[];
  default?: unknown;
  type?: string | string[];
  additionalProperties?: boolean;
  required?: string[];
  description?: string;
  maxLength?: number;
};

describe('generated files', () => {
  for (const [path, content] of generated(read)) {
    it(`${path} is up to date (npm run generate)`, () => assert.equal(read(path), content));
  }

  it('come out the same when made again', () => {
    const first = generated(read);
    assert.deepEqual([...generated((path) => first.get(path) ?? read(path))], [...first]);
  });

  it('notice a change', () => {
    const changed = generated((path) =>
      path === 'package.json' ? read(path).replace('"enum": [', '"enum": ["x", ') : read(path),
    );
    assert.notEqual(changed.get('package.json'), read('package.json').replace('"enum": [', '"enum": ["x", '));
  });
});

describe('the JSON schema', () => {
  const schema = jsonSchema(sampleRules) as Schema;

  it('knows every key, and no other', () => {
    assert.deepEqual(Object.keys(schema.properties ?? {}), Object.keys(configShape(sampleRules).properties));
    assert.deepEqual(Object.keys(schema.properties?.['rules']?.properties ?? {}), [
      'numbering/*',
      'responsibility/*',
      'target/*',
      'text/*',
      ...sampleRules.map(({ code }) => code),
    ]);
    const visit = (one: Schema, path: string): void => {
      if (one.type === 'object') assert.equal(one.additionalProperties, false, path);
      if (one.enum !== undefined) assert.equal(one.enum.length, one.enumDescriptions?.length, path);
      for (const [key, inner] of Object.entries(one.properties ?? {})) {
        assert.ok(inner.description, `${path}.${key}`);
        visit(inner, `${path}.${key}`);
      }
      for (const inner of one.anyOf ?? []) visit(inner, path);
      if (one.items !== undefined) visit(one.items, `${path}[]`);
    };
    visit(schema, '');
    assert.deepEqual(schema.properties?.['units']?.items?.anyOf?.[1]?.required, ['name']);
  });
});

describe('the editor settings', () => {
  const metas = rules.map(({ meta }) => meta);
  const { properties, texts } = editorSettings(metas);

  it('have a severity for each rule, described in both languages', () => {
    const all = (properties['gongzuoyaodian.rules'] as Schema).properties ?? {};
    for (const { code, description } of metas) {
      assert.deepEqual(all[code]?.enum, ['error', 'warning', 'information', 'hint', 'off'], code);
      assert.deepEqual(texts[`rule.${code}`], description);
    }
  });

  it('state nothing by default', () => {
    const nested: Record<string, unknown> = {};
    for (const [name, setting] of Object.entries(properties)) {
      const steps = name.split('.').slice(1);
      const last = steps.pop()!;
      let at = nested;
      for (const step of steps) at = (at[step] ??= {}) as Record<string, unknown>;
      at[last] = (setting as Schema).default;
    }
    const { settings, problems } = readValues(nested, metas);
    assert.deepEqual(problems, []);
    assert.deepEqual(JSON.parse(JSON.stringify(settings)), {
      profile: 'standard',
      rules: {},
      responsibility: { missing: 'auto', brackets: 'auto' },
      numbering: { mode: 'auto', followWhileTyping: 'off' },
      typing: { continueItems: true, continueActions: true, endList: true, keepIndent: true },
      files: { include: [], exclude: [] },
      words: { allowRepeated: [] },
    });
  });

  it('accept every value they offer', () => {
    for (const value of (properties['gongzuoyaodian.responsibility.brackets'] as Schema).enum ?? [])
      assert.deepEqual(readValues({ responsibility: { brackets: value } }, metas).problems, []);
    for (const code of Object.keys((properties['gongzuoyaodian.rules'] as Schema).properties ?? {}))
      assert.deepEqual(readValues({ rules: { [code]: 'off' } }, metas).problems, [], code);
  });
});
