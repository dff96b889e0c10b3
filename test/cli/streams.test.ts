/** Standard output and standard error that nobody reads, or that go to a full disk. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { commands } from '../../server/src/cli/commands/registry';
import { cliPath, Folder, wrongNumber } from './gzyd';

describe('what gzyd says, and where it cannot say it', function () {
  this.timeout(60_000);
  let folder: Folder;
  before(function () {
    if (!existsSync('/dev/full')) {
      console.log('      skipped: this system has no /dev/full');
      this.skip();
    }
    folder = new Folder();
    folder.write('.git/HEAD', '');
    folder.write('a.txt', wrongNumber.replace('身边的学校。', '身边的学校。。'));
  });
  after(() => folder?.remove());

  /**
   * `line` is a line for the shell in which `gzyd` stands for the command; its exit code comes last on standard error.
   */
  function shell(line: string): { readonly code: number; readonly stderr: string } {
    const { stderr } = spawnSync(
      'sh',
      ['-c', `gzyd() { "${process.execPath}" "${cliPath}" "$@"; echo " exit $?" >&3; }; exec 3>&2; ${line}`],
      { cwd: folder.path, encoding: 'utf8', env: { PATH: process.env.PATH ?? '' } },
    );
    const found = /^([^]*?) ?exit (\d+)\n$/.exec(stderr);
    assert.ok(found !== null, stderr);
    return { code: Number(found[2]), stderr: found[1]! };
  }

  const argumentsOf: Readonly<Record<string, string>> = {
    baseline: '--dry-run a.txt',
    init: '--stdout',
    explain: 'numbering/gap',
    completion: 'bash',
    compare: 'a.txt a.txt',
  };
  /**
   * `export` writes files and nothing on standard output, `ledger` and `progress` need workbooks, `merge` always says
   * what it found; others talk with a program.
   */
  const unlike = ['export', 'ledger', 'progress', 'merge', 'lsp', 'mcp'];
  const lines = [
    ...commands
      .filter(({ name }) => !unlike.includes(name))
      .map(({ name }) => `${name} ${argumentsOf[name] ?? 'a.txt'}`),
    '--help',
    '--version',
  ];

  for (const command of lines) {
    it(`gzyd ${command}: a full disk behind standard output gives one line and exit code 2`, () => {
      const { code, stderr } = shell(`gzyd ${command} >/dev/full`);
      assert.equal(code, 2);
      assert.match(stderr, /^gzyd: ENOSPC[^\n]*\n$/);
    });

    it(`gzyd ${command}: a reader that goes away is no fault`, () => {
      const { code, stderr } = shell(`gzyd ${command} | true`);
      assert.equal(code, /^(?:check|fix|renumber)/.test(command) ? 1 : 0);
      assert.equal(stderr, '');
    });
  }

  for (const [name, redirection] of [
    ['full', '2>/dev/full >/dev/null'],
    ['closed', '2>&- >/dev/null'],
    ['left', '2>&1 >/dev/null | true'],
  ] as const) {
    it(`with standard error ${name}, the exit code stays as it is`, () => {
      for (const command of [
        'check nowhere.txt a.txt',
        'fix nowhere.txt a.txt',
        'extract nowhere.txt',
        'baseline -n nowhere.txt',
        'check --nonsense',
      ]) {
        assert.equal(shell(`gzyd ${command} ${redirection}`).code, 2, command);
      }
    });
  }
});
