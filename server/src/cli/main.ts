/** Where `gzyd` starts, and where its worker threads start. */
import { isMainThread } from 'node:worker_threads';
import { serveBatches } from './pool';
import { runProgram } from './program';

if (isMainThread) {
  // If messages can't be written they are lost; the exit code still tells.
  process.stderr.on('error', () => undefined);
  void runProgram(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
} else {
  serveBatches();
}
