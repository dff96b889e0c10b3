/** Which input runs code that no other has run, or runs it far more often. */
import { takeCounts } from '../support/work';

export class Coverage {
  readonly #seen = new Set<string>();

  /** How many statements ran since the last call that had never run, or never as often by an order of magnitude. */
  fresh(): number {
    const before = this.#seen.size;
    for (const count of takeCounts()) this.#seen.add(count);
    return this.#seen.size - before;
  }

  get size(): number {
    return this.#seen.size;
  }
}
