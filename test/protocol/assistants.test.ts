/** The tools of `gzyd mcp` for the editor's assistants, through the real server; and that server as one of theirs. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { CallToolResult } from '../../server/src/protocol/assistantMessages';
import { cleanPlan, Folder, wrongNumber } from '../cli/gzyd';
import { LanguageServer } from '../support/languageServer';

describe('the tools for assistants', () => {
  let folder: Folder;
  let server: LanguageServer;

  before(() => {
    folder = new Folder();
    folder.write('open/2026工作要点.txt', wrongNumber);
    folder.write('secret/秘密工作要点.txt', cleanPlan);
    symlinkSync(folder.file('secret/秘密工作要点.txt'), folder.file('open/link.txt'));
  });
  after(() => folder.remove());
  beforeEach(() => (server = new LanguageServer()));
  afterEach(() => server.kill());

  const uriOf = (name: string): string => pathToFileURL(folder.file(name)).href;
  const start = (...names: string[]): Promise<unknown> =>
    server.initialize(undefined, {
      workspaceFolders: names.map((name) => ({ uri: uriOf(name), name })),
    });
  const call = (tool: unknown, input: unknown): Promise<CallToolResult | null> =>
    server.request('gongzuoyaodian/callTool', { tool, input });

  it('answer about texts, files of the workspace, and open plans as they stand', async () => {
    await start('open');
    assert.match((await call('check', { text: wrongNumber }))!.text, /numbering\/gap/);
    const file = { path: '2026工作要点.txt' };
    assert.match((await call('check', file))!.text, /^2026工作要点\.txt:\d+:1: .* numbering\/gap /);
    server.open(uriOf('open/2026工作要点.txt'), cleanPlan);
    const answer = await call('check', file);
    assert.equal(answer!.isError, false);
    assert.doesNotMatch(answer!.text, /numbering/);
    assert.match((await call('outline', file))!.text, /└─ /);
    assert.equal((JSON.parse((await call('units', {}))!.text) as { plans: number }).plans, 1);
  });

  it('read nothing outside the workspace, and write nothing', async () => {
    await start('open');
    for (const file of [
      folder.file('secret/秘密工作要点.txt'),
      '../secret/秘密工作要点.txt',
      'link.txt',
      '/etc/passwd',
    ]) {
      const answer = await call('extract', { path: file });
      assert.equal(answer!.isError, true, file);
      assert.doesNotMatch(answer!.text, /教育局/);
    }
    assert.equal(await call('renumber', { path: '2026工作要点.txt' }), null);
  });

  it('take a text without a folder, and say that there are no files', async () => {
    await start();
    assert.match((await call('check', { text: wrongNumber }))!.text, /numbering\/gap/);
    assert.equal((await call('check', { path: folder.file('open/2026工作要点.txt') }))!.isError, true);
  });

  it('say what is wrong with a call, whatever it is', async () => {
    await start('open');
    for (const input of [undefined, null, 5, [], 'text', {}, { path: 5 }, { text: ['a'] }, { path: '' }])
      assert.equal((await call('check', input))!.isError, true, JSON.stringify(input));
    assert.equal(await call('toString', {}), null);
    assert.equal(await call(7, {}), null);
  });

  it('are those of a server of the Model Context Protocol that the extension starts', async () => {
    const client = new Client({ name: 'test', version: '1' });
    const args = [path.resolve('dist', 'server.js'), '--mcp', 'en', folder.file('open')];
    await client.connect(new StdioClientTransport({ command: process.execPath, args }));
    try {
      const { tools } = await client.listTools();
      assert.ok(tools.some(({ name }) => name === 'check') && tools.every(({ name }) => name !== 'renumber'));
      const answer = await client.callTool({ name: 'check', arguments: { path: '2026工作要点.txt' } });
      assert.match((answer.content as { text: string }[])[0]!.text, /warning numbering\/gap/);
      const outside = await client.callTool({
        name: 'check',
        arguments: { path: folder.file('secret/秘密工作要点.txt') },
      });
      assert.equal(outside.isError, true);
    } finally {
      await client.close();
    }
  });
});
