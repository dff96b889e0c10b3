// Runs the tests that need no editor: all of out/test except the suites for VS Code. Build first.
// `node scripts/unit.mjs [--fast] [--counted] [words]`: with words, only the tests whose names match
// them; with --fast, all suites except the slow ones; with --counted, those that coverage.mjs has built.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { printCoverage } from './coverage.mjs';
import { root } from './vscode/paths.mjs';
import { forgetTotals, writeTotals } from './vscode/totals.mjs';

const {
  values: { fast, counted },
  positionals: [only],
} = parseArgs({ options: { fast: { type: 'boolean' }, counted: { type: 'boolean' } }, allowPositionals: true });

const tests = path.join(root, 'out', counted ? 'counted' : '', 'test');
if (!existsSync(tests)) throw new Error('The tests are not built: run `node scripts/build.mjs --tests` first.');
forgetTotals('unit');

/** Suites below test/ that start many processes, or try very many or very large texts. */
const slow = [
  'archives',
  'cli',
  'corpus',
  'editors',
  'faults',
  'features/incremental.test.js',
  'files/nodeFileSystem.test.js',
  'fuzz',
  'layout/pages.test.js',
  'layout/roundTrip.test.js',
  'ledger/bothSides.test.js',
  'ledger/accessible.test.js',
  'ledger/libreOffice.test.js',
  'ledger/roundTrip.test.js',
  'mutation',
  'performance',
  'protocol',
  'refactor/structuralEdits.test.js',
  'rules/doubledWords.test.js',
  'security',
  'site',
  'soak',
  'word/valid.test.js',
];
/** Property suites try thousands of random texts each. */
const isProperties = (file) => /properties\.test\.js$/i.test(file);
const isBelow = (file, names) => names.some((name) => file === name || file.startsWith(`${name}/`));
const isLeftOut = (file) => isBelow(file, ['vscode']) || (fast === true && (isBelow(file, slow) || isProperties(file)));

const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: process.env.CI || fast ? 'dot' : 'spec' });
if (only !== undefined) mocha.grep(only);
/** A deleted or renamed test leaves its old bundle behind. */
const hasSource = (file) => existsSync(path.join(root, 'test', file.replace(/js$/, 'ts')));
const files = readdirSync(tests, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.test.js') && hasSource(file) && !isLeftOut(file.split(path.sep).join('/')));
for (const file of files.sort()) mocha.addFile(path.join(tests, file));
await mocha.loadFilesAsync();

const runner = mocha.run((failures) => {
  const { passes, failures: failed, pending } = runner.stats;
  writeTotals('unit', { passed: passes, failed, skipped: pending });
  if (counted) printCoverage(globalThis.__coverage__);
  process.exit(failures === 0 && passes > 0 ? 0 : 1);
});
