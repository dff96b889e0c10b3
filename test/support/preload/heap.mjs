// Preloaded with `--import`: on SIGUSR2 collects garbage and adds
// a line to the file $GZYD_HEAP: the bytes that are still held.
import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const file = process.env.GZYD_HEAP;
if (file !== undefined) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collect();
    collect();
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    appendFileSync(file, `${heapUsed + external + arrayBuffers}\n`);
  });
}
