// `npm run bench [-- options]`: builds the product and the benchmark, and runs it. See docs/performance.md.
//   --quick          fewer samples, and nothing larger than 1 MB
//   --only=a,b       some of: protocol, writing, views, analysis, rules, word, start, workspace, check, peers
//   --before=DIR     nothing but this build beside another, whose server.js is in DIR: times before, now, and ratios
//   --no-peers       leave the other services out (they are installed below bench/peers when first wanted)
//   --write          writes the tables to docs/performance.md
//   --no-build       measures dist/ as it is
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(fileURLToPath(import.meta.url), '..', '..');
process.chdir(root);
const args = process.argv.slice(2);
if (!args.includes('--no-build')) {
  const { status } = spawnSync(process.execPath, [path.join('scripts', 'build.mjs'), '--production'], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
}
await build({
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
  sourcemap: false,
  entryPoints: {
    main: 'bench/main.ts',
    floor: 'bench/floor.ts',
    analysis: 'bench/analysis.ts',
    ledgers: 'bench/ledgers.ts',
  },
  outdir: path.join('out', 'bench'),
});
const { status } = spawnSync(process.execPath, ['--expose-gc', path.join('out', 'bench', 'main.js'), ...args], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
