import { Disposable, Range, commands, languages, window } from 'vscode';
import type { CodeAction } from 'vscode';
import { State } from 'vscode-languageclient';
import { languageId } from '../../server/src/protocol/messages';
import type { PlanClient } from './client';
import { commandIds } from './commandIds';
import { newPlan } from './newPlan';
import { showOverview } from './overview';
import { openRulePage, openRulePageCommand } from './rulePage';
import { text } from './messages';
import type { FixedText } from './messages';
import { notify } from './notify';

interface Change {
  readonly id: string;
  /** Of the server's code action. */
  readonly kind: string;
  /** Said when there is nothing to change. */
  nothing(): FixedText;
}

/** Commands that ask the server for its change of one kind and make it. */
const changes: readonly Change[] = [
  { id: commandIds.renumber, kind: 'source.renumber.gongzuoyaodian', nothing: () => text('The numbers are in order.') },
  {
    id: commandIds.renumberPreview,
    kind: 'source.renumber.gongzuoyaodian.preview',
    nothing: () => text('The numbers are in order.'),
  },
  {
    id: commandIds.normaliseNotes,
    kind: 'source.normaliseNotes.gongzuoyaodian',
    nothing: () => text('The responsibility notes are written alike.'),
  },
  {
    id: commandIds.convertWidths,
    kind: 'source.convertWidths.gongzuoyaodian',
    nothing: () => text('There is no half-width punctuation to convert.'),
  },
  {
    id: commandIds.cleanUp,
    kind: 'source.cleanUp.gongzuoyaodian',
    nothing: () => text('There are no traces of a web page.'),
  },
];

export function registerCommands(planClient: PlanClient): Disposable {
  return Disposable.from(
    commands.registerCommand(commandIds.newPlan, newPlan),
    commands.registerCommand(commandIds.treatAsPlan, treatAsPlan),
    ...changes.map((change) => commands.registerCommand(change.id, () => make(change, planClient))),
    commands.registerCommand(openRulePageCommand, openRulePage),
    commands.registerCommand(commandIds.showOverview, () => showOverview(planClient)),
    commands.registerCommand(commandIds.restartServer, () => planClient.restart()),
    commands.registerCommand(commandIds.showOutput, () => planClient.channel.show(true)),
  );
}

/** The editor's own command makes the change, with preview, a name for undo and a check of the version. It is silent on failure and speaks of code actions. */
async function make({ kind, nothing }: Change, planClient: PlanClient): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document?.languageId !== languageId) {
    notify(text('Open a work plan first.'));
    return;
  }
  await planClient.ensureStarted();
  const found = await commands.executeCommand<CodeAction[] | undefined>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new Range(0, 0, 0, 0),
    kind,
  );
  if (found?.length) {
    const { version } = document;
    await commands.executeCommand('editor.action.codeAction', { kind, apply: 'first' });
    // Most of them are out of sight.
    const places = found[0]!.edit?.entries().reduce((sum, [, edits]) => sum + edits.length, 0) ?? 0;
    if (document.version !== version) window.setStatusBarMessage(text('{0} place(s) changed.', places), 5000);
  } else notify(planClient.client.state === State.Running ? nothing() : text('Work plan server is not running'));
}

async function treatAsPlan(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document && document.languageId !== languageId) await languages.setTextDocumentLanguage(document, languageId);
}
