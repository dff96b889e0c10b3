/**
 * The entry point of the suite that runs in VS Code for the Web, whose extension host is a web
 * worker: no Node, no files. It shows that the browser bundles are real and whole.
 */
import 'mocha/mocha.js';
import * as vscode from 'vscode';
import './client.test.js';
import './smoke.test.js';
import { define } from './register.js';

export async function run(): Promise<void> {
  console.log(`VS Code ${vscode.version} (web)`);
  mocha.setup({ ui: 'bdd', timeout: 20_000, reporter: Lines as unknown as string });
  define();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} of the tests in VS Code for the Web failed.`);
}

/** A reporter that prints only lines; scripts/vscode/web.mjs reads the last one. */
class Lines {
  constructor(runner: Mocha.Runner) {
    const totals = { passed: 0, failed: 0, skipped: 0 };
    runner.on('pass', (test) => {
      totals.passed += 1;
      console.log(`  ✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
    });
    runner.on('pending', (test) => {
      totals.skipped += 1;
      console.log(`  - ${test.fullTitle()}`);
    });
    runner.on('fail', (test, error: Error) => {
      totals.failed += 1;
      console.log(`  ✖ ${test.fullTitle()}\n    ${error.stack ?? error.message}`);
    });
    runner.on('end', () => console.log(`totals ${JSON.stringify(totals)}`));
  }
}
