/**
 * Counts work instead of time: how many statements of the code
 * under test are run. The same on every run and on every machine.
 */

/** By the number of a statement, how often it was run. */
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
 * Statements of ours that `run` runs. What is done inside of a
 * built-in function is not counted; `regex.test.ts` sees to patterns.
 */
export function workOf(run: () => unknown): number {
  const before = total();
  run();
  return total() - before;
}

/** The statements that have been run, and how often by order of magnitude, as a name each; counting begins anew. */
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
