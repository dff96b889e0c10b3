import assert from 'node:assert/strict';
import { readings, readingSamples, type Facet } from '../support/readingSamples';

const families: readonly (readonly [string, readonly Facet[]])[] = [
  ['notes', ['units']],
  ['tables', ['rows', 'units', 'targets', 'deadlines']],
];

describe('readings of sample texts', () => {
  for (const [family, facets] of families)
    for (const { name, text, expected } of readingSamples(family))
      it(name, () => {
        const lines = text.split('\n');
        const show = (said: readonly string[]): string[] => lines.map((line, index) => `${line} ⟸ ${said[index]}`);
        assert.deepEqual(show(readings(text, facets)), show(expected));
      });
});
