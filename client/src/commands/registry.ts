/** What each command does; one file for each. */
import { Disposable, commands } from 'vscode';
import type { PlanClient } from '../client';
import { cleanUp } from './cleanUp';
import type { Command, CommandCall } from './command';
import { commandId, type CommandName } from './contributions';
import { configWritten, configWrittenCommand } from './configWritten';
import { convertWidths } from './convertWidths';
import { copyDown, copyUp, moveDown, moveUp } from './moveItems';
import { levelIn, levelOut } from './levels';
import { newPlan } from './newPlan';
import { normaliseNotes } from './normaliseNotes';
import { plainLine } from './plainLine';
import { openRulePage, openRulePageCommand, provideRulePages } from './openRulePage';
import { openSample } from './openSample';
import { renumber } from './renumber';
import { renumberPreview } from './renumberPreview';
import { restartServer } from './restartServer';
import { showOutput } from './showOutput';
import { showOverview } from './showOverview';
import { treatAsPlan } from './treatAsPlan';
import { tryOut, tryOutCommand } from './tryOut';
import { clearOutlineFilter, filterOutline } from './filterOutline';
import { compareLedger, compareWith, showProgress } from '../ledger/commands';
import { mergeDrafts } from '../ledger/mergeDrafts';
import { exportHtml, exportLedger, exportWord } from '../word/exportPlan';
import { openWord, overwriteWord, returnToWord } from '../word/openWord';
import { goToRow } from './goToRow';
import { goToRowCommand } from '../views/rowItems';
import { showOnePlan, showWorkspace, sortTargetsByDeadline, sortTargetsByUnit } from './viewOptions';
import type { PlanViews } from '../views/planViews';
import type { ViewRow } from '../../../server/src/protocol/messages';

const registry: Readonly<Record<CommandName, Command>> = {
  newPlan,
  openSample,
  treatAsPlan,
  showOverview,
  showWorkspace,
  showOnePlan,
  filterOutline,
  clearOutlineFilter,
  sortTargetsByUnit,
  sortTargetsByDeadline,
  showPreview: (_planClient, _views, { preview }) => preview.show(),
  exportWord,
  exportHtml,
  exportLedger,
  mergeDrafts,
  compareWith,
  compareLedger,
  showProgress,
  openWord,
  returnToWord,
  overwriteWord,
  renumber,
  renumberPreview,
  normaliseNotes,
  convertWidths,
  cleanUp,
  moveUp,
  moveDown,
  copyUp,
  copyDown,
  plainLine,
  levelIn,
  levelOut,
  restartServer,
  showOutput,
};

export function registerCommands(
  planClient: PlanClient,
  views: PlanViews,
  parts: Omit<CommandCall, 'args'>,
): Disposable {
  return Disposable.from(
    ...(Object.keys(registry) as CommandName[]).map((name) =>
      commands.registerCommand(commandId(name), (...args: unknown[]) =>
        registry[name](planClient, views, { ...parts, args }),
      ),
    ),
    commands.registerCommand(goToRowCommand, (row: ViewRow) => goToRow(planClient, row)),
    provideRulePages(planClient.extensionUri),
    commands.registerCommand(openRulePageCommand, openRulePage),
    commands.registerCommand(tryOutCommand, (step: unknown) => tryOut(planClient, step)),
    commands.registerCommand(configWrittenCommand, configWritten),
  );
}
