/** Which documents the server is told of: plans and `gzyd.yaml`, where they are somebody's texts and not views of them. */
import { languages, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { languageId } from '../../server/src/protocol/messages';

/** On disk (`vscode-local`: on this machine, seen from a remote one), not saved yet, in a repository opened on the web. */
const ownSchemes = ['file', 'untitled', 'vscode-local', 'vscode-remote', 'vscode-vfs'];

export interface PlanDocuments {
  /** For the client. */
  readonly selector: readonly (
    { readonly scheme: string; readonly language: string } | { readonly scheme: string; readonly pattern: string }
  )[];
  has(document: TextDocument): boolean;
}

/**
 * Workspace folders may have schemes of other extensions. What has none of all these is left alone: `git:` and the like show another
 * version of a file, for which the file's configuration does not hold, and nobody could change what is found there.
 */
export function servedDocuments(): PlanDocuments {
  const schemes = new Set([...ownSchemes, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
  const selector = [...schemes].flatMap((scheme) => [
    { scheme, language: languageId },
    { scheme, pattern: '**/gzyd.yaml' },
  ]);
  return { selector, has: (document) => languages.match(selector, document) > 0 };
}
