import assert from 'node:assert/strict';
import { soak } from './soak';

describe('editing that goes on and on', function () {
  this.timeout(120_000);

  it('ends with what fresh texts show, and without growing memory (3,000 edits of 50 plans; npm run soak makes 100,000)', async () => {
    const { held, peak, slope } = await soak({ edits: 3000, plans: 50, seed: 1 });
    assert.ok(peak < 350, `up to ${peak.toFixed(0)} MB`);
    for (const one of held) assert.ok(one < 80, `${one.toFixed(0)} MB held`);
    // After so few edits it has not settled: about 8. Keeping every version of the texts would make it 100.
    if (held.length > 0) assert.ok(slope < 30, `${slope.toFixed(0)} MB for each 10,000 edits in the second half`);
  });
});
