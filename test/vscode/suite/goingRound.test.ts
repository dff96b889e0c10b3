/** Going round a plan and changing it as a whole: renaming, definitions, references, links, moved and copied items. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, closeAll, eventually, newFolder, openNewFile, workspaceUri } from './support.js';

const plan = `某市教育局2026年工作要点

一、扩优提质
1.扩大学位。按《某市学位建设方案》办理。（责任单位：学前科、规划科）
2.推进均衡。做法见第3项。（责任单位：基教科）

二、强师固本
3.加强师德。评选标兵50名。
（责任单位：人事科）
4.补充教师。7月底前招聘教师420名。（责任单位：人事科、基教科）
`;

const textOf =
  ({ document }: vscode.TextEditor) =>
  (): string =>
    document.getText().replaceAll('\r', '');

function placeOf({ document }: vscode.TextEditor, words: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(words));
}

function goTo(editor: vscode.TextEditor, words: string): void {
  const at = placeOf(editor, words);
  editor.selection = new vscode.Selection(at, at);
}

/** The words after the cursor. */
function wordsAt({ document, selection: { active } }: vscode.TextEditor): string {
  return document.lineAt(active.line).text.slice(active.character, active.character + 4);
}

/** A plan and what lies beside it. */
async function openBeside(files: Readonly<Record<string, string>>): Promise<vscode.TextEditor> {
  const folder = newFolder();
  for (const [name, content] of Object.entries(files))
    await vscode.workspace.fs.writeFile(workspaceUri(`${folder}/${name}`), Buffer.from(content));
  const editor = await openNewFile(plan, '.gzyd', folder);
  const { exports } = (await activated()) as vscode.Extension<{ ready(): Promise<void> }>;
  await exports.ready();
  return editor;
}

describe('renaming and going round', () => {
  afterEach(closeAll);

  it('renames a unit in the notes and in gzyd.yaml, and undo brings it back', async () => {
    const registry = 'units:\n  - 学前科\n  - 规划科\n  - name: 基教科 # 小学\n  - 人事科\n';
    const editor = await openBeside({ 'gzyd.yaml': registry });
    const at = placeOf(editor, '基教科');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      editor.document.uri,
      at,
      '基础教育科',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(textOf(editor)(), plan.replaceAll('基教科', '基础教育科'));
    const config = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(editor.document.uri, '..', 'gzyd.yaml'));
    assert.equal(config.getText().replaceAll('\r', ''), registry.replace('基教科', '基础教育科'));
    await vscode.commands.executeCommand('undo');
    await eventually('the old text', textOf(editor), (text) => text === plan);
  });

  it('renames a unit from gzyd.yaml, there and in the plans beside it', async () => {
    // No plan of another test names this unit: those would be offered, too.
    const registry = 'units:\n  - name: 测评科 # 新设\n  - 人事科\n';
    const beside = '某局2026年工作要点\n\n一、测评\n1.开展测评。（责任单位：测评科、人事科）\n';
    const editor = await openBeside({ 'gzyd.yaml': registry, '测评工作要点.txt': beside });
    const uriOf = (name: string): vscode.Uri => vscode.Uri.joinPath(editor.document.uri, '..', name);
    const other = await vscode.workspace.openTextDocument(uriOf('测评工作要点.txt'));
    const config = await vscode.workspace.openTextDocument(uriOf('gzyd.yaml'));
    const at = config.positionAt(config.getText().indexOf('测评科') + 1);
    const rename = (): Thenable<vscode.WorkspaceEdit> =>
      vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', config.uri, at, '测评中心');
    const edit = await eventually('the edits', rename, (found) => (found?.size ?? 0) === 2);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(other.getText(), beside.replace('测评科', '测评中心'));
    assert.equal(config.getText(), registry.replace('测评科', '测评中心'));
    const prepare = (): Thenable<unknown> =>
      vscode.commands.executeCommand('vscode.prepareRename', config.uri, new vscode.Position(0, 1));
    await assert.rejects(async () => prepare(), /不是登记的单位名称|There is no unit here/);
  });

  it('says why there is nothing to rename', async () => {
    const editor = await openBeside({});
    const prepare = (words: string): Thenable<unknown> =>
      vscode.commands.executeCommand('vscode.prepareRename', editor.document.uri, placeOf(editor, words));
    await assert.rejects(async () => prepare('评选标兵'), /不是责任单位的名称|There is no unit here/);
    assert.ok(await prepare('人事科'));
  });

  it('goes from a number to its item and from a unit to its entry', async () => {
    const editor = await openBeside({ 'gzyd.yaml': 'units:\n  - 学前科\n  - 规划科\n  - 基教科\n  - 人事科\n' });
    goTo(editor, '3项');
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    await eventually(
      'the item',
      () => wordsAt(editor),
      (words) => words === '3.加强',
    );
    goTo(editor, '人事科');
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    const shown = (): string => {
      const { document, selection } = vscode.window.activeTextEditor!;
      return `${document.uri.path.split('/').at(-1)} ${document.lineAt(selection.active.line).text}`;
    };
    await eventually('the entry', shown, (line) => line === 'gzyd.yaml   - 人事科');
  });

  it('finds who refers to an item, and links a document that is there', async () => {
    const editor = await openBeside({ '某市学位建设方案.docx': '' });
    const { document } = editor;
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      placeOf(editor, '3.加强'),
    );
    // Other tests have left copies of this plan in the workspace, with the same tasks.
    const here = found.filter(({ uri }) => uri.path === document.uri.path);
    assert.deepEqual(here.map(({ range }) => document.getText(range)).sort(), ['3.加强师德', '第3项']);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    assert.deepEqual(
      links.map(({ range, target }) => [document.getText(range), target?.path.split('/').at(-1)]),
      [['《某市学位建设方案》', '某市学位建设方案.docx']],
    );
  });
});

