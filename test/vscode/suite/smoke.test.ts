import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, closeAll, eventually, extensionId, languageId, openFixture } from './support.js';

describe('the extension in VS Code', () => {
  after(closeAll);

  it('is found, and becomes active when a .gzyd file is opened', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, `${extensionId} is not installed`);
    const editor = await openFixture('plan.gzyd');
    assert.equal(editor.document.languageId, languageId);
    await eventually(
      'activation',
      () => extension.isActive,
      (active) => active,
    );
  });

  it('contributes the commands that its manifest names', async () => {
    const { packageJSON } = await activated();
    const manifest = packageJSON as { contributes?: { commands?: { command: string }[] } };
    const wanted = (manifest.contributes?.commands ?? []).map(({ command }) => command);
    assert.ok(wanted.length > 0, 'the manifest names no command');
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      wanted.filter((command) => !known.has(command)),
      [],
    );
  });
});
