/** The server in a real Neovim: completion, rename, a code action, formatting. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { assertDriven, plan, type Driven } from './plan';

const run = promisify(execFile);

describe('Neovim', function () {
  this.timeout(60_000);
  let folder: string;

  before(async function () {
    const version = await run('nvim', ['--version']).then(
      ({ stdout }) => stdout,
      () => undefined,
    );
    // On Debian: apt-get install neovim. `npm test` installs it where it may.
    if (version === undefined) this.skip();
  });
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'gzyd-nvim-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('completes, renames, renumbers and formats', async () => {
    const file = path.join(folder, '工作要点.txt');
    const out = path.join(folder, 'out.json');
    writeFileSync(file, `${plan.join('\n')}\n`);
    const env = {
      ...process.env,
      GZYD_PLAN: file,
      GZYD_OUT: out,
      GZYD_NODE: process.execPath,
      GZYD_SERVER: path.resolve('dist', 'server.js'),
      XDG_DATA_HOME: folder,
      XDG_STATE_HOME: folder,
      XDG_CACHE_HOME: folder,
    };
    const driver = path.resolve('test', 'editors', 'drive.lua');
    await run('nvim', ['--headless', '--clean', '-n', '-c', `luafile ${driver}`], { env, timeout: 50_000 }).catch(
      () => undefined,
    );
    const driven = JSON.parse(readFileSync(out, 'utf8')) as Driven & { readonly actions: readonly string[] };
    assertDriven(driven);
    assert.equal(driven.actions.length, 1);
  });
});
