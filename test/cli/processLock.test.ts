import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { lockFile, withProcessLock } from '../../server/src/cli/processLock';

describe('work on one file', () => {
  const name = `file:///${process.pid}/gzyd.yaml`;
  const lock = lockFile(name);
  const fail = (): void => assert.fail('the wait was given up');
  afterEach(() => rmSync(lock, { force: true }));

  it('is done one at a time, on two files together', async () => {
    const log: string[] = [];
    const work = (label: string) => async (): Promise<void> => {
      log.push(label);
      await pause(50);
      log.push(label);
    };
    await Promise.all([
      withProcessLock(name, work('a')),
      withProcessLock(name, work('b')),
      withProcessLock(`${name}.other`, work('c')),
    ]);
    assert.equal(log.slice(0, 2).sort().join(''), 'ac');
    assert.match(log.filter((label) => label !== 'c').join(''), /^aabb$/);
  });

  it('does not wait for a process that has died, and leaves nothing behind', async () => {
    writeFileSync(lock, String(spawnSync(process.execPath, ['-e', '']).pid));
    assert.equal(await withProcessLock(name, async () => existsSync(lock), { givenUp: fail }), true);
    assert.equal(existsSync(lock), false);
  });

  it('neither reads nor waits for what somebody else has put where the lock goes', async function () {
    if (process.platform === 'win32') return this.skip();
    const others: readonly (() => unknown)[] = [
      () => execFileSync('mkfifo', [lock]),
      () => symlinkSync('/dev/zero', lock),
    ];
    for (const put of others) {
      put();
      assert.equal(await withProcessLock(name, async () => 'done', { givenUp: fail }), 'done');
      assert.equal(existsSync(lock), false);
    }
  });

  it('is not waited for beyond the limit, whoever holds the lock, and says so', async () => {
    // Running processes: our parent stands for one that got a used number again; an empty file is one not yet written.
    for (const [content, holder] of [
      [String(process.ppid), process.ppid],
      ['', undefined],
    ] as const) {
      writeFileSync(lock, content);
      const told: unknown[] = [];
      const waiting = { longest: 100, givenUp: (who: number | undefined) => void told.push(who) };
      assert.equal(await withProcessLock(name, async () => 'done', waiting), 'done');
      assert.deepEqual(told, [holder]);
      assert.equal(existsSync(lock), false);
    }
  });
});
