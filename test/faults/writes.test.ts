/**
 * `gzyd fix --write` and `gzyd baseline` with a disk that is full,
 * forbids, breaks, or a process that is killed in the midst of it.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { Folder, gzyd, wrongNumber } from '../cli/gzyd';
import { preloading } from '../support/preloads';

/** It has a doubled mark too, which `gzyd fix` mends unasked. */
const faulty = wrongNumber.replace('身边的学校。', '身边的学校。。');
const oldConfig = '# 局里的配置\nprofile: standard\n';

describe('a write that fails', function () {
  this.timeout(60_000);
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('.git/HEAD', '');
    folder.write('a.txt', faulty);
    folder.write('gzyd.yaml', oldConfig);
  });
  afterEach(() => folder.remove());

  const commands: readonly (readonly [name: string, args: readonly string[]])[] = [
    ['fix', ['fix', '--write', 'a.txt']],
    ['baseline', ['baseline', 'a.txt']],
  ];
  const read = (name: string): string => readFileSync(folder.file(name), 'utf8');
  const run = (args: readonly string[], fail: string): ReturnType<typeof gzyd> =>
    gzyd(args, { cwd: folder.path, env: { ...preloading('failingFiles'), GZYD_FAIL: fail } });

  it('is real: without a fault both commands write', async () => {
    for (const [, args] of commands) assert.equal((await run(args, '')).code, 0);
    assert.notEqual(read('gzyd.yaml'), oldConfig);
    assert.notEqual(read('a.txt'), faulty);
  });

  const faults: readonly (readonly [fail: string, said: RegExp])[] = [
    ['open ENOSPC', /磁盘空间不足/],
    ['write ENOSPC', /磁盘空间不足/],
    ['sync EIO', /无法访问/],
    ['rename EACCES', /没有读取或写入的权限/],
    ['open EROFS', /只读/],
  ];
  for (const [name, args] of commands) {
    it(`gzyd ${name}: ${faults.map(([fail]) => fail).join(', ')} leave the old text whole, are reported, and leave nothing behind`, async () => {
      await Promise.all(
        faults.map(async ([fail, said]) => {
          const { code, stderr } = await run(args, fail);
          assert.equal(code, 2, fail);
          assert.match(stderr, said, fail);
        }),
      );
      assert.equal(read('a.txt'), faulty);
      assert.equal(read('gzyd.yaml'), oldConfig);
      assert.deepEqual(readdirSync(folder.path).sort(), ['.git', 'a.txt', 'gzyd.yaml']);
    });

    it(`gzyd ${name}: killed at any stage leaves the old text whole; the next run writes`, async function () {
      if (process.platform === 'win32') this.skip();
      await Promise.all(
        ['open', 'write', 'sync', 'rename'].map(async (stage) => {
          const { code, stdout } = await run(args, `${stage} kill`);
          assert.equal(code, null, stage);
          assert.doesNotMatch(stdout, /写入|已修正/);
        }),
      );
      assert.equal(read('a.txt'), faulty);
      assert.equal(read('gzyd.yaml'), oldConfig);
      // A killed process leaves at most a hidden file that nothing reads.
      for (const left of readdirSync(folder.path))
        assert.match(left, /^(?:\.git|a\.txt|gzyd\.yaml|\.gzyd-[0-9a-f]{16}\.tmp)$/);
      assert.equal((await run(args, '')).code, 0);
    });
  }
});

describe('a file that changes during a check', function () {
  this.timeout(60_000);
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('.git/HEAD', '');
    for (const name of ['甲工作要点.txt', '乙工作要点.txt', '丙工作要点.txt']) folder.write(name, faulty);
  });
  afterEach(() => folder.remove());
  const run = (args: readonly string[], fail: string): ReturnType<typeof gzyd> =>
    gzyd(args, { cwd: folder.path, env: { ...preloading('failingFiles'), GZYD_FAIL: fail } });

  it('because it is deleted: says so, checks the others, exit code 2', async () => {
    const { code, stdout, stderr } = await run(['check', '.'], 'remove 乙工作要点.txt');
    assert.equal(code, 2);
    assert.match(stderr, /乙工作要点\.txt：文件不存在/);
    assert.deepEqual(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(0, 1))
        .filter((name, index, all) => name !== all[index - 1]),
      ['丙', '甲'],
    );
  });

  it('because it grows: it is checked as it is when it is read', async () => {
    const { code, stderr } = await run(['check', '.'], 'grow 乙工作要点.txt');
    assert.equal(code, 1, stderr);
  });

  it('because somebody saves it: gzyd fix --write leaves it alone', async () => {
    const { code, stderr } = await run(['fix', '--write', '乙工作要点.txt', '甲工作要点.txt'], 'grow 乙工作要点.txt');
    assert.equal(code, 2);
    assert.match(stderr, /乙工作要点\.txt：检查期间文件已被改动，未写入/);
    assert.ok(readFileSync(folder.file('乙工作要点.txt'), 'utf8').startsWith(faulty));
    assert.notEqual(readFileSync(folder.file('甲工作要点.txt'), 'utf8'), faulty);
  });

  it('because its configuration is deleted: the check goes on', async () => {
    folder.write('gzyd.yaml', 'profile: strict\n');
    const { code, stdout } = await run(['check', '.'], 'remove gzyd.yaml');
    assert.equal(code, 1);
    assert.equal(
      new Set(
        stdout
          .trimEnd()
          .split('\n')
          .map((line) => line.slice(0, 1)),
      ).size,
      3,
    );
  });
});

describe('a thread that dies', function () {
  this.timeout(60_000);

  it('takes only the file that kills it along, which is reported as failed; all others are checked, in their order', async () => {
    // The first batches go to a worker, which also holds the second when it dies.
    const killer = '05工作要点.txt';
    const folder = new Folder();
    try {
      folder.write('.git/HEAD', '');
      const names = Array.from({ length: 40 }, (_, index) => `${String(index).padStart(2, '0')}工作要点.txt`);
      for (const name of names) folder.write(name, faulty);
      const env = { ...preloading('failingFiles'), GZYD_FAIL: `thread ${killer}` };
      const { code, stdout, stderr } = await gzyd(['check', '--threads', '2', '.'], { cwd: folder.path, env });
      assert.equal(code, 2);
      assert.deepEqual(
        names.filter((name) => stderr.includes(name)),
        [killer],
        stderr,
      );
      const checked = [
        ...new Set(
          stdout
            .trimEnd()
            .split('\n')
            .map((line) => line.slice(0, line.indexOf(':'))),
        ),
      ];
      assert.deepEqual(
        checked,
        names.filter((name) => name !== killer),
      );
      const json = JSON.parse(
        (await gzyd(['check', '--threads', '2', '--format', 'json', '.'], { cwd: folder.path, env })).stdout,
      ) as { file: string; error?: string }[];
      assert.deepEqual(
        json.map(({ file }) => file),
        names,
      );
      assert.deepEqual(
        json.filter(({ error }) => error !== undefined).map(({ file }) => file),
        [killer],
      );
    } finally {
      folder.remove();
    }
  });
});
