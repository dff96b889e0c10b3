/** The server's clock and timers. Node and the browser each bring their own. */

/** Stopped by `dispose`, as in LSP and VS Code. */
interface Disposable {
  dispose(): void;
}

export interface Timer {
  setImmediate(callback: () => void): Disposable;
  setTimeout(callback: () => void, milliseconds: number): Disposable;
  /** Milliseconds, monotonic. */
  now(): number;
}
