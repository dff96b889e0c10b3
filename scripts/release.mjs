// `npm run release`: all that a release consists of, in the folder release: the .vsix, the .tgz of the command line, a
// list of what is in them (CycloneDX), the licences, and SHA-256 sums that `sha256sum -c` reads. Publishes nothing.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './vscode/paths.mjs';
import { npm, run } from './vscode/processes.mjs';

const notices = 'THIRD_PARTY_NOTICES.txt';
const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const release = path.join(root, 'release');

/** Runs a script of this folder to its end; if it fails, so does the release. */
async function script(file, ...args) {
  const { code } = await run(process.execPath, [path.join(root, 'scripts', file), ...args], {
    cwd: root,
    inherit: true,
  });
  if (code !== 0) throw new Error(`${file} failed (exit code ${code}).`);
}

/**
 * The text of the bill of materials: of the packages that npm lists, those that are bundled. (With `--omit dev`, npm
 * leaves out packages that are both bundled and used by tools.)
 */
async function billOfMaterials() {
  const { code, output } = await npm(['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], { cwd: root });
  if (code !== 0) throw new Error(`npm sbom failed:\n${output}`);
  const bill = JSON.parse(output);
  const text = readFileSync(path.join(root, notices), 'utf8');
  const bundled = new Set([...text.matchAll(/^-{80}\n(\S+) (\S+) \(/gm)].map(([, one, of]) => `${one}@${of}`));
  const { component } = bill.metadata;
  bill.components = bill.components.filter((one) => bundled.delete(`${one.name}@${one.version}`));
  if (bill.components.length === 0 || bundled.size > 0)
    throw new Error(`npm sbom doesn't list packages of ${notices}: ${[...bundled].join(', ')}`);
  const kept = new Set([component, ...bill.components].map((one) => one['bom-ref']));
  bill.dependencies = bill.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));
  // npm calls it by its folder, and its description is a key.
  Object.assign(component, { name, description: 'Chinese annual work plans (工作要点)', type: 'application' });
  for (const one of bill.components) one.scope = 'required';
  return `${JSON.stringify(bill, undefined, 2)}\n`;
}

await ensureInstalled();
rmSync(release, { recursive: true, force: true });
mkdirSync(release);
await script('package.mjs');
renameSync(path.join(root, `${name}-${version}.vsix`), path.join(release, `${name}-${version}.vsix`));
// The bundles of the package, once more without a build.
await script('packCli.mjs', '--built', release);
writeFileSync(path.join(release, `${name}-${version}.cdx.json`), await billOfMaterials());
copyFileSync(path.join(root, notices), path.join(release, notices));

const files = [`${name}-${version}.vsix`, `${name}-${version}.tgz`, `${name}-${version}.cdx.json`, notices];
const sums = files.map((file) => {
  const bytes = readFileSync(path.join(release, file));
  return `${createHash('sha256').update(bytes).digest('hex')}  ${file}\n`;
});
writeFileSync(path.join(release, 'SHA256SUMS'), sums.join(''));
for (const file of files) console.log(`${String(statSync(path.join(release, file)).size).padStart(9)}  ${file}`);
