/** Says once, when a plan is first formatted, that formatting leaves numbers alone: version 0.1 renumbered. */
import type { Memento } from 'vscode';
import { text } from './messages';
import { notify } from './notify';

const saidKey = 'saidThatFormatKeepsNumbers';

export function sayOnceThatFormatKeepsNumbers(state: Memento): void {
  if (state.get(saidKey) === true) return;
  void state.update(saidKey, true);
  notify(text('Formatting now changes white space only. To put the numbers in order, run “Renumber the Plan”.'));
}
