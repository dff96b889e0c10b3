/** What the tests inside VS Code share: opening plans, waiting for late answers, reading what is shown. */
import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';

export const extensionId = 'gongzuo-yaodian.gongzuo-yaodian';
export const languageId = 'gongzuoyaodian';

/** The extension, activated. */
export async function activated(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension(extensionId);
  assert.ok(extension, `${extensionId} is not installed`);
  await extension.activate();
  return extension;
}

/** The address of a file of the workspace, which is a copy of test/vscode/workspace made for this run. */
export function workspaceUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, ...name.split('/'));
}

/** Opens a file of the workspace in an editor. */
export async function openFixture(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(workspaceUri(name));
  return vscode.window.showTextDocument(document, { preview: false });
}

/**
 * Opens a text that was never saved as a plan (or as another language) in an editor. It
 * gets the name of the last such text, and VS Code may restore its backup of that one
 * instead, as long as it has not yet deleted it; then it is closed and opened again.
 */
export async function openText(content: string, language: string = languageId): Promise<vscode.TextEditor> {
  return eventually(
    'the new text',
    async () => {
      const document = await vscode.workspace.openTextDocument({ language, content });
      const editor = await vscode.window.showTextDocument(document, { preview: false });
      if (!isNew(document)) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      return editor;
    },
    ({ document }) => isNew(document),
  );

  function isNew(document: vscode.TextDocument): boolean {
    return document.languageId === language && document.getText().replaceAll('\r', '') === content.replaceAll('\r', '');
  }
}

let counter = 0;
/** Each test file is a bundle with its own counter, and all write to one folder. */
const bundle = Math.random().toString(36).slice(2, 8);

/**
 * The name of a workspace folder that no other test uses: VS Code keeps a text for minutes after its editor is closed.
 */
export function newFolder(): string {
  counter += 1;
  return `folder-${bundle}-${counter}`;
}

/** Writes a text to a new file of the workspace and opens that; the name decides on the language. */
export async function openNewFile(content: string, extension = '.gzyd', folder = '.'): Promise<vscode.TextEditor> {
  counter += 1;
  const name = `${folder}/new-${bundle}-${counter}${extension}`;
  await vscode.workspace.fs.writeFile(workspaceUri(name), Buffer.from(content, 'utf8'));
  return openFixture(name);
}

/** Opens a new plan, `before` and `sample`, with the caret at the ▏ in `sample`, once the server knows it. */
export async function openAtCaret(before: string, sample: string, folder?: string): Promise<vscode.TextEditor> {
  const [left, right] = `${before}${sample}`.split('▏');
  const editor = await openNewFile(left! + right!, '.gzyd', folder);
  const at = editor.document.positionAt(left!.length);
  // An outline shows that the server is running; a plan without headings has none.
  if (sample !== '▏') await outline(editor.document.uri);
  const selection = new vscode.Selection(at, at);
  const there = await vscode.window.showTextDocument(editor.document, { selection });
  await eventually(
    'the caret',
    () => there.selection,
    (now) => now.isEqual(selection),
  );
  return there;
}

/** Waits until an editor has this text, with the caret at the ▏ in it. */
export function becomesAtCaret(editor: vscode.TextEditor, text: string): Promise<string> {
  const shown = (): string => {
    const at = editor.document.offsetAt(editor.selection.active);
    const now = editor.document.getText();
    return `${now.slice(0, at)}▏${now.slice(at)}`.replaceAll('\r', '');
  };
  return eventually('the text', shown, (now) => now === text);
}

/** Replaces the whole text of an editor, as one edit. */
export async function replaceAll(editor: vscode.TextEditor, text: string): Promise<void> {
  const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
  assert.ok(
    await editor.edit((edit) => edit.replace(editor.document.validateRange(whole), text)),
    'the edit was refused',
  );
}

/** Types text at the cursor as a person would, with on-enter rules and closing brackets at work. */
export async function type(text: string): Promise<void> {
  for (const character of text) await vscode.commands.executeCommand('default:type', { text: character });
}

/** Closes all editors without asking about changes. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Calls `read` until its result passes `good`, and returns that result. When time runs out the test
 * fails with the last result in the message, so `good` may be as strict as an assertion.
 */
export async function eventually<T>(
  what: string,
  read: () => T | Thenable<T>,
  good: (value: T) => boolean,
  timeout = 20_000,
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await read();
    if (good(value)) return value;
    if (Date.now() > end) assert.fail(`${what} did not come within ${timeout} ms; the last value was ${brief(value)}`);
    await sleep(50);
  }
}

