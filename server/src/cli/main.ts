/** `gzyd`: entered by the user, and again by its own worker threads. */
import { isMainThread } from 'node:worker_threads';
import { serveBatches } from './pool';
import { runProgram } from './program';

if (isMainThread) {
  // What can't be said is lost; the exit code says it all the same.
  process.stderr.on('error', () => undefined);
  void runProgram(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
} else {
  serveBatches();
}
