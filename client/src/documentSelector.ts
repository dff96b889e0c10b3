/**
 * Which documents the server sees: plans and `gzyd.yaml`, if they are real files and not views of other versions.
 */
import { languages, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { wordScheme } from '../../server/src/files/wordUris';
import { languageId } from '../../server/src/protocol/messages';

/**
 * Files on disk (`vscode-local`: on this machine, seen from a remote one), unsaved files, repositories opened on the
 * web, texts of Word files.
 */
const ownSchemes = ['file', 'untitled', 'vscode-local', 'vscode-remote', 'vscode-vfs', wordScheme];

export interface PlanDocuments {
  /** For the client. */
  readonly selector: readonly (
    { readonly scheme: string; readonly language: string } | { readonly scheme: string; readonly pattern: string }
  )[];
  has(document: TextDocument): boolean;
}

/**
 * Workspace folders may have the schemes of other extensions. All remaining schemes are left alone: `git:` and the like
 * show another version of a file, which cannot be changed and to which the file's configuration does not apply.
 */
export function servedDocuments(): PlanDocuments {
  const schemes = new Set([...ownSchemes, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
  const selector = [...schemes].flatMap((scheme) => [
    { scheme, language: languageId },
    { scheme, pattern: '**/{gzyd.yaml,gzyd.yml,.gzyd.yaml}' },
  ]);
  return { selector, has: (document) => languages.match(selector, document) > 0 };
}
