/** What the editor's assistants may ask: the tools of `gzyd mcp` over the workspace folders. */
import type { TextDocuments } from 'vscode-languageserver';
import type { Services } from '../features/feature';
import { normaliseUri } from '../files/uris';
import { planText } from '../plan/query';
import type { MessageLanguage } from '../text/localized';
import type { OpenDocument } from './documents';
import type { Runtime } from './runtime';
import type { WorkspaceRoots } from './sources';

export function createAssistants(
  { callTool }: Pick<Runtime, 'callTool'>,
  documents: TextDocuments<OpenDocument>,
  roots: WorkspaceRoots,
  language: () => MessageLanguage,
): Services['callTool'] {
  function openText(uri: string): string | undefined {
    const open = documents.all().find((one) => one.kind === 'plan' && normaliseUri(one.uri) === normaliseUri(uri));
    return open?.kind === 'plan' ? planText(open.plan) : undefined;
  }
  return async ({ tool, input }) =>
    (await callTool?.({ tool, input, folders: roots.uris, language: language(), openText })) ?? null;
}
