/** The views in the activity bar: rows, clicks, filter, sorting, dragging, and what is said when there are none. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension';
import type { ViewName, ViewRow } from '../../../server/src/protocol/messages';
import { activated, closeAll, eventually, openNewFile, openText, replaceAll } from './support.js';

const plan = `清河县教育局2026年工作要点

一、提升教学质量

1.加强课堂教学。6月底前开展教学视导不少于12次。（责任单位：教研室）

2.建设教师队伍。培训骨干教师200名。（牵头单位：人事科；配合单位：教研室）

二、改善办学条件

3.新建学校。年内新建学校2所。

4.改造操场。改造操场3处。（责任单位：基建科）

5.更新设备。更新设备40台。（责任单位：基建科）
`;

describe('the views in the activity bar', () => {
  let api: ExtensionApi;

  const tree = (name: ViewName) => api.views.trees[name];
  const open = (name: ViewName): Thenable<void> => vscode.commands.executeCommand(`gongzuoyaodian.${name}.focus`);
  const run = (name: string): Thenable<void> => vscode.commands.executeCommand(`gongzuoyaodian.${name}`);

  async function allRows(name: ViewName, above?: ViewRow): Promise<ViewRow[]> {
    const rows = await tree(name).getChildren(above);
    const below = await Promise.all(rows.map(async (row) => [row, ...(await allRows(name, row))]));
    return below.flat();
  }
  const shown = async (name: ViewName): Promise<string[]> =>
    (await allRows(name)).map(({ label, description }) => `${label}${description ? ` | ${description}` : ''}`);
  const rowCalled = async (name: ViewName, label: string): Promise<ViewRow> => {
    const found = await eventually(
      label,
      async () => (await allRows(name)).find((row) => row.label === label),
      (row) => row !== undefined,
    );
    assert.ok(found);
    return found;
  };
  const text = (): string => vscode.window.activeTextEditor!.document.getText();

  before(async () => {
    api = (await activated()).exports as ExtensionApi;
    await api.ready();
  });
  afterEach(async () => {
    api.views.setScope('plan');
    api.views.setSort('deadline');
    api.views.setFilter(undefined);
    await closeAll();
  });
  after(() => vscode.commands.executeCommand('workbench.view.explorer'));

  it('show the open plan, and agree with the status bar', async () => {
    const { document } = await openText(plan);
    await open('outline');
    await eventually(
      'the outline',
      () => shown('outline'),
      (rows) => rows.length === 7 && rows.includes('3.新建学校 | 缺责任单位'),
    );
    const summary = await eventually(
      'the summary',
      () => api.summary(document.uri),
      (one) => one?.withoutUnit === 1,
    );
    assert.match(tree('outline').view.description ?? '', /^5 项 · 缺责任单位 1 · 问题 \d+$/);
    await open('units');
    await eventually(
      'the units',
      () => shown('units'),
      (rows) => rows[0] === '缺责任单位的任务 | 1 项' && rows[1]!.startsWith('3.新建学校'),
    );
    assert.equal((await tree('units').getChildren()).length, summary!.units + 1);
    await open('targets');
    await eventually(
      'the targets',
      () => shown('targets'),
      (rows) => rows[0]!.startsWith('2026年6月') && rows[1]!.endsWith('| 6月底前 · 教研室'),
    );
    assert.equal(tree('targets').view.description, `${summary!.targets} 个目标`);
  });

  it('follow the text', async () => {
    const editor = await openText(plan);
    await open('outline');
    await rowCalled('outline', '5.更新设备');
    await replaceAll(editor, plan.replace('5.更新设备', '5.更新图书'));
    await rowCalled('outline', '5.更新图书');
  });

  it('go to the place of a row, and follow the caret without taking the focus', async () => {
    const editor = await openText(plan);
    await open('outline');
    const row = await rowCalled('outline', '4.改造操场');
    const item = tree('outline').getTreeItem(row);
    await vscode.commands.executeCommand(item.command!.command, ...item.command!.arguments!);
    assert.equal(
      vscode.window.activeTextEditor!.document.lineAt(editor.selection.active.line).text.slice(0, 6),
      '4.改造操场',
    );
    const at = editor.document.positionAt(plan.indexOf('骨干'));
    editor.selection = new vscode.Selection(at, at);
    await eventually(
      'the row of the caret',
      () => tree('outline').view.selection[0]?.label,
      (label) => label === '2.建设教师队伍',
    );
    await vscode.commands.executeCommand('default:type', { text: '新' });
    assert.ok(text().includes('新骨干'), 'the editor has kept the focus');
  });

  it('filter the outline', async () => {
    await openText(plan);
    await open('outline');
    await rowCalled('outline', '5.更新设备');
    await run('filterOutline');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    api.views.setFilter({ text: 'jiyk' });
    await eventually(
      'nothing',
      () => shown('outline'),
      (rows) => rows.length === 0,
    );
    api.views.setFilter({ only: 'withoutUnit' });
    await eventually(
      'what lacks a unit',
      async () => (await allRows('outline')).map(({ label }) => label).join(),
      (labels) => labels === '二、改善办学条件,3.新建学校',
    );
    assert.match(tree('outline').view.message ?? '', /缺责任单位的任务/);
    await run('clearOutlineFilter');
    await rowCalled('outline', '5.更新设备');
    assert.equal(tree('outline').view.message, '');
  });

  it('sort targets by unit and by deadline', async () => {
    await openText(plan);
    await open('targets');
    await rowCalled('targets', '2026年6月');
    await run('sortTargetsByUnit');
    await rowCalled('targets', '基建科');
    await run('sortTargetsByDeadline');
    await rowCalled('targets', '2026年12月');
  });

  it('move an item that is dropped on another, with the numbers, in one undo', async () => {
    await openText(plan);
    const before = text();
    await open('outline');
    const from = await rowCalled('outline', '5.更新设备');
    const to = await rowCalled('outline', '1.加强课堂教学');
    const transfer = new vscode.DataTransfer();
    const { drop } = api.views;
    const token = new vscode.CancellationTokenSource().token;
    drop.handleDrag([from], transfer, token);
    await drop.handleDrop(to, transfer, token);
    await eventually(
      'the move',
      () => (text().match(/^\d\.\S{4}/gm) ?? []).join(),
      (items) => items === '1.更新设备,2.加强课堂,3.建设教师,4.新建学校,5.改造操场',
    );
    await rowCalled('outline', '1.更新设备');
    await vscode.commands.executeCommand('undo');
    assert.equal(text(), before);
    // A section that is dropped into its own item stays where it is.
    const section = await rowCalled('outline', '二、改善办学条件');
    const own = await rowCalled('outline', '3.新建学校');
    const other = new vscode.DataTransfer();
    drop.handleDrag([section], other, token);
    await drop.handleDrop(own, other, token);
    assert.equal(text(), before);
  });

  it('show the plans of the workspace, and the rows of one that is not open', async () => {
    await openNewFile(plan.replace('清河县', '清水县'));
    await closeAll();
    await run('showWorkspace');
    await open('outline');
    const row = await eventually(
      'the plan',
      async () => (await tree('outline').getChildren()).find(({ label }) => label === '清水县教育局2026年工作要点'),
      (found) => found !== undefined,
    );
    const sections = await tree('outline').getChildren(row);
    assert.equal(sections[0]!.label, '一、提升教学质量');
    await open('units');
    await eventually(
      'the units',
      async () => (await tree('units').getChildren()).map(({ label }) => label),
      (labels) => labels.includes('基建科'),
    );
  });

  it('say what to do when there is nothing to show', async () => {
    await closeAll();
    for (const name of ['outline', 'units', 'targets'] as const) {
      await open(name);
      await eventually(
        'an empty view',
        () => shown(name),
        (rows) => rows.length === 0,
      );
    }
    const { contributes } = (await activated()).packageJSON as {
      contributes: { viewsWelcome: { contents: string }[] };
    };
    const known = new Set(await vscode.commands.getCommands(true));
    for (const { contents } of contributes.viewsWelcome)
      for (const [, command] of contents.matchAll(/\(command:([^)]+)\)/g)) assert.ok(known.has(command!), command);
  });

  it('read their rows out, and tell more than colour does', async () => {
    await openText(plan);
    await open('outline');
    const lacking = tree('outline').getTreeItem(await rowCalled('outline', '3.新建学校'));
    assert.match(lacking.accessibilityInformation?.label ?? '', /^3\.新建学校，缺责任单位/);
    assert.equal((lacking.iconPath as vscode.ThemeIcon).id, 'warning');
    const sound = tree('outline').getTreeItem(await rowCalled('outline', '4.改造操场'));
    assert.equal((sound.iconPath as vscode.ThemeIcon).id, 'circle-outline');
    assert.match(sound.accessibilityInformation?.label ?? '', /责任单位：基建科/);
  });
});
