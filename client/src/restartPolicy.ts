/** Decides whether a crashed server is restarted: yes, until it crashes too often in too short a time. */
export class RestartPolicy {
  readonly #limit: number;
  readonly #window: number;
  #crashes: number[] = [];

  /** @param window milliseconds */
  constructor(limit: number, window: number) {
    this.#limit = limit;
    this.#window = window;
  }

  /** Notes a crash at `now` (milliseconds); true: restart. */
  crashed(now: number): boolean {
    this.#crashes = this.#crashes.filter((time) => now - time < this.#window);
    this.#crashes.push(now);
    return this.#crashes.length <= this.#limit;
  }

  reset(): void {
    this.#crashes = [];
  }
}
