/**
 * Finds plans in plain text files by their first lines. `contributes.languages.firstLine` can't do that: VS Code takes
 * a `.txt` for plain text before it looks at the content.
 */
import { Disposable, languages, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { languageId, settingsSection } from '../../server/src/protocol/messages';
import { opensAsPlan } from '../../server/src/plan/detect';

/** Documents that are not files, such as output channels. */
const notFiles = new Set(['output', 'debug', 'comment', 'vscode-settings']);

export function detectPlans(): Disposable {
  // Changing the language closes and reopens the document in one turn.
  // Setting a plan back to plain text is the user's decision.
  let justClosed: string | undefined;
  const closing = workspace.onDidCloseTextDocument((document) => {
    justClosed = document.uri.toString();
    setTimeout(() => (justClosed = undefined), 0);
  });
  const opening = workspace.onDidOpenTextDocument((document) => {
    if (document.uri.toString() !== justClosed) void treatIfPlan(document);
  });
  workspace.textDocuments.forEach((document) => void treatIfPlan(document));
  return Disposable.from(closing, opening);
}

async function treatIfPlan(document: TextDocument): Promise<void> {
  if (document.languageId !== 'plaintext' || document.isClosed || notFiles.has(document.uri.scheme)) return;
  if (!opensAsPlan(document.lineCount, (line) => document.lineAt(line).text)) return;
  if (!workspace.getConfiguration(settingsSection, document).get<boolean>('detectByFirstLine', true)) return;
  await languages.setTextDocumentLanguage(document, languageId);
}
