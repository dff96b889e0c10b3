/** For a file that several processes may want to add to at the same time. */
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds; who holds on to it for longer is taken to have gone. */
const patience = 10_000;
const interval = 20;

/** Runs `work` while no other process of this machine runs its own under the same name; where that can't be had, runs it all the same. */
export async function withProcessLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const lock = path.join(os.tmpdir(), `gzyd-${createHash('sha256').update(name).digest('hex').slice(0, 16)}.lock`);
  await take(lock);
  try {
    return await work();
  } finally {
    if (holderOf(lock) === process.pid) remove(lock);
  }
}

async function take(lock: string): Promise<void> {
  for (let waited = 0; waited < patience; waited += interval) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return;
    }
    const holder = holderOf(lock);
    if (holder !== undefined && !isRunning(holder)) remove(lock);
    else await pause(interval);
  }
  remove(lock);
}

/** The process that made it; undefined when it has gone or says nothing yet. */
function holderOf(lock: string): number | undefined {
  try {
    // The folder is everybody's: a pipe or a link in its place is not read.
    const holder = lstatSync(lock).isFile() ? Number(readFileSync(lock, 'latin1')) : NaN;
    return Number.isInteger(holder) && holder > 0 ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(holder: number): boolean {
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function remove(lock: string): void {
  try {
    rmSync(lock, { force: true });
  } catch {
    // Another user's: we go on without it.
  }
}
