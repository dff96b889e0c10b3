/** What follows a quick fix that has changed `gzyd.yaml`: the file is saved, and the user learns where it is. */
import { Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { CodeAction, Command, TextDocument } from 'vscode';
import type { ConfigWritten } from '../../../server/src/protocol/messages';
import { text } from '../messages';
import { ask } from '../notify';

/** Named to the server on start. It is not in the command palette. */
export const configWrittenCommand = 'gongzuoyaodian.configWritten';

/** Files that the user has been told about since VS Code started. */
const told = new Set<string>();

/**
 * Adds to such an action whether the file has unsaved changes now, before the change: those are the user's own to save.
 */
export function noteUnsaved(actions: readonly (Command | CodeAction)[]): void {
  for (const { command } of actions) {
    if (typeof command !== 'object' || command.command !== configWrittenCommand) continue;
    const [written] = (command.arguments ?? []) as [ConfigWritten?];
    const uri = written?.uri;
    if (uri !== undefined) command.arguments = [written, openText(Uri.parse(uri))?.isDirty === true];
  }
}

function openText(uri: Uri): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

export async function configWritten({ uri: address, created, undo }: ConfigWritten, wasDirty = false): Promise<void> {
  const uri = Uri.parse(address);
  const document = await workspace.openTextDocument(uri);
  const saved = !wasDirty && (await document.save());
  const key = uri.toString();
  if (told.has(key)) {
    window.setStatusBarMessage(
      saved ? text('Written to gzyd.yaml.') : text('Written to gzyd.yaml, not yet saved.'),
      5000,
    );
    return;
  }
  told.add(key);
  const content = document.getText();
  const back = text('Undo');
  const open = text('Open');
  const answer = await ask(
    saved
      ? text('The change was written to gzyd.yaml, and that was saved.')
      : text('The change was written to gzyd.yaml, which has other unsaved changes.'),
    back,
    open,
  );
  if (answer === undefined) return;
  const now = await workspace.openTextDocument(uri);
  // What has been changed since is the user's own to take back.
  if (answer === back && now.getText() === content) await takeBack(now, created, undo, saved);
  else await window.showTextDocument(now);
}

async function takeBack(
  document: TextDocument,
  created: boolean,
  undo: ConfigWritten['undo'],
  saved: boolean,
): Promise<void> {
  if (created) await workspace.fs.delete(document.uri);
  else {
    const edit = new WorkspaceEdit();
    for (const { range, newText } of undo)
      edit.replace(
        document.uri,
        new Range(range.start.line, range.start.character, range.end.line, range.end.character),
        newText,
      );
    await workspace.applyEdit(edit);
    if (saved) await document.save();
  }
  window.setStatusBarMessage(text('Taken back.'), 5000);
}
