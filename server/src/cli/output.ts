/**
 * Standard error; and standard output, which waits for a slow reader and stops silently if the reader goes away (`gzyd
 * check … | head`).
 */
import type { Writable } from 'node:stream';
import { plainText } from '../text/plainText';
import { statusLine } from './statusLine';

/** One line on standard error, whatever characters the names in it contain. */
export function tell(text: string): void {
  statusLine.clear();
  process.stderr.write(`gzyd: ${plainText(text)}\n`);
}

export class Output {
  readonly #stream: Writable;
  #closed = false;
  #failure: Error | undefined;
  #told = false;
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

  /** The reader has gone away, or the disk is full: whatever is written from now on is lost. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Resolves when more may be written. Never rejects. */
  async write(text: string): Promise<void> {
    if (this.#closed || text === '') return;
    if (isTerminal(this.#stream)) statusLine.clear();
    if (this.#stream.write(text)) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      this.#stream.once('drain', resolve);
      if (this.#closed) resolve();
    });
    this.#wake = undefined;
  }

  /**
   * Resolves when everything has been written, or can't be. False if that failed, which is reported once; a reader that
   * has gone away is not a failure.
   */
  async finish(): Promise<boolean> {
    if (!this.#closed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        this.#stream.write('', () => resolve());
      });
    }
    if (this.#failure !== undefined && !this.#told) tell(this.#failure.message);
    this.#told = true;
    return this.#failure === undefined;
  }
}

function isTerminal(stream: Writable & { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true;
}
