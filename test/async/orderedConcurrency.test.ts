import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { runInOrder } from '../../server/src/async/orderedConcurrency';

/** Runs that many jobs and counts how many run at a time, and how many have begun but not yet been taken. */
async function observe(
  count: number,
  concurrency: number,
  turnsOf: (job: number) => number,
  turnsToTake: number,
): Promise<{ taken: number[]; running: number; alive: number }> {
  let [running, alive, mostRunning, mostAlive] = [0, 0, 0, 0];
  const taken: number[] = [];
  const wait = async (turns: number): Promise<void> => {
    for (let left = turns; left > 0; left--) await turn();
  };
  await runInOrder(
    Array.from({ length: count }, (_, job) => job),
    concurrency,
    async (job) => {
      mostRunning = Math.max(mostRunning, ++running);
      mostAlive = Math.max(mostAlive, ++alive);
      await wait(turnsOf(job));
      running--;
      return job;
    },
    async (job) => {
      await wait(turnsToTake);
      taken.push(job);
      alive--;
      return true;
    },
  );
  return { taken, running: mostRunning, alive: mostAlive };
}

describe('many jobs in order', () => {
  const cases: readonly (readonly [name: string, turnsOf: (job: number) => number, turnsToTake: number])[] = [
    ['all alike', () => 1, 0],
    ['the first takes longer than all others', (job) => (job === 0 ? 500 : 1), 0],
    ['now and then a long one', (job) => (job % 7 === 0 ? 20 : job % 3), 0],
    ['the reader of the results is slow', () => 0, 3],
  ];
  for (const [name, turnsOf, turnsToTake] of cases) {
    it(`${name}: the results keep the order, and as few of them are alive with 1,000 jobs as with 50`, async () => {
      for (const concurrency of [1, 2, 5]) {
        for (const count of [50, 1000]) {
          const { taken, running, alive } = await observe(count, concurrency, turnsOf, turnsToTake);
          assert.deepEqual(
            taken,
            Array.from({ length: count }, (_, job) => job),
          );
          assert.equal(running, concurrency);
          // The window, plus the one being taken.
          assert.ok(alive <= 2 * concurrency + 1, `${alive} results alive with ${concurrency} at a time`);
        }
      }
    });
  }

  it('begins none after the taker has had enough', async () => {
    let begun = 0;
    await runInOrder(
      Array.from({ length: 100 }, (_, job) => job),
      2,
      async (job) => {
        begun++;
        return job;
      },
      async (job) => job < 10,
    );
    assert.ok(begun >= 11 && begun <= 16, String(begun));
  });
});
