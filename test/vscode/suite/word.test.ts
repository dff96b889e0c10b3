/** Plans out into Word files and in from them, as a user does it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension';
import { wordFileOf } from '../../../server/src/files/wordUris';
import { readWord } from '../../../server/src/word/planText';
import { MemoryFiles } from './memoryFiles.js';
import { abstractList, list, numbered, paragraph, wordFile } from '../../word/builder';
import {
  accepting,
  activated,
  closeAll,
  eventually,
  newFolder,
  openNewFile,
  outline,
  outlineText,
  projectPath,
  replaceAll,
  run,
  settledDiagnostics,
  shortly,
  whileDismissing,
  workspaceUri,
} from './support.js';

const plan = `清河县教育局2026年工作要点

一、提升质量
1.加强教研。开展视导12次。（责任单位：教研室）
2.招聘教师。招聘30人。（责任单位：人事科）
`;

async function filesIn(folder: vscode.Uri): Promise<string[]> {
  return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
}

/** To the place that the dialog suggests. */
async function exportTo(target: vscode.Uri): Promise<void> {
  const exported = accepting('gongzuoyaodian.exportWord');
  await eventually(
    'the Word file',
    () => textIn(target).catch(() => undefined),
    (text) => text !== undefined,
  );
  await whileDismissing(exported);
}

async function textIn(file: vscode.Uri): Promise<string> {
  const word = readWord(await vscode.workspace.fs.readFile(file));
  assert.ok(word.ok, word.ok ? '' : word.text.en);
  return word.value.text;
}

