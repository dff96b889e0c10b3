/**
 * What the client adds to VS Code: recognising a plan, the status bar, the overview, editing habits, a server that
 * comes back.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/extension';
import { encodeText } from '../../../server/src/files/encode';
import {
  activated,
  closeAll,
  eventually,
  languageId,
  newFolder,
  openFixture,
  openNewFile,
  openText,
  replaceAll,
  settledDiagnostics,
  sleep,
  type,
  workspaceUri,
} from './support.js';

const plan = `清河县教育局2026年工作要点

一、提升教学质量

1.加强课堂教学。全年开展教学视导不少于12次。（责任单位：教研室）

2.建设教师队伍。培训骨干教师200名。（责任单位：人事科、教研室）

二、改善办学条件

3.新建学校。年内新建学校2所。
`;

/** With one more item: enough of them name a unit for the third to lack one. */
const lackingPlan = `${plan}\n4.改造操场。年内改造操场3处。（责任单位：基建科）\n`;

async function api(): Promise<ExtensionApi> {
  return (await activated()).exports as ExtensionApi;
}

/** `State` of vscode-languageclient, which is bundled into the extension and can't be imported beside it. */
const [stopped, running] = [1, 2];

const language = (): string | undefined => vscode.window.activeTextEditor?.document.languageId;

describe('recognising a plan', () => {
  afterEach(closeAll);

  it('by the ending .gzyd', async () => {
    assert.equal((await openFixture('plan.gzyd')).document.languageId, languageId);
  });

  for (const words of ['工作要点', '工作计划', '工作安排', '工作思路', '任务分解']) {
    it(`by ${words} in the name of a .txt`, async () => {
      assert.equal((await openNewFile('一、总体要求\n', `年${words}(定稿).txt`)).document.languageId, languageId);
    });
  }

  for (const [where, opening] of [
    ['in the first line', ''],
    ['below the name of the body', '清河县人民政府\n'],
    ['below the traces of a web page', '首页 > 通知公告 >\n\n'],
  ] as const) {
    it(`by a title that ends in 工作要点, ${where}`, async () => {
      const { document } = await openNewFile(`${opening}清河县教育局2026年工作要点\n\n一、总体要求\n`, '.txt');
      await eventually(
        'the language',
        () => vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === document.uri.toString())?.languageId,
        (id) => id === languageId,
      );
    });
  }

  it('and leaves other texts as they are', async () => {
    const { document } = await openNewFile('关于召开会议的通知\n', '.txt');
    await sleep(300);
    assert.equal(document.languageId, 'plaintext');
    assert.equal(language(), 'plaintext');
  });

  it('and lets the author have the last word', async () => {
    const { document } = await openNewFile('清河县教育局2026年工作要点\n', '.txt');
    await eventually('the language', language, (id) => id === languageId);
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await sleep(300);
    assert.equal(language(), 'plaintext');
  });

  it('that was just begun, with places to fill in and nothing else to find fault with', async () => {
    await activated();
    const begun = vscode.commands.executeCommand('gongzuoyaodian.newPlan').then(() => true);
    // Enter in both boxes: no body, and the year that is suggested.
    const done = async (): Promise<boolean> => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return Promise.race([begun, sleep(200).then(() => false)]);
    };
    await eventually('the new plan', done, (value) => value);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.languageId, languageId);
    assert.ok(editor.document.isUntitled && editor.document.uri.path.endsWith('.txt'), editor.document.uri.path);
    assert.match(editor.document.lineAt(0).text, /^\d{4}年××局工作要点$/);
    assert.equal(editor.document.getText(editor.selection), '××局');
    await type('某县教育局');
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    assert.equal(editor.document.getText(editor.selection), '【填写总体要求】');
    // Places to fill in are found until they are filled in.
    const found = await settledDiagnostics(editor.document.uri);
    assert.deepEqual(
      found.map(({ code }) => JSON.stringify(code)).filter((code) => !code.includes('text/placeholder')),
      [],
    );
  });

  it('that is typed or pasted into an untitled text, once its title is complete', async () => {
    await openText('', 'plaintext');
    await type('清河县教育局2026年工作要点');
    await sleep(300);
    assert.equal(language(), 'plaintext');
    await type('\n');
    await eventually('the language', language, (id) => id === languageId);
    await closeAll();
    const editor = await openText('', 'plaintext');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), plan));
    await eventually('the language', language, (id) => id === languageId);
    // The author has the last word here as well.
    await vscode.languages.setTextDocumentLanguage(editor.document, 'plaintext');
    await type('甲\n');
    await sleep(300);
    assert.equal(language(), 'plaintext');
  });

  it('when a draft is saved that begins with a title', async () => {
    const editor = await openNewFile('', '草稿.txt');
    await type('清河县教育局2026年工作要点\n一、抓教学\n');
    await sleep(300);
    assert.equal(language(), 'plaintext');
    await editor.document.save();
    await eventually('the language', language, (id) => id === languageId);
  });

  it('in Markdown when told so', async () => {
    const { document } = await openNewFile(plan.replace('2.建设', '4.建设'), '.md');
    assert.equal(language(), 'markdown');
    await vscode.commands.executeCommand('gongzuoyaodian.treatAsPlan');
    await eventually(
      'a finding',
      () => vscode.languages.getDiagnostics(document.uri),
      ({ length }) => length > 0,
    );
  });

  it('that was read in the wrong encoding, and reopens it in the right one', async () => {
    const name = `${newFolder()}/garbled.txt`;
    const uri = workspaceUri(name);
    await vscode.workspace.fs.writeFile(uri, encodeText(plan, 'gb18030', false)!);
    await openFixture(name);
    assert.match(vscode.window.activeTextEditor!.document.getText(), /\uFFFD/);
    const press = async (): Promise<void> => {
      await vscode.commands.executeCommand('notifications.focusToasts');
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    };
    await eventually(
      'the sound text',
      async () => {
        await press();
        return vscode.window.activeTextEditor?.document.getText();
      },
      (text) => text === plan,
    );
    await eventually('the language', language, (id) => id === languageId);
    const guessing = (): boolean | undefined =>
      vscode.workspace.getConfiguration('files', uri).inspect<boolean>('autoGuessEncoding')?.workspaceFolderValue;
    try {
      await eventually(
        'the setting',
        async () => {
          await press();
          return guessing();
        },
        (value) => value === true,
      );
    } finally {
      await vscode.workspace
        .getConfiguration('files', uri)
        .update('autoGuessEncoding', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    }
  });

  it('when told so', async () => {
    await openText('随便写的一段文字\n', 'plaintext');
    assert.equal(language(), 'plaintext');
    await vscode.commands.executeCommand('gongzuoyaodian.treatAsPlan');
    await eventually('the language', language, (id) => id === languageId);
  });
});

