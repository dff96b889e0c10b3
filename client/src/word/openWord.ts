/** Commands about Word files opened as plans, and what follows when such a plan is saved. */
import type { Uri } from 'vscode';
import { Disposable, commands, window } from 'vscode';
import { wordFileOf, wordScheme } from '../../../server/src/files/wordUris';
import type { PlanClient } from '../client';
import type { Command } from '../commands/command';
import { text } from '../messages';
import { ask, askBefore, notify, plain, warn } from '../notify';
import { nameOf, replaceWhole } from './files';
import { openAsPlan, reasonOf } from './openAsPlan';
import { openOutside, outsideButton } from './openOutside';
import type { Saved, WordFileSystem } from './wordFileSystem';

/** From the explorer with the files that are selected there; otherwise asks for some. */
export const openWord: Command = async (planClient, _views, { args }) => {
  const [clicked, selected] = args as [Uri | undefined, (readonly Uri[])?];
  const chosen = selected?.length ? selected : clicked === undefined ? await askForFiles() : [clicked];
  for (const file of chosen) await openAsPlan(planClient, file);
};

async function askForFiles(): Promise<readonly Uri[]> {
  const found = await window.showOpenDialog({
    title: text('Open a File as a Plan'),
    canSelectMany: true,
    filters: {
      [text('Word files')]: ['docx', 'docm', 'doc', 'rtf', 'wps'],
      [text('Web pages')]: ['html', 'htm', 'mht', 'mhtml'],
    },
  });
  return found ?? [];
}

/** The changes and the findings of the plan in the active editor, in a copy of its Word file. */
export const returnToWord: Command = async (_planClient, _views, { words }) => {
  const document = activeText();
  if (document === undefined) return;
  try {
    await words.addFindings(document.uri);
    if (document.isDirty) await document.save();
    else await words.saveAgain(document.uri, document.getText());
  } catch (error) {
    warn(plain(reasonOf(error)));
  }
};

/** Asked for by name, asked about once more, and what was there is kept. */
export const overwriteWord: Command = async ({ channel }, _views, { words }) => {
  const document = activeText();
  if (document === undefined) return;
  const overwrite = text('Overwrite');
  const question = text(
    'Overwrite the original Word file? The changes stay visible as tracked changes, and what it held is kept beside it as .bak.',
  );
  if ((await askBefore(question, overwrite)) !== overwrite) return;
  try {
    const written = await replaceWhole(wordFileOf(document.uri), await words.revised(document.uri, document.getText()));
    if (!written.ok) {
      channel.error(written.detail);
      return warn(written.reason);
    }
    words.forget(document.uri);
    // It is read anew; the text that was in the editor is in the file.
    await commands.executeCommand('workbench.action.files.revert');
    notify(text('The original was overwritten; what it held is in the .bak file.'));
  } catch (error) {
    warn(plain(reasonOf(error)));
  }
};

function activeText() {
  const document = window.activeTextEditor?.document;
  if (document?.uri.scheme === wordScheme) return document;
  notify(text('Open a Word file as a plan first.'));
  return undefined;
}

/** Says what was left out of an open plan, and where a saved one is. */
export function followWordFiles(planClient: PlanClient, words: WordFileSystem): Disposable {
  const told = new Set<string>();
  return Disposable.from(
    words.onDidImport(({ remarks }) => {
      if (remarks.length > 0) notify(plain(remarks.join(' ')));
    }),
    words.onDidSave((saved) => {
      const key = saved.copy.toString();
      if (told.has(key) && saved.written.unwritten.length === 0)
        window.setStatusBarMessage(savedText(saved), statusTime);
      else void tellOfCopy(planClient, saved);
      told.add(key);
    }),
  );
}

/** Milliseconds. */
const statusTime = 8000;

function savedText({ copy, written: { changes, comments } }: Saved): string {
  return text('Written to {0}: tracked changes {1}, comments {2}.', nameOf(copy), changes, comments);
}

async function tellOfCopy({ channel }: PlanClient, saved: Saved): Promise<void> {
  const { copy, written } = saved;
  for (const line of written.unwritten) channel.info(`${nameOf(copy)}: ${line}`);
  const rest =
    written.unwritten.length === 0
      ? ''
      : ` ${text('{0} places could not be changed and have a comment instead, such as automatic numbers.', written.unwritten.length)}`;
  const button = outsideButton(copy);
  if ((await ask(plain(savedText(saved) + rest), button)) === button) await openOutside(copy);
}
