// Preloaded with `--import`: writes to the file $GZYD_RECORD which files and folders are looked at, a line each: the
// call, a space, the path.
import fs from 'node:fs';

const record = process.env.GZYD_RECORD;
const append = fs.appendFileSync.bind(fs);

function watch(owner, name) {
  const original = owner[name];
  if (typeof original !== 'function') return;
  owner[name] = function (place, ...rest) {
    if (typeof place === 'string' || place instanceof URL || Buffer.isBuffer(place))
      append(record, `${name} ${String(place)}\n`);
    return Reflect.apply(original, this, [place, ...rest]);
  };
}

if (record !== undefined) {
  const names = [
    'access',
    'appendFile',
    'copyFile',
    'lstat',
    'mkdir',
    'open',
    'openSync',
    'opendir',
    'readFile',
    'readdir',
    'readlink',
    'realpath',
    'rename',
    'rm',
    'stat',
    'symlink',
    'truncate',
    'unlink',
    'watch',
    'watchFile',
    'writeFile',
  ];
  for (const name of names) {
    watch(fs.promises, name);
    watch(fs, name);
  }
}
