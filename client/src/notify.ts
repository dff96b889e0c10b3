/**
 * Notifications. VS Code follows `command:` links in them, so they must not quote a plan as it is: the type allows
 * fixed texts only, and `plain` makes others harmless. The linter forbids the editor's own functions elsewhere.
 */
import { window } from 'vscode';
import type { FixedText } from './messages';

/**
 * A text that may quote something, with nothing in it that VS Code takes for a link: its links are `[words](address)`.
 */
export function plain(message: string): FixedText {
  return message.replaceAll('[', '［').replaceAll(']', '］') as FixedText;
}

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

/** A question that must be answered before anything else; undefined if it was dismissed. */
export async function askBefore<Button extends FixedText>(
  message: FixedText,
  ...buttons: readonly Button[]
): Promise<Button | undefined> {
  return window.showWarningMessage<Button>(message, { modal: true }, ...buttons);
}

/** An error with buttons; the one that was pressed, or undefined. */
export async function askAfterError<Button extends FixedText>(
  message: FixedText,
  ...buttons: readonly Button[]
): Promise<Button | undefined> {
  return window.showErrorMessage<Button>(message, ...buttons);
}
