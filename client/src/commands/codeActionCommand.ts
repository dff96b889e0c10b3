/** Commands that ask the server for its change of one kind, and make it. */
import { Range, commands, window } from 'vscode';
import type { CodeAction } from 'vscode';
import { State } from 'vscode-languageclient';
import { languageId } from '../../../server/src/protocol/messages';
import type { PlanClient } from '../client';
import { text } from '../messages';
import type { FixedText } from '../messages';
import { notify } from '../notify';
import type { Command } from './command';

/** `kind`: of the server's code action. `nothing`: said when there is nothing to change. */
export function codeActionCommand(kind: string, nothing: () => FixedText): Command {
  return (planClient) => make(kind, nothing, planClient);
}

/**
 * The editor's own command makes the change, with preview, a name for undo and a check of the version. As it is silent
 * on failure and speaks of code actions, we ask for the change first.
 */
async function make(kind: string, nothing: () => FixedText, planClient: PlanClient): Promise<void> {
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
