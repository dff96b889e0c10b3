// `node scripts/archives/query.mjs extracted.ndjson tasks.parquet`: runs queries.sql in DuckDB, prints its results as
// Markdown tables and writes the tasks as Parquet.
import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';

const [source, target] = process.argv.slice(2);
if (target === undefined) throw new Error('Which NDJSON, and which Parquet file?');
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const queries = readFileSync(new URL('queries.sql', import.meta.url), 'utf8')
  .replace('$source', quoted(source))
  .replace('$target', quoted(target));

const connection = await (await DuckDBInstance.create(':memory:')).connect();
for (const query of queries.split(/;\n/)) {
  if (query.trim() === '') continue;
  const [, heading] = /^-- result: (.*)$/m.exec(query) ?? [];
  const reader = await connection.runAndReadAll(query);
  if (heading === undefined) continue;
  const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
  console.log(`\n${heading}:\n`);
  row(reader.columnNames());
  row(reader.columnNames().map(() => '---'));
  for (const cells of reader.getRowsJson()) row(cells.map((cell) => cell ?? ''));
}
connection.closeSync();
