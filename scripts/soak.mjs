// A hundred thousand edits of fifty open plans through the real server; the build must be done (`npm run build`).
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';

await build({
  entryPoints: ['test/soak/main.ts'],
  outfile: 'out/soak.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  logLevel: 'warning',
});
process.exitCode =
  spawnSync(process.execPath, ['out/soak.js', ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
