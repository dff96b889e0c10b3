/** The steps of the walkthrough: each shows a plan, the sample if none is open, and then what the step is about. */
import { Selection, commands, languages } from 'vscode';
import type { TextEditor } from 'vscode';
import type { PlanClient } from '../client';
import { elapsed } from '../delayed';
import { commandId } from './contributions';
import { showAnyPlan } from './openSample';

/** Its argument names the step. It is not in the command palette. */
export const tryOutCommand = 'gongzuoyaodian.tryOut';

const steps: Readonly<Record<string, (editor: TextEditor) => unknown>> = {
  outline: () => commands.executeCommand('gongzuoyaodian.outline.focus'),
  targets: () => commands.executeCommand('gongzuoyaodian.targets.focus'),
  symbols: () => commands.executeCommand('workbench.action.gotoSymbol'),
  problems: () => commands.executeCommand('workbench.actions.view.problems'),
  fix: async (editor) => {
    await goToFinding(editor);
    await commands.executeCommand('editor.action.quickFix');
  },
  renumber: () => commands.executeCommand(commandId('renumber')),
  units: async (editor) => {
    goTo(editor, /责任单位[:：]/);
    await commands.executeCommand('editor.action.referenceSearch.trigger');
  },
  overview: () => commands.executeCommand(commandId('showOverview')),
};

export async function tryOut(planClient: PlanClient, name: unknown): Promise<void> {
  const step = typeof name === 'string' && Object.hasOwn(steps, name) ? steps[name] : undefined;
  const editor = await showAnyPlan(planClient);
  await planClient.ensureStarted();
  await step?.(editor);
}

/** Milliseconds between two looks, and how often there is one: a server that has just been started takes a while. */
const patience = 100;
const looks = 50;

async function goToFinding(editor: TextEditor): Promise<void> {
  for (let look = 0; look < looks; look++) {
    const [first] = languages.getDiagnostics(editor.document.uri);
    if (first) {
      editor.selection = new Selection(first.range.start, first.range.start);
      editor.revealRange(first.range);
      return;
    }
    await elapsed(patience);
  }
}

/** Behind the first match. */
function goTo(editor: TextEditor, words: RegExp): void {
  const found = words.exec(editor.document.getText());
  if (!found) return;
  const at = editor.document.positionAt(found.index + found[0].length);
  editor.selection = new Selection(at, at);
}
