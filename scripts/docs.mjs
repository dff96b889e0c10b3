// Updates the parts of the rules' pages, their index and the READMEs' tables that are made from the rules' metadata:
// `node scripts/docs.mjs [--new]`. Hand-written parts stay. A rule without a page is reported; with --new it
// gets one that has only a head, and the middle is left to be written.
import { build } from 'esbuild';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bundle = path.join(root, 'out', 'ruleDocs.mjs');
await build({
  stdin: {
    contents: "export * from './scripts/ruleDocs'; export { rules } from './server/src/rules/registry';",
    resolveDir: root,
    loader: 'ts',
  },
  outfile: bundle,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
});
const { rules, pagePath, readmes, renderPage, renderIndex, renderTable, replacePart, writtenPart, parts } =
  await import(pathToFileURL(bundle).href);
rmSync(bundle);

const read = (file) => (existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : '');
const write = (file, text) => {
  if (read(file) === text) return;
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
  console.log(`wrote ${file}`);
};

for (const { meta } of rules) {
  const file = pagePath(meta.code);
  if (read(file) === '' && !process.argv.includes('--new')) {
    console.log(`${file} is missing`);
    continue;
  }
  const page = renderPage(read(file), meta);
  write(file, page);
  if (writtenPart(page) === '')
    console.log(`${file} has nothing but its head: write what the rule finds and why, with an example`);
}
write('docs/rules/README.md', renderIndex(rules));
for (const [file, language] of Object.entries(readmes)) {
  const readme = replacePart(read(file), parts.table, renderTable(rules, 'docs/rules/', language));
  if (readme !== undefined) write(file, readme);
}
