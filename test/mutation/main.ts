/**
 * `npm run mutate [-- --verbose] [-- --all]`: prints the table
 * of issue 3's seeded mistakes over the real plans and our own.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { measure, printTable } from './measure';

const folders = ['../shared/corpus/plans', 'test/fixtures/plans', 'test/fixtures/labelled'];
const texts = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /\.(?:txt|gzyd)$/.test(file))
      .map((file) => [file, readFileSync(path.join(folder, file), 'utf8')] as const),
  );
const missing = folders.filter((folder) => !existsSync(folder));
if (missing.length > 0) console.log(`Left out, because not there: ${missing.join(', ')}`);

const rows = measure(texts, process.argv.includes('--all') ? Number.POSITIVE_INFINITY : 40);
console.log(`${texts.length} plans`);
console.log(printTable(rows));
if (process.argv.includes('--verbose'))
  for (const row of rows) for (const miss of row.misses) console.log(`${row.kind}: ${miss}`);
