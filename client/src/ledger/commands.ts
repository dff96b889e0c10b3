/** The commands about plans compared, ledgers and progress. */
import { workspace } from 'vscode';
import type { Command } from '../commands/command';
import { text } from '../messages';
import { textUri } from '../word/files';
import { chooseLedgers, choosePlan, selectedFiles, shownPlan } from './chooseFiles';

/** With two files from the explorer these; with one it and another; else the plan that is shown and another. */
export const compareWith: Command = async (planClient, _views, { args, comparison }) => {
  const wanted = { title: text('Compare with…'), placeHolder: text('The other plan, such as last year’s') };
  const selected = selectedFiles(args);
  const first =
    selected[0] ??
    shownPlan(planClient)?.uri ??
    (await choosePlan(planClient, { ...wanted, placeHolder: text('The plan to compare') }));
  if (first === undefined) return;
  const other = selected[1] ?? (await choosePlan(planClient, wanted, first));
  if (other === undefined) return;
  // What is compared with is the earlier one, unless the years say otherwise.
  await (selected[1] === undefined ? comparison.show(other, first) : comparison.show(first, other));
};

export const compareLedger: Command = async (planClient, _views, { args, ledger }) => {
  const title = text('Compare Ledger…');
  const plan =
    shownPlan(planClient)?.uri ??
    (await choosePlan(planClient, { title, placeHolder: text('The plan of the ledger') }));
  if (plan === undefined) return;
  const chosen = selectedFiles(args)[0] ?? (await chooseLedgers({ title, placeHolder: text('The ledger') }, false))[0];
  if (chosen === undefined) return;
  await ledger.show(await workspace.openTextDocument(textUri(plan)), chosen);
};

export const showProgress: Command = async (_planClient, _views, { args, dashboard }) => {
  const selected = selectedFiles(args);
  const wanted = { title: text('Show Progress'), placeHolder: text('Ledgers that were filled in') };
  const ledgers = selected.length > 0 ? selected : await chooseLedgers(wanted, true);
  if (ledgers.length > 0) await dashboard.show(ledgers);
};
