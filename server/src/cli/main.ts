/** `gzyd`: entered by the user, and again by its own worker threads. */
import { isMainThread } from 'node:worker_threads';
import { serveBatches } from './pool';
import { runProgram } from './program';

if (isMainThread) {
  void runProgram(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
} else {
  serveBatches();
}
