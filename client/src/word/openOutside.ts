/** A file that VS Code doesn't show: Word and the browser are programs of this machine. */
import { UIKind, commands, env } from 'vscode';
import type { Uri } from 'vscode';
import { text } from '../messages';
import type { FixedText } from '../messages';
import { ask, plain } from '../notify';

function isHere({ scheme }: Uri): boolean {
  return scheme === 'file' && env.remoteName === undefined && env.uiKind === UIKind.Desktop;
}

export function outsideButton(file: Uri): FixedText {
  return isHere(file) ? text('Open') : text('Show in Explorer');
}

/** A file on another machine is shown where it lies. */
export async function openOutside(file: Uri): Promise<void> {
  if (isHere(file)) await env.openExternal(file);
  else await commands.executeCommand('revealInExplorer', file);
}

/** After it was written. */
export async function offerToOpen(target: Uri, said: readonly string[]): Promise<void> {
  const button = outsideButton(target);
  if ((await ask(plain(said.join(' ')), button)) === button) await openOutside(target);
}
