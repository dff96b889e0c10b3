/** Files for a thread that has nothing to do until it has read one: without the way through the thread pool a read takes a fifth of the time. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { faultOf, localPath, NodeFileSystem } from '../node/fileSystem';
import type { FileResult, ReadOptions } from '../workspace/fileSystem';
import { fault, success } from '../workspace/fileSystem';

/** As `NodeFileSystem`, but files are read before `readFile` returns. */
export class BlockingFileSystem extends NodeFileSystem {
  override async readFile(uri: string, options: ReadOptions): Promise<FileResult<Uint8Array>> {
    if (options.within !== undefined) return super.readFile(uri, options);
    const file = localPath(uri);
    if (file === undefined) return fault('unavailable');
    try {
      return readWhole(file, options.limit);
    } catch (error) {
      return faultOf(error);
    }
  }
}

function readWhole(file: string, limit: number): FileResult<Uint8Array> {
  // Without O_NONBLOCK the open of a named pipe waits for a writer for ever.
  const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = fstatSync(handle);
    if (!facts.isFile()) return fault('notFile');
    if (facts.size > limit) return fault('tooLarge');
    // The file may grow meanwhile, and /proc files say 0: read on to the limit, never beyond.
    const chunks: Buffer[] = [];
    let total = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(Math.min(Math.max(facts.size - total, 0) + 1, 1 << 20));
      const bytesRead = readSync(handle, chunk, 0, chunk.length, null);
      if (bytesRead === 0) return success(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, total));
      total += bytesRead;
      if (total > limit) return fault('tooLarge');
      chunks.push(chunk.subarray(0, bytesRead));
    }
  } finally {
    closeSync(handle);
  }
}
