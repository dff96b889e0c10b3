/** What the server needs from its host. Node and the browser each bring their own. */
import type { Timer } from '../async/timer';
import type { WorkspaceFileSystem } from '../files/fileSystem';

export interface Runtime {
  readonly timer: Timer;
  readonly fileSystem: WorkspaceFileSystem;
}
