/** Tells the server where the caret is, so that an item is checked as soon as its author has left it. */
import { Disposable, window } from 'vscode';
import { State } from 'vscode-languageclient';
import { CaretNotification, languageId } from '../../server/src/protocol/messages';
import type { CaretParams } from '../../server/src/protocol/messages';
import type { PlanClient } from './client';

/** Milliseconds that the caret must stay in its line. */
const rest = 500;

export function reportCaret({ client, served }: PlanClient): Disposable {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const moving = window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections: [selection] }) => {
    clearTimeout(waiting);
    if (selection === undefined || document.languageId !== languageId || !served.has(document)) return;
    waiting = setTimeout(() => {
      if (client.state !== State.Running || document.isClosed) return;
      const params: CaretParams = {
        textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
        position: client.code2ProtocolConverter.asPosition(selection.active),
      };
      void client.sendNotification(CaretNotification.method, params);
    }, rest);
  });
  return Disposable.from(moving, { dispose: () => clearTimeout(waiting) });
}
