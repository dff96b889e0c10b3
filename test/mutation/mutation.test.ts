import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { measure, type Row } from './measure';

function textsOf(folder: string): (readonly [string, string])[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => [file, readFileSync(path.join(folder, file), 'utf8')] as const);
}

function assertGood(rows: readonly Row[]): void {
  const sum = (pick: (row: Row) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  const misses = rows.flatMap(({ kind, misses: lines }) => lines.map((line) => `${kind}: ${line}`)).join('\n');
  const tried = sum(({ tried: count }) => count);
  assert.ok(tried > 100, `only ${tried} mistakes were seeded`);
  assert.ok(
    sum(({ found }) => found) / tried >= 0.98,
    `found on the right line: ${sum(({ found }) => found)} of ${tried}\n${misses}`,
  );
  assert.ok(
    sum(({ single }) => single) / tried >= 0.95,
    `exactly one finding: ${sum(({ single }) => single)} of ${tried}\n${misses}`,
  );
  assert.ok(
    sum(({ restored }) => restored) / sum(({ restorable }) => restorable) >= 0.9,
    `restored: ${sum(({ restored }) => restored)} of ${sum(({ restorable }) => restorable)}\n${misses}`,
  );
}

describe('seeded mistakes', function () {
  this.timeout(120_000);

  it('are found, found alone and put right in our own plans', () => {
    assertGood(measure(textsOf('test/fixtures/plans'), 8));
  });

  it('are found, found alone and put right in the labelled plans of other offices', () => {
    assertGood(measure(textsOf('test/fixtures/labelled'), 5));
  });

  it('are found, found alone and put right in real plans', function () {
    const folder = path.resolve('..', 'shared', 'corpus', 'plans');
    if (!existsSync(folder)) {
      console.log(`      skipped: ${folder} is not there`);
      this.skip();
    }
    assertGood(measure(textsOf(folder), 8));
  });
});
