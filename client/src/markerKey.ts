/** Tells VS Code whether the caret is at a number, so that Tab and Shift+Tab mean layers there and nowhere else. */
import { commands, window } from 'vscode';
import type { Disposable, TextEditor } from 'vscode';
import { languageId } from '../../server/src/protocol/messages';
import { atMarkerKey } from './commands/contributions';
import { isAtMarker } from './markerColumn';

export function watchMarker(): Disposable {
  let shown = false;
  const show = (editor: TextEditor | undefined): void => {
    const now = editor !== undefined && isThere(editor);
    if (now !== shown) void commands.executeCommand('setContext', atMarkerKey, (shown = now));
  };
  const changes = window.onDidChangeTextEditorSelection(({ textEditor }) => {
    if (textEditor === window.activeTextEditor) show(textEditor);
  });
  const editors = window.onDidChangeActiveTextEditor(show);
  show(window.activeTextEditor);
  return {
    dispose: () => {
      changes.dispose();
      editors.dispose();
    },
  };
}

function isThere({ document, selections }: TextEditor): boolean {
  const [only, ...others] = selections;
  if (document.languageId !== languageId || only?.isEmpty !== true || others.length > 0) return false;
  return isAtMarker(document.lineAt(only.active.line).text, only.active.character);
}