function brief(value: unknown): string {
  try {
    return (JSON.stringify(value, undefined, 1) ?? String(value)).slice(0, 2000);
  } catch {
    return String(value);
  }
}

/** A finding as a short line: `3:0-3:4 warning numbering/missing`, in characters from 0. */
export function shortly(diagnostic: vscode.Diagnostic): string {
  const { start, end } = diagnostic.range;
  const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
  const severity = vscode.DiagnosticSeverity[diagnostic.severity].toLowerCase();
  return `${start.line}:${start.character}-${end.line}:${end.character} ${severity} ${code}`;
}

/**
 * The findings for a document once they have been the same for `quiet` milliseconds: for asserting
 * on all of them, or that there are none. To wait for a certain one use `eventually`.
 */
export async function settledDiagnostics(
  uri: vscode.Uri,
  quiet = 1000,
  timeout = 15_000,
): Promise<vscode.Diagnostic[]> {
  const end = Date.now() + timeout;
  let last = '';
  let since = Date.now();
  for (;;) {
    const now = vscode.languages.getDiagnostics(uri);
    const text = now.map((one) => `${shortly(one)} ${one.message}`).join('\n');
    if (text !== last) {
      last = text;
      since = Date.now();
    }
    if (Date.now() - since >= quiet) return now;
    if (Date.now() > end) assert.fail(`the findings did not come to rest within ${timeout} ms`);
    await sleep(50);
  }
}

/** The outline of a document as VS Code's Outline view gets it, once there is one. */
export async function outline(uri: vscode.Uri): Promise<vscode.DocumentSymbol[]> {
  const read = (): Thenable<vscode.DocumentSymbol[] | undefined> =>
    vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);
  return (await eventually('an outline', read, (symbols) => (symbols?.length ?? 0) > 0)) ?? [];
}

/** The names of an outline, indented by their depth. */
export function outlineText(symbols: readonly vscode.DocumentSymbol[], indent = ''): string {
  return symbols.map((symbol) => `${indent}${symbol.name}\n${outlineText(symbol.children, `${indent}  `)}`).join('');
}

/** A semantic token with its text. */
export interface Token {
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly type: string;
  readonly modifiers: readonly string[];
}

/** The semantic tokens of a document, once there are some. */
export async function semanticTokens(document: vscode.TextDocument): Promise<Token[]> {
  const legend = await eventually(
    'a legend of semantic tokens',
    () =>
      vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
        'vscode.provideDocumentSemanticTokensLegend',
        document.uri,
      ),
    (value) => value !== undefined,
  );
  const tokens = await eventually(
    'semantic tokens',
    () =>
      vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
        'vscode.provideDocumentSemanticTokens',
        document.uri,
      ),
    (value) => (value?.data.length ?? 0) > 0,
  );
  const result: Token[] = [];
  const data = tokens?.data ?? new Uint32Array();
  let line = 0;
  let start = 0;
  for (let index = 0; index + 4 < data.length; index += 5) {
    const [lines = 0, characters = 0, length = 0, kind = 0, bits = 0] = data.subarray(index, index + 5);
    start = lines > 0 ? characters : start + characters;
    line += lines;
    result.push({
      text: document.lineAt(line).text.slice(start, start + length),
      line,
      start,
      type: legend?.tokenTypes[kind] ?? `unknown ${kind}`,
      modifiers: legend?.tokenModifiers.filter((_, bit) => (bits >> bit) & 1) ?? [],
    });
  }
  return result;
}

/** The path of a file of the project (not of the run's workspace), for comparing with the command line. */
export async function projectPath(...parts: string[]): Promise<string> {
  return path.join((await activated()).extensionPath, ...parts);
}

export const run = (command: string, ...rest: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...rest);

/** Presses Enter in quick picks and dialogs until the command is through. */
export async function accepting(command: string, ...rest: unknown[]): Promise<void> {
  let through = false;
  const done = Promise.resolve(run(command, ...rest)).finally(() => (through = true));
  for (let turn = 0; turn < 100 && !through; turn++) {
    await sleep(200);
    if (!through) await run('workbench.action.acceptSelectedQuickOpenItem');
  }
  await done;
}

/** Until something is through, closes the notifications that wait for an answer. */
export async function whileDismissing(work: Promise<void>): Promise<void> {
  let through = false;
  const done = work.finally(() => (through = true));
  await eventually(
    'the end',
    async () => {
      await run('notifications.clearAll');
      return through;
    },
    (ended) => ended,
  );
  await done;
}
