/** What the server needs of the machine it runs on; Node and the browser each bring their own. */
import type { Disposable } from 'vscode-languageserver';
import type { WorkspaceFileSystem } from '../files/fileSystem';

export interface Timer {
  setImmediate(callback: () => void): Disposable;
  setTimeout(callback: () => void, milliseconds: number): Disposable;
  /** Milliseconds, monotonic. */
  now(): number;
}

export interface Runtime {
  readonly timer: Timer;
  readonly fileSystem: WorkspaceFileSystem;
}
