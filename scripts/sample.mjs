// The plan that is shown by default.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './vscode/paths.mjs';

/** The first plan in samples/. */
export function samplePlan() {
  const folder = path.join(root, 'samples');
  const [first] = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.(gzyd|txt)$/.test(name))
        .sort()
    : [];
  if (first === undefined) throw new Error('There is no plan in samples/.');
  return path.join(folder, first);
}
