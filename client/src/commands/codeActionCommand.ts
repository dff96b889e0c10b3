/** Commands that ask the server for one kind of code action and apply it. */
import { Range, commands, window } from 'vscode';
import type { CodeAction } from 'vscode';
import { State } from 'vscode-languageclient';
import { languageId } from '../../../server/src/protocol/messages';
import type { PlanClient } from '../client';
import { text } from '../messages';
import type { FixedText } from '../messages';
import { notify } from '../notify';
import type { Command } from './command';

/**
 * `kind`: the kind of the server's code action. `nothing`: shown when there is nothing to change. `done`: shown
 * afterwards, with the number of places.
 */
export function codeActionCommand(kind: string, nothing: () => FixedText, done: (places: number) => string): Command {
  return (planClient) => make(kind, nothing, done, planClient);
}

/**
 * The editor's own command applies the change, with a preview, an undo label and a version check. It is silent on
 * failure and talks about code actions, so we ask for the change first.
 */
async function make(
  kind: string,
  nothing: () => FixedText,
  done: (places: number) => string,
  planClient: PlanClient,
): Promise<void> {
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
    // Most of the changes are out of sight.
    const places = found[0]!.edit?.entries().reduce((sum, [, edits]) => sum + edits.length, 0) ?? 0;
    if (document.version !== version) window.setStatusBarMessage(done(places), 5000);
  } else notify(planClient.client.state === State.Running ? nothing() : text('Work plan server is not running'));
}
