/** `gzyd mcp`, driven by the official SDK's client; what no client would send is written by hand. */
import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { cleanPlan, cliPath, Folder, gzyd, wrongNumber } from './gzyd';

describe('gzyd mcp', () => {
  let folder: Folder;
  let client: Client | undefined;

  beforeEach(() => {
    folder = new Folder();
    folder.write('open/2026工作要点.txt', wrongNumber);
    folder.write('open/sub/2025工作要点.txt', cleanPlan);
    folder.write('secret/秘密工作要点.txt', cleanPlan);
    // Only what is in the folder counts.
    folder.write('gzyd.yaml', 'rules: { numbering/gap: off }\n');
  });
  afterEach(async () => {
    await client?.close();
    client = undefined;
    folder.remove();
  });

  async function connect(...args: string[]): Promise<Client> {
    client = new Client({ name: 'test', version: '1' });
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [cliPath, 'mcp', '--lang', 'en', ...args],
        cwd: folder.path,
      }),
    );
    return client;
  }

  async function call(name: string, args: Record<string, unknown>): Promise<{ text: string; isError: boolean }> {
    const { content, isError } = await client!.callTool({ name, arguments: args });
    return { text: (content as { text: string }[])[0]!.text, isError: isError === true };
  }
  const textOf = async (name: string, args: Record<string, unknown>): Promise<string> => {
    const { text, isError } = await call(name, args);
    assert.equal(isError, false, text);
    return text;
  };

  it('offers its tools, which read', async () => {
    const { tools } = await (await connect('open')).listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      ['check', 'outline', 'extract', 'renumber_preview', 'units', 'compare'],
    );
    assert.ok(tools.every(({ annotations, description }) => annotations?.readOnlyHint === true && description !== ''));
    await client!.ping();
    assert.equal(client!.getServerVersion()?.name, 'gzyd');
    assert.match(client!.getInstructions() ?? '', /check/);
  });

  it('answers about files by relative and absolute path, and about texts', async () => {
    await connect('open');
    const path = '2026工作要点.txt';
    assert.match(await textOf('check', { path }), /^2026工作要点\.txt:\d+:1: warning numbering\/gap /);
    assert.match(await textOf('check', { path: folder.file(`open/${path}`) }), /numbering\/gap/);
    assert.match(await textOf('check', { text: wrongNumber }), /numbering\/gap/);
    assert.equal(await textOf('check', { path: 'sub/2025工作要点.txt' }), 'no findings\n');
    const json = JSON.parse(await textOf('check', { path, format: 'json' })) as { findings: { fixes: unknown }[] };
    assert.ok(json.findings[0]!.fixes !== undefined);
    assert.match(await textOf('outline', { text: cleanPlan }), /└─ 二、加强教师队伍\n/);
    assert.equal((JSON.parse(await textOf('extract', { path })) as { file: string }).file, path);
    assert.match(await textOf('renumber_preview', { path }), /^-5\.补充教师[^]*^\+3\.补充教师/m);
    assert.match(await textOf('compare', { earlier: 'sub/2025工作要点.txt', later: path }), /→/);
    const one = JSON.parse(await textOf('units', { path })) as { plans: number };
    const all = JSON.parse(await textOf('units', {})) as { plans: number; units: { unit: string }[] };
    assert.deepEqual([one.plans, all.plans], [1, 2]);
    assert.ok(all.units.some(({ unit }) => unit === '人事科'));
  });

  it('says what is wrong with a call', async () => {
    await connect('open');
    for (const [name, args] of [
      ['check', {}],
      ['check', { path: 'a.txt', text: cleanPlan }],
      ['check', { path: 'nowhere.txt' }],
      ['check', { text: cleanPlan, level: 'loud' }],
      ['compare', { earlier: '2026工作要点.txt' }],
    ] as const)
      assert.equal((await call(name, args)).isError, true, JSON.stringify(args));
    assert.match((await call('compare', { earlier: '2026工作要点.txt' })).text, /give later/);
    await assert.rejects(client!.callTool({ name: 'delete', arguments: {} }), /no tool/);
  });

  it('reads nothing outside its folders, by path, link or resource', async () => {
    const secret = folder.file('secret/秘密工作要点.txt');
    symlinkSync(secret, folder.file('open/link.txt'));
    symlinkSync(folder.file('secret'), folder.file('open/linked'));
    await connect('open');
    for (const path of [
      secret,
      '../secret/秘密工作要点.txt',
      'sub/../../secret/秘密工作要点.txt',
      'link.txt',
      'linked/秘密工作要点.txt',
      '/etc/passwd',
      '../secret/nowhere.txt',
    ]) {
      const { text, isError } = await call('extract', { path });
      assert.equal(isError, true, path);
      // The same for what exists and what doesn't.
      assert.match(text, /is not in the folders/, path);
      await assert.rejects(client!.readResource({ uri: `gzyd-outline://${path}` }));
    }
    const { plans } = JSON.parse(await textOf('units', {})) as { plans: number };
    assert.equal(plans, 2);
  });

  it('has the outlines of all plans as resources', async () => {
    await connect('open', 'secret');
    const { resources } = await client!.listResources();
    assert.deepEqual(
      resources.map(({ name }) => name),
      ['2026工作要点.txt', '2025工作要点.txt', '秘密工作要点.txt'],
    );
    const { contents } = await client!.readResource({ uri: resources[1]!.uri });
    assert.match((contents[0] as { text: string }).text, /^某某市教育局2026年工作要点\n├─ 一、/);
  });

  it('writes only when it was started with --write, and only in its folders', async () => {
    const file = folder.file('open/2026工作要点.txt');
    const before = readFileSync(file, 'utf8');
    await connect('open');
    await assert.rejects(client!.callTool({ name: 'renumber', arguments: { path: file } }));
    assert.equal(readFileSync(file, 'utf8'), before);
    await client!.close();

    await connect('--write', 'open');
    const secret = folder.write('secret/序号工作要点.txt', wrongNumber);
    assert.equal((await call('renumber', { path: secret })).isError, true);
    assert.equal((await call('renumber', { text: wrongNumber })).isError, true);
    assert.equal(readFileSync(secret, 'utf8'), wrongNumber);
    assert.match(await textOf('renumber', { path: '2026工作要点.txt' }), /^\+3\./m);
    assert.equal(readFileSync(file, 'utf8'), cleanPlan);
  });

  it('answers what is no request with an error and goes on', async () => {
    const lines = [
      'no json',
      '[]',
      '{"jsonrpc":"2.0","id":1}',
      '{"jsonrpc":"2.0","id":2,"method":"toString"}',
      '{"jsonrpc":"2.0","id":3,"method":"tools/call","params":[1]}',
      '{"jsonrpc":"2.0","method":"notifications/cancelled"}',
      '{"jsonrpc":"2.0","id":9,"result":{}}',
      '',
      '{"jsonrpc":"2.0","id":4,"method":"initialize","params":{"protocolVersion":"1999-01-01"}}',
      '{"jsonrpc":"2.0","id":"five","method":"ping"}',
    ];
    const { stdout, stderr, code } = await gzyd(['mcp', folder.file('open')], { stdin: lines.join('\n') });
    assert.deepEqual([code, stderr], [0, '']);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: unknown; error?: { code: number }; result?: object });
    assert.deepEqual(
      answers.map(({ id, error }) => [id, error?.code]),
      [
        [null, -32700],
        [null, -32600],
        [1, -32600],
        [2, -32601],
        [3, -32602],
        [4, undefined],
        ['five', undefined],
      ],
    );
    assert.equal((answers[5]!.result as { protocolVersion: string }).protocolVersion, '2025-11-25');
    const noise = Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 256));
    const noisy = await gzyd(['mcp', folder.file('open')], { stdin: noise });
    assert.deepEqual([noisy.code, noisy.stderr], [0, '']);
    for (const line of noisy.stdout.trimEnd().split('\n'))
      assert.equal((JSON.parse(line) as { error: { code: number } }).error.code, -32700);
  });

  it('says which folder it can’t read, and starts nothing', async () => {
    for (const [name, why] of [
      ['nowhere', /nowhere：文件不存在\n$/],
      ['open/2026工作要点.txt', /2026工作要点\.txt：[^\n]*文件夹\n$/],
    ] as const) {
      const { code, stdout, stderr } = await gzyd(['mcp', folder.file('open'), folder.file(name)], { stdin: '{}\n' });
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, why);
    }
    const { code, stderr } = await gzyd(['mcp', '-']);
    assert.deepEqual([code, stderr], [2, 'gzyd: 请写文件夹\n']);
  });
});
