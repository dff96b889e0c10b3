/** A whole morning: a plan is begun, filled in, lengthened and changed, and all of it is undone and done again. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, closeAll, eventually, sleep, type } from './support.js';

const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(command);

const textOf = ({ document }: vscode.TextEditor): string => document.getText().replaceAll('\r', '');

const becomes = (editor: vscode.TextEditor, text: string): Promise<string> =>
  eventually(
    'the text',
    () => textOf(editor),
    (now) => now === text,
  );

/** New Work Plan, with Enter in both boxes: no body, and the year that is suggested. */
async function newPlan(): Promise<vscode.TextEditor> {
  const { exports } = (await activated()) as vscode.Extension<{ ready(): Promise<void> }>;
  const begun = run('gongzuoyaodian.newPlan').then(() => true);
  const done = async (): Promise<boolean> => {
    await run('workbench.action.acceptSelectedQuickOpenItem');
    return Promise.race([begun, sleep(200).then(() => false)]);
  };
  await eventually('the new plan', done, (value) => value);
  await exports.ready();
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor?.document.isUntitled);
  return editor;
}

/** Types initials of a unit and takes the suggestion. */
async function complete(editor: vscode.TextEditor, initials: string, unit: string): Promise<void> {
  const before = textOf(editor);
  const at = editor.document.offsetAt(editor.selection.start);
  const rest = before.slice(editor.document.offsetAt(editor.selection.end));
  await type(initials);
  const tried = async (): Promise<string> => {
    await run('acceptSelectedSuggestion');
    return textOf(editor);
  };
  await eventually(`“${unit}”`, tried, (text) => text === before.slice(0, at) + unit + rest);
}

/** Puts the caret behind some words. */
function goBehind(editor: vscode.TextEditor, words: string): void {
  const { document } = editor;
  const at = document.positionAt(document.getText().indexOf(words) + words.length);
  editor.selection = new vscode.Selection(at, at);
}

/** Of a tab stop in New Work Plan: what is typed there, or the initials of a unit and its name. */
type Filling = string | readonly [initials: string, unit: string];

const stops: readonly Filling[] = [
  '某县教育局',
  '坚持育人为本',
  '办好学校',
  '扩大学位',
  '新建学校3所',
  '基教科',
  '推进均衡',
  '交流教师90名',
  '人事科',
  '建强队伍',
  '培训教师',
  '培训教师200名',
  ['rsk', '人事科'],
  '关心教师',
  '体检全员覆盖',
  '工会',
];

const begun = (year: string): string => `${year}年某县教育局工作要点

坚持育人为本。

一、办好学校

1.扩大学位。新建学校3所。（责任单位：基教科）

2.推进均衡。交流教师90名。（责任单位：人事科）

二、建强队伍

3.培训教师。培训教师200名。（责任单位：人事科）

4.关心教师。体检全员覆盖。（责任单位：工会）
`;

/** The six items that Enter begins, by section: words, and the unit by its initials. */
const item5 = ['5.评选标兵。评选标兵10名。', 'gh', '工会'] as const;
const section3 = [
  ['6.排查隐患。排查2次。', 'jjk', '基教科'],
  ['7.组织演练。组织演练4次。', 'jjk', '基教科'],
  ['8.配齐保安。配备保安60名。', 'rsk', '人事科'],
  ['9.守护校门。设岗12处。', 'gh', '工会'],
  ['10.通报情况。通报4次。', 'jjk', '基教科'],
] as const;

