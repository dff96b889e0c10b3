import assert from 'node:assert/strict';
import { soak } from './soak';

describe('editing that goes on and on', function () {
  this.timeout(120_000);

  it('ends with what fresh texts show, and without growing memory (3,000 edits of 50 plans; npm run soak makes 100,000)', async () => {
    const { memory } = await soak({ edits: 3000, plans: 50, seed: 1 });
    const [peak, last] = [Math.max(...memory), memory.at(-1)!];
    assert.ok(peak < 350, `up to ${peak.toFixed(0)} MB`);
    assert.ok(last < 300, `${last.toFixed(0)} MB at the end`);
  });
});
