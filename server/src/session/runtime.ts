/** What the server needs from its host. Node and the browser each bring their own. */
import type { Timer } from '../async/timer';
import type { Utf8Reader } from '../files/decode';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import type * as office from '../office';
import type { CallToolParams, CallToolResult } from '../protocol/assistantMessages';
import type { MessageLanguage } from '../text/localized';
import type { PlanReader } from './planReader';

export interface Runtime {
  readonly timer: Timer;
  readonly fileSystem: WorkspaceFileSystem;
  /** `script`: the address of its bundle, which a web worker can't know by itself. */
  loadOffice(script?: string): Promise<Office>;
  /** Where the host has threads: one that reads plans. Throws if none can be had. */
  readonly startPlanThread?: () => PlanReader;
  /** Where the host can run them: the tools of `gzyd mcp`. Undefined if there is no tool of that name. */
  readonly callTool?: (call: ToolCall) => Promise<CallToolResult | undefined>;
  /** Where the host has a faster way than `TextDecoder`. */
  readonly utf8Text?: Utf8Reader;
}

export interface ToolCall extends CallToolParams {
  /** URIs of the workspace folders. */
  readonly folders: readonly string[];
  readonly language: MessageLanguage;
  /** The text of a plan that is open, as it stands there. */
  openText(uri: string): string | undefined;
}

/** What reads and writes Word files. */
export type Office = typeof office;
export type OfficeLoader = () => Promise<Office>;
