import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withProcessLock } from '../../server/src/cli/processLock';

describe('work on one file', () => {
  const name = `file:///${process.pid}/gzyd.yaml`;

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

  it('does not wait for a process that has gone without a word, and leaves nothing behind', async function () {
    this.timeout(30_000);
    const lock = await withProcessLock(name, async () =>
      readdirSync(os.tmpdir())
        .filter((file) => /^gzyd-[0-9a-f]{16}\.lock$/.test(file))
        .map((file) => path.join(os.tmpdir(), file))
        .find((file) => readFileSync(file, 'latin1') === String(process.pid))!,
    );
    assert.equal(existsSync(lock), false);
    writeFileSync(lock, String(spawnSync(process.execPath, ['-e', '']).pid));
    assert.equal(await withProcessLock(name, async () => 'done'), 'done');
    assert.equal(existsSync(lock), false);
    if (process.platform === 'win32') return;
    // Nor does it read what somebody else has put in its place: it waits for a while, and goes on.
    execFileSync('mkfifo', [lock]);
    assert.equal(await withProcessLock(name, async () => 'done'), 'done');
    assert.equal(existsSync(lock), false);
  });
});
