/** Counts work instead of time: how often V8 enters the blocks of this bundle's code. The same on every run and on every machine. */
import { Session, type Profiler } from 'node:inspector';

export class WorkCounter {
  readonly #session = new Session();

  /** Before the code to be counted runs for the first time: what is compiled already has no counters. */
  start(): void {
    this.#session.connect();
    this.#post('Profiler.enable');
    this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Blocks entered while `run` runs. What a regular expression does inside is not counted; `regex.test.ts` sees to those. */
  of(run: () => unknown): number {
    this.#take();
    run();
    let work = 0;
    for (const { url, functions } of this.#take().result) {
      if (!url.endsWith('.test.js')) continue;
      for (const { ranges } of functions) for (const { count } of ranges) work += count;
    }
    return work;
  }

  stop(): void {
    this.#post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }

  #take(): Profiler.TakePreciseCoverageReturnType {
    return this.#post('Profiler.takePreciseCoverage');
  }

  /** A session of the same thread answers before `post` returns. */
  #post<T>(method: string, params?: object): T {
    let answer: T | undefined;
    this.#session.post(method, params, (error: Error | null, result?: object) => {
      if (error !== null) throw error;
      answer = result as T;
    });
    return answer!;
  }
}
