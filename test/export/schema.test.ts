/** Whatever `gzyd extract` prints fits the published schema. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { extractPlan, extractVersion, type Extract } from '../../server/src/export/json';
import { parsePlan } from '../../server/src/plan/parse';
import { corpusTexts, skipWithoutCorpus } from '../corpus/texts';
import { farReachingPlans, samplePlans } from '../support/planTexts';

const schema = JSON.parse(readFileSync(path.join('schemas', 'extract.schema.json'), 'utf8')) as {
  readonly definitions: {
    readonly plan: { readonly properties: Readonly<Record<string, { readonly const?: number }>> };
  };
};
const isValid = new Ajv({ allErrors: true }).compile(schema);

const extractOf = (text: string): Extract => extractPlan('plan.txt', parsePlan(text));

function assertValid(name: string, text: string): void {
  assert.ok(isValid([extractOf(text)]), `${name}: ${JSON.stringify(isValid.errors?.slice(0, 3))}`);
}

/** All texts below a folder of fixtures. */
function textsIn(folder: string): (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true })
    .map((file) => path.join(folder, String(file)))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => [file, readFileSync(file, 'utf8')] as const);
}

describe('schemas/extract.schema.json', () => {
  it('holds for every fixture', () => {
    const texts = textsIn(path.join('test', 'fixtures'));
    assert.ok(texts.length > 60);
    for (const [name, text] of [...texts, ...Object.entries(farReachingPlans)]) assertValid(name, text);
    samplePlans.forEach((text, index) => assertValid(`sample ${index}`, text));
    assertValid('an empty text', '');
  });

  it('holds for real plans', function () {
    const texts = corpusTexts('plans', 'wild', 'skeletons') ?? skipWithoutCorpus(this);
    for (const { name, text } of texts) assertValid(name, text);
  });

  it('has the version that is printed, and lists its fields', () => {
    const { properties } = schema.definitions.plan;
    assert.equal(properties.version!.const, extractVersion);
    assert.deepEqual(Object.keys(properties), Object.keys(extractOf('')));
  });

  it('refuses what isn’t an extract', () => {
    const [plan] = [extractOf(samplePlans.at(-1)!)];
    const [item, ...items] = plan.items;
    const { id, ...nameless } = item!;
    for (const wrong of [
      plan,
      [{ ...plan, version: 0 }],
      [{ ...plan, items: [nameless] }],
      [{ ...plan, items: [{ ...item, id: id.toUpperCase() }, ...items] }],
      [{ ...plan, targets: [{ ...plan.targets[0], range: null }] }],
      [{ ...plan, items: plan.sections }],
    ])
      assert.equal(isValid(wrong), false);
  });

  it('holds together: every id referred to belongs to a section or item', () => {
    for (const text of [...samplePlans, ...Object.values(farReachingPlans)]) {
      const { sections, items, responsibilities, targets, deadlines } = extractOf(text);
      const below = (section: Extract['sections'][number]): string[] => [
        section.id,
        ...section.sections.flatMap(below),
      ];
      const ids = [...sections.flatMap(below), ...items.map(({ id }) => id)];
      const known = new Set<string | null>(ids).add(null);
      assert.equal(known.size, ids.length + 1);
      for (const { parent } of items) assert.ok(known.has(parent));
      for (const { item, itemId, entryId } of [...responsibilities, ...targets, ...deadlines]) {
        assert.ok(known.has(itemId) && known.has(entryId));
        assert.equal(item, items.find(({ id }) => id === itemId)?.number ?? null);
      }
    }
  });
});
