/**
 * For disks that may take minutes to answer, or never do, such as
 * a disconnected network drive. Plans are checked nevertheless.
 */
import type { Timer } from '../async/timer';
import { fault, type FileResult, type WorkspaceFileSystem } from './fileSystem';

/** Milliseconds to wait, at most, for a file; and while an earlier answer is still missing. */
const patience = 1000;
const impatience = 20;

/**
 * A file that does not answer in time is `unavailable`. When the answer comes, it is
 * kept for the next caller, and `late` is called. Until then the disk is not asked
 * for this file again, because each request occupies one of Node's few file threads.
 */
export function fileSystemWithTimeout(
  files: WorkspaceFileSystem,
  timer: Timer,
  late: (uri: string) => void,
): WorkspaceFileSystem {
  const waiting = new Map<string, { answer?: FileResult<unknown> }>();

  function inTime<T>(call: string, uri: string, ask: () => Promise<FileResult<T>>): Promise<FileResult<T>> {
    const key = `${call} ${uri}`;
    const before = waiting.get(key);
    if (before !== undefined) {
      if (before.answer === undefined) return Promise.resolve(fault('unavailable'));
      waiting.delete(key);
      return Promise.resolve(before.answer as FileResult<T>);
    }
    return new Promise((resolve) => {
      const limit = timer.setTimeout(
        () => {
          waiting.set(key, {});
          resolve(fault('unavailable'));
        },
        waiting.size === 0 ? patience : impatience,
      );
      void ask().then((answer) => {
        limit.dispose();
        const missed = waiting.get(key);
        if (missed === undefined) resolve(answer);
        else {
          missed.answer = answer;
          // Kept for the listeners of `late`; later it may be out of date.
          timer.setTimeout(() => waiting.delete(key), patience);
          late(uri);
        }
      });
    });
  }

  return {
    readFile: (uri, options) => inTime('readFile', uri, () => files.readFile(uri, options)),
    stat: (uri) => inTime('stat', uri, () => files.stat(uri)),
    readDirectory: (uri, limit) => inTime('readDirectory', uri, () => files.readDirectory(uri, limit)),
    realUri: (uri) => inTime('realUri', uri, () => files.realUri(uri)),
    writeFile: (...args) => files.writeFile(...args),
  };
}
