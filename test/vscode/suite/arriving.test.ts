/**
 * The steps of the walkthrough, begun with no plan open. Runs before the tests that open plans: VS Code keeps those for
 * a while after their editors are closed, and a step shows a plan that is open rather than the sample.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, languageId, projectPath } from './support.js';

/** A desktop VS Code has no page to look at. */
const hasPage = process.env.GZYD_KEYS === 'page';

/** What each step shows, as a part of the page. */
const shown: Readonly<Record<string, string>> = {
  outline: '.pane-header.expanded[aria-label*="大纲"], .pane-header.expanded[aria-label*="Outline"]',
  targets: '.pane-header.expanded[aria-label*="目标"], .pane-header.expanded[aria-label*="Targets"]',
  symbols: '.quick-input-widget .monaco-list-row',
  problems: '.markers-panel .monaco-list-row',
  fix: '.action-widget .monaco-list-row',
  units: '.peekview-widget .monaco-list-row',
  overview: '.quick-input-widget .monaco-list-row',
};

describe('the walkthrough', function () {
  this.timeout(120_000);
  let sample: string;

  const text = (): string | undefined => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.languageId === languageId ? document.getText().replaceAll('\r', '') : undefined;
  };

  before(async () => {
    const file = vscode.Uri.file(await projectPath('samples', '2026年全市教育工作要点.txt'));
    sample = new TextDecoder().decode(await vscode.workspace.fs.readFile(file)).replaceAll('\r', '');
  });
  beforeEach(closeAll);
  afterEach(closeAll);
  after(() => vscode.commands.executeCommand('workbench.action.closePanel'));

  it('opens the sample plan as a text that was never saved', async () => {
    await vscode.commands.executeCommand('gongzuoyaodian.openSample');
    assert.equal(text(), sample);
    assert.ok(vscode.window.activeTextEditor?.document.isUntitled);
  });

  it('puts the numbers of the sample in order, and one undo takes that back', async () => {
    void vscode.commands.executeCommand('gongzuoyaodian.tryOut', 'renumber');
    await eventually('other numbers', text, (now) => now !== undefined && now !== sample);
    const bare = (plan: string | undefined): string | undefined => plan?.replaceAll(/\d+/g, '#');
    assert.equal(bare(text()), bare(sample));
    await vscode.commands.executeCommand('undo');
    await eventually('the sample', text, (now) => now === sample);
  });

  for (const [step, part] of Object.entries(shown)) {
    (hasPage ? it : it.skip)(`shows the sample and what the step is about: ${step}`, async () => {
      void vscode.commands.executeCommand('gongzuoyaodian.tryOut', step);
      await eventually('the sample', text, (now) => now === sample);
      // The letter comes into the text only if that part of the page has been seen.
      const keys = ['Escape', 'Control+1', 'Control+Home', 'z'].map((press) => ({ press }));
      console.log(`keys ${JSON.stringify([{ see: part }, ...keys])}`);
      await eventually('the letter typed behind it', text, (now) => now === `z${sample}`);
    });
  }
});
