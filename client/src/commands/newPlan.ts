/** A new plan to start from: asks whose it is and for which year, then puts in a skeleton to fill in. */
import { FileType, SnippetString, Uri, languages, window, workspace, type TextDocument } from 'vscode';
import { languageId } from '../../../server/src/protocol/messages';
import { text } from '../messages';
import { openNewPlan } from './newPlanEncoding';
import { fileName, likelyYear, skeleton, type NewPlan } from './skeleton';

export async function newPlan(): Promise<void> {
  const plan = await ask();
  if (plan === undefined) return;
  const editor = await window.showTextDocument(await newDocument(plan));
  await editor.insertSnippet(new SnippetString(skeleton(plan)));
}

/** Both answers may be left empty; Escape gives up. */
async function ask(): Promise<NewPlan | undefined> {
  const title = text('New Work Plan');
  const body = await window.showInputBox({
    title,
    prompt: text('Whose plan is it? Leave it empty to fill it in later.'),
    placeHolder: text('For example: County Education Bureau'),
    ignoreFocusOut: true,
  });
  if (body === undefined) return undefined;
  const year = await window.showInputBox({
    title,
    prompt: text('For which year? Leave it empty to fill it in later.'),
    value: String(likelyYear(new Date())),
    ignoreFocusOut: true,
    validateInput: (value) => (/^(?:\d{4})?$/.test(value.trim()) ? undefined : text('A year has four figures.')),
  });
  return year === undefined ? undefined : { body: body.trim(), year: year.trim() };
}

/** So many names are tried. */
const most = 100;

/**
 * An unsaved text. With a folder open it has a name there, so that it is saved as a text file; without one, the editor
 * asks for a name when it is saved.
 */
async function newDocument(plan: NewPlan): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (folder?.scheme === 'file') {
    for (let which = 1; which <= most; which++) {
      const uri = Uri.joinPath(folder, fileName(plan, which));
      if (await isTaken(uri)) continue;
      const document = await openNewPlan(uri.with({ scheme: 'untitled' }));
      return document.languageId === languageId ? document : languages.setTextDocumentLanguage(document, languageId);
    }
  }
  return openNewPlan({ language: languageId, content: '' });
}

/** By a file, or by another new plan. */
async function isTaken(uri: Uri): Promise<boolean> {
  if (workspace.textDocuments.some((one) => one.uri.scheme === 'untitled' && one.uri.path === uri.path)) return true;
  try {
    return (await workspace.fs.stat(uri)).type !== FileType.Unknown;
  } catch {
    return false;
  }
}
