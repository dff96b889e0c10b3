/** What the server needs from its host. Node and the browser each bring their own. */
import type { Timer } from '../async/timer';
import type { Utf8Reader } from '../files/decode';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import type * as office from '../office';
import type { PlanReader } from './planReader';

export interface Runtime {
  readonly timer: Timer;
  readonly fileSystem: WorkspaceFileSystem;
  /** `script`: the address of its bundle, which a web worker can't know by itself. */
  loadOffice(script?: string): Promise<Office>;
  /** Where the host has threads: one that reads plans. Throws if none can be had. */
  readonly startPlanThread?: () => PlanReader;
  /** Where the host has a faster way than `TextDecoder`. */
  readonly utf8Text?: Utf8Reader;
}

/** What reads and writes Word files. */
export type Office = typeof office;
export type OfficeLoader = () => Promise<Office>;
