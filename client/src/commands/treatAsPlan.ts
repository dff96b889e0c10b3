/** Sets the language of the active text to ours. */
import { languages, window } from 'vscode';
import { languageId } from '../../../server/src/protocol/messages';
import { text } from '../messages';

export async function treatAsPlan(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) return;
  const already = document.languageId === languageId;
  if (!already) await languages.setTextDocumentLanguage(document, languageId);
  window.setStatusBarMessage(
    already ? text('This text is a work plan already.') : text('Treated as a work plan.'),
    5000,
  );
}
