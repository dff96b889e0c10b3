/**
 * A closing bracket that takes the place of the next one. VS Code joins edits that touch and reduces them to the
 * difference, which would leave the cursor inside the brackets; applied one by one they leave it behind.
 */
import { window, type Position, type TextDocument, type TextEdit } from 'vscode';

/** What is left for VS Code to apply. */
export async function overtype(
  document: TextDocument,
  { line, character }: Position,
  edits: readonly TextEdit[] | null | undefined,
): Promise<TextEdit[]> {
  const all = [...(edits ?? [])];
  const editor = window.activeTextEditor;
  const takesNext = all.some(
    ({ range, newText }) => newText === '' && range.start.line === line && range.start.character === character,
  );
  if (!takesNext || editor?.document !== document) return all;
  const done = await editor.edit((edit) => all.forEach(({ range, newText }) => edit.replace(range, newText)));
  return done ? [] : all;
}