describe('a morning with a plan', function () {
  this.timeout(180_000);
  afterEach(closeAll);

  it('is typed, moved, renamed, undone and done again as meant', async () => {
    const editor = await newPlan();
    const year = textOf(editor).slice(0, 4);
    assert.match(year, /^\d{4}$/);
    const passed: string[] = [];
    const step = async (text: string): Promise<void> => {
      await becomes(editor, text);
      passed.push(text);
    };
    passed.push(textOf(editor));

    for (const [at, filling] of stops.entries()) {
      if (at > 0) await run('jumpToNextSnippetPlaceholder');
      if (typeof filling === 'string') await type(filling);
      else await complete(editor, ...filling);
    }
    await step(begun(year));
    await run('leaveSnippet');

    /** Writes the words of an item behind its number, and its note. */
    const write = async ([words, initials, unit]: readonly [string, string, string], text: string): Promise<string> => {
      await type(words.replace(/^\d+\./, ''));
      await type('（责任单位：');
      await complete(editor, initials, unit);
      await type('）');
      const longer = `${text}${words}（责任单位：${unit}）`;
      await step(`${longer}\n`);
      return longer;
    };
    goBehind(editor, '（责任单位：工会）');
    let text = begun(year).trimEnd();
    await type('\n');
    await step(`${text}\n\n5.\n`);
    text = await write(item5, `${text}\n\n`);
    await type('\n');
    await step(`${text}\n\n6.\n`);
    // Enter on a number alone ends the list, and a heading begins the next one.
    await type('\n');
    await step(`${text}\n\n\n`);
    await type('三、守牢安全\n');
    text += '\n\n三、守牢安全\n\n';
    await step(`${text}6.\n`);
    for (const [at, item] of section3.entries()) {
      text = await write(item, text);
      if (at === section3.length - 1) break;
      await type('\n');
      await step(`${text}\n\n${at + 7}.\n`);
      text += '\n\n';
    }
    const typed = `${text}\n`;

    goBehind(editor, '10.通报');
    await run('gongzuoyaodian.moveUp');
    const moved = typed
      .replace('9.守护校门。设岗12处。（责任单位：工会）', '▏')
      .replace('10.通报情况。通报4次。（责任单位：基教科）', '10.守护校门。设岗12处。（责任单位：工会）')
      .replace('▏', '9.通报情况。通报4次。（责任单位：基教科）');
    await step(moved);

    goBehind(editor, '责任单位：');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      editor.document.uri,
      editor.selection.active,
      '基础教育科',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    const renamed = moved.replaceAll('基教科', '基础教育科');
    await step(renamed);

    goBehind(editor, '交流教师90名。（责任单位：人事科）');
    const head = renamed.slice(0, renamed.indexOf('\n\n二、'));
    const tail = renamed.slice(head.length);
    await type('\n');
    await step(`${head}\n\n3.${tail}`);
    await type('\n');
    await step(`${head}\n\n${tail}`);
    await type('二、深化改革\n');
    await step(`${head}\n\n二、深化改革\n\n3.${tail}`);
    await type('下放权限。下放事项5个。');
    await run('gongzuoyaodian.renumber');
    const later = tail
      .replace('三、', '四、')
      .replace('二、', '三、')
      .replace(/\n(\d+)\./g, (_, number: string) => `\n${Number(number) + 1}.`);
    const whole = `${head}\n\n二、深化改革\n\n3.下放权限。下放事项5个。${later}`;
    await step(whole);
    assert.equal(whole.match(/^\d+\./gm)?.length, 11);

    await walk(editor, 'undo', passed.toReversed());
    await walk(editor, 'redo', passed);
  });
});

describe('Enter in a place to fill in', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  for (const words of ['', '扩大学位'])
    it(`gives a plain line ${words === '' ? 'instead of it' : 'behind what is typed there'}, and the next places stay`, async () => {
      const editor = await newPlan();
      for (let stop = 1; stop < 4; stop++) await run('jumpToNextSnippetPlaceholder');
      const selected = (): string => editor.document.getText(editor.selection);
      await eventually('the first item', selected, (text) => text === '【填写第一项任务】');
      const before = textOf(editor);
      await type(words);
      const filled = words === '' ? before : before.replace('【填写第一项任务】', words);
      await becomes(editor, filled);
      await type('\n');
      const broken = before.replace('【填写第一项任务】', `${words}\n`);
      await becomes(editor, broken);
      // Time for an answer that must not come.
      await sleep(500);
      assert.equal(textOf(editor), broken);
      await run('jumpToNextSnippetPlaceholder');
      assert.equal(selected(), '【填写第一项举措】');
      await run('jumpToNextSnippetPlaceholder');
      assert.equal(selected(), '某单位');
      await run('undo');
      await becomes(editor, filled);
    });
});

/** Undoes or redoes until the last of the texts is there; all of them come by in this order. */
async function walk(editor: vscode.TextEditor, command: 'undo' | 'redo', texts: readonly string[]): Promise<void> {
  const last = texts.at(-1)!;
  const seen = [textOf(editor)];
  for (let turn = 0; turn < 400 && textOf(editor) !== last; turn++) {
    const { version } = editor.document;
    await run(command);
    await eventually(
      command,
      () => editor.document.version,
      (now) => now !== version,
    );
    seen.push(textOf(editor));
  }
  let at = -1;
  for (const text of texts) {
    at = seen.indexOf(text, at + 1);
    assert.ok(at >= 0, `${command} leads past:\n${text}`);
  }
}
