// `npm run check`: lint, types, format and the fast unit tests,
// side by side, in under a minute. `npm test` runs everything.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './vscode/paths.mjs';
import { run } from './vscode/processes.mjs';

const tool = (name) => path.join(root, 'node_modules', ...name.split('/'));
const script = (name) => path.join(root, 'scripts', name);
const kept = (name) => path.join(root, 'out', name);
/** Milliseconds, far more than even a busy machine needs. */
const patience = 15 * 60_000;

/**
 * The commands of a row depend on each other; the rows run side by side.
 * What tools cache about unchanged files is kept in out/.
 */
const rows = {
  lint: [[tool('eslint/bin/eslint.js'), '.', '--cache', '--cache-location', kept('eslint')]],
  types: [
    [tool('typescript/bin/tsc'), '--noEmit', '--incremental', '--tsBuildInfoFile', kept('tsc.json')],
    [tool('typescript/bin/tsc'), '-p', 'webview'],
  ],
  format: [
    [
      tool('prettier/bin/prettier.cjs'),
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      kept('prettier'),
      ...['server', 'client', 'webview', 'test', 'scripts', 'bench', 'eslint.config.mjs'],
    ],
  ],
  unit: [
    [script('build.mjs'), '--tests'],
    [script('unit.mjs'), '--fast'],
  ],
};

async function runRow(name, commands) {
  const start = Date.now();
  let output = '';
  let code = 0;
  for (const args of commands) {
    const result = await run(process.execPath, args, { cwd: root, timeout: patience });
    output += result.output;
    code = result.code;
    if (code !== 0) break;
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  console.log(`── ${name}: ${code === 0 ? 'good' : 'failed'}, ${seconds} s`);
  if (code !== 0) console.log(output);
  return code;
}

mkdirSync(kept(''), { recursive: true });
const codes = await Promise.all(Object.entries(rows).map(([name, commands]) => runRow(name, commands)));
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
