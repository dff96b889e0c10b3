/** V8's own block coverage as a guide: which input runs code that none has run before. */
import { Session, type Profiler } from 'node:inspector';

export class Coverage {
  readonly #session = new Session();
  readonly #seen = new Set<string>();

  start(): void {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** How many blocks of this script ran since the last call that had never run before. Counts are taken by their order of magnitude. */
  fresh(): number {
    let result: Profiler.ScriptCoverage[] = [];
    // Answered before `post` returns: the session is of this very thread.
    this.#session.post('Profiler.takePreciseCoverage', (_error, answer) => (result = answer?.result ?? []));
    let count = 0;
    for (const { url, functions } of result) {
      if (!url.endsWith(__filename)) continue;
      for (const { ranges } of functions) {
        for (const { startOffset, endOffset, count: times } of ranges) {
          if (times === 0) continue;
          const key = `${startOffset} ${endOffset} ${Math.min(6, Math.floor(Math.log2(times)))}`;
          if (this.#seen.has(key)) continue;
          this.#seen.add(key);
          count++;
        }
      }
    }
    return count;
  }

  get size(): number {
    return this.#seen.size;
  }
}
