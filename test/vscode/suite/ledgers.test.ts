/** A plan and its ledgers through the year, as a user does it in VS Code. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension';
import { fillCells, read, textsOf } from '../../support/workbooks';
import {
  accepting,
  activated,
  closeAll,
  eventually,
  newFolder,
  openNewFile,
  run,
  whileDismissing,
  workspaceUri,
} from './support.js';

const lastYear = `清河县教育局2025年工作要点

一、提升质量
1.招聘教师。招聘20人。（责任单位：人事科）
2.加强教研。开展视导12次。（责任单位：教研室）
`;
const plan = `清河县教育局2026年工作要点

一、提升质量
1.加强教研。开展视导12次。（责任单位：教研室）
2.招聘教师。招聘30人。（责任单位：人事科）
`;

describe('ledgers in VS Code', function () {
  this.timeout(60_000);
  let api: ExtensionApi;
  before(async () => {
    api = (await activated()).exports as ExtensionApi;
  });
  afterEach(async () => {
    await run('notifications.clearAll');
    await closeAll();
  });

  async function write(folder: string, name: string, content: Uint8Array | string): Promise<vscode.Uri> {
    const file = workspaceUri(`${folder}/${name}`);
    await vscode.workspace.fs.writeFile(file, typeof content === 'string' ? Buffer.from(content) : content);
    return file;
  }
  const texts = async (file: vscode.Uri): Promise<string[]> => [
    ...textsOf(read(await vscode.workspace.fs.readFile(file)).sheets[0]!).values(),
  ];
  const shows = (view: { readonly page: string | undefined }, words: string): Promise<string> =>
    eventually(
      words,
      () => view.page ?? '',
      (page) => page.includes(words),
    );

  /** The open plan, and the ledger that the command has exported beside it. */
  async function exported(): Promise<{ editor: vscode.TextEditor; ledger: vscode.Uri; folder: string }> {
    const folder = newFolder();
    const editor = await openNewFile(plan, '.gzyd', folder);
    const ledger = editor.document.uri.with({ path: editor.document.uri.path.replace(/gzyd$/, 'xlsx') });
    await whileDismissing(accepting('gongzuoyaodian.exportLedger'));
    return { editor, ledger, folder };
  }

  it('exports a ledger in the form that is chosen, beside the plan, and keeps what it replaces', async () => {
    const { editor, ledger } = await exported();
    assert.ok((await texts(ledger)).includes('招聘教师'));
    await vscode.workspace.fs.writeFile(ledger, Buffer.from('有人改过'));
    await vscode.window.showTextDocument(editor.document);
    await whileDismissing(accepting('gongzuoyaodian.exportLedger'));
    const kept = await vscode.workspace.fs.readFile(ledger.with({ path: `${ledger.path}.bak` }));
    assert.equal(Buffer.from(kept).toString(), '有人改过');
  });

  it('compares two files that are selected in the explorer, as a table and side by side', async () => {
    const folder = newFolder();
    const [later, earlier] = [await write(folder, '2026.gzyd', plan), await write(folder, '2025.gzyd', lastYear)];
    await run('gongzuoyaodian.compareWith', later, [later, earlier]);
    assert.match(await shows(api.comparison, '20人 → 30人'), /2025\.gzyd → 2026\.gzyd/);
    await run('gongzuoyaodian.showCompared', 4);
    const input = await eventually(
      'the diff',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input,
      (found) => found instanceof vscode.TabInputTextDiff,
    );
    assert.ok(input instanceof vscode.TabInputTextDiff);
    assert.equal(input.modified.toString(), later.toString());
    const aligned = await vscode.workspace.openTextDocument(input.original);
    assert.ok(aligned.getText().indexOf('加强教研') < aligned.getText().indexOf('招聘教师'));
    assert.deepEqual(vscode.languages.getDiagnostics(input.original), []);
    const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === later.toString());
    assert.equal(shown?.selection.start.line, 4);
    // The table follows what is written on either side.
    const edit = new vscode.WorkspaceEdit();
    edit.replace(later, new vscode.Range(4, 0, 4, 99), '2.招聘教师。招聘35人。（责任单位：人事科）');
    await vscode.workspace.applyEdit(edit);
    await shows(api.comparison, '20人 → 35人');
  });

  it('saves the comparison as a workbook', async () => {
    const folder = newFolder();
    const [later, earlier] = [await write(folder, '2026.gzyd', plan), await write(folder, '2025.gzyd', lastYear)];
    await run('gongzuoyaodian.compareWith', later, [later, earlier]);
    await whileDismissing(accepting('gongzuoyaodian.saveComparison'));
    assert.ok((await texts(workspaceUri(`${folder}/对照表.xlsx`))).includes('招聘教师'));
  });

  it('takes what a ledger changed into the plan with one undo, and brings the ledger up to date with a backup', async () => {
    const { editor, ledger } = await exported();
    const { document } = editor;
    const sent = await vscode.workspace.fs.readFile(ledger);
    const filled = fillCells(sent, { 招聘教师: { 牵头单位: '组织科', 进展情况: '已发布公告', 目标值: '40' } });
    await vscode.workspace.fs.writeFile(ledger, filled);
    await vscode.window.showTextDocument(document);
    await run('gongzuoyaodian.compareLedger', ledger, [ledger]);
    await shows(api.ledger, '全部收进要点（2 处）');
    await run('gongzuoyaodian.takeFromLedger');
    assert.equal(document.getText(), plan.replace('人事科', '组织科').replace('30人', '40人'));
    // What the plan says in words has changed with the figure.
    await shows(api.ledger, '要点已改');
    await vscode.window.showTextDocument(document);
    await run('undo');
    assert.equal(document.getText(), plan);
    // The plan goes another way; what the unit has written stays.
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, document.lineAt(3).range, '1.加强教研。开展视导16次。（责任单位：教研室）');
    await vscode.workspace.applyEdit(edit);
    await shows(api.ledger, '16');
    await run('gongzuoyaodian.updateLedger');
    const found = await texts(ledger);
    for (const words of ['16', '已发布公告', '组织科']) assert.ok(found.includes(words), words);
    const kept = await vscode.workspace.fs.readFile(ledger.with({ path: `${ledger.path}.bak` }));
    assert.deepEqual(Uint8Array.from(kept), Uint8Array.from(filled));
  });

  it('merges drafts that are selected in the explorer into a new text', async () => {
    const folder = newFolder();
    const [first, second] = [
      await write(folder, '来稿-教研室.txt', plan.split('\n').slice(0, 4).join('\n')),
      await write(folder, '来稿-人事科.txt', lastYear.split('\n').slice(0, 4).join('\n')),
    ];
    await accepting('gongzuoyaodian.mergeDrafts', second, [second, first]);
    const merged = vscode.window.activeTextEditor!.document;
    assert.ok(merged.isUntitled && merged.languageId === 'gongzuoyaodian');
    const text = merged.getText().replaceAll('\r', '');
    // The first of them gives the title.
    assert.match(text, /^清河县教育局2025年工作要点\n一、提升质量\n1\.招聘教师。.*\n2\.加强教研。.*\n$/);
    for (const file of [first, second]) assert.ok((await vscode.workspace.fs.stat(file)).size > 0);
  });

  it('shows progress, and follows the file of the ledger', async () => {
    const { ledger } = await exported();
    const sent = await vscode.workspace.fs.readFile(ledger);
    await run('gongzuoyaodian.showProgress', ledger, [ledger]);
    assert.ok(!(await shows(api.dashboard, '各牵头单位')).includes('<tr class="is-done">'));
    await vscode.workspace.fs.writeFile(ledger, fillCells(sent, { 招聘教师: { 完成值: '30' } }));
    await shows(api.dashboard, '<tr class="is-done">');
    // One that is written by halves isn't shown.
    await vscode.workspace.fs.writeFile(ledger, sent.slice(0, 100));
    await vscode.workspace.fs.writeFile(ledger, sent);
    await eventually(
      'the ledger as it was',
      () => api.dashboard.page ?? '',
      (page) => page !== '' && !page.includes('<tr class="is-done">'),
    );
  });

  it('opens nothing for a file that is no ledger', async () => {
    const file = await write(newFolder(), '坏.xlsx', 'no zip');
    await run('gongzuoyaodian.showProgress', file, [file]);
    assert.equal(api.dashboard.page, undefined);
  });
});
