// Makes a new rule out of skeletons: `npm run new:rule -- text/my-rule`. It writes the source file, a sample and the
// docs page, adds the row in the registry, and brings the generated files up to date. It overwrites nothing: if one
// of the files exists, it stops.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './vscode/paths.mjs';

const at = (file) => path.join(root, file);
const bundle = at('out/ruleSkeleton.mjs');
await build({
  entryPoints: [at('scripts/ruleSkeleton.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
});
const { ruleSkeleton, registryPath } = await import(pathToFileURL(bundle).href);
rmSync(bundle);

const [code = ''] = process.argv.slice(2);

function makeSkeleton() {
  try {
    const made = ruleSkeleton(code, readFileSync(at(registryPath), 'utf8'));
    for (const file of made.files.keys())
      if (existsSync(at(file))) throw new Error(`${file} exists already; nothing was written.`);
    return made;
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

const { files, registry, source, sample, page } = makeSkeleton();
for (const [file, text] of [...files, [registryPath, registry]]) {
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), text);
  console.log(`wrote ${file}`);
}
for (const args of [
  ['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level', 'warn', source, registryPath],
  ['scripts/generate.mjs'],
  ['scripts/docs.mjs'],
]) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
console.log(`
The skeleton works as it is. Now make it your rule:
  ${source}  what it finds, and how it is put right
  ${sample}  texts that show it
  ${page}  why, for those who get the finding
then \`npm run generate\` and \`npm run unit -- '${code}|rule pages'\`.`);
