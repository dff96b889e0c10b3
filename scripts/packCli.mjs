// `npm run pack`: packs the command line as a .tgz that `npm install -g --offline` takes, since everything is in its
// bundles. With `--built FOLDER` it packs what is in dist/ as it is, and puts the .tgz into that folder.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './vscode/paths.mjs';
import { npm, run } from './vscode/processes.mjs';

const at = process.argv.indexOf('--built');
const target = at < 0 ? root : path.resolve(process.argv[at + 1]);
const files = [
  'dist/cli.js',
  'dist/server.js',
  'dist/office/index.js',
  'dist/office/package.json',
  'docs/cli.md',
  ...['extract', 'compare', 'ledger', 'progress', 'merge'].map((name) => `schemas/${name}.schema.json`),
  'LICENSE',
  'THIRD_PARTY_NOTICES.txt',
];
const { name, version, license, engines, bin } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const manifest = {
  name,
  version,
  description: 'gzyd: checks Chinese annual work plans (工作要点) and extracts their structure',
  license,
  engines: { node: engines.node },
  bin,
  files: ['dist', 'docs', 'schemas', 'THIRD_PARTY_NOTICES.txt'],
};

if (at < 0) {
  const { code } = await run(process.execPath, ['scripts/build.mjs', '--production'], { cwd: root, inherit: true });
  if (code !== 0) throw new Error(`The build failed (exit code ${code}).`);
}
const folder = mkdtempSync(path.join(os.tmpdir(), 'gzyd-pack-'));
try {
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    copyFileSync(path.join(root, file), path.join(folder, file));
  }
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  const { code, output } = await npm(['pack', '--offline', '--silent', '--pack-destination', target], { cwd: folder });
  if (code !== 0) throw new Error(`npm pack failed:\n${output}`);
  console.log(path.join(target, `${name}-${version}.tgz`));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
