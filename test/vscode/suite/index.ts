/**
 * The entry point of the suite that runs inside VS Code's extension host: desktop or embedded, the
 * same files. VS Code calls `run`, and a rejection is a failed run.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';

export async function run(): Promise<void> {
  // The launcher shows what is printed from this line on.
  console.log(`VS Code ${vscode.version} (${vscode.env.appHost}), Node ${process.versions.node}`);
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', color: true, timeout: 60_000, slow: 2_000 });
  const only = process.env.GZYD_GREP;
  if (only) mocha.grep(only);

  // Loaded with `require`, as VS Code's own `vscode` module is known to that alone.
  const load = createRequire(__filename);
  for (const name of readdirSync(__dirname)
    .filter((file) => file.endsWith('.test.js'))
    .sort()) {
    const file = path.join(__dirname, name);
    mocha.suite.emit('pre-require', globalThis, file, mocha);
    mocha.suite.emit('require', load(file), file, mocha);
    mocha.suite.emit('post-require', globalThis, file, mocha);
  }

  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.once('end', () => {
      const { passes, failures: failed, pending } = runner.stats ?? { passes: 0, failures: 1, pending: 0 };
      const file = process.env.GZYD_TOTALS;
      if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed, skipped: pending }));
    });
  });
  if (failures > 0) throw new Error(`${failures} of the tests in VS Code failed.`);
}
