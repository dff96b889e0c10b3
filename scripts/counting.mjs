// Bundles whose code counts what it does, as an esbuild plugin: tests
// measure work by it, which is the same on every run and every machine.
import { createInstrumenter } from 'istanbul-lib-instrument';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** In these bundles, the code under test counts its statements; `test/support/work.ts` reads the counters. */
export const countingBundles = [
  'test/performance/growth.test.ts',
  'test/performance/adversarial.test.ts',
  'test/performance/work.test.ts',
  'test/cli/large.test.ts',
  'test/fuzz/main.ts',
];

const ours = path.join('server', 'src') + path.sep;

export const counting = {
  name: 'counting',
  setup: (builder) => {
    const instrumenter = createInstrumenter({
      coverageGlobalScope: 'globalThis',
      coverageGlobalScopeFunc: false,
      esModules: true,
      compact: false,
      parserPlugins: ['typescript'],
    });
    builder.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const name = path.relative('.', file);
      return name.startsWith(ours)
        ? { contents: instrumenter.instrumentSync(readFileSync(file, 'utf8'), name), loader: 'ts' }
        : undefined;
    });
  },
};
