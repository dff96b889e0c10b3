/** What `gzyd check` shows on a terminal, through `script`, which gives it one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cliPath, Folder, gzyd, wrongNumber } from './gzyd';

describe('gzyd check on a terminal', () => {
  let folder: Folder;
  before(function () {
    if (spawnSync('script', ['--version']).status !== 0) this.skip();
    folder = new Folder();
  });
  after(() => folder?.remove());

  const onTerminal = (file: string, env: Readonly<Record<string, string>>): string[] => {
    const { stdout } = spawnSync('script', ['-qec', `${process.execPath} ${cliPath} check -q ${file}`, '/dev/null'], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', TERM: 'xterm', ...env },
    });
    return stdout.replaceAll('\r', '').trimEnd().split('\n');
  };

  it('shows the place below each finding, in colour if it may, and leaves a pipe as it is', async () => {
    const file = folder.write('plan.txt', wrongNumber);
    const piped = (await gzyd(['check', '-q', file])).stdout.trimEnd().split('\n');
    const plain = onTerminal(file, { NO_COLOR: '1' });
    assert.equal(plain.length, 3 * piped.length);
    assert.deepEqual(plain.slice(0, 1), piped.slice(0, 1));
    assert.match(plain[1]!, /^ {2}13 │ 5\.补充教师。/);
    assert.match(plain[2]!, /^ {4} │ \^+$/);
    assert.ok(!plain.join('').includes('\u001b'));
    assert.deepEqual(onTerminal(file, { TERM: 'dumb' }), plain);
    const coloured = onTerminal(file, {}).join('\n');
    assert.match(coloured, /\u001b\[33mwarning\u001b\[0m/);
    assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), plain.join('\n'));
  });

  it('shows what is near the place in a long line, its width counted in columns', () => {
    const long = '稳步推进各项工作，'.repeat(12);
    const file = folder.write('long.txt', wrongNumber.replace('补充教师。', `补充教师。${long}推动推动落实，${long}`));
    const frame = onTerminal(file, { NO_COLOR: '1' });
    const at = frame.findIndex((line) => line.includes('│ …'));
    assert.ok(at > 0, frame.join('\n'));
    const [, before = ''] = /│ (….*)推动推动/.exec(frame[at]!) ?? [];
    const [, spaces = ''] = /│ ( *)\^/.exec(frame[at + 1]!) ?? [];
    // The ellipsis takes one column, each of the 16 characters two.
    assert.equal(before.length, 17);
    assert.ok(Math.abs(spaces.length - 33) <= 4, frame.join('\n'));
    assert.ok(frame[at]!.endsWith('…'));
  });
});
