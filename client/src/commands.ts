import { Disposable, commands, languages, window } from 'vscode';
import { languageId } from '../../server/src/protocol';
import type { PlanClient } from './client';
import { commandIds } from './commandIds';
import { newPlan } from './newPlan';
import { showOverview } from './overview';

/** Commands that ask the server for its change of one kind and make it. */
const changes: readonly (readonly [id: string, kind: string])[] = [
  [commandIds.renumber, 'source.renumber.gongzuoyaodian'],
  [commandIds.renumberPreview, 'source.renumber.gongzuoyaodian.preview'],
  [commandIds.normaliseNotes, 'source.normaliseNotes.gongzuoyaodian'],
  [commandIds.convertWidths, 'source.convertWidths.gongzuoyaodian'],
  [commandIds.cleanUp, 'source.cleanUp.gongzuoyaodian'],
];

export function registerCommands(planClient: PlanClient): Disposable {
  return Disposable.from(
    commands.registerCommand(commandIds.newPlan, newPlan),
    commands.registerCommand(commandIds.treatAsPlan, treatAsPlan),
    ...changes.map(([id, kind]) => commands.registerCommand(id, () => commands.executeCommand('editor.action.codeAction', { kind, apply: 'first' }))),
    commands.registerCommand(commandIds.showOverview, () => showOverview(planClient)),
    commands.registerCommand(commandIds.restartServer, () => planClient.restart()),
    commands.registerCommand(commandIds.showOutput, () => planClient.channel.show(true)),
  );
}

async function treatAsPlan(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document && document.languageId !== languageId) await languages.setTextDocumentLanguage(document, languageId);
}
