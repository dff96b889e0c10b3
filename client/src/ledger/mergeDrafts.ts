/** What departments have sent as one plan, opened as a new text. */
import { QuickPickItemKind, Uri, window, workspace } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { fromBase64 } from '../../../server/src/files/base64';
import { wordFileOf } from '../../../server/src/files/wordUris';
import { MergeRequest } from '../../../server/src/protocol/ledgerMessages';
import type { MergeParams, MergeResult, PlanSource } from '../../../server/src/protocol/ledgerMessages';
import { languageId } from '../../../server/src/protocol/messages';
import type { PlanClient } from '../client';
import type { Command } from '../commands/command';
import { openNewPlan } from '../commands/newPlanEncoding';
import { text } from '../messages';
import { notify, plain, warn } from '../notify';
import { askServer } from '../word/askServer';
import { fileName, replaceWhole } from '../word/files';
import { offerToOpen } from '../word/openOutside';
import { chooseDrafts, choosePlan, selectedFiles } from './chooseFiles';
import { sourceOf } from './planSource';

export const mergeDrafts: Command = async (planClient, _views, { args }) => {
  const title = text('Merge Drafts…');
  const selected = selectedFiles(args);
  const drafts =
    selected.length > 1
      ? selected
      : await chooseDrafts(planClient, { title, placeHolder: text('What departments have sent; tick all of it') });
  if (drafts.length === 0) return;
  const frame = await chooseFrame(planClient, drafts);
  if (frame === undefined) return;
  const sources = await chooseSources();
  if (sources === undefined) return;
  const params = await paramsOf(planClient, drafts, frame, sources);
  if (typeof params === 'string') return warn(plain(params));
  const made = await askServer<MergeResult>(planClient, MergeRequest, params);
  if (made === undefined) return;
  if (!made.ok) return warn(plain(made.reason));
  for (const remark of made.remarks) planClient.channel.info(remark);
  await window.showTextDocument(await openNewPlan({ language: languageId, content: made.text }), { preview: false });
  notify(plain(made.remarks.slice(0, mostShown).join(' ')));
  if (made.content !== undefined) await save(planClient, fromBase64(made.content), drafts[0]!);
};

/** The totals, and the first thing to look at; all of it is in the output. */
const mostShown = 2;

interface FrameItem extends QuickPickItem {
  readonly uri?: Uri;
}

/** The plan or draft that gives title, sections and numbers. */
async function chooseFrame(planClient: PlanClient, drafts: readonly Uri[]): Promise<Uri | undefined> {
  const title = text('Merge Drafts…');
  const placeHolder = text('Title, sections and numbers as in…');
  const other: FrameItem = { label: text('Another plan, such as last year’s…'), alwaysShow: true };
  const items = drafts.map((uri): FrameItem => ({ label: fileName(uri), uri }));
  const picked = await window.showQuickPick<FrameItem>(
    [...items, { label: '', kind: QuickPickItemKind.Separator }, other],
    { title, placeHolder },
  );
  return picked === other ? choosePlan(planClient, { title, placeHolder }) : picked?.uri;
}

interface SourcesItem extends QuickPickItem {
  readonly sources: MergeParams['sources'];
}

async function chooseSources(): Promise<MergeParams['sources'] | undefined> {
  const picked = await window.showQuickPick<SourcesItem>(
    [
      { label: text('Don’t say who sent what'), sources: 'none' },
      { label: text('Say it below each item: 【来源：…】'), sources: 'lines' },
      { label: text('Save a Word file, too, and say it in comments'), sources: 'comments' },
    ],
    { title: text('Merge Drafts…'), placeHolder: text('Who sent what?') },
  );
  return picked?.sources;
}

/** Or why one can't be read. */
async function paramsOf(
  { client }: PlanClient,
  drafts: readonly Uri[],
  frame: Uri,
  sources: MergeParams['sources'],
): Promise<MergeParams | string> {
  const isFrame = (uri: Uri): boolean => uri.toString() === frame.toString();
  const ordered = [...drafts.filter(isFrame), ...drafts.filter((uri) => !isFrame(uri))];
  const read: PlanSource[] = [];
  for (const uri of ordered) {
    const source = await sourceOf(uri, nameAmong(uri, drafts));
    if (typeof source === 'string') return source;
    read.push(source);
  }
  const params = { drafts: read, sources, uri: client.code2ProtocolConverter.asUri(wordFileOf(ordered[0]!)) };
  if (drafts.some(isFrame)) return params;
  const like = await sourceOf(frame);
  return typeof like === 'string' ? like : { ...params, like };
}

/** Without its folder, unless another draft has the same name. */
function nameAmong(uri: Uri, drafts: readonly Uri[]): string {
  const name = fileName(uri);
  const isShared = drafts.filter((other) => fileName(other) === name).length > 1;
  return isShared ? workspace.asRelativePath(wordFileOf(uri)) : name;
}

async function save({ channel }: PlanClient, content: Uint8Array, draft: Uri): Promise<void> {
  const file = wordFileOf(draft);
  const [folder] = workspace.workspaceFolders ?? [];
  const beside = file.scheme === 'untitled' ? (folder?.uri ?? Uri.file('/')) : Uri.joinPath(file, '..');
  const target = await window.showSaveDialog({
    title: text('Save the Merged Plan'),
    defaultUri: Uri.joinPath(beside, `${text('Merged plan')}.docx`),
    filters: { [text('Word files')]: ['docx'] },
  });
  if (target === undefined) return;
  const written = await replaceWhole(target, content);
  if (written.ok) return offerToOpen(target, [text('The merged plan was saved.')]);
  channel.error(`${target.toString()}: ${written.detail}`);
  warn(written.reason);
}
