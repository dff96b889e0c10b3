import { Disposable, commands, languages, window } from 'vscode';
import { languageId } from '../../server/src/protocol';
import type { PlanClient } from './client';
import { commandIds } from './commandIds';
import { newPlan } from './newPlan';
import { showOverview } from './overview';

export function registerCommands(planClient: PlanClient): Disposable {
  return Disposable.from(
    commands.registerCommand(commandIds.newPlan, newPlan),
    commands.registerCommand(commandIds.treatAsPlan, treatAsPlan),
    commands.registerCommand(commandIds.showOverview, () => showOverview(planClient)),
    commands.registerCommand(commandIds.restartServer, () => planClient.restart()),
    commands.registerCommand(commandIds.showOutput, () => planClient.channel.show(true)),
  );
}

async function treatAsPlan(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document && document.languageId !== languageId) await languages.setTextDocumentLanguage(document, languageId);
}
