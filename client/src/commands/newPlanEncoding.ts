/** The encoding in which a new plan is saved. Old versions of Word take UTF-8 for another encoding without a mark. */
import { workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { settingsSection } from '../../../server/src/protocol/messages';

/** As `workspace.openTextDocument`, which heeds the encoding from VS Code 1.100 on and is given none before. */
type Open = (
  what: Uri | { readonly language: string; readonly content: string },
  options?: { readonly encoding: string },
) => Thenable<TextDocument>;

/** Opens a text that is yet to be saved. */
export function openNewPlan(what: Parameters<Open>[0]): Thenable<TextDocument> {
  const encoding = workspace.getConfiguration(settingsSection).get<string>('newPlan.encoding');
  const open = workspace.openTextDocument as unknown as Open;
  if (encoding !== 'utf8bom') return open(what);
  return 'language' in what ? open({ ...what, encoding } as typeof what) : open(what, { encoding });
}
