/**
 * Notifications. VS Code follows `command:` links in them, so they must not quote a plan: the type allows fixed texts
 * only. The linter forbids the editor's own functions elsewhere.
 */
import { window } from 'vscode';
import type { FixedText } from './messages';

export function notify(message: FixedText): void {
  void window.showInformationMessage(message);
}

export function warn(message: FixedText): void {
  void window.showWarningMessage(message);
}

/** A question with buttons; the one that was pressed, or undefined. */
export async function ask<Button extends FixedText>(
  message: FixedText,
  ...buttons: readonly Button[]
): Promise<Button | undefined> {
  return window.showInformationMessage<Button>(message, ...buttons);
}

/** An error with buttons; the one that was pressed, or undefined. */
export async function askAfterError<Button extends FixedText>(
  message: FixedText,
  ...buttons: readonly Button[]
): Promise<Button | undefined> {
  return window.showErrorMessage<Button>(message, ...buttons);
}
