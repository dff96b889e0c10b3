/** A line break without a number: what Shift+Enter gives. */
import { window } from 'vscode';

/** The new line has the indent of its line, full-width spaces too. */
export async function plainLine(): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const { document, selections } = editor;
  await editor.edit((change) => {
    for (const selection of selections) {
      const before = document.lineAt(selection.start.line).text.slice(0, selection.start.character);
      const text = `\n${/^\s*/.exec(before)![0]}`;
      // Replacing nothing would select what was put in.
      if (selection.isEmpty) change.insert(selection.active, text);
      else change.replace(selection, text);
    }
  });
  editor.revealRange(editor.selection);
}
