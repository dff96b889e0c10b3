// Writes THIRD_PARTY_NOTICES.txt: the licences of all packages in the bundles.
import { build } from 'esbuild';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const bundle = path.resolve('out', 'notices.mjs');
await build({
  entryPoints: ['scripts/notices.ts'],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
const { bundledPackages, noticesFile, noticesText } = await import(pathToFileURL(bundle).href);
rmSync(bundle);
writeFileSync(noticesFile, noticesText(bundledPackages()));