describe('the status bar', () => {
  afterEach(closeAll);

  it('does not blame an item while it is typed, but once the caret has left it', async () => {
    const { status } = await api();
    const editor = await openText(`${lackingPlan.replace('2所。', '2所。（责任单位：基建科）')}\n`);
    await eventually('the status', status, (text) => text === '$(list-ordered) 4 项 · 目标 4');
    const missing = (): number[] =>
      vscode.languages
        .getDiagnostics(editor.document.uri)
        .filter(({ code }) => (code as { value?: string }).value === 'responsibility/missing')
        .map(({ range }) => range.start.line);
    editor.selection = new vscode.Selection(13, 0, 13, 0);
    await type('5.修缮校舍。');
    await eventually('the status', status, (text) => text === '$(list-ordered) 5 项 · 目标 4');
    assert.deepEqual(missing(), []);
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    await eventually('the missing unit', missing, (lines) => lines.join() === '13');
    await eventually('the status', status, (text) => text === '$(list-ordered) 5 项 · 缺责任单位 1 · 目标 4');
  });

  it('shows items, missing units and targets of the active plan, and keeps up with typing', async () => {
    const { status } = await api();
    const editor = await openText(lackingPlan);
    await eventually('the status', status, (text) => text === '$(list-ordered) 4 项 · 缺责任单位 1 · 目标 4');
    const end = new vscode.Position(10, editor.document.lineAt(10).text.length);
    await editor.edit((edit) => edit.insert(end, '（责任单位：基建科）'));
    await eventually('the status', status, (text) => text === '$(list-ordered) 4 项 · 目标 4');
  });

  it('is gone while another text is shown', async () => {
    const { status } = await api();
    await openText(plan);
    await eventually('the status', status, (text) => text !== undefined);
    await openText('另一段文字', 'plaintext');
    await eventually('no status', status, (text) => text === undefined);
  });

  it('speaks English if that is set, and otherwise Chinese about a Chinese text', async () => {
    const { status } = await api();
    const settings = vscode.workspace.getConfiguration('gongzuoyaodian');
    await openText(lackingPlan);
    await eventually('the status', status, (text) => text !== undefined);
    try {
      await settings.update('language', 'en', vscode.ConfigurationTarget.Global);
      await eventually('the status', status, (text) => text === '$(list-ordered) 4 items · 1 without unit · 4 targets');
    } finally {
      await settings.update('language', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

describe('the overview', () => {
  afterEach(closeAll);

  it('leads to the first item without a unit', async () => {
    const { status } = await api();
    const editor = await openText(lackingPlan);
    await eventually('the status', status, (text) => text !== undefined);
    await vscode.commands.executeCommand('gongzuoyaodian.showOverview');
    await eventually(
      'the selection',
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return vscode.window.activeTextEditor?.selection.active.line;
      },
      (line) => line === 10,
    );
    assert.equal(editor.document.getText(vscode.window.activeTextEditor?.selection).replace(/。$/, ''), '3.新建学校');
  });

  it('leaves the editor alone when it is cancelled', async () => {
    const editor = await openText(plan);
    await vscode.commands.executeCommand('gongzuoyaodian.showOverview');
    await sleep(300);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    assert.ok(editor.selection.isEqual(new vscode.Selection(0, 0, 0, 0)));
  });
});

describe('editing a plan', () => {
  afterEach(closeAll);

  it('has the language’s defaults', () => {
    const editor = vscode.workspace.getConfiguration('editor', { languageId });
    assert.equal(editor.get('wordWrap'), 'on');
    for (const characters of ['ambiguousCharacters', 'invisibleCharacters', 'nonBasicASCII'])
      assert.equal(editor.get(`unicodeHighlight.${characters}`), false, characters);
    assert.equal(editor.get('wordSegmenterLocales'), 'zh-CN');
    assert.ok(editor.get<string>('wordSeparators')?.includes('，'));
  });

  it('takes a run of Chinese, or an amount with its measure word, for a word', async () => {
    const { document } = await openText('新建幼儿园40所，达到95%。');
    const word = (column: number): string =>
      document.getText(document.getWordRangeAtPosition(new vscode.Position(0, column)));
    assert.equal(word(2), '新建幼儿园');
    assert.equal(word(6), '40所');
    assert.equal(word(12), '95%');
  });

  it('closes full-width brackets and book marks', async () => {
    const editor = await openText('');
    await type('（责任单位：');
    assert.equal(editor.document.getText(), '（责任单位：）');
    await type('）《');
    assert.equal(editor.document.getText(), '（责任单位：）《》');
  });

  it('makes a plain new line on Enter, also between brackets', async () => {
    const editor = await openText('（）');
    editor.selection = new vscode.Selection(0, 1, 0, 1);
    await type('\n');
    assert.equal(editor.document.getText().replace(/\r/g, ''), '（\n）');
  });
});

describe('a server that was killed', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  const kill = (client: ExtensionApi['client']): void => {
    const { serverProcess } = client as { serverProcess?: { pid?: number } };
    assert.ok(serverProcess?.pid, 'the server has no process of its own');
    process.kill(serverProcess.pid, 'SIGKILL');
  };

  it('comes back by itself, with the text as it is, its findings and its figures', async () => {
    const { status, client } = await api();
    const editor = await openText(plan.replace('3.新建学校', '4.新建学校'));
    const { uri } = editor.document;
    await eventually('the status', status, (text) => text?.includes('3 项') === true);
    const codes = (): string[] =>
      vscode.languages.getDiagnostics(uri).map(({ code }) => String((code as { value: string }).value));
    await eventually('the gap', codes, (found) => found.includes('numbering/gap'));
    const found = codes();
    kill(client);
    await eventually('the end of the server', status, (text) => text === undefined);
    // The next server knows what was typed meanwhile, and has findings for it.
    await replaceAll(editor, plan.replace('3.新建学校', '4.改建学校').replace('2所。', '2所。。'));
    await eventually('the status', status, (text) => text?.includes('3 项') === true, 20_000);
    assert.ok(editor.document.getText().includes('4.改建学校'));
    await eventually('the findings of the text as it is', codes, (now) => now.includes('text/repeated-mark'), 20_000);
    await settledDiagnostics(uri);
    assert.deepEqual(codes().sort(), [...found, 'text/repeated-mark'].sort());
  });

  it('stays down when it is killed again and again, until it is restarted by hand', async () => {
    const { status, client } = await api();
    const server = (): number | undefined => (client as { serverProcess?: { pid?: number } }).serverProcess?.pid;
    await openText(plan);
    await eventually('the status', status, (text) => text?.includes('3 项') === true);
    let deaths = 0;
    while (client.state !== stopped && deaths < 20) {
      const pid = server();
      kill(client);
      deaths += 1;
      await eventually(
        'another server, or none',
        () => client.state === stopped || (client.state === running && server() !== pid),
        (there) => there,
        20_000,
      );
    }
    assert.ok(deaths > 2 && deaths < 10, `it came back ${deaths} times`);
    assert.equal(status(), undefined);
    await openText(`${plan}\n4.再写一项。`);
    await vscode.commands.executeCommand('gongzuoyaodian.renumber');
    await sleep(1000);
    assert.equal(client.state, stopped);
    await closeAll();
    await openText(plan);
    await vscode.commands.executeCommand('gongzuoyaodian.restartServer');
    await eventually('the status', status, (text) => text?.includes('3 项') === true, 20_000);
  });

  it('can also be restarted by hand', async () => {
    const { status } = await api();
    await openText(plan);
    await eventually('the status', status, (text) => text !== undefined);
    await vscode.commands.executeCommand('gongzuoyaodian.restartServer');
    await eventually('the status', status, (text) => text?.includes('3 项') === true, 20_000);
  });
});
