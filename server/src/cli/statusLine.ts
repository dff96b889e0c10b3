/** How far a long run is: one line on a terminal's standard error, gone before anything else is printed. */
import type { Localized, MessageLanguage } from '../text/localized';

/** Milliseconds. A run that ends sooner shows nothing. */
const patience = 1000;
/** Milliseconds between two updates. */
const pace = 100;
/** Columns. */
const barWidth = 24;

/** What a status line needs of a terminal. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export class StatusLine {
  readonly #terminal: Terminal | undefined;
  readonly #now: () => number;
  #shown = false;

  /** `now` gives milliseconds. Nothing is ever shown where cursor movements don't work. */
  constructor(terminal: Terminal, { TERM }: Readonly<Record<string, string | undefined>>, now: () => number) {
    this.#terminal = terminal.isTTY === true && TERM !== 'dumb' ? terminal : undefined;
    this.#now = now;
  }

  /** To be called with each of `total` files done. */
  counter(total: number, language: MessageLanguage): (done: number) => void {
    let next = this.#now() + patience;
    return (done) => {
      if (this.#terminal === undefined || this.#now() < next) return;
      next = this.#now() + pace;
      this.#terminal.write(`\r${barOf(done, total)} ${doneText(done, total)[language]}\u001b[K`);
      this.#shown = true;
    };
  }

  /** Before anything else is printed. */
  clear(): void {
    if (this.#shown) this.#terminal?.write('\r\u001b[K');
    this.#shown = false;
  }
}

function barOf(done: number, total: number): string {
  const full = Math.floor((done / total) * barWidth);
  return `[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}]`;
}

function doneText(done: number, total: number): Localized {
  return { zh: `已处理 ${done}/${total} 个文件`, en: `${done} of ${total} files` };
}

/** The only one: standard error is shared by all that run in this process. */
export const statusLine = new StatusLine(process.stderr, process.env, () => performance.now());
