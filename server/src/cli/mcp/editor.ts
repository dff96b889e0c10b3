/** The tools for the assistants of an editor, which asks for them through the language server. */
import type { WorkspaceFileSystem } from '../../files/fileSystem';
import { isObject } from '../../text/json';
import type { MessageLanguage } from '../../text/localized';
import { ConfinedFileSystem } from './confinedFiles';
import { McpPlans } from './plans';
import { callTool, type ToolAnswer } from './tools';

export interface EditorCall {
  readonly tool: string;
  /** As the assistant wrote it. */
  readonly input: unknown;
  /** URIs of the workspace folders: nothing outside those on the disk is read, and nothing is written. */
  readonly folders: readonly string[];
  readonly language: MessageLanguage;
  /** The text of a plan that is open, as it stands there. */
  openText(uri: string): string | undefined;
}

/** Undefined if there is no such tool. */
export async function callEditorTool(
  { tool, input, folders, language, openText }: EditorCall,
  fileSystem: WorkspaceFileSystem,
): Promise<ToolAnswer | undefined> {
  const roots: string[] = [];
  for (const folder of folders.filter((uri) => uri.startsWith('file:'))) {
    const real = await fileSystem.realUri(folder);
    if (real.ok) roots.push(real.value);
  }
  const plans = new McpPlans(new ConfinedFileSystem(fileSystem, roots, false), roots, openText);
  return callTool(tool, isObject(input) ? input : {}, { plans, language, write: false });
}
