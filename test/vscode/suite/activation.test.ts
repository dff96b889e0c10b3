/**
 * Runs first, before any other test has started the server, and tests what starts it. What activates the extension is
 * in test/client/manifest.test.ts, because VS Code’s own views do that here.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension';
import { activated, closeAll, eventually, newFolder, sleep, workspaceUri } from './support.js';

/** `State.Stopped` of vscode-languageclient. */
const stopped = 1;

describe('a YAML file', () => {
  afterEach(closeAll);

  async function show(uri: vscode.Uri, content: string): Promise<void> {
    await vscode.workspace.fs.writeFile(uri, Buffer.from(content));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
  }

  it('starts no server, except a gzyd.yaml, which is checked and completed before any plan is open', async () => {
    const { client } = (await activated()).exports as ExtensionApi;
    assert.equal(client.state, stopped);
    const folder = newFolder();
    await show(workspaceUri(`${folder}/other.yaml`), 'profil: strict\n');
    await sleep(1000);
    assert.equal(client.state, stopped);
    const config = workspaceUri(`${folder}/gzyd.yaml`);
    await show(config, 'profil: strict\n');
    await eventually(
      'the problem',
      () => vscode.languages.getDiagnostics(config),
      ({ length }) => length === 1,
    );
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      config,
      new vscode.Position(1, 0),
    );
    assert.ok(list.items.some(({ label }) => label === 'units'));
  });
});