describe('moving and copying', () => {
  afterEach(closeAll);
  const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(`gongzuoyaodian.${command}`);

  it('moves an item with its note over the border of its section and on; each step is one undo', async () => {
    const editor = await openBeside({});
    goTo(editor, '师德');
    await run('moveUp');
    const across = plan
      .replace('3.加强师德。评选标兵50名。\n（责任单位：人事科）\n', '')
      .replace('\n二、', '3.加强师德。评选标兵50名。\n（责任单位：人事科）\n\n二、');
    assert.equal(textOf(editor)(), across);
    assert.equal(wordsAt(editor).slice(0, 2), '师德');
    await run('moveUp');
    const note = '（责任单位：基教科）\n';
    const item = '3.加强师德。评选标兵50名。\n（责任单位：人事科）\n';
    const further = across.replace(
      `2.推进均衡。做法见第3项。${note}${item}`,
      `${item.replace('3.', '2.')}3.推进均衡。做法见第2项。${note}`,
    );
    assert.equal(textOf(editor)(), further);
    assert.equal(wordsAt(editor).slice(0, 2), '师德');
    await vscode.commands.executeCommand('undo');
    await eventually('one step back', textOf(editor), (text) => text === across);
    await vscode.commands.executeCommand('undo');
    await eventually('the old text', textOf(editor), (text) => text === plan);
    await vscode.commands.executeCommand('redo');
    await eventually('one step on', textOf(editor), (text) => text === across);
  });

  it('answers a key that repeats in order', async () => {
    const editor = await openBeside({});
    goTo(editor, '教师。');
    await Promise.all([run('moveUp'), run('moveUp'), run('moveUp'), run('moveDown'), run('moveDown'), run('moveDown')]);
    assert.equal(textOf(editor)(), plan);
    assert.equal(wordsAt(editor).slice(0, 2), '教师');
  });

  it('copies an item, and moves lines as the editor does where there is no heading', async () => {
    const editor = await openBeside({});
    goTo(editor, '学位。');
    await run('copyDown');
    const first = '1.扩大学位。按《某市学位建设方案》办理。（责任单位：学前科、规划科）\n';
    assert.equal(
      textOf(editor)(),
      plan
        .replace('4.补充', '5.补充')
        .replace('3.加强', '4.加强')
        .replace('2.推进均衡。做法见第3项', '3.推进均衡。做法见第4项')
        .replace(first, first + first.replace('1.', '2.')),
    );
    assert.equal(editor.selection.active.line, 4);
    await vscode.commands.executeCommand('undo');
    await eventually('the old text', textOf(editor), (text) => text === plan);
    goTo(editor, '（责任单位：人事科）');
    await run('moveUp');
    await eventually('moved lines', textOf(editor), (text) => text.includes('（责任单位：人事科）\n3.加强师德。'));
  });

  it('is offered as a code action, too', async () => {
    const editor = await openBeside({});
    const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      new vscode.Range(placeOf(editor, '1.扩大'), placeOf(editor, '1.扩大')),
      'refactor.move.down',
    );
    assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
    assert.match(textOf(editor)(), /1\.推进均衡。做法见第3项。.*\n2\.扩大学位/);
  });
});
