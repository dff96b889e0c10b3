/** The tools of `gzyd mcp` for the editor's assistants: a request of our own. */
import type { CallToolParams, CallToolRequest, CallToolResult } from '../protocol/assistantMessages';
import { defineFeature, type OwnRequest } from './feature';

export const callToolFeature = defineFeature<
  OwnRequest<typeof CallToolRequest.method, CallToolParams, CallToolResult | null>
>({
  method: 'gongzuoyaodian/callTool',
  capability: () => ({}),
  neutral: null,
  workspace: (params, { callTool }) => callTool(params),
});
