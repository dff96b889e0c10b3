// Seeds one mistake at a time into real plans and prints how many are found, found alone and restored.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';

await build({
  entryPoints: ['test/mutation/main.ts'],
  outfile: 'out/mutate.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
});
process.exitCode =
  spawnSync(process.execPath, ['out/mutate.js', ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
