/** Which plan or which ledgers a command is about: from the workspace first, from anywhere else by a dialog. */
import { QuickPickItemKind, Uri, languages, window, workspace } from 'vscode';
import type { QuickPickItem, TextDocument } from 'vscode';
import { wordFileOf } from '../../../server/src/files/wordUris';
import { planNames } from '../../../server/src/plan/detect';
import { languageId } from '../../../server/src/protocol/messages';
import type { PlanClient } from '../client';
import { text } from '../messages';
import { nameOf } from '../word/files';

/** More files of a workspace aren't listed; the dialog has them all. */
const mostListed = 500;
const skipped = '**/node_modules/**';

interface FileItem extends QuickPickItem {
  readonly uri?: Uri;
}

export interface Wanted {
  readonly title: string;
  readonly placeHolder: string;
}

/** The files that are selected in the explorer, if the command comes from there. */
export function selectedFiles(args: readonly unknown[]): readonly Uri[] {
  const [clicked, selected] = args as [unknown, unknown?];
  const chosen: unknown[] = Array.isArray(selected) && selected.length > 0 ? (selected as unknown[]) : [clicked];
  return chosen.filter((one) => one instanceof Uri);
}

/** The plan in the active editor, or else one that is shown beside it. */
export function shownPlan({ served }: PlanClient): TextDocument | undefined {
  return [window.activeTextEditor, ...window.visibleTextEditors].find(
    (editor) => editor !== undefined && editor.document.languageId === languageId && served.has(editor.document),
  )?.document;
}

/** Plans that are open or in the workspace, but for `except`. */
export async function choosePlan(planClient: PlanClient, wanted: Wanted, except?: Uri): Promise<Uri | undefined> {
  const found = [
    ...openPlans(planClient),
    ...(await filesLike('**/*.gzyd')),
    ...(await filesLike(`**/*{${planNames.join(',')}}*.{txt,docx,docm}`)),
  ];
  const others = found.filter((uri) => uri.toString() !== except?.toString());
  const [chosen] = await choose(others, wanted, false, { [text('Plans')]: ['txt', 'gzyd', 'docx', 'docm'] });
  return chosen;
}

function openPlans({ served }: PlanClient): readonly Uri[] {
  return workspace.textDocuments
    .filter((document) => languages.match({ language: languageId }, document) > 0 && served.has(document))
    .map(({ uri }) => uri);
}

/** What departments send has any name. Of a Word file that is open as text, the file. */
export async function chooseDrafts(planClient: PlanClient, wanted: Wanted): Promise<readonly Uri[]> {
  const endings = ['txt', 'gzyd', 'docx', 'docm', 'doc', 'rtf', 'xlsx', 'xlsm'];
  const found = [...openPlans(planClient).map(wordFileOf), ...(await filesLike(`**/*.{${endings.join(',')}}`))];
  return choose(found, wanted, true, { [text('Drafts')]: endings });
}

export async function chooseLedgers(wanted: Wanted, many: boolean): Promise<readonly Uri[]> {
  return choose(await filesLike('**/*.{xlsx,xlsm}'), wanted, many, { [text('Workbooks')]: ['xlsx', 'xlsm'] });
}

/** Without the files that Word and LibreOffice put beside an open one. */
async function filesLike(pattern: string): Promise<readonly Uri[]> {
  const found = await workspace.findFiles(pattern, skipped, mostListed);
  return found.filter((uri) => !/^(?:~\$|\.~)/.test(nameOf(uri))).sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function choose(
  uris: readonly Uri[],
  wanted: Wanted,
  many: boolean,
  filters: Record<string, string[]>,
): Promise<readonly Uri[]> {
  const distinct = [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
  const elsewhere: FileItem = { label: text('Browse…'), alwaysShow: true };
  if (distinct.length > 0) {
    const items: FileItem[] = [...distinct.map(itemOf), { label: '', kind: QuickPickItemKind.Separator }, elsewhere];
    // With boxes to tick, Enter on a row takes nothing; one file needs none.
    const picked =
      many && distinct.length > 1
        ? await window.showQuickPick(items, { ...wanted, canPickMany: true, matchOnDescription: true })
        : await window.showQuickPick(items, { ...wanted, matchOnDescription: true });
    const chosen = picked === undefined ? [] : Array.isArray(picked) ? (picked as FileItem[]) : [picked as FileItem];
    if (!chosen.includes(elsewhere)) return chosen.flatMap(({ uri }) => (uri === undefined ? [] : [uri]));
  }
  const found = await window.showOpenDialog({ title: wanted.title, canSelectMany: many, filters });
  return found ?? [];
}

function itemOf(uri: Uri): FileItem {
  const name = nameOf(wordFileOf(uri));
  const place = workspace.asRelativePath(wordFileOf(uri));
  return { label: name, description: place.slice(0, Math.max(0, place.lastIndexOf('/'))), uri };
}
