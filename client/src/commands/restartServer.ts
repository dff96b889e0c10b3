/** Stops the server and starts it again. */
import { window } from 'vscode';
import { State } from 'vscode-languageclient';
import type { PlanClient } from '../client';
import { text } from '../messages';

export async function restartServer(planClient: PlanClient): Promise<void> {
  await planClient.restart();
  if (planClient.client.state === State.Running)
    window.setStatusBarMessage(text('The language server was restarted.'), 5000);
}
