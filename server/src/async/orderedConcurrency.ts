/** Runs jobs concurrently and delivers their results in order, with a bounded number of results in memory. */

/**
 * Runs `run` on every job, at most `concurrency` at a time, and hands each result to `take` in the order of `jobs`. A
 * result that waits for an earlier one counts in the window of `2 × concurrency`, so memory does not grow with the
 * number of jobs. `run` must not reject. Stops starting jobs once `take` says `false`.
 */
export async function runInOrder<Job, Result>(
  jobs: readonly Job[],
  concurrency: number,
  run: (job: Job) => Promise<Result>,
  take: (result: Result) => Promise<boolean>,
): Promise<void> {
  const running: Promise<Result>[] = [];
  const gate = limited(concurrency);
  let next = 0;
  const start = (): void => {
    while (next < jobs.length && running.length < 2 * concurrency) {
      const job = jobs[next++]!;
      running.push(gate(() => run(job)));
    }
  };
  start();
  while (running.length > 0) {
    const result = await running.shift()!;
    start();
    if (!(await take(result))) return;
  }
}

function limited(concurrency: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = concurrency;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}
