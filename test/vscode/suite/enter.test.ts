/** Enter, Shift+Enter, Tab and Shift+Tab in a plan, as keys do it: by VS Code's own commands and ours. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { becomesAtCaret, closeAll, eventually, openAtCaret, type } from './support.js';

const title = '某市教育局2026年工作要点\n\n';
const textOf = ({ document }: vscode.TextEditor): string => document.getText().replaceAll('\r', '').slice(title.length);
const open = (sample: string): Promise<vscode.TextEditor> => openAtCaret(title, sample);
const becomes = (editor: vscode.TextEditor, text: string): Promise<string> => becomesAtCaret(editor, title + text);

const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(command);

describe('Enter in the editor', () => {
  afterEach(closeAll);

  it('writes the next number; undo takes that back first, and the line after it', async () => {
    const editor = await open('一、提质\n　　1．办园。（责任单位：学前科）▏\n');
    await type('\n');
    await becomes(editor, '一、提质\n　　1．办园。（责任单位：学前科）\n　　2．▏\n');
    await type('招生。');
    await run('undo');
    await becomes(editor, '一、提质\n　　1．办园。（责任单位：学前科）\n　　2．▏\n');
    await run('undo');
    await becomes(editor, '一、提质\n　　1．办园。（责任单位：学前科）\n▏\n');
    await run('undo');
    await becomes(editor, '一、提质\n　　1．办园。（责任单位：学前科）▏\n');
    await run('redo');
    await run('redo');
    await becomes(editor, '一、提质\n　　1．办园。（责任单位：学前科）\n　　2．▏\n');
  });

  it('ends the list on a number without words', async () => {
    const editor = await open('一、提质\n1.办园。\n2.▏\n');
    await type('\n');
    await becomes(editor, '一、提质\n1.办园。\n▏\n');
  });

  it('writes a plan from nothing', async () => {
    const editor = await open('▏');
    const steps: readonly (readonly [string, string])[] = [
      ['一、提质\n', '一、提质\n▏'],
      ['1.办园。\n', '一、提质\n1.办园。\n2.▏'],
      ['招生。一是网上报名。\n', '一、提质\n1.办园。\n2.招生。一是网上报名。\n二是▏'],
      ['现场审核。\n', '一、提质\n1.办园。\n2.招生。一是网上报名。\n二是现场审核。\n三是▏'],
      ['\n', '一、提质\n1.办园。\n2.招生。一是网上报名。\n二是现场审核。\n▏'],
      ['二、强师\n', '一、提质\n1.办园。\n2.招生。一是网上报名。\n二是现场审核。\n二、强师\n3.▏'],
    ];
    for (const [keys, wanted] of steps) {
      await type(keys);
      await becomes(editor, wanted);
    }
  });

  it('loses no key that is typed before the answer', async () => {
    const editor = await open('一、提质\n1.办园。▏\n');
    await type('\n招生。\n培训。\n评优。');
    await eventually(
      'all words',
      () => textOf(editor),
      (text) => text.replace(/\d\./g, '') === '一、提质\n办园。\n招生。\n培训。\n评优。\n',
    );
  });

  it('is left to the input method', async () => {
    const editor = await open('一、提质\n1.办园。▏\n');
    await run('compositionStart');
    let before = 0;
    for (const text of ['z', 'zh', 'zhaosheng', '招生']) {
      await vscode.commands.executeCommand('compositionType', {
        text,
        replacePrevCharCnt: before,
        replaceNextCharCnt: 0,
        positionDelta: 0,
      });
      before = text.length;
    }
    await run('compositionEnd');
    await type('\n');
    await becomes(editor, '一、提质\n1.办园。招生\n2.▏\n');
  });

  it('stays plain with Shift+Enter, also over a selection', async () => {
    const editor = await open('一、提质\n　　1.办园。▏\n');
    await run('gongzuoyaodian.plainLine');
    await becomes(editor, '一、提质\n　　1.办园。\n　　▏\n');
    assert.ok(editor.selection.isEmpty);
    editor.selection = new vscode.Selection(3, 4, 3, 6);
    await run('gongzuoyaodian.plainLine');
    await eventually(
      'the text',
      () => textOf(editor),
      (text) => text === '一、提质\n　　1.\n　　。\n　　\n',
    );
  });
});

describe('Tab and Shift+Tab at a number', () => {
  afterEach(closeAll);

  it('move the item in and out, in one step that undo takes back, with the caret where it was', async () => {
    const editor = await open('一、提质\n1.办园。\n2.▏招生。\n二、强师\n3.培训。\n');
    await run('gongzuoyaodian.levelIn');
    await becomes(editor, '一、提质\n1.办园。\n（1）▏招生。\n二、强师\n2.培训。\n');
    await run('gongzuoyaodian.levelOut');
    await becomes(editor, '一、提质\n1.办园。\n2.▏招生。\n二、强师\n3.培训。\n');
    await run('gongzuoyaodian.levelOut');
    await becomes(editor, '一、提质\n1.办园。\n二、▏招生。\n三、强师\n2.培训。\n');
    await run('undo');
    await eventually(
      'the text',
      () => textOf(editor),
      (text) => text === '一、提质\n1.办园。\n2.招生。\n二、强师\n3.培训。\n',
    );
  });

  it('move a new item that has no words yet', async () => {
    const editor = await open('一、提质\n1.办园。▏\n');
    await type('\n');
    await becomes(editor, '一、提质\n1.办园。\n2.▏\n');
    await run('gongzuoyaodian.levelOut');
    await becomes(editor, '一、提质\n1.办园。\n二、▏\n');
  });

  it('are VS Code’s own where there is nothing to move', async () => {
    const editor = await open('▏一、提质\n');
    await run('gongzuoyaodian.levelIn');
    await eventually(
      'white space',
      () => textOf(editor),
      (text) => /^\s+一、提质\n$/.test(text),
    );
    await run('gongzuoyaodian.levelOut');
    await eventually(
      'no white space',
      () => textOf(editor),
      (text) => text === '一、提质\n',
    );
  });
});
