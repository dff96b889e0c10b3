/** What is offered to assistants in VS Code: nothing, until the user turns it on. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { newer } from '../../../client/src/assistants/api';
import { activated, closeAll, eventually, newFolder, openNewFile } from './support.js';

/** Since 1.95. */
interface Tools {
  readonly tools: readonly { readonly name: string; readonly inputSchema?: object }[];
  invokeTool(
    name: string,
    options: { readonly input: object; readonly toolInvocationToken: undefined },
  ): Promise<{ readonly content: readonly { readonly value: string }[] }>;
}
const { lm } = vscode as unknown as { readonly lm: Tools };

const plan = `清河县教育局2026年工作要点

一、提升质量
1.加强教研。开展视导12次。（责任单位：教研室）
3.招聘教师。招聘30人。（责任单位：人事科）
`;

describe('assistants in VS Code', function () {
  this.timeout(60_000);
  before(async function () {
    await activated();
    if (newer.lm?.registerTool === undefined) this.skip();
  });
  afterEach(async () => {
    await offer('off');
    await closeAll();
  });

  async function offer(what: string): Promise<void> {
    await vscode.workspace
      .getConfiguration('gongzuoyaodian')
      .update('assistants', what === 'off' ? undefined : what, vscode.ConfigurationTarget.Global);
  }
  const ours = (): string[] => lm.tools.map(({ name }) => name).filter((name) => name.startsWith('gzyd_'));
  async function invoke(name: string, input: object): Promise<string> {
    const { content } = await lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return content.map(({ value }) => value).join('');
  }

  it('gives them nothing by default', async () => {
    await assert.rejects(invoke('gzyd_check', { text: plan }));
  });

  it('gives them tools when it is turned on, and takes them back', async () => {
    await offer('tools');
    const all = ['gzyd_check', 'gzyd_outline', 'gzyd_extract', 'gzyd_renumber_preview', 'gzyd_units', 'gzyd_compare'];
    await eventually('the tools', ours, (names) => all.every((name) => names.includes(name)));
    assert.match(
      await eventually(
        'an answer',
        () => answered(plan),
        (text) => text !== '',
      ),
      /numbering\/gap/,
    );

    const editor = await openNewFile(plan, '.gzyd', newFolder());
    const path = editor.document.uri.fsPath;
    assert.match(await invoke('gzyd_outline', { path }), /└─ 一、提升质量/);
    // As it stands in the editor, saved or not.
    await editor.edit((edit) => edit.replace(new vscode.Range(4, 0, 4, 1), '2'));
    assert.doesNotMatch(await invoke('gzyd_check', { path }), /numbering\/gap/);
    assert.ok(editor.document.isDirty);
    await editor.document.save();
    await assert.rejects(invoke('gzyd_extract', { path: '/etc/passwd' }));

    await offer('off');
    await assert.rejects(() => eventuallyRefused());
  });

  it('starts and stops a server where VS Code knows such, and does no harm elsewhere', async () => {
    await offer('server');
    await assert.rejects(invoke('gzyd_check', { text: plan }), 'tools are another choice');
    assert.equal((await activated()).isActive, true);
  });

  /** Empty until the tools are registered. */
  async function answered(text: string): Promise<string> {
    return invoke('gzyd_check', { text }).catch(() => '');
  }
  /** Rejects as soon as a call does. */
  async function eventuallyRefused(): Promise<void> {
    await eventually(
      'the tools to be gone',
      () => invoke('gzyd_check', { text: plan }),
      () => false,
    );
  }
});
