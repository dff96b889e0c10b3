// Installs the project's packages when they are missing or not those of package-lock.json; run by itself, those of the
// package folder that it is given. Imports only Node's own modules, because it runs before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './vscode/paths.mjs';
import { npm } from './vscode/processes.mjs';

/** Whether node_modules holds the packages of package-lock.json, by npm's own record of it. */
function isInstalled(folder) {
  const record = path.join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([place, entry]) =>
      place === '' ||
      (place in found ? found[place].version === entry.version : entry.optional === true || entry.peer === true),
  );
}

/** Runs `npm ci` if needed. */
export async function ensureInstalled(folder = root) {
  if (isInstalled(folder)) return;
  console.log('Installing the packages (npm ci)…');
  const { code } = await npm(['ci', '--no-audit', '--no-fund'], { cwd: folder, inherit: true });
  if (code !== 0) throw new Error(`npm ci failed (exit code ${code}). Is the npm registry reachable from here?`);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await ensureInstalled(path.resolve(root, process.argv[2] ?? '.'));
