/** The tools of `gzyd mcp` as tools of VS Code's chat. The server runs them, and writes nothing. */
import { Disposable } from 'vscode';
import { CallToolRequest, toolPrefix } from '../../../server/src/protocol/assistantMessages';
import type { CallToolParams, CallToolResult } from '../../../server/src/protocol/assistantMessages';
import type { PlanClient } from '../client';
import { newer, type Tool } from './api';
import { whileOffered } from './setting';

/** `manifest`: package.json, which names and describes the tools. */
export function offerTools(planClient: PlanClient, manifest: unknown): Disposable {
  const { lm, LanguageModelTextPart: TextPart, LanguageModelToolResult: ToolResult } = newer;
  if (lm?.registerTool === undefined || TextPart === undefined || ToolResult === undefined)
    return new Disposable(() => undefined);
  const { languageModelTools } = (manifest as Manifest).contributes;
  const register = lm.registerTool.bind(lm);

  function toolNamed(name: string): Tool {
    return {
      async invoke({ input }, token) {
        await planClient.ensureStarted();
        const params: CallToolParams = { tool: name.slice(toolPrefix.length), input };
        const answer = await planClient.client.sendRequest<CallToolResult | null>(
          CallToolRequest.method,
          params,
          token,
        );
        // The assistant reads what is wrong, as it would read the answer.
        if (answer === null) throw new Error(`${name} is not available here.`);
        if (answer.isError) throw new Error(answer.text);
        return new ToolResult!([new TextPart!(answer.text)]);
      },
    };
  }

  return whileOffered('tools', () =>
    Disposable.from(...languageModelTools.map(({ name }) => register(name, toolNamed(name)))),
  );
}

interface Manifest {
  readonly contributes: { readonly languageModelTools: readonly { readonly name: string }[] };
}
