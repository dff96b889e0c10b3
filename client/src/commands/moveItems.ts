/** Moves and copies items with all that belongs to them; elsewhere the editor moves and copies its lines. */
import { commands, window } from 'vscode';
import { languageId } from '../../../server/src/protocol/messages';
import type { MoveParams } from '../../../server/src/protocol/messages';
import type { PlanClient } from '../client';
import { inTurn, moveIn } from '../moving';
import type { Command } from './command';

function moveCommand(kind: MoveParams['kind'], ofEditor: string): Command {
  return (planClient) =>
    inTurn(planClient, async () => {
      if (!(await move(kind, planClient))) await commands.executeCommand(ofEditor);
    });
}

/** False where there is no item to move, or nobody to ask. */
async function move(kind: MoveParams['kind'], planClient: PlanClient): Promise<boolean> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== languageId || editor.selections.length > 1) return false;
  return moveIn(editor, editor.selection, { kind }, planClient);
}

export const moveUp = moveCommand('up', 'editor.action.moveLinesUpAction');
export const moveDown = moveCommand('down', 'editor.action.moveLinesDownAction');
export const copyUp = moveCommand('copyUp', 'editor.action.copyLinesUpAction');
export const copyDown = moveCommand('copyDown', 'editor.action.copyLinesDownAction');
