/** What is being written isn't reported for its unit until the author pauses, saves or goes elsewhere. */
import assert from 'node:assert/strict';
import type { CodeAction, Position } from 'vscode-languageserver/node';
import { ClockedServer } from '../support/clockedServer';

const uri = 'file:///w/要点.txt';
const items = ['一', '二', '三', '四', '五'].map(
  (_, index) => `${index + 1}.抓好第${index + 1}件事。（责任单位：教研室）`,
);
const text = `清河县2026年工作要点\n\n一、抓教学\n${items.join('\n')}\n`;
const end: Position = { line: 8, character: 0 };
const pulling = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};
const pushing = { textDocument: { publishDiagnostics: {} } };

describe('an item that is being written', () => {
  let server: ClockedServer;
  let version: number;
  beforeEach(() => {
    server = new ClockedServer();
    version = 1;
  });
  afterEach(() => server.end());

  const insert = async (at: Position, typed: string): Promise<void> => {
    await server.change(uri, ++version, { range: { start: at, end: at }, text: typed });
    // The status bar follows shortly.
    await server.advance(200);
  };
  const missing = async (): Promise<number[]> =>
    (await server.pull(uri))
      .filter(({ code }) => code === 'responsibility/missing' || code === 'responsibility/empty')
      .map(({ range }) => range.start.line);
  const figure = (): number | undefined => server.summaries.at(-1)?.withoutUnit;
  async function start(content = text): Promise<void> {
    await server.initialize(pulling);
    await server.open(uri, content);
    await server.advance(200);
  }

  it('is not blamed for its unit until ten seconds have passed; the status bar says the same', async () => {
    await start();
    await insert(end, '6.');
    await insert({ line: 8, character: 2 }, '抓好安全');
    assert.deepEqual(await missing(), []);
    assert.equal(figure(), 0);
    await server.advance(9_000);
    assert.equal(server.refreshes, 0);
    await server.advance(1_500);
    assert.equal(server.refreshes, 1);
    assert.deepEqual(await missing(), [8]);
    assert.equal(figure(), 1);
    // While it is written on, it is left alone again.
    await insert({ line: 8, character: 6 }, '工作');
    assert.deepEqual(await missing(), []);
    assert.equal(figure(), 0);
  });

  it('is blamed once another item is edited, or the text is saved', async () => {
    await start();
    await insert(end, '6.抓好安全');
    assert.deepEqual(await missing(), []);
    await insert({ line: 3, character: 4 }, '了');
    assert.deepEqual(await missing(), [8]);
    await insert({ line: 8, character: 6 }, '。');
    assert.deepEqual(await missing(), []);
    await server.notify('didSave', { textDocument: { uri } });
    await server.advance(200);
    assert.equal(server.refreshes, 1);
    assert.deepEqual(await missing(), [8]);
    assert.equal(figure(), 1);
  });

  it('is blamed once the caret has left it, where the client tells', async () => {
    await start();
    await insert(end, '6.抓好安全');
    const caret = (line: number): Promise<void> =>
      server.notify('gongzuoyaodian/caret', { textDocument: { uri }, position: { line, character: 1 } });
    await caret(8);
    assert.deepEqual(await missing(), []);
    await caret(4);
    assert.equal(server.refreshes, 1);
    assert.deepEqual(await missing(), [8]);
    for (const nonsense of [null, 5, {}, { textDocument: { uri: 7 }, position: { line: 'x' } }])
      await server.notify('gongzuoyaodian/caret', nonsense as object);
    assert.deepEqual(await missing(), [8]);
  });

  it('may have a note that names nobody yet, but other items may not', async () => {
    await start(text.replace('1.抓好第1件事。（责任单位：教研室）', '1.抓好第1件事。（责任单位：）'));
    assert.deepEqual(await missing(), [3]);
    await insert(end, '6.抓好安全。（责任单位：）');
    assert.deepEqual(await missing(), [3]);
    assert.equal(figure(), 1);
    await server.advance(10_000);
    assert.deepEqual(await missing(), [3, 8]);
  });

  it('with parts is one item, wherever in it the author writes', async () => {
    await start();
    await insert(end, '6.抓好安全：\n（1）排查隐患。\n（2）限期整改');
    assert.deepEqual(await missing(), []);
    await server.advance(10_000);
    assert.deepEqual(await missing(), [8]);
    await insert({ line: 9, character: 3 }, '再');
    assert.deepEqual(await missing(), []);
  });

  it('hides neither what is missing elsewhere nor what concerns the whole plan', async () => {
    await start(text.replaceAll('（责任单位：教研室）', ''));
    const whole = await server.pull(uri);
    assert.ok(whole.some(({ code, range }) => code === 'responsibility/missing' && range.start.line === 0));
    await insert(end, '6.抓好安全');
    assert.deepEqual(await missing(), [0]);
  });

  it('can still be given its unit by the light bulb', async () => {
    await start();
    await insert(end, '6.抓好安全。');
    const actions = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 8, character: 3 }, end: { line: 8, character: 3 } },
      context: { diagnostics: [], triggerKind: 1 },
    });
    assert.ok(actions.some(({ title }) => title === '补写责任单位'));
  });

  it('costs no message when nothing was held back', async () => {
    await start();
    await insert({ line: 3, character: 4 }, '了');
    await server.advance(20_000);
    await server.notify('didSave', { textDocument: { uri } });
    assert.equal(server.refreshes, 0);
  });

  it('is left alone even if the client sends the whole text each time, or findings are pushed', async () => {
    await server.initialize(pushing);
    await server.open(uri, text);
    await server.change(uri, 2, { text: `${text}6.抓好安全` });
    await server.advance(400);
    const lines = (): number[] =>
      server.published
        .at(-1)!
        .diagnostics.filter(({ code }) => code === 'responsibility/missing')
        .map(({ range }) => range.start.line);
    assert.deepEqual(lines(), []);
    await server.advance(10_000);
    assert.deepEqual(lines(), [8]);
    assert.equal(server.published.at(-1)!.version, 2);
  });
});
