// Preloaded with `--import`: opening a file of the name $GZYD_HANG is never answered, or once the file $GZYD_HANG_UNTIL
// is there; what a network drive does that has gone.
import fs from 'node:fs';
import path from 'node:path';

const { open } = fs.promises;
const { GZYD_HANG: name, GZYD_HANG_UNTIL: until } = process.env;

fs.promises.open = async (file, ...rest) => {
  while (path.basename(String(file)) === name && !(until !== undefined && fs.existsSync(until)))
    await new Promise((resolve) => setTimeout(resolve, 20));
  return open(file, ...rest);
};
