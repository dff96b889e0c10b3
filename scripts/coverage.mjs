// `npm run coverage`: how many statements of the server the fast unit tests run, folder by folder. Suites that start
// programs (cli, protocol, VS Code …) run the same code in other processes, which isn't counted.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './vscode/paths.mjs';
import { run } from './vscode/processes.mjs';

/** `coverage`: by file, as istanbul counts. */
export function printCoverage(coverage) {
  const folders = new Map();
  const all = { run: 0, of: 0 };
  for (const [file, { s: counts }] of Object.entries(coverage)) {
    const name = path.posix.dirname(file.split(path.sep).join('/'));
    if (!folders.has(name)) folders.set(name, { run: 0, of: 0 });
    for (const sum of [folders.get(name), all]) {
      sum.of += Object.keys(counts).length;
      sum.run += Object.values(counts).filter((count) => count > 0).length;
    }
  }
  const row = (name, sum) =>
    `${((100 * sum.run) / sum.of).toFixed(1).padStart(6)} %  ${String(sum.of).padStart(6)}  ${name}`;
  console.log('\nstatements run, of how many, in');
  for (const [name, sum] of [...folders].sort()) console.log(row(name, sum));
  console.log(row('all of them', all));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const args of [
    ['scripts/build.mjs', '--tests'],
    ['scripts/build.mjs', '--counted'],
    ['scripts/unit.mjs', '--fast', '--counted'],
  ]) {
    const { code } = await run(process.execPath, args, { cwd: root, inherit: true, timeout: 30 * 60_000 });
    if (code !== 0) process.exit(1);
  }
}
