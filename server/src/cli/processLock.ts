/** For a file that several processes may want to add to at the same time. */
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Milliseconds. Work under a lock takes a fraction of a second; a process that holds one for longer is taken to hang.
 */
const longestWait = 10_000;
const interval = 20;

export interface Waiting {
  /** Milliseconds. */
  readonly longest?: number;
  /** Called if we gave up waiting, with the process that holds the lock, if known. */
  readonly givenUp?: (holder: number | undefined) => void;
}

/**
 * Runs `work` while no other process on this machine runs its own under the same name. This is a courtesy, not a
 * guarantee: if the lock can't be had in time, the work is done without it, so the work itself has to notice what
 * others have written.
 */
export async function withProcessLock<T>(name: string, work: () => Promise<T>, waiting: Waiting = {}): Promise<T> {
  const lock = lockFile(name);
  await take(lock, waiting);
  try {
    return await work();
  } finally {
    if (holderOf(lock) === process.pid) remove(lock);
  }
}

export function lockFile(name: string): string {
  return path.join(os.tmpdir(), `gzyd-${createHash('sha256').update(name).digest('hex').slice(0, 16)}.lock`);
}

async function take(lock: string, { longest = longestWait, givenUp }: Waiting): Promise<void> {
  const start = performance.now();
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return;
    }
    const holder = holderOf(lock);
    if (performance.now() - start > longest) {
      givenUp?.(typeof holder === 'number' ? holder : undefined);
      return remove(lock);
    }
    if (holder === 'none' || (typeof holder === 'number' && !isRunning(holder))) remove(lock);
    // After a removal too: if it failed, we mustn't retry without a pause.
    await pause(interval);
  }
}

/**
 * The process that made the lock. `none`: something else is in its place. Undefined if it says nothing yet, or has
 * gone.
 */
function holderOf(lock: string): number | 'none' | undefined {
  let file: number | undefined;
  try {
    // Anybody can write to the folder. Opening a pipe would wait for a writer forever, and a link may lead anywhere.
    file = openSync(lock, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    if (!fstatSync(file).isFile()) return 'none';
    const holder = Number(readFileSync(file, 'latin1'));
    return Number.isInteger(holder) && holder > 0 ? holder : undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ELOOP' ? 'none' : undefined;
  } finally {
    if (file !== undefined) closeSync(file);
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
    // Another user's: we continue without it.
  }
}
