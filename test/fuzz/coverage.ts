/** Which input runs code that none has run before, or much more often than any. */
import { takeCounts } from '../support/work';

export class Coverage {
  readonly #seen = new Set<string>();

  /**
   * How many statements were run, since the last call, that had
   * never been run before, or never so often by order of magnitude.
   */
  fresh(): number {
    const before = this.#seen.size;
    for (const count of takeCounts()) this.#seen.add(count);
    return this.#seen.size - before;
  }

  get size(): number {
    return this.#seen.size;
  }
}
