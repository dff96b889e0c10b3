/** Requests on behalf of the editor's assistants: the tools of `gzyd mcp`. */

/** Request: runs a tool over the workspace folders; it writes nothing. `null` where there are none, as in browsers. */
export const CallToolRequest = { method: 'gongzuoyaodian/callTool' } as const;

export interface CallToolParams {
  readonly tool: string;
  /** As the assistant wrote it. */
  readonly input: unknown;
}

export interface CallToolResult {
  readonly text: string;
  /** The text says what is wrong with the call. */
  readonly isError: boolean;
}

/** Begins the name that a tool has in VS Code, where those of all extensions meet. */
export const toolPrefix = 'gzyd_';
