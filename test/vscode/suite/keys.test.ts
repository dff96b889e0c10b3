/** Real keys, pressed in the page that shows VS Code: what is typed, moved, renamed and looked up by them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { becomesAtCaret, closeAll, eventually, newFolder, openAtCaret, openNewFile, workspaceUri } from './support.js';

/** As `scripts/vscode/keys.mjs` takes them. */
type Step =
  | { readonly press: string }
  | { readonly compose: readonly string[]; readonly commit: string }
  | { readonly see: string }
  | { readonly copy: string; readonly plain: string }
  | { readonly rest: number };

/** A desktop VS Code has no page. */
const hasPage = process.env.GZYD_KEYS === 'page';

const steps = (...wanted: readonly Step[]): void => console.log(`keys ${JSON.stringify(wanted)}`);
const press = (...keys: readonly string[]): void => steps(...keys.map((key) => ({ press: key })));

const title = '某市教育局2026年工作要点\n\n';
const open = (sample: string): Promise<vscode.TextEditor> => openAtCaret(title, sample);
const becomes = (editor: vscode.TextEditor, text: string): Promise<string> => becomesAtCaret(editor, title + text);

(hasPage ? describe : describe.skip)('keys', function () {
  this.timeout(120_000);
  afterEach(closeAll);

  it('Enter, Tab, Shift+Tab and undo write and move numbers', async () => {
    const editor = await open('一、提质\n1.办园。▏\n');
    press('Enter');
    await becomes(editor, '一、提质\n1.办园。\n2.▏\n');
    press('a', 'Home', 'ArrowRight');
    await becomes(editor, '一、提质\n1.办园。\n2▏.a\n');
    await eventually(
      'the caret at the number',
      () => vscode.commands.executeCommand('gongzuoyaodian.levelIn').then(() => editor.document.getText()),
      (text) => text.includes('（1）a'),
    );
    press('Shift+Tab');
    await eventually(
      'one layer out',
      () => editor.document.getText(),
      (text) => text.includes('\n2.a'),
    );
    press('Tab');
    await eventually(
      'one layer in',
      () => editor.document.getText(),
      (text) => text.includes('\n（1）a'),
    );
    press('Control+z');
    await eventually(
      'back',
      () => editor.document.getText(),
      (text) => text.includes('\n2.a'),
    );
  });

  it('what was copied in Word is pasted with the numbers that Word counted', async () => {
    const editor = await open('一、提质\n▏\n');
    const number = "<span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span>";
    const copy = `<p class=MsoNormal>${number}办园。</p><p class=MsoNormal>2026年完成。</p>`;
    steps({ copy, plain: '1.\t办园。\n2026年完成。' }, { press: 'Control+v' });
    await eventually(
      'the pasted text',
      () => editor.document.getText(),
      (text) => text.includes('一、提质\n1.办园。\n2026年完成。\n'),
    );
  });

  it('Enter on a number ends the list, and Shift+Enter gives a plain line', async () => {
    const editor = await open('一、提质\n1.办园。▏\n');
    press('Shift+Enter');
    await becomes(editor, '一、提质\n1.办园。\n▏\n');
    press('Backspace', 'Enter');
    await becomes(editor, '一、提质\n1.办园。\n2.▏\n');
    press('Enter');
    await becomes(editor, '一、提质\n1.办园。\n▏\n');
  });

  it('Alt+Up and Alt+Down move an item with its lines', async () => {
    const before = '一、提质\n1.办园。\n年内完成。\n2.招▏生。\n';
    const editor = await open(before);
    press('Alt+ArrowUp');
    await becomes(editor, '一、提质\n1.招▏生。\n2.办园。\n年内完成。\n');
    press('Alt+ArrowDown');
    await becomes(editor, before);
  });

  it('an input method writes behind a number, and its own Enter leaves the list alone', async () => {
    const editor = await open('一、提质\n1.办园。▏\n');
    press('Enter');
    await becomes(editor, '一、提质\n1.办园。\n2.▏\n');
    steps({ compose: ['z', 'zh', 'zhao', "zhao'sheng"], commit: '招生' });
    await becomes(editor, '一、提质\n1.办园。\n2.招生▏\n');
    // Enter in the input method takes the letters as they are.
    steps({ compose: ['a', 'ab'], commit: 'ab' });
    await becomes(editor, '一、提质\n1.办园。\n2.招生ab▏\n');
    steps({ compose: ['。'], commit: '。' }, { press: 'Enter' });
    await becomes(editor, '一、提质\n1.办园。\n2.招生ab。\n3.▏\n');
  });

  it('Ctrl+Space suggests units, by characters of an input method as well', async () => {
    const editor = await open('1.办园。（责任单位：基教科）\n2.招生。（责任单位：▏）\n');
    press('Control+Space');
    steps({ see: '.suggest-widget.visible .monaco-list-row' }, { press: 'Enter' });
    await becomes(editor, '1.办园。（责任单位：基教科）\n2.招生。（责任单位：基教科▏）\n');
    press('Backspace', 'Backspace', 'Backspace');
    await becomes(editor, '1.办园。（责任单位：基教科）\n2.招生。（责任单位：▏）\n');
    steps(
      { compose: ['j', 'ji'], commit: '基' },
      { see: '.suggest-widget.visible .monaco-list-row' },
      { press: 'Tab' },
    );
    await becomes(editor, '1.办园。（责任单位：基教科）\n2.招生。（责任单位：基教科▏）\n');
  });

  it('Tab moves on in a snippet when the unit stands there already', async () => {
    const editor = await open('1.办园。（责任单位：基教科）\n2.招生。▏\n');
    await editor.insertSnippet(new vscode.SnippetString('（责任单位：${1:某单位}）${2:说明}'));
    steps({ compose: ['j', 'jjk'], commit: '基教科' }, { see: '.suggest-widget.visible .monaco-list-row' });
    await becomes(editor, '1.办园。（责任单位：基教科）\n2.招生。（责任单位：基教科▏）说明\n');
    press('Tab', 'x');
    await becomes(editor, '1.办园。（责任单位：基教科）\n2.招生。（责任单位：基教科）x▏\n');
  });

  it('F2 renames a unit, and F12 goes to its entry', async () => {
    // In a folder of its own, and a name of its own: other plans that name a unit are asked about first.
    const alone = await openAtCaret(
      title,
      '1.办园。（责任单位：测▏评科）\n2.招生。（责任单位：测评科）\n',
      newFolder(),
    );
    press('F2');
    steps(
      { see: '.rename-box input:focus' },
      { rest: 400 },
      { press: 'Control+a' },
      { compose: ['t', 'tw'], commit: '体卫科' },
      { rest: 400 },
      { press: 'Enter' },
    );
    await eventually(
      'the new name',
      () => alone.document.getText().replaceAll('\r', ''),
      (text) => text === `${title}1.办园。（责任单位：体卫科）\n2.招生。（责任单位：体卫科）\n`,
    );
    const folder = newFolder();
    await vscode.workspace.fs.writeFile(workspaceUri(`${folder}/gzyd.yaml`), Buffer.from('units:\n  - name: 人事科\n'));
    const other = await openNewFile('某县2026年工作要点\n1.招生。（责任单位：人事科）\n', '.gzyd', folder);
    const at = other.document.positionAt(other.document.getText().indexOf('人事科') + 1);
    const reached = async (): Promise<string> => {
      if (vscode.window.activeTextEditor?.document === other.document) {
        other.selection = new vscode.Selection(at, at);
        press('F12');
      }
      return vscode.window.activeTextEditor?.document.uri.path ?? '';
    };
    await eventually('the registry', reached, (path) => path.endsWith(`${folder}/gzyd.yaml`));
    assert.equal(vscode.window.activeTextEditor!.selection.active.line, 1);
  });

  it('Ctrl+T finds an item of the workspace by initials', async () => {
    const editor = await open('一、提质▏\n1.开展汉字听写大赛。\n');
    press('Control+t');
    steps({ see: '.quick-input-widget:not([style*="display: none"]) input' });
    press(...'hztxds');
    steps({ see: '.quick-input-list .monaco-list-row[aria-label*="汉字听写大赛"]' }, { press: 'Enter' });
    await eventually(
      'the item',
      () => vscode.window.activeTextEditor?.selection.active.line,
      (line) => line === 3,
    );
    assert.equal(vscode.window.activeTextEditor!.document.uri.toString(), editor.document.uri.toString());
  });
});
