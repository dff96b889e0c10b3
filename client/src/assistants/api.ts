/**
 * What newer versions of VS Code have for assistants: tools since 1.95, servers of the Model Context Protocol since
 * 1.101. Our types are those of the oldest version that we support.
 */
import * as vscode from 'vscode';
import type { CancellationToken, Disposable, Event } from 'vscode';

export interface Tool {
  invoke(options: { readonly input: unknown }, token: CancellationToken): Promise<object>;
}

export interface ServerProvider {
  readonly onDidChangeMcpServerDefinitions: Event<void>;
  provideMcpServerDefinitions(): readonly object[];
}

interface LanguageModels {
  registerTool?(name: string, tool: Tool): Disposable;
  registerMcpServerDefinitionProvider?(id: string, provider: ServerProvider): Disposable;
}

interface Newer {
  readonly lm?: LanguageModels;
  readonly LanguageModelTextPart?: new (text: string) => object;
  readonly LanguageModelToolResult?: new (parts: readonly object[]) => object;
  readonly McpStdioServerDefinition?: new (
    label: string,
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    version: string,
  ) => object;
}

/** Each may be missing. */
export const newer = vscode as Newer;
