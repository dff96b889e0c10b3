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
 * An unsaved text with a name, so that it is saved as a text file, which Word and WPS open. It goes to the folder that
 * is open. Without one, the user says where it goes; who gives that up is asked again when the text is saved.
 */
async function newDocument(plan: NewPlan): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const place = folder === undefined ? await askPlace(plan) : await freePlace(folder, plan);
  if (place === undefined) return openNewPlan({ language: languageId, content: '' });
  const document = await openNewPlan(place.with({ scheme: 'untitled' }));
  return document.languageId === languageId ? document : languages.setTextDocumentLanguage(document, languageId);
}

async function freePlace(folder: Uri, plan: NewPlan): Promise<Uri | undefined> {
  if (folder.scheme !== 'file') return undefined;
  for (let which = 1; which <= most; which++) {
    const uri = Uri.joinPath(folder, fileName(plan, which));
    if (!(await isTaken(uri))) return uri;
  }
  return undefined;
}

/** A new plan replaces no file: beside one that is there, it gets another name. */
async function askPlace(plan: NewPlan): Promise<Uri | undefined> {
  const home = homeFolder();
  if (home === undefined) return undefined;
  const uri = await window.showSaveDialog({
    title: text('Where to keep the new work plan'),
    defaultUri: Uri.joinPath(home, fileName(plan, 1)),
    filters: { [text('Text files')]: ['txt'] },
  });
  if (uri?.scheme !== 'file') return undefined;
  return (await isTaken(uri)) ? freePlace(Uri.joinPath(uri, '..'), plan) : uri;
}

/** Undefined in a browser. */
function homeFolder(): Uri | undefined {
  if (typeof process === 'undefined') return undefined;
  const home = process.env.HOME ?? process.env.USERPROFILE;
  return home === undefined || home === '' ? undefined : Uri.file(home);
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
