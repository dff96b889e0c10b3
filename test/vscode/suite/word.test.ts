/** Plans out into Word files and in from them, as a user does it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension';
import { wordFileOf } from '../../../server/src/files/wordUris';
import { readWord } from '../../../server/src/word/planText';
import { abstractList, list, numbered, paragraph, wordFile } from '../../word/builder';
import {
  activated,
  closeAll,
  eventually,
  newFolder,
  openNewFile,
  outline,
  outlineText,
  projectPath,
  replaceAll,
  settledDiagnostics,
  shortly,
  sleep,
  workspaceUri,
} from './support.js';

const plan = `清河县教育局2026年工作要点

一、提升质量
1.加强教研。开展视导12次。（责任单位：教研室）
2.招聘教师。招聘30人。（责任单位：人事科）
`;

const run = (command: string, ...rest: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...rest);

async function filesIn(folder: vscode.Uri): Promise<string[]> {
  return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
}

/** Presses Enter in quick picks and dialogs until the command is through. */
async function accepting(command: string): Promise<void> {
  let through = false;
  const done = Promise.resolve(run(command)).finally(() => (through = true));
  for (let turn = 0; turn < 100 && !through; turn++) {
    await sleep(200);
    if (!through) await run('workbench.action.acceptSelectedQuickOpenItem');
  }
  await done;
}

/** To the place that the dialog suggests. */
async function exportTo(target: vscode.Uri): Promise<void> {
  let through = false;
  const exported = accepting('gongzuoyaodian.exportWord').finally(() => (through = true));
  await eventually(
    'the Word file',
    () => textIn(target).catch(() => undefined),
    (text) => text !== undefined,
  );
  // It says so, and waits for an answer.
  await eventually(
    'the end',
    async () => {
      await run('notifications.clearAll');
      return through;
    },
    (ended) => ended,
  );
  await exported;
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
});
