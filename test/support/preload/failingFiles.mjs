// Preloaded with `--import`: writing a file fails in the midst of it. $GZYD_FAIL is `<stage> <what>`: the stage is
// open, write, sync or rename; what happens is an error code (ENOSPC), or `kill`: the process dies as if the power
// went. `remove <name>` deletes a file of that name, `grow <name>` makes it longer, `thread <name>` ends the worker
// thread, each right before that file is opened.
import fs from 'node:fs';
import path from 'node:path';
import { isMainThread } from 'node:worker_threads';

const [stage, what] = (process.env.GZYD_FAIL ?? ' ').split(' ');
const { open, rename } = fs.promises;
const { openSync } = fs;

async function fail() {
  if (what !== 'kill') throw Object.assign(new Error(`${what}: injected`), { code: what });
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
}

function beforeRead(file) {
  if (path.basename(String(file)) !== what) return;
  if (stage === 'remove') fs.rmSync(file);
  if (stage === 'thread' && !isMainThread) process.exit(3);
  if (stage === 'grow') fs.appendFileSync(file, '甲'.repeat(100_000));
}

// Worker threads read at once, all others wait.
fs.openSync = (file, flags, ...rest) => {
  if (flags === (fs.constants.O_RDONLY | fs.constants.O_NONBLOCK)) beforeRead(file);
  return openSync(file, flags, ...rest);
};
fs.promises.open = async (file, flags, ...rest) => {
  if (flags !== 'wx') beforeRead(file);
  if (flags !== 'wx') return open(file, flags, ...rest);
  if (stage === 'open') await fail();
  const handle = await open(file, flags, ...rest);
  const { writeFile, sync } = handle;
  handle.writeFile = async (content, ...more) => {
    if (stage !== 'write') return writeFile.call(handle, content, ...more);
    await handle.write(content.subarray(0, content.length / 2));
    return fail();
  };
  handle.sync = async () => (stage === 'sync' ? fail() : sync.call(handle));
  return handle;
};
fs.promises.rename = async (...args) => (stage === 'rename' ? fail() : rename(...args));
