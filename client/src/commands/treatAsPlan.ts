/** Sets the language of the active text to ours. */
import { languages, window } from 'vscode';
import { languageId } from '../../../server/src/protocol/messages';

export async function treatAsPlan(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document && document.languageId !== languageId) await languages.setTextDocumentLanguage(document, languageId);
}
