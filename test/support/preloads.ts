/** The scripts in `test/support/preload/`, for the environment of a child process. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Worker threads of the process get them too. */
export function preloading(
  ...names: readonly ('poison' | 'recordFiles' | 'failingFiles' | 'hangingFiles' | 'heap' | 'noThreads')[]
): { readonly NODE_OPTIONS: string } {
  return {
    NODE_OPTIONS: names
      .map((name) => `--import ${pathToFileURL(path.resolve('test', 'support', 'preload', `${name}.mjs`)).href}`)
      .join(' '),
  };
}