describe('Word files in VS Code', () => {
  before(activated);
  afterEach(async () => {
    await run('notifications.clearAll');
    await closeAll();
  });

  it('exports the plan as it stands, beside it, and keeps what it replaces', async function () {
    this.timeout(60_000);
    const { document } = await openNewFile(plan, '.gzyd', newFolder());
    const folder = vscode.Uri.joinPath(document.uri, '..');
    const name = document.uri.path.replace(/^.*\/(.*)\.gzyd$/, '$1');
    const target = vscode.Uri.joinPath(folder, `${name}.docx`);
    await exportTo(target);
    assert.equal(await textIn(target), plan.replace('\n\n', '\n'));
    assert.deepEqual(await filesIn(folder), [`${name}.docx`, `${name}.gzyd`]);
    await vscode.workspace.fs.writeFile(target, Buffer.from('有人改过'));
    await exportTo(target);
    const kept = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, `${name}.docx.bak`));
    assert.equal(Buffer.from(kept).toString(), '有人改过');
  });

  const numbering = abstractList(0, [{ format: 'chineseCounting', text: '%1、', suffix: 'nothing' }]) + list(1, 0);
  const body =
    paragraph('清河县教育局2026年工作要点') +
    paragraph('提升质量', numbered(1)) +
    paragraph('1.加强教研。开展视导12次。（责任单位：教研室）') +
    paragraph('3.招聘教师。招聘30人。（责任单位：人事科）') +
    paragraph('改善条件', numbered(1)) +
    paragraph('4.新建学校。新建学校2所。（责任单位：基建科）');

  async function openWordFile(name: string, content: Uint8Array): Promise<vscode.TextEditor> {
    const file = workspaceUri(`${newFolder()}/${name}`);
    await vscode.workspace.fs.writeFile(file, content);
    await run('gongzuoyaodian.openWord', file, [file]);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.scheme, 'gzyd-word');
    return editor;
  }
  const copyOf = ({ document }: vscode.TextEditor, name: string): vscode.Uri =>
    vscode.Uri.joinPath(wordFileOf(document.uri), '..', name);

  it('opens a Word file as a plan with its automatic numbers, outline, findings and fixes', async () => {
    const { document } = await openWordFile('计划.docx', wordFile({ body, numbering }));
    assert.equal(document.languageId, 'gongzuoyaodian');
    assert.match(document.getText(), /\n一、提升质量\n1\.加强[^]*\n二、改善条件\n4\./);
    assert.match(outlineText(await outline(document.uri)), /^一、提升质量\n {2}1\.加强教研\n/m);
    const found = await settledDiagnostics(document.uri);
    assert.ok(
      found.some((one) => shortly(one).startsWith('3:0-3:2')),
      found.map(shortly).join(),
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found[0]!.range,
    );
    assert.ok(actions.length > 0);
  });

  it('saves edits as tracked changes into a copy, the same one each time, and leaves the original', async () => {
    const original = wordFile({ body, numbering });
    const editor = await openWordFile('计划.docx', original);
    const { document } = editor;
    const edit = (from: string, to: string) => replaceAll(editor, document.getText().replace(from, to));
    const saved = async (): Promise<void> => assert.ok(await document.save(), 'the text was not saved');
    await edit('3.招聘', '2.招聘');
    await saved();
    const copy = copyOf(editor, '计划（修订）.docx');
    assert.equal(await textIn(copy), document.getText());
    await edit('4.新建', '3.新的任务。\n4.新建');
    await saved();
    assert.equal(await textIn(copy), document.getText());
    const folder = vscode.Uri.joinPath(copy, '..');
    assert.deepEqual(await filesIn(folder), ['计划.docx', '计划（修订）.docx']);
    const untouched = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, '计划.docx'));
    assert.deepEqual(Uint8Array.from(untouched), original);
    const before = readWord(await vscode.workspace.fs.readFile(copy), { tracked: 'original' });
    assert.ok(before.ok && before.value.text.includes('3.招聘') && !before.value.text.includes('新的任务'));
  });

  it('returns to Word with the findings as comments, and says what could not be written', async () => {
    const editor = await openWordFile('送审稿.docx', wordFile({ body, numbering }));
    await replaceAll(editor, editor.document.getText().replace('二、改善', '三、改善'));
    await run('gongzuoyaodian.returnToWord');
    const copy = copyOf(editor, '送审稿（修订）.docx');
    const comments = await eventually(
      'the comments',
      async () => {
        const read = readWord(await vscode.workspace.fs.readFile(copy));
        return read.ok ? (read.value.file.related('comments')?.text ?? '') : '';
      },
      (xml) => xml !== '',
    );
    assert.match(comments, /编号应为“三、”/);
    assert.ok(comments.match(/<w:comment /g)!.length >= 2, comments);
    assert.equal(editor.document.isDirty, false);
  });

  it('names the revision of a revision after the same file', async () => {
    const editor = await openWordFile('计划（修订）.docx', wordFile({ body, numbering }));
    await replaceAll(editor, editor.document.getText().replace('12次', '16次'));
    assert.ok(await editor.document.save());
    assert.match(await textIn(copyOf(editor, '计划（修订2）.docx')), /16次/);
  });

  it('refuses what is no Word file, and says so in the log', async () => {
    const file = workspaceUri(`${newFolder()}/坏.docx`);
    await vscode.workspace.fs.writeFile(file, Buffer.from('not a zip'));
    await run('gongzuoyaodian.openWord', file, [file]);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('shows the plan as pages beside it, which follow the text and the editor', async () => {
    const { preview } = (await activated()).exports as ExtensionApi;
    const pages = (count: number) =>
      eventually(
        `${count} pages`,
        () => preview.pages,
        (shown) => shown === count,
      );
    const editor = await openNewFile(plan, '.gzyd', newFolder());
    await run('gongzuoyaodian.showPreview');
    await pages(1);
    assert.equal(vscode.window.activeTextEditor?.document, editor.document, 'the editor has kept the focus');
    await replaceAll(editor, plan + '3.再接再厉。做好其他各项工作。\n'.repeat(40));
    await pages(3);
    await openNewFile(plan, '.gzyd', newFolder());
    await pages(1);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await vscode.window.tabGroups.close(tabs.filter(({ input }) => input instanceof vscode.TabInputWebview));
    await eventually(
      'the end of the preview',
      () => preview.pages,
      (shown) => shown === undefined,
    );
  });

  it('pastes what was copied in Word with its numbers', async () => {
    const { document } = await openNewFile(plan, '.gzyd', newFolder());
    const data = new vscode.DataTransfer();
    const html = await readFile(await projectPath('test', 'html', 'samples', 'word.html'), 'utf8');
    data.set('text/html', new vscode.DataTransferItem(html));
    const api = (await activated()).exports as ExtensionApi;
    assert.match((await api.pasted(data)) ?? '', /^清河县水利局2026年工作要点\n\n一、守牢防汛底线\n1\.加固堤防。/);
    assert.equal(document.isDirty, false);
    const page = new vscode.DataTransfer();
    page.set('text/html', new vscode.DataTransferItem('<p>网页</p>'));
    assert.equal(await api.pasted(page), undefined);
  });

  it('overwrites no file that Word holds', async () => {
    const { document } = await openNewFile(plan, '.gzyd', newFolder());
    const folder = vscode.Uri.joinPath(document.uri, '..');
    const name = document.uri.path.replace(/^.*\/(.*)\.gzyd$/, '$1.docx');
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, `~$${name.slice(2)}`), Buffer.from('王五'));
    await accepting('gongzuoyaodian.exportWord');
    assert.ok(!(await filesIn(folder)).includes(name));
  });

  /** What is said while `work` runs; modal questions are answered with `answer`. */
  async function said(work: () => Thenable<unknown>, answer?: string): Promise<string[]> {
    const messages: string[] = [];
    const { window } = vscode;
    const { showWarningMessage } = window;
    const stand = (message: string, options: unknown, ...buttons: string[]): Promise<string | undefined> => {
      const isModal = typeof options === 'object' && options !== null && 'modal' in options;
      messages.push(isModal ? `? ${message}` : message);
      return Promise.resolve(isModal ? buttons.find((button) => button === answer) : undefined);
    };
    Object.assign(window, { showWarningMessage: stand });
    try {
      await work();
    } finally {
      Object.assign(window, { showWarningMessage });
    }
    return messages;
  }

  it('overwrites the original only after the question, and keeps what it held', async () => {
    const original = wordFile({ body, numbering });
    const editor = await openWordFile('原件.docx', original);
    const file = wordFileOf(editor.document.uri);
    const folder = vscode.Uri.joinPath(file, '..');
    await replaceAll(editor, editor.document.getText().replace('12次', '16次'));
    const bytes = async (name: string) =>
      Uint8Array.from(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)));
    const dismissed = await said(() => run('gongzuoyaodian.overwriteWord'));
    assert.match(dismissed.join(), /^\? .*(?:覆盖|Overwrite)/);
    assert.deepEqual(await bytes('原件.docx'), original);
    assert.deepEqual(await filesIn(folder), ['原件.docx']);
    const button = /覆盖/.test(dismissed[0]!) ? '覆盖' : 'Overwrite';
    assert.equal((await said(() => run('gongzuoyaodian.overwriteWord'), button)).length, 1);
    assert.deepEqual(await filesIn(folder), ['原件.docx', '原件.docx.bak']);
    assert.deepEqual(await bytes('原件.docx.bak'), original);
    assert.match(await textIn(file), /16次/);
    const before = readWord(await bytes('原件.docx'), { tracked: 'original' });
    assert.ok(before.ok && before.value.text.includes('12次'));
    await eventually(
      'the text as it is in the file',
      () => editor.document.isDirty,
      (dirty) => !dirty,
    );
    assert.match(editor.document.getText(), /16次/);
  });

  it('says so when Word holds the original or the copy, and changes neither', async () => {
    const original = wordFile({ body, numbering });
    const editor = await openWordFile('占用的文件.docx', original);
    const file = wordFileOf(editor.document.uri);
    const folder = vscode.Uri.joinPath(file, '..');
    const lock = (name: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, `~$${name.slice(2)}`), Buffer.from('王五'));
    await replaceAll(editor, editor.document.getText().replace('12次', '16次'));
    await lock('占用的文件.docx');
    const messages = await said(() => run('gongzuoyaodian.overwriteWord'), '覆盖');
    const english = messages.length === 1 ? await said(() => run('gongzuoyaodian.overwriteWord'), 'Overwrite') : [];
    assert.match([...messages, ...english].at(-1)!, /WPS/);
    await lock('占用的文件（修订）.docx');
    assert.equal(await editor.document.save(), false);
    assert.deepEqual(Uint8Array.from(await vscode.workspace.fs.readFile(file)), original);
    assert.deepEqual(await filesIn(folder), ['~$的文件（修订）.docx', '~$的文件.docx', '占用的文件.docx'].sort());
    assert.ok(editor.document.isDirty, 'what was written is still in the editor');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, '~$的文件（修订）.docx'));
    assert.ok(await editor.document.save());
  });

  describe('in a virtual workspace', () => {
    const files = new MemoryFiles();
    let registration: vscode.Disposable;
    before(() => (registration = vscode.workspace.registerFileSystemProvider('gzyd-memory', files)));
    after(() => registration.dispose());

    it('writes the copy through a temporary file, and leaves the last one whole when it is locked', async () => {
      const file = vscode.Uri.parse('gzyd-memory:/甲/计划.docx');
      files.writeFile(file, wordFile({ body, numbering }));
      await run('gongzuoyaodian.openWord', file, [file]);
      const editor = vscode.window.activeTextEditor!;
      const { document } = editor;
      assert.match(document.getText(), /一、提升质量/);
      await replaceAll(editor, document.getText().replace('12次', '16次'));
      assert.ok(await document.save());
      assert.deepEqual(files.names, ['计划.docx', '计划（修订）.docx']);
      const copy = file.with({ path: '/甲/计划（修订）.docx' });
      assert.ok(!files.written.includes(copy.path), files.written.join());
      for (const code of ['EBUSY', 'EPERM'] as const) {
        files.held = { path: '（修订）.docx', code };
        await replaceAll(editor, document.getText().replace('30人', `${code.length}0人`));
        assert.equal(await document.save(), false, code);
        assert.deepEqual(files.names, ['计划.docx', '计划（修订）.docx']);
        assert.match(await textIn(copy), /16次[^]*30人/);
        assert.ok(document.isDirty);
      }
      files.held = undefined;
      assert.ok(await document.save());
      assert.match(await textIn(copy), /16次[^]*50人/);
      files.held = { path: '计划.docx', code: 'EBUSY' };
      const question = (await said(() => run('gongzuoyaodian.overwriteWord')))[0]!;
      const button = /覆盖/.test(question) ? '覆盖' : 'Overwrite';
      const messages = await said(() => run('gongzuoyaodian.overwriteWord'), button);
      assert.match(messages.at(-1)!, /无法写入|can’t be written/);
      files.held = undefined;
      assert.doesNotMatch(await textIn(file), /16次/);
    });
  });

  it('opens a Word file that is dropped on the outline, and leaves other files to VS Code', async () => {
    const { views } = (await activated()).exports as ExtensionApi;
    const [word, note] = ['放入.docx', '说明 1.md'].map((name) => workspaceUri(`${newFolder()}/${name}`));
    await vscode.workspace.fs.writeFile(word!, wordFile({ body, numbering }));
    await vscode.workspace.fs.writeFile(note!, Buffer.from('# 说明\n'));
    const drop = async (...uris: vscode.Uri[]): Promise<void> => {
      const transfer = new vscode.DataTransfer();
      transfer.set('text/uri-list', new vscode.DataTransferItem(uris.map(String).join('\r\n')));
      await views.drop.handleDrop(undefined, transfer, new vscode.CancellationTokenSource().token);
    };
    assert.ok(views.drop.dropMimeTypes.includes('text/uri-list'));
    await drop(word!);
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.uri.scheme, 'gzyd-word');
    assert.match(document.getText(), /一、提升质量/);
    await drop(note!);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, note!.path);
  });

  it('says of a file that only WPS reads what to do with it', async () => {
    const file = workspaceUri(`${newFolder()}/方案.wps`);
    await vscode.workspace.fs.writeFile(
      file,
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('WordDocument', 'utf16le')]),
    );
    const messages = await said(() => run('gongzuoyaodian.openWord', file, [file]));
    assert.match(messages.join(), /方案\.wps.*(?:另存为 \.docx|save it as \.docx)/);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });
});
