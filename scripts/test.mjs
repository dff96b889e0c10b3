// `npm test`: installs, builds and checks everything, and ends with a line that counts the tests of all
// suites. A step that runs no tests counts as one failed test when it fails, and not at all when it passes.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './vscode/paths.mjs';
import { installFromDebian } from './vscode/debian.mjs';
import { onPath, run } from './vscode/processes.mjs';
import { forgetTotals, readTotals, sumTotals, totalsLine, writeTotals } from './vscode/totals.mjs';

const minute = 60_000;
const tool = (name) => path.join(root, 'node_modules', ...name.split('/'));
const script = (...parts) => path.join(root, 'scripts', ...parts);

/** In this order. The suites need the build, so if it fails, the run ends. */
const steps = [
  { name: 'build', args: [script('build.mjs'), '--tests'], needed: true },
  { name: 'types', args: [tool('typescript/bin/tsc'), '--noEmit'] },
  { name: 'types of the core', args: [tool('typescript/bin/tsc'), '-p', 'tsconfig.core.json'] },
  { name: 'lint', args: [tool('eslint/bin/eslint.js'), '.'] },
  { name: 'unused', args: [tool('knip/bin/knip.js')] },
  {
    name: 'format',
    args: [
      tool('prettier/bin/prettier.cjs'),
      '--check',
      'server',
      'client',
      'test',
      'scripts',
      'bench',
      'eslint.config.mjs',
    ],
  },
  // Without it, the suite that judges our Word files by the Open XML SDK is skipped.
  { name: 'validator', args: [script('install.mjs'), path.join('test', 'validator')], minutes: 3 },
  { name: 'unit', args: [script('unit.mjs')], counts: true, minutes: 20 },
  { name: 'vscode', args: [script('vscode', 'test.mjs')], counts: true },
  { name: 'web', args: [script('vscode', 'web.mjs')], counts: true },
];

async function main() {
  await ensureInstalled();
  // Suites drive a real Neovim and real shells, and look at pages and sheets in LibreOffice; without, they are skipped.
  if (onPath('nvim') === undefined) await installFromDebian('neovim');
  if (onPath('zsh') === undefined || onPath('fish') === undefined) await installFromDebian('zsh', 'fish');
  if (onPath('soffice') === undefined || onPath('pdftotext') === undefined)
    await installFromDebian('libreoffice-writer', 'libreoffice-calc', 'poppler-utils', 'fonts-noto-cjk');
  forgetTotals();
  // Bundles of renamed or deleted test files would still run.
  rmSync(path.join(root, 'out', 'test'), { recursive: true, force: true });
  let good = true;
  for (const { name, args, counts, needed, minutes = 15 } of steps) {
    console.log(`\n── ${name}`);
    const start = Date.now();
    const { code } = await run(process.execPath, args, { cwd: root, inherit: true, timeout: minutes * minute });
    console.log(
      `── ${name}: ${code === 0 ? 'good' : `failed (exit code ${code})`}, ${((Date.now() - start) / 1000).toFixed(1)} s`,
    );
    if (code === 0) continue;
    good = false;
    const failed = counts ? (readTotals(name)?.failed ?? 0) : 0;
    if (failed === 0) writeTotals(`${name}-step`, { passed: 0, failed: 1, skipped: 0 });
    if (needed) break;
  }
  const sum = sumTotals();
  // .ci/run prints it itself, as its very last line.
  if (process.env.GZYD_COUNT !== 'later') console.log(`\n${totalsLine(sum)}`);
  return good && sum.failed === 0 && sum.passed > 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error.message);
    if (process.env.GZYD_COUNT !== 'later') console.log('\n0 passed, 1 failed');
    process.exit(1);
  },
);
