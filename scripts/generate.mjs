// Writes what is made from the rules' metadata: `node scripts/generate.mjs`;
// with `--check` says what is stale and writes nothing.
import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = mkdtempSync(path.join(tmpdir(), 'gzyd-generate-'));
try {
  const outfile = path.join(folder, 'generated.mjs');
  await build({
    entryPoints: ['scripts/generated.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'warning',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
  const { generated } = await import(pathToFileURL(outfile).href);
  const read = (file) => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return '';
    }
  };
  const stale = [...generated(read)].filter(([file, content]) => read(file) !== content);
  for (const [file, content] of stale) {
    console.log(`${process.argv.includes('--check') ? 'stale' : 'written'}: ${file}`);
    if (process.argv.includes('--check')) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  if (process.argv.includes('--check') && stale.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
