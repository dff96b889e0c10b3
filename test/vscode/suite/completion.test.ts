/** Suggestions while a plan is written: unasked in notes, never in prose, found by pinyin, each bracket once. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, closeAll, eventually, newFolder, openNewFile, sleep, type, workspaceUri } from './support.js';

const plan = `某县教育局2027年工作要点

一、办好学校
1.扩大学位。9月底前新建学校3所。（责任单位：基教科、规划科）
2.评选学校。评选标兵10名。（责任单位：基教科）
3.培训教师。年底前培训教师90名。（责任单位：人事科）
4.关心学生。`;

/** Opens the plan with the cursor at its end, once the server has it. */
async function open(text = plan, folder?: string): Promise<vscode.TextEditor> {
  await activated();
  const editor = await openNewFile(text, '.gzyd', folder);
  const { document } = editor;
  await eventually(
    'the outline',
    () => vscode.commands.executeCommand<unknown[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri),
    (symbols) => (symbols?.length ?? 0) > 0,
  );
  const end = document.lineAt(document.lineCount - 1).range.end;
  editor.selection = new vscode.Selection(end, end);
  return editor;
}

const lastLine = ({ document }: vscode.TextEditor): string => document.lineAt(document.lineCount - 1).text;

/** Accepts the first suggestion as soon as there is one. */
async function accept(editor: vscode.TextEditor, expected: string): Promise<void> {
  const tried = async (): Promise<string> => {
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return lastLine(editor);
  };
  await eventually(`“${expected}”`, tried, (text) => text === expected);
}

/** Makes sure that nothing is suggested, now or a while later. */
async function nothingSuggested(editor: vscode.TextEditor): Promise<void> {
  const before = lastLine(editor);
  for (let turn = 0; turn < 10; turn++) {
    await sleep(60);
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
  }
  assert.equal(lastLine(editor), before);
}

describe('suggestions', () => {
  afterEach(closeAll);

  it('of units come by themselves behind a label, and are found by their initials', async () => {
    const editor = await open();
    await type('（责任单位：');
    assert.equal(lastLine(editor), '4.关心学生。（责任单位：）');
    await type('jjk');
    await accept(editor, '4.关心学生。（责任单位：基教科）');
    await type('、');
    await accept(editor, '4.关心学生。（责任单位：基教科、规划科）');
    await type('、renshi');
    await accept(editor, '4.关心学生。（责任单位：基教科、规划科、人事科）');
    await type('）');
    assert.equal(lastLine(editor), '4.关心学生。（责任单位：基教科、规划科、人事科）');
  });

  it('and a half-width bracket that is typed over a full-width one leaves one pair', async () => {
    const editor = await open();
    await type('（其中3人)');
    await eventually(
      'one pair',
      () => lastLine(editor),
      (text) => text === '4.关心学生。（其中3人）',
    );
    await type('。');
    assert.equal(lastLine(editor), '4.关心学生。（其中3人）。');
  });

  it('of units come by themselves where one is typed into a note', async () => {
    const editor = await open(`${plan}（责任单位：）`);
    const inside = editor.selection.active.translate(0, -1);
    editor.selection = new vscode.Selection(inside, inside);
    await type('r');
    await accept(editor, '4.关心学生。（责任单位：人事科）');
  });

  it('of a note stand in the brackets that are there', async () => {
    const editor = await open();
    await type('（');
    await accept(editor, '4.关心学生。（责任单位：）');
    // The units follow at once.
    await accept(editor, '4.关心学生。（责任单位：基教科）');
  });

  it('of a whole note bring their brackets where they are asked for', async () => {
    const editor = await open();
    await type('zrdw');
    await nothingSuggested(editor);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await accept(editor, '4.关心学生。（责任单位：）');
    await type('jjk');
    await accept(editor, '4.关心学生。（责任单位：基教科）');
  });

  it('never come by themselves in prose', async () => {
    const editor = await open();
    for (const text of ['jjk', '坚持以下原则：', '学生、教师，', '（含家长、教师）', '按照〔2026〕5号', '年']) {
      await type(text);
      await nothingSuggested(editor);
    }
  });

  it('leave an input method alone, and follow what it has put in', async () => {
    const editor = await open();
    await type('（责任单位：');
    await vscode.commands.executeCommand('compositionStart');
    let before = 0;
    for (const text of ['r', 're', 'ren', '人']) {
      await vscode.commands.executeCommand('compositionType', {
        text,
        replacePrevCharCnt: before,
        replaceNextCharCnt: 0,
        positionDelta: 0,
      });
      before = text.length;
      await sleep(60);
    }
    assert.equal(lastLine(editor), '4.关心学生。（责任单位：人）');
    await vscode.commands.executeCommand('compositionEnd');
    // No hand is faster than the list.
    await sleep(300);
    await accept(editor, '4.关心学生。（责任单位：人事科）');
  });

  it('give the standard names of gzyd.yaml', async () => {
    const folder = newFolder();
    const config = workspaceUri(`${folder}/gzyd.yaml`);
    await vscode.workspace.fs.writeFile(
      config,
      Buffer.from('units:\n  - name: 基础教育科\n    short: [基教科]\n  - name: 人事科\n'),
    );
    const editor = await open(plan, folder);
    await type('（责任单位：jjk');
    await accept(editor, '4.关心学生。（责任单位：基础教育科）');
  });

  it('give the next number and the next measure where they are asked for', async () => {
    const editor = await open(`${plan}一是减负。二是护眼。\n`);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await accept(editor, '5.');
    await type('办好食堂。一是改善条件。');
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await accept(editor, '5.办好食堂。一是改善条件。二是');
  });
});
