// `npm run bump -- 0.2.0`: sets the version in package.json and package-lock.json, and gives what stands under
// “Unreleased” in CHANGELOG.md that version and the day. Commits nothing. Works on the current folder.
import { readFileSync, writeFileSync } from 'node:fs';
import { npm } from './vscode/processes.mjs';

const unreleased = '## Unreleased';
const [version = ''] = process.argv.slice(2);
const wrong = problem();
if (wrong === undefined) await bump();
else {
  console.error(wrong);
  process.exitCode = 1;
}

/** Nothing is written if there is one. */
function problem() {
  if (!/^\d+\.\d+\.\d+$/.test(version)) return `A version is three numbers, such as 0.2.0, not “${version}”.`;
  const parts = (text) => text.split('.').map(Number);
  const [now, next] = [parts(JSON.parse(readFileSync('package.json', 'utf8')).version), parts(version)];
  const first = next.findIndex((part, index) => part !== now[index]);
  if (first < 0 || next[first] < now[first]) return `${version} doesn't follow ${now.join('.')}.`;
  const [, notes] = readFileSync('CHANGELOG.md', 'utf8').split(`${unreleased}\n`);
  if (notes === undefined) return `CHANGELOG.md has no “${unreleased}”.`;
  if (notes.split(/^## /m)[0].trim() === '') return 'CHANGELOG.md has nothing under “Unreleased”.';
  return undefined;
}

async function bump() {
  const { code, output } = await npm(['version', version, '--no-git-tag-version', '--ignore-scripts']);
  if (code !== 0) throw new Error(`npm version failed:\n${output}`);
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync('CHANGELOG.md', changelog.replace(unreleased, `${unreleased}\n\n## ${version} – ${day}`));
  console.log(`Version ${version}. Read the diff, commit it, and run npm test and npm run release.`);
}
