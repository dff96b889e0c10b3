/** A plan that goes out into Word and is read back is the same plan: outline, numbers, units, targets, deadlines. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { extractPlan } from '../../server/src/export/json';
import { profileOf } from '../../server/src/layout/profile';
import { exportPlan, readWord } from '../../server/src/office';
import { parsePlan } from '../../server/src/plan/parse';

const fixtures = ['labelled', 'notes', 'outlines', 'plans', 'tables'].map((name) =>
  path.join('test', 'fixtures', name),
);
/** Real plans, which are beside the repository where there are any. */
const corpus = path.join('..', 'shared', 'corpus', 'plans');
const folders = ['samples', ...fixtures, ...(existsSync(corpus) ? [corpus] : [])];

/** Tables with a cell a line: blank lines tell their cells apart, and a Word file has none. */
const cellsOnLines = ['05-header-over-lines.txt', '22-sections-and-empty-cells.txt', '25-form.txt'];

function factsOf(text: string): object {
  const { title, year, items, sections, responsibilities, targets, deadlines } = extractPlan('', parsePlan(text));
  return {
    title,
    year,
    items: items.map(({ kind, marker, title: name, level }) => [kind, marker, name, level]),
    sections: JSON.stringify(sections, (key, value: unknown) =>
      ['range', 'headingRange', 'id', 'parent', 'text'].includes(key) ? undefined : value,
    ),
    units: responsibilities.map(({ unit, role, item }) => [unit, role, item]),
    targets: targets.map(({ text: words, value, upper, item }) => [words, value, upper, item]),
    deadlines: deadlines.map(({ text: words, item }) => [words, item]),
  };
}

describe('out into Word and back', () => {
  for (const folder of folders) {
    it(`${folder} is the same`, () => {
      const names = readdirSync(folder).filter((name) => name.endsWith('.txt') && !cellsOnLines.includes(name));
      assert.ok(names.length > 0);
      for (const name of names) {
        const text = readFileSync(path.join(folder, name), 'utf8').replace(/ ⟸.*$/gm, '');
        const request = { shape: 'plan', tasks: false, profile: profileOf(), notice: {} } as const;
        const word = readWord(exportPlan(text, 'docx', request).bytes);
        assert.ok(word.ok, name);
        assert.deepEqual(word.value.remarks, [], name);
        assert.deepEqual(factsOf(word.value.text), factsOf(text), name);
      }
    });
  }
});
