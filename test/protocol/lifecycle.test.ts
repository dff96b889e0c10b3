/** Order, versions, cancellation, nonsense and the end: nothing brings the server down. */
import assert from 'node:assert/strict';
import { CancellationTokenSource, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { Diagnostic, DocumentSymbol, SemanticTokens } from 'vscode-languageserver-types';
import { LanguageServer } from '../support/languageServer';
import { planFixture } from '../support/plans';
import { answerOf, everyParameter, hasResultId, knownRequests } from '../support/requests';

const uri = 'file:///tmp/plan.txt';
const full = planFixture('full');
const position = { line: 8, character: 3 };
const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };

async function failure(request: Promise<unknown>): Promise<number> {
  try {
    await request;
  } catch (error) {
    assert.ok(error instanceof ResponseError, String(error));
    return error.code;
  }
  throw new Error('The request was answered.');
}

describe('the language server’s life', function () {
  this.timeout(60_000);
  let server: LanguageServer;

  beforeEach(() => {
    server = new LanguageServer();
  });
  afterEach(() => server.kill());

  it('ends with 0 after shutdown, with 1 without', async () => {
    await server.initialize();
    assert.equal(await server.stop(), 0);
    const other = new LanguageServer();
    await other.initialize();
    void other.connection.sendNotification('exit');
    assert.equal(await other.exited, 1);
  });

  it('ends when its input does', async () => {
    await server.initialize();
    server.stdin.end();
    assert.equal(await server.exited, 1);
  });

  it('refuses requests before initialize and after shutdown, and a second initialize', async () => {
    const others = [
      ['textDocument/documentSymbol', { textDocument: { uri } }],
      ['textDocument/unknown', {}],
      ['shutdown', undefined],
    ] as const;
    for (const [method, params] of others)
      assert.equal(await failure(server.request(method, params)), ErrorCodes.ServerNotInitialized, method);
    await server.initialize();
    assert.equal(
      await failure(server.request('initialize', { processId: null, rootUri: null, capabilities: {} })),
      ErrorCodes.InvalidRequest,
    );
    server.open(uri, full);
    assert.equal((await server.about<unknown[]>('documentSymbol', uri)).length, 7);
    await server.request('shutdown', undefined);
    for (const [method, params] of others)
      assert.equal(await failure(server.request(method, params)), ErrorCodes.InvalidRequest, method);
    void server.connection.sendNotification('exit');
    assert.equal(await server.exited, 0);
  });

  it('answers neutrally before didOpen and after didClose', async () => {
    await server.initialize();
    for (const { method, neutral } of knownRequests)
      assert.deepEqual(await server.request(method, everyParameter(uri, position, range)), neutral, method);
    server.open(uri, full);
    server.close(uri);
    server.close(uri);
    server.change(uri, 9, { text: '一、甲' });
    for (const { method, neutral } of knownRequests)
      assert.deepEqual(await server.request(method, everyParameter(uri, position, range)), neutral, method);
  });

  it('calls an unknown method unknown, and ignores unknown notifications', async () => {
    await server.initialize();
    assert.equal(await failure(server.about('rename/everything', uri)), ErrorCodes.MethodNotFound);
    void server.connection.sendNotification('gongzuoyaodian/nonsense', { a: 1 });
    void server.connection.sendNotification('$/unknown', {});
    server.open(uri, full);
    assert.equal((await server.about<unknown[]>('documentSymbol', uri)).length, 7);
  });

  it('takes places outside the text, odd parameters and stale versions', async () => {
    await server.initialize();
    server.open(uri, full, 10);
    for (const outside of [
      { line: 1e9, character: 0 },
      { line: 3, character: 1e9 },
      { line: -1, character: -1 },
    ]) {
      const far = { start: outside, end: { line: outside.line + 5, character: 5 } };
      for (const { method } of knownRequests) await answerOf(server, method, everyParameter(uri, outside, far));
    }
    // Invalid parameters: an error or a neutral answer, and the next request works.
    for (const { method } of knownRequests) await server.request(method, {}).catch(() => undefined);
    for (const { method } of knownRequests)
      await server
        .request(method, { textDocument: { uri }, position: 'here', positions: 3, range: null, context: null })
        .catch(() => undefined);
    void server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri },
      contentChanges: [{ text: '坏' }],
    });
    void server.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 11 } });
    // The order of messages is what counts; a version that goes back is only a number.
    server.change(uri, 2, {
      range: { start: { line: 999, character: 0 }, end: { line: 9999, character: 7 } },
      text: '八、新增\n',
    });
    server.change(uri, 2, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '' });
    const symbols = await server.about<DocumentSymbol[]>('documentSymbol', uri);
    assert.equal(symbols.length, 8);
  });

  it('opens a text again as a new text', async () => {
    await server.initialize();
    server.open(uri, full);
    server.open(uri, '一、甲\n二、乙\n');
    assert.equal((await server.about<unknown[]>('documentSymbol', uri)).length, 2);
  });

  it('stops work that is cancelled, and answers the rest', async () => {
    await server.initialize();
    server.open(uri, full.repeat(100));
    await server.about('documentSymbol', uri);
    const sources = Array.from({ length: 200 }, () => new CancellationTokenSource());
    const asked = sources.map(({ token }, index) =>
      server.connection
        .sendRequest<unknown>(
          index % 2 === 0 ? 'textDocument/semanticTokens/full' : 'textDocument/documentSymbol',
          { textDocument: { uri } },
          token,
        )
        .then(
          () => 'answered',
          (error: ResponseError<void>) => error.code,
        ),
    );
    for (const source of sources.slice(1)) source.cancel();
    const results = await Promise.all(asked);
    assert.equal(results[0], 'answered');
    const cancelled = results.filter((result) => result === LSPErrorCodes.RequestCancelled).length;
    assert.ok(cancelled > 150, `${cancelled} of 199 were cancelled`);
    assert.equal((await server.about<SemanticTokens>('semanticTokens/range', uri, { range })).data.length > 0, true);
  });

  it('sees the same after edits as in a fresh text', async () => {
    await server.initialize();
    const fresh = 'file:///tmp/fresh.txt';
    server.open(uri, '');
    const end = { line: 1e6, character: 0 };
    const chunks = full.match(/[\s\S]{1,40}/g)!;
    chunks.forEach((text, index) => server.change(uri, index + 2, { range: { start: end, end }, text }));
    server.open(fresh, full);
    // Versions are a client's own.
    const likened = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value)
          .replaceAll(fresh, uri)
          .replace(/"version":\d+/g, '"version":0'),
      ) as unknown;
    for (const { method } of knownRequests.filter((one) => !hasResultId(one.method))) {
      assert.deepEqual(
        likened(await answerOf(server, method, everyParameter(uri, position, range))),
        likened(await answerOf(server, method, everyParameter(fresh, position, range))),
        method,
      );
    }
    assert.deepEqual(await server.pull(uri), await server.pull(fresh));
    assert.deepEqual(
      (await server.about<SemanticTokens>('semanticTokens/full', uri)).data,
      (await server.about<SemanticTokens>('semanticTokens/full', fresh)).data,
    );
  });

  it('takes any text', async () => {
    await server.initialize();
    const texts = [
      '',
      '\ufeff一、甲',
      '\r\r\n\n\r',
      '一、'.repeat(20_000),
      '（'.repeat(20_000),
      '\u0000\ud800\udfff',
      '1.甲（责任单位：'.repeat(5000),
    ];
    for (const [index, text] of texts.entries()) {
      const one = `untitled:${index}`;
      server.open(one, text);
      for (const { method } of knownRequests) await answerOf(server, method, everyParameter(one, position, range));
    }
    assert.equal(server.errors, '');
    const errors = server.notifications.filter(
      ({ method, params }) => method === 'window/logMessage' && (params as { type: number }).type === 1,
    );
    assert.deepEqual(errors, []);
  });

  it('goes on after invalid messages', async () => {
    await server.initialize();
    server.open(uri, full);
    const bodies = [
      '{"jsonrpc":"2.0", nonsense',
      '[1,2,3]',
      'null',
      '42',
      '{"hello":1}',
      '{"jsonrpc":"2.0","id":{},"method":"x"}',
      '{"jsonrpc":"2.0","id":77,"result":1}',
      '{"jsonrpc":"2.0","id":"a","method":"textDocument/hover"}',
      '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":null}',
      '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":5,"text":7}}}',
      `{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"${uri}","version":2},"contentChanges":[{"range":{"start":{},"end":null},"text":7},null]}}`,
      `{"jsonrpc":"2.0","method":"textDocument/didSave","params":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    ];
    for (const body of bodies) server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    assert.equal((await server.about<unknown[]>('documentSymbol', uri)).length, 7);
    assert.equal(await server.stop(), 0);
  });

  it('takes capabilities of any shape', async () => {
    const odd = { textDocument: 5, workspace: [] } as unknown as object;
    await server.initialize(odd, { workspaceFolders: 'no' as never, initializationOptions: [] });
    server.open(uri, full);
    assert.equal((await server.about<unknown[]>('documentSymbol', uri)).length > 7, true);
  });

  it('keeps many texts apart', async () => {
    await server.initialize();
    const uris = Array.from({ length: 40 }, (_, index) => `file:///tmp/${index}.txt`);
    uris.forEach((one, index) => server.open(one, `一、甲\n${'1.乙。\n'.repeat(index)}`));
    const counts = await Promise.all(
      uris.map(async (one) => (await server.about<DocumentSymbol[]>('documentSymbol', one))[0]?.children?.length ?? 0),
    );
    assert.deepEqual(
      counts,
      uris.map((_, index) => index),
    );
    const found: Diagnostic[][] = await Promise.all(uris.map((one) => server.pull(one)));
    assert.equal(found.length, 40);
  });
});
