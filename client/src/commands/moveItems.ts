/** Moves and copies items with all that belongs to them; elsewhere the editor moves and copies its lines. */
import { Range, Selection, commands, window } from 'vscode';
import type { TextEditor } from 'vscode';
import { State } from 'vscode-languageclient';
import { MoveRequest, languageId } from '../../../server/src/protocol/messages';
import type { MoveParams, MoveResult } from '../../../server/src/protocol/messages';
import type { PlanClient } from '../client';
import { text } from '../messages';
import type { Command } from './command';

/** A key that repeats is answered in order, each press on the text that the one before has left. */
let queue: Promise<unknown> = Promise.resolve();

function moveCommand(kind: MoveParams['kind'], ofEditor: string): Command {
  return (planClient) => {
    queue = queue
      .then(() => move(kind, planClient))
      .then(async (done) => {
        if (!done) await commands.executeCommand(ofEditor);
      })
      .catch((error: unknown) => planClient.channel.warn(String(error)));
    return queue;
  };
}

/** False where there is no item to move, or nobody to ask. */
async function move(kind: MoveParams['kind'], { client }: PlanClient): Promise<boolean> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== languageId || editor.selections.length > 1 || client.state !== State.Running)
    return false;
  const { document, selection } = editor;
  const { version } = document;
  const result = await client.sendRequest<MoveResult | null>(MoveRequest.method, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    range: client.code2ProtocolConverter.asRange(selection),
    kind,
  } satisfies MoveParams);
  if (result === null) return false;
  // Something was typed in the meantime; the key is not worth more than that.
  if (document.version !== version || result.version !== version) return true;
  if (result.edits.length === 0) {
    window.setStatusBarMessage(text('It can’t go any further.'), 3000);
    return true;
  }
  await apply(editor, result, selection.isReversed);
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

export const moveUp = moveCommand('up', 'editor.action.moveLinesUpAction');
export const moveDown = moveCommand('down', 'editor.action.moveLinesDownAction');
export const copyUp = moveCommand('copyUp', 'editor.action.copyLinesUpAction');
export const copyDown = moveCommand('copyDown', 'editor.action.copyLinesDownAction');
