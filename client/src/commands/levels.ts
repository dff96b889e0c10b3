/** Tab and Shift+Tab at a number: its entry goes one layer in or out. */
import { Selection, commands, window, workspace } from 'vscode';
import type { CodeAction, TextEditor } from 'vscode';
import { refactoringKinds } from '../../../server/src/protocol/codeActionKinds';
import type { Command } from './command';

export const levelIn = levelCommand(refactoringKinds.levelIn, 'tab');
export const levelOut = levelCommand(refactoringKinds.levelOut, 'outdent');

/** `otherwise`: VS Code's own command for the key, where there is nothing to change. */
function levelCommand(kind: string, otherwise: string): Command {
  return async () => {
    const editor = window.activeTextEditor;
    if (editor !== undefined && !(await change(editor, kind))) await commands.executeCommand(otherwise);
  };
}

/** True also if something was typed meanwhile: then the key does nothing. */
async function change(editor: TextEditor, kind: string): Promise<boolean> {
  const { document, selection } = editor;
  const { version } = document;
  const found = await commands.executeCommand<CodeAction[] | undefined>(
    'vscode.executeCodeActionProvider',
    document.uri,
    selection,
    kind,
  );
  const edit = found?.[0]?.edit;
  if (edit === undefined) return false;
  if (document.version !== version) return true;
  const { line, character } = selection.active;
  const behind = document.lineAt(line).text.length - character;
  await workspace.applyEdit(edit);
  // The caret stays before the same text.
  const caret = document.lineAt(line).range.end.translate(0, -Math.min(behind, document.lineAt(line).text.length));
  editor.selection = new Selection(caret, caret);
  return true;
}
