/** The packed command line, installed as an office without internet would. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { version } from '../../package.json';
import { Folder, wrongNumber } from './gzyd';

describe('the package of the command line', function () {
  this.timeout(120_000);
  const folder = new Folder();
  after(() => folder.remove());

  function run(command: string, ...args: string[]): { code: number | null; stdout: string } {
    // Nothing of this machine's own npm: an empty cache, and a registry that isn't there.
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: folder.path,
      npm_config_cache: folder.file('cache'),
      npm_config_registry: 'http://127.0.0.1:9/',
    };
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env });
    assert.ok(status !== null, stderr);
    return { code: status, stdout };
  }

  it('is installed offline and runs', function () {
    // npm is a script of another kind there.
    if (process.platform === 'win32') this.skip();
    const packed = run(process.execPath, path.join('scripts', 'packCli.mjs'), '--built', folder.path);
    assert.equal(packed.code, 0);
    const prefix = folder.file('prefix');
    assert.equal(run('npm', 'install', '-g', '--offline', '--prefix', prefix, packed.stdout.trim()).code, 0);
    const gzyd = path.join(prefix, 'bin', 'gzyd');
    assert.equal(run(gzyd, '--version').stdout, `${version}\n`);
    const plan = folder.write('plan.txt', wrongNumber);
    const { code, stdout } = run(gzyd, 'check', plan);
    assert.equal(code, 1);
    assert.match(stdout, /numbering\//);
    // Parts that are loaded when they are needed: Word files.
    assert.equal(run(gzyd, 'export', plan).code, 0);
    assert.equal(run(gzyd, 'check', folder.file('plan.docx')).code, 1);
  });
});
