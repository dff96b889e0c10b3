/** `gzyd completion`, by the shells themselves: on Debian, zsh and fish, which `npm test` installs where it may. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { Folder, gzyd } from './gzyd';

describe('gzyd completion', () => {
  let folder: Folder;
  before(() => (folder = new Folder()));
  after(() => folder.remove());

  /** A file with the script for a shell; undefined where there is no such shell. */
  async function scriptFor(shell: string): Promise<string | undefined> {
    if (spawnSync(shell, ['--version']).status !== 0) return undefined;
    return folder.write(`${shell}.script`, (await gzyd(['completion', shell])).stdout);
  }

  function run(shell: string, args: readonly string[]): string {
    const env = { PATH: process.env.PATH ?? '', HOME: folder.path, ZDOTDIR: folder.path, LC_ALL: 'C.UTF-8' };
    const { stdout, stderr } = spawnSync(shell, args, { encoding: 'utf8', env, timeout: 60_000 });
    assert.equal(stderr, '');
    return stdout;
  }

  it('has a script for each shell, without hidden options', async () => {
    for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
      const { stdout, code } = await gzyd(['completion', shell]);
      assert.equal(code, 0);
      for (const word of ['renumber', 'checkstyle', 'suggested', 'numbering/gap'])
        assert.ok(stdout.includes(word), `${shell}: ${word}`);
      assert.doesNotMatch(stdout, /--safe\b/, 'a hidden option');
    }
    assert.equal((await gzyd(['completion', 'cmd'])).code, 2);
  });

  it('bash completes commands, options, values and rules', async function () {
    const script = (await scriptFor('bash')) ?? this.skip();
    const completed = (...words: readonly string[]): string[] => {
      const list = words.map((word) => `"${word}"`).join(' ');
      const line = `. ${script}; COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _gzyd; echo "\${COMPREPLY[@]}"`;
      return run('bash', ['-c', line]).trim().split(' ');
    };
    assert.deepEqual(completed('gzyd', 're'), ['renumber']);
    assert.deepEqual(completed('gzyd', 'check', '--format', 'j'), ['json', 'junit']);
    assert.deepEqual(completed('gzyd', 'fix', '--su'), ['--suggested']);
    assert.deepEqual(completed('gzyd', 'explain', 'numbering/ga'), ['numbering/gap']);
    // Nothing of ours: bash names files.
    assert.deepEqual(completed('gzyd', 'check', ''), ['']);
  });

  it('zsh completes what is typed in a terminal', async function () {
    const script = (await scriptFor('zsh')) ?? this.skip();
    const completed = (typed: string): string => {
      const out = run('zsh', [
        '-f',
        '-c',
        `zmodload zsh/zpty; zpty z "TERM=dumb zsh -f -i"
zpty -w z "source ${script}; gzyd() { echo \\"got<\\$*>\\" }; echo rea''dy"
zpty -r z out '*ready*'
zpty -w -n z $'${typed}\\t\\n'
zpty -r z out '*got<*>*'
zpty -d z
print -r -- "$out"`,
      ]);
      return /got<(.*)>/.exec(out)![1]!;
    };
    assert.equal(completed('gzyd check --format chec'), 'check --format checkstyle');
    assert.equal(completed('gzyd renu'), 'renumber');
    assert.equal(completed('gzyd explain numbering/ga'), 'explain numbering/gap');
  });

  it('fish completes, and tells what each is', async function () {
    const script = (await scriptFor('fish')) ?? this.skip();
    const completed = (typed: string): string[] =>
      run('fish', ['--no-config', '-c', `source ${script}; complete -C '${typed}'`])
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t')[0]!);
    assert.deepEqual(completed('gzyd renu'), ['renumber']);
    assert.deepEqual(completed('gzyd check --format j'), ['json', 'junit']);
    assert.deepEqual(completed('gzyd fix --su'), ['--suggested']);
    assert.deepEqual(completed('gzyd explain numbering/ga'), ['numbering/gap']);
    assert.match(run('fish', ['--no-config', '-c', `source ${script}; complete -C 'gzyd renu'`]), /\t.*序号/);
  });
});
