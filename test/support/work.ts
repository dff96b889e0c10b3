/**
 * Counts work instead of time: how many statements of the code under test run. It is the same on every run and every
 * machine.
 */

/** How often each statement ran, by its number. */
type Counters = Record<string, number>;

/** What the instrumented code (`scripts/counting.mjs`) keeps, by file. */
function countersOf(): readonly Counters[] {
  const files = (globalThis as { __coverage__?: Readonly<Record<string, { readonly s: Counters }>> }).__coverage__;
  if (files === undefined)
    throw new Error('This bundle does not count: it has no place among the counting bundles of scripts/counting.mjs.');
  return Object.values(files).map(({ s }) => s);
}

function total(): number {
  let work = 0;
  for (const counters of countersOf()) for (const statement in counters) work += counters[statement]!;
  return work;
}

/**
 * How many of our statements `run` executes. Work inside built-in functions is not counted; `regex.test.ts` takes care
 * of patterns.
 */
export function workOf(run: () => unknown): number {
  const before = total();
  run();
  return total() - before;
}

/** A name for each statement that ran, with the order of magnitude of how often; counting starts again. */
export function* takeCounts(): Generator<string> {
  for (const [file, counters] of countersOf().entries()) {
    for (const statement in counters) {
      const times = counters[statement]!;
      if (times === 0) continue;
      counters[statement] = 0;
      yield `${file} ${statement} ${Math.min(6, Math.floor(Math.log2(times)))}`;
    }
  }
}
