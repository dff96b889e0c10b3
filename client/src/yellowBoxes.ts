/**
 * Takes VS Code's yellow boxes off plans that were open before it knew their language. In Restricted Mode it boxes all
 * Chinese characters until then. The worker that finds them may answer after the boxes have gone; then they are back,
 * and stay until the editor shows something else. So each editor with a plan shows an empty page for a moment, unless
 * somebody already works in it.
 */
import { TabInputText, ViewColumn, window, workspace } from 'vscode';
import type { TextEditor } from 'vscode';
import type { PlanClient } from './client';
import { elapsed } from './delayed';

/** Milliseconds since VS Code started its extensions. If they start ours later, it knew the language beforehand. */
const windowStart = 30_000;
/** Milliseconds that a busy worker may still need when our server has answered. */
const lateAnswer = 1000;
/** Milliseconds after which an empty page that never came is closed. */
const patience = 500;

/** Call once, when the extension starts. */
export async function removeYellowBoxes({ served, ensureStarted }: PlanClient): Promise<void> {
  if (workspace.isTrusted || performance.now() > windowStart) return;
  const early = new Set(window.visibleTextEditors.filter(({ document }) => served.has(document)));
  if (early.size === 0) return;
  const used = window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
    if (kind !== undefined) early.delete(textEditor);
  });
  await ensureStarted();
  await elapsed(lateAnswer);
  for (const editor of early) if (isInFront(editor)) await showEmptyPage(editor);
  used.dispose();
}

/** Its tab shows a text; not two of them side by side, or a page of settings. */
function isInFront({ document, viewColumn }: TextEditor): boolean {
  const input = window.tabGroups.all.find((group) => group.viewColumn === viewColumn)?.activeTab?.input;
  return input instanceof TabInputText && input.uri.toString() === document.uri.toString();
}

async function showEmptyPage({ document, viewColumn = ViewColumn.One }: TextEditor): Promise<void> {
  const wasActive = window.activeTextEditor?.viewColumn === viewColumn;
  const shown = new Promise<void>((resolve) => {
    const listener = window.tabGroups.onDidChangeTabs(({ opened }) => {
      if (opened.length === 0) return;
      listener.dispose();
      resolve();
    });
    setTimeout(() => (listener.dispose(), resolve()), patience);
  });
  const page = window.createWebviewPanel('gongzuoyaodian.empty', '', { viewColumn, preserveFocus: true });
  await shown;
  page.dispose();
  // Whoever starts to type finds the caret where it was.
  if (wasActive) await window.showTextDocument(document, { viewColumn });
}
