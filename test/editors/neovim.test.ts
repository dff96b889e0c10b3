/** The server in a real Neovim: completion, rename, a code action, formatting. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Driven {
  readonly problem?: string;
  readonly diagnostics: readonly string[];
  readonly completion: readonly string[];
  readonly completed: readonly string[];
  readonly renamed: readonly string[];
  readonly actions: readonly string[];
  readonly renumbered: readonly string[];
  readonly formatted: readonly string[];
}

const plan = [
  '河滨县教育局2026年工作要点',
  '',
  '一、主要任务',
  '1.扩大普惠资源。（责任单位：基教科）',
  '2.办好职业学校。（责任单位：）',
  '2.管好校园食堂。（责任单位：基教科、后勤站）  ',
];

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
    const driven = JSON.parse(readFileSync(out, 'utf8')) as Driven;
    assert.equal(driven.problem, undefined);
    assert.ok(
      driven.diagnostics.some((one) => one.startsWith('numbering/duplicate 序号')),
      JSON.stringify(driven),
    );
    assert.equal(driven.completion[0], '基教科');
    const with2 = plan.with(4, '2.办好职业学校。（责任单位：基教科）');
    assert.deepEqual(driven.completed, with2);
    const renamed = with2.map((line) => line.replace('基教科', '基础教育科'));
    assert.deepEqual(driven.renamed, renamed);
    assert.equal(driven.actions.length, 1);
    const renumbered = renamed.map((line) => line.replace(/^2\.管/, '3.管'));
    assert.deepEqual(driven.renumbered, renumbered);
    assert.deepEqual(
      driven.formatted,
      renumbered.map((line) => line.trimEnd()),
    );
  });
});
