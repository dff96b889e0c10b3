/** Asks the server how an item moves, and makes its edits in the editor: one undo step, the selection as it says. */
import { Range, Selection, window } from 'vscode';
import type { Position, TextDocument, TextEditor } from 'vscode';
import { State } from 'vscode-languageclient';
import { MoveRequest } from '../../server/src/protocol/messages';
import type { MoveParams, MoveResult } from '../../server/src/protocol/messages';
import type { PlanClient } from './client';
import { text } from './messages';

/** A key that repeats is answered in order, each press on the text that the one before has left. */
let queue: Promise<unknown> = Promise.resolve();

export function inTurn(planClient: PlanClient, work: () => Promise<unknown>): Promise<unknown> {
  queue = queue.then(work).catch((error: unknown) => planClient.channel.warn(String(error)));
  return queue;
}

/** Brings the item whose heading is at `from` to the place of another one. */
export function moveTo(
  planClient: PlanClient,
  document: TextDocument,
  from: Range,
  target: Position,
): Promise<unknown> {
  return inTurn(planClient, async () => {
    const editor = await window.showTextDocument(document);
    const position = planClient.client.code2ProtocolConverter.asPosition(target);
    const done = await moveIn(editor, from, { kind: 'to', target: position }, planClient);
    if (!done) window.setStatusBarMessage(text('It can’t go there.'), 3000);
  });
}

/** False where there is no item to move, or nobody to ask. */
export async function moveIn(
  editor: TextEditor,
  range: Range,
  way: Pick<MoveParams, 'kind' | 'target'>,
  { client }: PlanClient,
): Promise<boolean> {
  if (client.state !== State.Running) return false;
  const { document } = editor;
  const { version } = document;
  const result = await client.sendRequest<MoveResult | null>(MoveRequest.method, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    range: client.code2ProtocolConverter.asRange(range),
    ...way,
  } satisfies MoveParams);
  if (result === null) return false;
  // Something was typed in the meantime; the key is not worth more than that.
  if (document.version !== version || result.version !== version) return true;
  if (result.edits.length === 0) {
    window.setStatusBarMessage(way.kind === 'to' ? text('It can’t go there.') : text('It can’t go any further.'), 3000);
    return true;
  }
  await apply(editor, result, way.kind !== 'to' && editor.selection.isReversed);
  return true;
}

async function apply(editor: TextEditor, { edits, selection }: MoveResult, isReversed: boolean): Promise<void> {
  const rangeOf = ({ start, end }: MoveResult['selection']): Range =>
    new Range(start.line, start.character, end.line, end.character);
  const done = await editor.edit((builder) => {
    for (const { range, newText } of edits) builder.replace(rangeOf(range), newText);
  });
  if (!done) return;
  const { start, end } = rangeOf(selection);
  editor.selection = isReversed ? new Selection(end, start) : new Selection(start, end);
  editor.revealRange(editor.selection);
}
