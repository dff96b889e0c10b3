/**
 * Notifications. VS Code follows `command:` links in them, so nothing that quotes a plan may be shown: the type takes fixed texts alone.
 * The linter forbids the editor's own functions elsewhere.
 */
import { window } from 'vscode';
import type { FixedText } from './messages';

export function notify(message: FixedText): void {
  void window.showInformationMessage(message);
}

export function warn(message: FixedText): void {
  void window.showWarningMessage(message);
}

/** An error with buttons; the one that was pressed, or undefined. */
export async function askAfterError<Button extends FixedText>(
  message: FixedText,
  ...buttons: readonly Button[]
): Promise<Button | undefined> {
  return window.showErrorMessage<Button>(message, ...buttons);
}
