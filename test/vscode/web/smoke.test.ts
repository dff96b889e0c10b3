import * as vscode from 'vscode';
import { register } from './register.js';

const extensionId = 'gongzuo-yaodian.gongzuo-yaodian';
const languageId = 'gongzuoyaodian';

/** There is no `node:assert` in a browser. */
function check(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

async function eventually<T>(what: string, read: () => T | Thenable<T>, good: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + 15_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const value = await read();
    if (good(value)) return value;
    check(Date.now() < end, `${what} did not come; the last value was ${JSON.stringify(value)}`);
  }
}

register(() => describe('the extension in VS Code for the Web', () => {
  let document: vscode.TextDocument;

  it('becomes active when a .gzyd file is opened', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    check(extension, `${extensionId} is not installed`);
    const folder = vscode.workspace.workspaceFolders?.[0];
    check(folder, 'no folder is open');
    document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'plan.gzyd'));
    await vscode.window.showTextDocument(document);
    check(document.languageId === languageId, `the language is ${document.languageId}`);
    await eventually('activation', () => extension.isActive, (active) => active);
  });

  it('gets its outline from the server, which runs in a web worker', async () => {
    const symbols = await eventually(
      'an outline',
      () => vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri),
      (found) => (found?.length ?? 0) > 0,
    );
    const names = JSON.stringify(symbols);
    for (const title of ['提升教学质量', '加强课堂教学', '改善办学条件']) check(names.includes(title), `${title} is not in ${names}`);
  });
}));
