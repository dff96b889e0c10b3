/**
 * Finds plans in plain text by their first lines. `contributes.languages.firstLine` can't do that: VS Code takes a
 * `.txt` for plain text before it looks at the content, and an untitled text has no content yet.
 */
import { Disposable, languages, workspace } from 'vscode';
import type { Memento, TextDocument } from 'vscode';
import { languageId, settingsSection } from '../../server/src/protocol/messages';
import { looksLikePlan, opensAsPlan } from '../../server/src/plan/detect';
import { text } from './messages';
import { ask } from './notify';

/** Documents that are not files, such as output channels. */
const notFiles = new Set(['output', 'debug', 'comment', 'vscode-settings']);

/** Milliseconds without a change before a text is offered. */
const quiet = 1500;
const neverOfferKey = 'neverOfferToTreatAsPlan';

export function detectPlans(memory: Memento): Disposable {
  // Changing the language closes and reopens the document in one turn.
  let justClosed: { readonly uri: string; readonly language: string } | undefined;
  /** Setting a plan back to plain text is the user's decision. */
  const declined = new Set<string>();
  const offered = new Set<string>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  function isCandidate(document: TextDocument): boolean {
    return (
      document.languageId === 'plaintext' &&
      !document.isClosed &&
      !notFiles.has(document.uri.scheme) &&
      !declined.has(document.uri.toString()) &&
      workspace.getConfiguration(settingsSection, document).get<boolean>('detectByFirstLine', true)
    );
  }

  function treatIfPlan(document: TextDocument): boolean {
    if (!isCandidate(document) || !opensAsPlan(document.lineCount, (line) => document.lineAt(line).text)) return false;
    void languages.setTextDocumentLanguage(document, languageId);
    return true;
  }

  /** One question for a text that was never saved and has no title, but the form of a plan. */
  async function offer(document: TextDocument): Promise<void> {
    const uri = document.uri.toString();
    if (offered.has(uri) || memory.get(neverOfferKey) === true || !isCandidate(document)) return;
    if (!looksLikePlan(document.lineCount, (line) => document.lineAt(line).text)) return;
    offered.add(uri);
    const yes = text('Treat as Work Plan');
    const never = text('Never Ask');
    const answer = await ask(text('This text looks like a work plan.'), yes, never);
    if (answer === never) await memory.update(neverOfferKey, true);
    if (answer === yes && !document.isClosed) await languages.setTextDocumentLanguage(document, languageId);
  }

  function forget(uri: string): void {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
  }

  const subscriptions = [
    workspace.onDidCloseTextDocument(({ uri, languageId: language }) => {
      forget(uri.toString());
      justClosed = { uri: uri.toString(), language };
      setTimeout(() => (justClosed = undefined), 0);
    }),
    workspace.onDidOpenTextDocument((document) => {
      if (document.uri.toString() !== justClosed?.uri) treatIfPlan(document);
      else if (justClosed.language === languageId) declined.add(justClosed.uri);
    }),
    workspace.onDidSaveTextDocument(treatIfPlan),
    // With another line the title is complete, and no input method is composing it.
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document.uri.scheme !== 'untitled' || document.languageId !== 'plaintext' || contentChanges.length === 0)
        return;
      const uri = document.uri.toString();
      forget(uri);
      if (document.lineCount > 1 && !treatIfPlan(document)) {
        waiting.set(
          uri,
          setTimeout(() => void offer(document), quiet),
        );
      }
    }),
  ];
  workspace.textDocuments.forEach(treatIfPlan);
  return Disposable.from(...subscriptions, { dispose: () => [...waiting.keys()].forEach(forget) });
}
