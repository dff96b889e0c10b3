/** Typing through the real server over stdio: Enter, layers, the light bulb at a new item. */
import assert from 'node:assert/strict';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import { fullCapabilities, LanguageServer } from '../support/languageServer';
import { applyEdits } from '../support/plans';
import { readCaret } from '../support/typing';

const uri = 'file:///tmp/%E5%B7%A5%E4%BD%9C%E8%A6%81%E7%82%B9.txt';
const title = '某市教育局2026年工作要点\n';

describe('typing over stdio', function () {
  this.timeout(30_000);
  let server: LanguageServer;
  let version = 1;

  beforeEach(() => {
    server = new LanguageServer();
    version = 1;
  });
  afterEach(() => server.kill());

  /** Enter at the caret: the text that the server makes of it. */
  async function enter(sample: string): Promise<string> {
    const { text, position } = readCaret(title + sample);
    server.open(uri, text, version);
    server.change(uri, ++version, { range: { start: position, end: position }, text: '\n' });
    const edits = await server.about<TextEdit[] | null>('onTypeFormatting', uri, {
      position: { line: position.line + 1, character: 0 },
      ch: '\n',
      options: { tabSize: 4, insertSpaces: true },
    });
    const typed = applyEdits(text, [{ range: { start: position, end: position }, newText: '\n' }]);
    server.close(uri);
    return applyEdits(typed, edits ?? []).slice(title.length);
  }

  async function actions(sample: string, only?: readonly string[], triggerKind = 1): Promise<CodeAction[]> {
    const { text, position } = readCaret(title + sample);
    server.open(uri, text, version);
    const found = await server.about<CodeAction[]>('codeAction', uri, {
      range: { start: position, end: position },
      context: { diagnostics: [], only, triggerKind },
    });
    server.close(uri);
    return found.filter(({ kind }) => kind?.startsWith('refactor.rewrite'));
  }

  const after = (sample: string, action: CodeAction | undefined): string => {
    const change = action?.edit?.documentChanges?.[0] as TextDocumentEdit;
    return applyEdits(readCaret(title + sample).text, change.edits as TextEdit[]).slice(title.length);
  };

  it('announces what it answers', async () => {
    const { capabilities } = await server.initialize();
    assert.deepEqual(capabilities.documentOnTypeFormattingProvider, {
      firstTriggerCharacter: '\n',
      moreTriggerCharacter: [')', '）', ']', '］'],
    });
  });

  it('continues items, and ends a list', async () => {
    await server.initialize();
    assert.equal(await enter('一、提质\n　　1．办园。▏\n'), '一、提质\n　　1．办园。\n　　2．\n');
    assert.equal(await enter('一、提质\n1.办园。\n2.▏\n'), '一、提质\n1.办园。\n\n');
    assert.equal(await enter('全年工作如下。▏\n一、提质\n'), '全年工作如下。\n\n一、提质\n');
  });

  it('does as the settings say', async () => {
    let typing: object = { continueItems: false };
    let numbering: object = {};
    server.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => ({ typing, numbering })),
    );
    await server.initialize({ ...fullCapabilities, workspace: { ...fullCapabilities.workspace, configuration: true } });
    const before = '1.办园。▏\n2.招生，做法见第3项。\n3.培训。\n';
    assert.equal(await enter(before), before.replace('▏', '\n'));
    typing = {};
    numbering = { followWhileTyping: 'on' };
    void server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.equal(await enter(before), '1.办园。\n2.\n3.招生，做法见第4项。\n4.培训。\n');
  });

  it('offers to move the later numbers on at the item that was put before them, unasked', async () => {
    await server.initialize();
    for (const [item, wanted] of [
      ['2.▏', '见第3项'],
      ['2.评优。▏', '见第2项'],
    ] as const) {
      const sample = `一、提质\n1.办园。\n${item}\n2.招生。\n二、强师\n3.培训，见第2项。\n`;
      const [action, ...others] = await actions(sample, undefined, 2);
      assert.equal(action?.title, '后面的序号依次顺延');
      assert.deepEqual(others, []);
      // Which item 2 is meant is clear only while the new one is empty.
      const text = sample.replace('▏', '').replace('2.招生', '3.招生').replace('3.培训', '4.培训');
      assert.equal(after(sample, action), text.replace('见第2项', wanted));
    }
    assert.deepEqual(await actions('一、提质\n1.办园。\n2.▏\n3.招生。\n', ['refactor']), [
      ...(await actions('一、提质\n1.办园。\n2.▏\n3.招生。\n', [
        'refactor.rewrite.levelIn',
        'refactor.rewrite.levelOut',
      ])),
    ]);
  });

  it('moves an entry one layer in or out at its number, if asked', async () => {
    await server.initialize();
    const sample = '一、提质\n1.办园。\n2.▏招生。\n二、强师\n3.培训。\n';
    const found = await actions(sample);
    assert.deepEqual(
      found.map(({ title: name, kind }) => [name, kind]),
      [
        ['降一级：2. → （1）', 'refactor.rewrite.levelIn.gongzuoyaodian'],
        ['升一级：2. → 二、', 'refactor.rewrite.levelOut.gongzuoyaodian'],
      ],
    );
    assert.equal(after(sample, found[0]), '一、提质\n1.办园。\n（1）招生。\n二、强师\n2.培训。\n');
    assert.equal(after(sample, found[1]), '一、提质\n1.办园。\n二、招生。\n三、强师\n2.培训。\n');
    // Not at every caret move, and not among words.
    assert.deepEqual(await actions(sample, undefined, 2), []);
    assert.deepEqual(await actions(sample.replace('▏招生', '招▏生')), []);
  });

  it('splits actions into entries and joins them back, when asked', async () => {
    await server.initialize();
    const together = '一、提质\n1.办园▏。一是新建；二是改造。（责任单位：学前科）\n2.招生。\n';
    const apart = '一、提质\n1.办园▏。（责任单位：学前科）\n（1）新建；\n（2）改造。\n2.招生。\n';
    const [split, ...others] = await actions(together);
    assert.deepEqual(others, []);
    assert.equal(split?.kind, 'refactor.rewrite.splitActions.gongzuoyaodian');
    assert.equal(split.title, '“一是…二是…”拆成（1）至（2）');
    assert.equal(after(together, split), apart.replace('▏', ''));
    const [join] = await actions(apart, ['refactor.rewrite.joinActions']);
    assert.equal(join?.title, '（1）至（2）并为“一是…二是…”');
    assert.equal(after(apart, join), together.replace('▏', ''));
    assert.deepEqual(await actions(together, undefined, 2), []);
  });
});
