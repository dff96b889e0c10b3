/** Work that waits: for a time, or until nothing has asked for it for a while. */
import type { Disposable } from 'vscode';

export function elapsed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export class Delayed implements Disposable {
  readonly #work: () => unknown;
  readonly #delay: number;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** `delay` in milliseconds from the last time it was asked for. */
  constructor(delay: number, work: () => unknown) {
    this.#delay = delay;
    this.#work = work;
  }

  ask(): void {
    this.cancel();
    this.#waiting = setTimeout(() => void this.#work(), this.#delay);
  }

  cancel(): void {
    clearTimeout(this.#waiting);
  }

  dispose(): void {
    this.cancel();
  }
}
