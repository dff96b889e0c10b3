/** Completion through the real server over stdio. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionItem, CompletionList, TextEdit } from 'vscode-languageserver-types';
import { fullCapabilities, LanguageServer } from '../support/languageServer';
import { applyEdits } from '../support/plans';

const plan = `某县教育局2027年工作要点

一、办好学校
1.扩大学位。9月底前新建学校3所。（责任单位：基教科、规划科）
2.评选学校。评选标兵10名。（责任单位：基教科）
3.关心学生。`;

const capabilities = {
  ...fullCapabilities,
  textDocument: { ...fullCapabilities.textDocument, completion: { completionItem: { snippetSupport: true } } },
};

describe('a closing bracket over stdio', function () {
  this.timeout(30_000);

  it('typed over one of another width leaves one pair', async () => {
    const server = new LanguageServer();
    try {
      await server.initialize();
      const text = `${plan}（责任单位：基教科)）`;
      const uri = 'file:///w/2027年工作要点.txt';
      server.open(uri, text);
      const edits = await server.about<TextEdit[]>('onTypeFormatting', uri, {
        position: { line: 5, character: text.split('\n')[5]!.length - 1 },
        ch: ')',
        options: { tabSize: 4, insertSpaces: true },
      });
      assert.equal(applyEdits(text, edits), `${plan}（责任单位：基教科）`);
    } finally {
      server.kill();
    }
  });
});

describe('completion over stdio', function () {
  this.timeout(30_000);
  let server: LanguageServer;
  let folder: string;
  let uri: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'gzyd-completion-'));
    uri = pathToFileURL(path.join(folder, '2027年工作要点.txt')).href;
    server = new LanguageServer();
  });
  afterEach(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Asks at the end of `typed`, which follows the plan. */
  async function ask(typed: string, trigger?: string): Promise<CompletionList> {
    const text = plan + typed;
    server.open(uri, text);
    const position = { line: 5, character: text.split('\n')[5]!.length };
    const context = trigger === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter: trigger };
    const answer = await server.about<CompletionList | CompletionItem[]>('completion', uri, { position, context });
    server.close(uri);
    return Array.isArray(answer) ? { isIncomplete: false, items: answer } : answer;
  }

  const labels = ({ items }: CompletionList): string[] => items.map(({ label }) => label);

  it('announces the characters that trigger it', async () => {
    const { capabilities: announced } = await server.initialize(capabilities);
    for (const character of '：:、（(；《')
      assert.ok(announced.completionProvider?.triggerCharacters?.includes(character));
  });

  it('gives units behind a label, and nothing in prose', async () => {
    await server.initialize(capabilities);
    assert.deepEqual(labels(await ask('（责任单位：', '：')), ['基教科', '规划科']);
    for (const [typed, trigger] of [
      ['坚持以下原则：', '：'],
      ['学生、', '、'],
      ['（含家长、', '、'],
      ['办学 ', ' '],
      ['2026-', '-'],
    ] as const)
      assert.deepEqual(labels(await ask(typed, trigger)), [], typed);
  });

  it('gives the text by which editors filter, and replaces what was typed', async () => {
    await server.initialize(capabilities);
    const { items, isIncomplete } = await ask('（责任单位：jj');
    const [item] = items as [CompletionItem];
    assert.equal(item.label, '基教科');
    assert.equal(item.filterText, 'jj 基 教 科 ji jiao ke');
    // Editors filter letters themselves.
    assert.equal(isIncomplete, false);
    assert.ok(item.textEdit && 'range' in item.textEdit);
    const text = `${plan}（责任单位：jj`;
    assert.equal(applyEdits(text, [item.textEdit]), `${plan}（责任单位：基教科`);
  });

  it('is asked again when characters are typed, so a name typed in full stays', async () => {
    await server.initialize(capabilities);
    assert.equal((await ask('（责任单位：', '：')).isIncomplete, true);
    assert.equal((await ask('（责任单位：基')).isIncomplete, true);
  });

  it('follows gzyd.yaml', async () => {
    writeFileSync(
      path.join(folder, 'gzyd.yaml'),
      'units:\n  - name: 基础教育科\n    short: [基教科]\n  - name: 体卫艺科\n',
    );
    await server.initialize(capabilities);
    assert.deepEqual(labels(await ask('（责任单位：', '：')), ['基础教育科', '规划科', '体卫艺科']);
    assert.deepEqual(labels(await ask('（责任单位：twy')), ['体卫艺科']);
  });

  it('gives tab stops to clients that take them, and no command that they lack', async () => {
    await server.initialize(capabilities);
    const [snippet] = (await ask('zrdw')).items;
    assert.equal(snippet?.insertTextFormat, 2);
    assert.equal(snippet?.command, undefined);
    assert.ok(snippet?.textEdit?.newText.startsWith('（责任单位：$1）'));
    server.kill();
    server = new LanguageServer();
    await server.initialize(fullCapabilities, { initializationOptions: { triggerSuggest: 'suggest' } });
    const [plain] = (await ask('zrdw')).items;
    assert.equal(plain?.insertTextFormat, 1);
    assert.equal(plain?.textEdit?.newText, '（责任单位：）');
    assert.equal(plain?.command?.command, 'suggest');
  });
});
