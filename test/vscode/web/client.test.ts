import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension';
import { register } from './register.js';

/** Waits until the status bar's text passes `good`; there is no `node:assert` in a browser. */
async function status(api: ExtensionApi, good: (text: string | undefined) => boolean): Promise<void> {
  for (const end = Date.now() + 15_000; !good(api.status()); await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (Date.now() > end) throw new Error(`the status bar shows ${JSON.stringify(api.status())}`);
  }
}

register(() =>
  describe('the client in VS Code for the Web', () => {
    const plan =
      '清河县教育局2026年工作要点\n\n一、提升质量\n\n1.加强教研。开展视导12次。（责任单位：教研室）\n\n2.招聘教师。招聘30人。\n';

    it('shows the figures of a plan, also after the worker was replaced', async () => {
      const extension = vscode.extensions.getExtension<ExtensionApi>('gongzuo-yaodian.gongzuo-yaodian');
      if (!extension) throw new Error('the extension is not installed');
      const api = await extension.activate();
      await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument({ language: 'gongzuoyaodian', content: plan }),
      );
      const wanted = '$(list-ordered) 2 项 · 目标 2';
      await status(api, (text) => text === wanted);
      const restarted = vscode.commands.executeCommand('gongzuoyaodian.restartServer');
      await status(api, (text) => text === undefined);
      await restarted;
      await status(api, (text) => text === wanted);
    });
  }),
);
