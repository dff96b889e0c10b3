// `npm run docs`: makes the READMEs, docs/ and the rules' pages a site with search, in out/site.
// With --serve it is then served on this machine.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './vscode/paths.mjs';

await ensureInstalled();
process.chdir(root);
rmSync('out/site', { recursive: true, force: true });
const { build, serve } = await import('vitepress');
const site = path.join(root, 'scripts', 'site');
// The configuration writes the pages first.
await build(site);
console.log(`The site is in ${path.join('out', 'site')}; npm run docs -- --serve shows it.`);
if (process.argv.includes('--serve')) await serve({ root: site, port: 4173 });
