/**
 * The real server over stdio, and clients out of their minds: it answers, ignores or ends; it never hangs, spins or
 * forgets the rest.
 */
import assert from 'node:assert/strict';
import { CancellationTokenSource, ErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { fullCapabilities, LanguageServer } from '../support/languageServer';
import { planFixture } from '../support/plans';
import { cpuSeconds, residentMegabytes } from '../support/processes';
import { seededChoices } from './choices';
import { frame, notificationMethods, params, requestMethods, uris } from './protocol';

const pulling = { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, workspaceFolders: true } };
const uri = 'file:///tmp/sound.txt';
const full = planFixture('full');
const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Ends the test when the server says nothing. */
async function within<T>(promise: Promise<T>, milliseconds = 15_000): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      promise,
      new Promise<never>(
        (_, reject) =>
          (timer = setTimeout(() => reject(new Error(`Nothing within ${milliseconds} ms.`)), milliseconds)),
      ),
    ]);
  } finally {
    clearTimeout(timer);
  }
}

describe('the server and a client out of its mind', function () {
  this.timeout(60_000);
  let server: LanguageServer;
  beforeEach(() => {
    server = new LanguageServer();
  });
  afterEach(() => server.kill());

  /** It still knows a text that nobody touched. */
  async function assertSound(): Promise<void> {
    server.open(uri, full);
    assert.equal((await within(server.about<unknown[]>('documentSymbol', uri))).length, 7);
    server.close(uri);
    assert.equal(server.errors, '');
  }

  const garbled: readonly (readonly [name: string, bytes: Buffer])[] = [
    ['JSON that breaks off', frame('{"jsonrpc":"2.0","id":1,')],
    ['no JSON', frame('hello')],
    ['an empty body', frame('')],
    ['null', frame('null')],
    ['a number', frame('5')],
    ['a batch', frame([{ jsonrpc: '2.0', id: 7, method: 'textDocument/hover' }])],
    [
      'bytes that are no UTF-8',
      Buffer.concat([Buffer.from('Content-Length: 4\r\n\r\n'), Buffer.from([0xff, 0xfe, 0x00, 0x80])]),
    ],
    ['an unknown charset', Buffer.from('Content-Length: 2\r\nContent-Type: application/x; charset=nonsense\r\n\r\n{}')],
    ['an answer nobody asked for', frame({ jsonrpc: '2.0', id: 99, result: null })],
    ['an error nobody asked for', frame({ jsonrpc: '2.0', id: null, error: { code: 1, message: 'x' } })],
    ['an id that is an object', frame({ jsonrpc: '2.0', id: { a: 1 }, method: 'textDocument/hover', params: {} })],
    ['a method that is a number', frame({ jsonrpc: '2.0', id: 5, method: 7 })],
    ['no method', frame({ jsonrpc: '2.0' })],
    ['parameters that are a text', frame({ jsonrpc: '2.0', id: 5, method: 'textDocument/hover', params: 'x' })],
    [
      'a polluted object',
      frame(
        '{"jsonrpc":"2.0","id":5,"method":"textDocument/hover","params":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
      ),
    ],
    ['deep nesting', frame('['.repeat(100_000) + ']'.repeat(100_000))],
  ];
  it(`goes on after ${garbled.map(([name]) => name).join(', ')}`, async () => {
    await server.initialize();
    for (const [name, bytes] of garbled) {
      server.stdin.write(bytes);
      await assertSound().catch((error: unknown) => assert.fail(`after ${name}: ${String(error)}`));
    }
  });

  const lost: readonly (readonly [name: string, bytes: Buffer])[] = [
    ['a broken header', Buffer.from('hello world\r\n\r\n')],
    ['no Content-Length', Buffer.from('Content-Type: x\r\n\r\n{}')],
    ['a length that is no number', Buffer.from('Content-Length: x\r\n\r\n{}')],
    ['a length of 99 GB', Buffer.from('Content-Length: 99999999999\r\n\r\n{}')],
    ['a header of megabytes', Buffer.from(`X-Long: ${'a'.repeat(4 << 20)}`)],
  ];
  it(`ends with a word on stderr after ${lost.map(([name]) => name).join(', ')}: nothing behind it can be read`, () =>
    Promise.all(
      lost.map(async ([name, bytes]) => {
        const one = new LanguageServer();
        try {
          await one.initialize();
          one.stdin.on('error', () => undefined);
          one.stdin.write(bytes);
          assert.equal(await within(one.exited), 1, name);
          await sleep(20);
          assert.match(one.errors, /^gongzuo-yaodian: standard input is no longer readable: [^\n]+\n$/, name);
        } finally {
          one.kill();
        }
      }),
    ));

  it('waits quietly for the rest of half a message, and ends with its input', async () => {
    await server.initialize();
    const half = frame({
      jsonrpc: '2.0',
      id: 77,
      method: 'textDocument/documentSymbol',
      params: { textDocument: { uri } },
    });
    server.stdin.write(half.subarray(0, 60));
    const before = cpuSeconds(server.pid);
    await sleep(1000);
    const spent = cpuSeconds(server.pid) - before;
    assert.ok(spent < 0.5, `${spent} s of work in a second of silence`);
    server.stdin.end();
    assert.equal(await within(server.exited), 1);
  });

  for (const when of ['before initialize', 'in the middle of the work']) {
    it(`ends when its input ends ${when}`, async () => {
      if (when !== 'before initialize') {
        await server.initialize();
        server.open(uri, full.repeat(50));
        for (let count = 0; count < 20; count++) void server.about('semanticTokens/full', uri).catch(() => undefined);
      }
      server.stdin.end();
      assert.equal(await within(server.exited), 1);
    });
  }

  it('takes any initialize', async () => {
    const oddities: unknown[] = [
      null,
      {},
      { capabilities: null },
      { capabilities: 5, workspaceFolders: 'x', rootUri: 7, initializationOptions: [1], locale: {} },
      {
        capabilities: { textDocument: 5, workspace: [], general: null },
        workspaceFolders: [null, {}, { uri: 5 }],
        processId: 'x',
      },
    ];
    await Promise.all(
      oddities.map(async (oddity) => {
        const one = new LanguageServer();
        try {
          const result = await within(one.request<unknown>('initialize', oddity).catch((error: unknown) => error));
          assert.ok(result instanceof ResponseError || typeof result === 'object', String(result));
          const next = await within(one.about('documentSymbol', uri).catch((error: unknown) => error));
          assert.ok(next instanceof ResponseError || Array.isArray(next), String(next));
          assert.equal(one.errors, '');
        } finally {
          one.kill();
        }
      }),
    );
  });

  it('takes messages in any order before initialize', async () => {
    for (const method of notificationMethods)
      void server.connection.sendNotification(method, params(seededChoices(1)) as object);
    for (const method of requestMethods.filter((one) => one !== 'initialize')) {
      const answer = await within(server.request(method, {}).catch((error: unknown) => error));
      assert.ok(
        answer instanceof ResponseError &&
          (answer.code === ErrorCodes.ServerNotInitialized || answer.code === ErrorCodes.MethodNotFound),
        `${method}: ${String(answer)}`,
      );
    }
    await server.initialize();
    await assertSound();
  });

  it('answers every request of a random stream, and knows its texts afterwards', async () => {
    await server.initialize(pulling);
    const seed = Number(process.env.GZYD_FUZZ_SEED ?? 2026);
    const choices = seededChoices(seed);
    const rounds = Number(process.env.GZYD_FUZZ_MESSAGES ?? 4000);
    const pending: Promise<unknown>[] = [];
    try {
      for (let round = 0; round < rounds; round++) {
        if (choices.below(2) === 0) {
          void server.connection.sendNotification(
            choices.below(2) === 0
              ? 'textDocument/didChange'
              : notificationMethods[choices.below(notificationMethods.length)]!,
            params(choices) as object,
          );
        } else {
          pending.push(
            server
              .request(requestMethods[choices.below(requestMethods.length)]!, params(choices))
              .catch((error: unknown) => assert.ok(error instanceof ResponseError, String(error))),
          );
        }
        if (pending.length > 200) await within(Promise.all(pending.splice(0)));
      }
      await within(Promise.all(pending), 30_000);
      for (const one of uris) server.close(one);
      await assertSound();
      const faults = server.notifications.filter(
        ({ method, params: said }) =>
          method === 'window/logMessage' && /Unhandled/.test((said as { message: string }).message),
      );
      assert.deepEqual(
        faults.map(({ params: said }) => said),
        [],
      );
    } catch (error) {
      (error as Error).message += ` (GZYD_FUZZ_SEED=${seed})`;
      throw error;
    }
  });

  it('forgets 10,000 cancelled requests', async function () {
    await server.initialize();
    server.open(uri, full);
    await server.about('documentSymbol', uri);
    const round = async (count: number): Promise<void> => {
      const sources = Array.from({ length: count }, () => new CancellationTokenSource());
      const asked = sources.map(({ token }, index) =>
        server.connection
          .sendRequest(
            requestMethods[index % 6]!,
            { textDocument: { uri }, position: { line: 1, character: 1 }, positions: [] },
            token,
          )
          .catch(() => undefined),
      );
      for (const source of sources) source.cancel();
      await within(Promise.all(asked), 60_000);
      for (const source of sources) source.dispose();
    };
    await round(2000);
    const before = residentMegabytes(server.pid);
    await round(4000);
    await round(4000);
    const grown = residentMegabytes(server.pid) - before;
    assert.ok(grown < 80, `${grown.toFixed(0)} MB more after 8,000 cancelled requests`);
    await assertSound();
  });
});
