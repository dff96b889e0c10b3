// Feeds strange texts, configurations and bytes to the core for some minutes and prints what goes wrong.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { counting } from './counting.mjs';

await build({
  entryPoints: ['test/fuzz/main.ts'],
  outfile: 'out/fuzz.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
  plugins: [counting],
});
process.exitCode =
  spawnSync(process.execPath, ['out/fuzz.js', ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
