/** The plan in the active editor as a file for readers: a Word file, a page, or a ledger of its tasks. */
import { Uri, window, workspace } from 'vscode';
import type { QuickPickItem, TextDocument } from 'vscode';
import { fromBase64, toBase64 } from '../../../server/src/files/base64';
import { wordFileOf } from '../../../server/src/files/wordUris';
import { languageId } from '../../../server/src/protocol/messages';
import { ExportChoicesRequest, ExportRequest } from '../../../server/src/protocol/wordMessages';
import type {
  ExportChoice,
  ExportChoicesResult,
  ExportFormat,
  ExportParams,
  ExportResult,
} from '../../../server/src/protocol/wordMessages';
import type { PlanClient } from '../client';
import type { Command } from '../commands/command';
import { text } from '../messages';
import type { FixedText } from '../messages';
import { notify, plain, warn } from '../notify';
import { askServer } from './askServer';
import { offerToOpen } from './openOutside';
import { nameOf, readWhole, replaceWhole } from './files';

export const exportWord: Command = (planClient) => exportPlan(planClient, 'docx');
export const exportHtml: Command = (planClient) => exportPlan(planClient, 'html');
export const exportLedger: Command = (planClient) => exportPlan(planClient, 'xlsx');

/** Of each format: what the command is called, and its files. */
const names: Readonly<Record<ExportFormat, () => readonly [title: FixedText, files: FixedText]>> = {
  docx: () => [text('Export to Word'), text('Word files')],
  html: () => [text('Export to HTML'), text('Web pages')],
  xlsx: () => [text('Export Ledger (xlsx)'), text('Workbooks')],
};

interface ChoiceItem extends QuickPickItem {
  readonly choice: ExportChoice;
}

async function exportPlan(planClient: PlanClient, format: ExportFormat): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document?.languageId !== languageId || !planClient.served.has(document)) {
    notify(text('Open a work plan first.'));
    return;
  }
  const textDocument = { uri: planClient.client.code2ProtocolConverter.asUri(document.uri) };
  const found = await askServer<ExportChoicesResult>(planClient, ExportChoicesRequest, { textDocument, format });
  if (found === undefined) return;
  const [title, files] = names[format]();
  const picked = await window.showQuickPick<ChoiceItem>(
    found.choices.map((choice) => ({ label: choice.label, choice })),
    { title, placeHolder: text('What is to be in it?') },
  );
  if (picked === undefined) return;
  const target = await window.showSaveDialog({
    title,
    defaultUri: suggestion(document, found.title, format),
    filters: { [files]: [format] },
  });
  if (target === undefined) return;
  if (target.toString() === wordFileOf(document.uri).toString()) return warn(text('That is the plan itself.'));
  const form = await formOf(picked.choice);
  if (form === undefined) return;
  const params: ExportParams = { textDocument, format, ...form };
  const made = await askServer<ExportResult>(planClient, ExportRequest, params);
  if (made === undefined) return;
  if (!made.ok) return warn(plain(made.reason));
  const written = await replaceWhole(target, fromBase64(made.content));
  if (written.ok) return offerToOpen(target, [text('The plan was exported.'), ...made.remarks]);
  planClient.channel.error(`${target.toString()}: ${written.detail}`);
  warn(written.reason);
}

/** With the content of the template, if one was chosen. */
async function formOf(choice: ExportChoice): Promise<Omit<ExportParams, 'textDocument' | 'format'> | undefined> {
  const { shape, tasks, ledger, template } = choice;
  if (template === undefined) return { shape, tasks, ...(ledger === undefined ? {} : { ledger }) };
  const read = await readWhole(Uri.parse(template));
  if (read.ok) return { shape, tasks, template: toBase64(read.value) };
  warn(text('The template of the house can’t be read. gzyd.yaml says where it is.'));
  return undefined;
}

/** Beside the plan. A plan that was never saved goes to the folder that is open, under its title. */
function suggestion({ uri, isUntitled }: TextDocument, title: string, format: ExportFormat): Uri {
  const file = wordFileOf(uri);
  const stem = nameOf(file).replace(/\.[^.]*$/, '');
  // Never the Word file that the text was read from.
  const layout = file === uri || format !== 'docx' ? '' : text('(laid out)');
  if (!isUntitled) return Uri.joinPath(file, '..', `${stem}${layout}.${format}`);
  const [folder] = workspace.workspaceFolders ?? [];
  const name = `${title.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '') || stem}.${format}`;
  return folder === undefined ? Uri.file(`/${name}`) : Uri.joinPath(folder.uri, name);
}
