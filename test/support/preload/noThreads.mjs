// Preloaded with `--import`: no thread can be started, as where memory or the system's limits don't allow one.
import threads from 'node:worker_threads';

threads.Worker = class {
  constructor() {
    throw Object.assign(new Error('ERR_WORKER_INIT_FAILED: injected'), { code: 'ERR_WORKER_INIT_FAILED' });
  }
};
