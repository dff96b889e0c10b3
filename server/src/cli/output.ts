/** Standard error, and standard output that waits when its reader is slow, and stops quietly when its reader has gone (`gzyd check … | head`). */
import type { Writable } from 'node:stream';
import { plainText } from '../text/plainText';

/** A line on standard error, whatever names and words are in it. */
export function tell(text: string): void {
  process.stderr.write(`gzyd: ${plainText(text)}\n`);
}

export class Output {
  readonly #stream: Writable;
  #closed = false;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.#closed = true;
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') this.#failure = error;
      this.#wake?.();
    });
    stream.on('close', () => {
      this.#closed = true;
      this.#wake?.();
    });
  }

  /** Nobody reads on, or the disk behind it is full: what is written from now on is lost. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Resolves when more may be written. Never rejects. */
  async write(text: string): Promise<void> {
    if (this.#closed || text === '') return;
    if (this.#stream.write(text)) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      this.#stream.once('drain', resolve);
      if (this.#closed) resolve();
    });
    this.#wake = undefined;
  }

  /** Resolves when all that was written has left, or can't. False, and said, when something went wrong; that the reader has gone is no fault. */
  async finish(): Promise<boolean> {
    if (!this.#closed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        this.#stream.write('', () => resolve());
      });
    }
    if (this.#failure !== undefined) tell(this.#failure.message);
    return this.#failure === undefined;
  }
}
