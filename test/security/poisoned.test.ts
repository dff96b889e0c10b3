/** Server and command line with everything forbidden that could reach the network, start a program or evaluate text. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cleanPlan, cliPath, Folder, gzyd, wrongNumber, type Run } from '../cli/gzyd';
import { LanguageServer } from '../support/languageServer';
import { planFixture } from '../support/plans';
import { answerOf, everyParameter, knownRequests } from '../support/requests';
import { preloading } from '../support/preloads';

// V8's own flag makes `eval` and `new Function` throw; it is not one that NODE_OPTIONS takes, so the bundles are
// scanned as well (bundles.test.ts).
const poisoned = { ...preloading('poison'), GZYD_POISONED: 'poisoned\n' };

describe('without network, other programs and evaluated text', function () {
  this.timeout(60_000);

  it('works: a forbidden call ends the process', () => {
    for (const code of [
      "require('node:child_process').execSync('true')",
      "fetch('http://127.0.0.1:1')",
      "require('node:http').get('http://127.0.0.1:1')",
      "require('node:net').connect(1)",
      "require('node:dns').lookup('localhost', () => {})",
      "require('node:dgram').createSocket('udp4')",
    ]) {
      const { status, stderr } = spawnSync(process.execPath, ['-e', code], {
        env: { ...process.env, ...poisoned },
        encoding: 'utf8',
      });
      assert.equal(status, 99, code);
      assert.match(stderr, /POISON/);
    }
  });

  it('the server does all it does', async () => {
    const server = new LanguageServer(['lsp'], poisoned, cliPath);
    try {
      await server.initialize();
      const uri = pathToFileURL(path.resolve('test', 'fixtures', 'plans', 'full.txt')).href;
      const text = planFixture('full').replace('\n2.推进', '\n7.推进');
      server.open(uri, text);
      server.open(pathToFileURL(path.resolve('gzyd.yaml')).href, 'rules: { numbering/gap: error }\nunits: [人事科]\n');
      const range = { start: { line: 0, character: 0 }, end: { line: 40, character: 0 } };
      for (const { method } of knownRequests)
        await answerOf(server, method, everyParameter(uri, { line: 7, character: 3 }, range));
      assert.ok((await server.pull(uri)).length > 0);
      assert.notEqual(await server.request('gongzuoyaodian/overview', { textDocument: { uri } }), null);
      assert.equal(await server.stop(), 0);
      assert.equal(server.errors, 'poisoned\n');
    } finally {
      server.kill();
    }
  });

  it('the command line does all it does, with threads and without', async () => {
    const folder = new Folder();
    try {
      folder.write('.git/HEAD', '');
      for (let count = 0; count < 40; count++)
        folder.write(`${count}工作要点.txt`, count % 2 === 0 ? cleanPlan : wrongNumber);
      const runWith = async (stdin: string, ...args: string[]): Promise<Run> => {
        const done = await gzyd(args, { cwd: folder.path, env: poisoned, stdin });
        assert.doesNotMatch(done.stderr, /POISON/);
        assert.match(done.stderr, /^poisoned\n/);
        return done;
      };
      const run = async (...args: string[]): Promise<number | null> => (await runWith('', ...args)).code;
      assert.equal(await run('check', '.'), 1);
      assert.equal(await run('check', '--format', 'sarif', '1工作要点.txt'), 1);
      assert.equal(await run('extract', '1工作要点.txt'), 0);
      assert.equal(await run('fix', '--write', '3工作要点.txt'), 0);
      assert.equal(await run('baseline', '1工作要点.txt'), 0);
      folder.write('new/2026工作要点.txt', cleanPlan);
      assert.equal(await run('init', 'new'), 0);
      assert.equal(await run('completion', 'fish'), 0);
      const call = { jsonrpc: '2.0', id: 1, method: 'tools/call' };
      for (const name of ['check', 'outline', 'extract', 'renumber_preview', 'units']) {
        const params = { name, arguments: { path: '1工作要点.txt' } };
        const { code, stdout } = await runWith(JSON.stringify({ ...call, params }), 'mcp', '.');
        assert.deepEqual([code, (JSON.parse(stdout) as { result: { isError: boolean } }).result.isError], [0, false]);
      }
    } finally {
      folder.remove();
    }
  });
});
