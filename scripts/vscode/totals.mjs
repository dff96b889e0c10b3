// How many tests passed, failed and were skipped: each suite leaves a small file, and the last step adds them up.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const folder = path.join(root, 'out', 'totals');

/** The file that the suite of this name writes its totals to. */
export function totalsFile(suite) {
  return path.join(folder, `${suite}.json`);
}

/** Removes the totals of an earlier run, for one suite or for all. */
export function forgetTotals(suite) {
  rmSync(suite === undefined ? folder : totalsFile(suite), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** Saves what a suite has counted: `{passed, failed, skipped}`. */
export function writeTotals(suite, totals) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(totalsFile(suite), JSON.stringify(totals));
}

/** What the suite has saved, or undefined if it never finished. */
export function readTotals(suite) {
  return existsSync(totalsFile(suite)) ? JSON.parse(readFileSync(totalsFile(suite), 'utf8')) : undefined;
}

/** The sum over all suites that have saved their totals. */
export function sumTotals() {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  for (const file of files) {
    const one = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    for (const key of Object.keys(sum)) sum[key] += one[key];
  }
  return sum;
}

/** The line that ends a test run. */
export function totalsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
