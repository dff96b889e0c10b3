/** The sample plan, as a text that was never saved: to try things on. Two mistakes in it wait to be found. */
import { Uri, languages, window, workspace } from 'vscode';
import type { TextEditor } from 'vscode';
import { languageId } from '../../../server/src/protocol/messages';
import type { PlanClient } from '../client';

const file = ['samples', '2026年全市教育工作要点.txt'];

export async function openSample({ extensionUri }: PlanClient): Promise<void> {
  await showSample(extensionUri);
}

async function showSample(extensionUri: Uri): Promise<TextEditor> {
  const content = new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extensionUri, ...file)));
  return window.showTextDocument(await workspace.openTextDocument({ language: languageId, content }), {
    preview: false,
  });
}

/** The plan that is shown, else one that is open, else the sample. */
export async function showAnyPlan({ extensionUri, served }: PlanClient): Promise<TextEditor> {
  const shown = [window.activeTextEditor, ...window.visibleTextEditors].find(
    (editor) => editor !== undefined && editor.document.languageId === languageId,
  );
  if (shown) return window.showTextDocument(shown.document, shown.viewColumn);
  const open = workspace.textDocuments.find(
    (document) => languages.match({ language: languageId }, document) > 0 && served.has(document),
  );
  return open ? window.showTextDocument(open, { preview: false }) : showSample(extensionUri);
}
