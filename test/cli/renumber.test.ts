import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cleanPlan, Folder, gzyd, wrongNumber } from './gzyd';

describe('gzyd renumber', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());
  const run = (...args: string[]): ReturnType<typeof gzyd> => gzyd(['renumber', ...args], { cwd: folder.path });

  const referring = `${cleanPlan.replace('90%以上。', '90%以上，做法见第3项。').replace('\n2.', '\n4.').replace('\n3.', '\n5.')}`;
  /** The second item has lost its mark. */
  const lost = cleanPlan.replace('\n2.办好', '\n2办好');

  it('shows a diff, changes no file and exits 1', async () => {
    folder.write('plan.txt', wrongNumber);
    const { code, stdout, stderr } = await run('plan.txt');
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /^--- plan\.txt\n\+\+\+ plan\.txt\n@@ /);
    assert.deepEqual(stdout.match(/^[-+]\d\./gm), ['-5.', '+3.']);
    assert.equal(readFileSync(folder.file('plan.txt'), 'utf8'), wrongNumber);
  });

  it('writes with --write, says how much, and has nothing to do the second time', async () => {
    folder.write('plan.txt', wrongNumber);
    assert.deepEqual(await run('-w', 'plan.txt'), {
      code: 0,
      stdout: '',
      stderr: 'gzyd: plan.txt：已重排，改动 1 处\n',
    });
    assert.equal(readFileSync(folder.file('plan.txt'), 'utf8'), cleanPlan);
    assert.deepEqual(await run('-w', 'plan.txt'), { code: 0, stdout: '', stderr: '' });
  });

  it('lists what is doubtful with line and reason, and leaves it alone but for --all', async () => {
    folder.write('lost.txt', lost);
    folder.write('referring.txt', referring);
    const listed = await run('--write', 'lost.txt', 'referring.txt');
    assert.deepEqual([listed.code, listed.stdout], [1, '']);
    assert.match(listed.stderr, /^gzyd: lost\.txt:9:1: .*缺了标点的第2条.*$/m);
    assert.match(listed.stderr, /^gzyd: referring\.txt:9:.*“3”现在并不存在.*$/m);
    assert.match(listed.stderr, /有 2 处拿不准.*--all/);
    assert.equal(readFileSync(folder.file('lost.txt'), 'utf8'), lost);
    assert.equal(readFileSync(folder.file('referring.txt'), 'utf8'), referring);
    assert.equal((await run('--write', '--all', 'referring.txt')).code, 0);
    assert.match(readFileSync(folder.file('referring.txt'), 'utf8'), /\n2\.[^\n]*见第3项[^\n]*\n[^3]*\n3\./);
  });

  it('counts as gzyd.yaml or the file of --config says', async () => {
    const restarting = cleanPlan.replace('\n3.', '\n1.');
    folder.write('plan.txt', restarting);
    folder.write('through.yaml', 'numbering:\n  mode: document\n');
    assert.deepEqual(await run('plan.txt'), { code: 0, stdout: '', stderr: '' });
    const { code, stdout } = await run('--config', 'through.yaml', 'plan.txt');
    assert.equal(code, 1);
    assert.deepEqual(stdout.match(/^[-+]\d\./gm), ['-1.', '+3.']);
  });

  it('takes standard input, and refuses to write it', async () => {
    const { code, stdout } = await gzyd(['renumber', '--stdin', '--stdin-filename', 'x.txt'], { stdin: wrongNumber });
    assert.equal(code, 1);
    assert.match(stdout, /^--- x\.txt\n/);
    assert.equal((await gzyd(['renumber', '-', '--write'], { stdin: wrongNumber })).code, 2);
  });

  it('renumbers nothing where the configuration cannot be read', async () => {
    folder.write('plan.txt', wrongNumber);
    const { code, stdout, stderr } = await run('--config', 'nowhere.yaml', 'plan.txt');
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /配置无法读取，1 个文件未作修正/);
  });
});
