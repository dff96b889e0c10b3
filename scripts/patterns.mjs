// Judges new regular expressions and keeps the verdicts in test/performance/patterns.json.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';

await build({
  entryPoints: ['test/performance/main.ts'],
  outfile: 'out/patterns.js',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
});
process.exitCode = spawnSync(process.execPath, ['out/patterns.js'], { stdio: 'inherit' }).status ?? 1;
