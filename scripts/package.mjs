// `npm run package`: builds the production bundles and packs them into a .vsix that VS Code installs.
// `npm run package -- --install` then installs it into the embedded VS Code, as a trial.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { embeddedCommand } from './vscode/embedded.mjs';
import { root } from './vscode/paths.mjs';
import { run } from './vscode/processes.mjs';

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const vsix = path.join(root, `${manifest.name}-${manifest.version}.vsix`);

/** Built for the package; the README is in it. */
const readme = 'dist/README.md';
/** In bytes. */
const sizeLimit = 2_000_000;

/** Runs a Node script to its end; if it fails, so does this one. */
async function node(...args) {
  const { code } = await run(process.execPath, args, { cwd: root, inherit: true });
  if (code !== 0) throw new Error(`${path.basename(args[0])} failed (exit code ${code}).`);
}

/** All files that the manifest names anywhere. */
function namedFiles(value) {
  if (typeof value === 'string') {
    const named =
      /^\.\/\S+\.\w+$/.test(value) ||
      (value.includes('/') && statSync(path.join(root, value), { throwIfNoEntry: false })?.isFile() === true);
    return named ? [path.posix.normalize(value)] : [];
  }
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(namedFiles) : [];
}

/** Nobody would notice a file that the manifest names and the package lacks until it's installed. */
async function checkContents() {
  const { listFiles } = await import('@vscode/vsce');
  const packed = new Set(await listFiles({ cwd: root, packageManager: 0, readmePath: readme }));
  const bundles = ['server.js', 'browser/server.js', 'office/index.js', 'office/package.json'];
  const wanted = [...namedFiles(manifest), ...bundles.map((file) => `dist/${file}`), readme, 'LICENSE'];
  const missing = wanted.filter((file) => !packed.has(file));
  if (missing.length > 0) throw new Error(`.vscodeignore leaves out of the package: ${missing.join(', ')}`);
}

/** Installs the package into an empty extensions folder and lists what is there. */
async function tryInstall() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gzyd-install-'));
  try {
    const inFolder = [
      '--extensions-dir',
      path.join(folder, 'extensions'),
      '--server-data-dir',
      path.join(folder, 'data'),
    ];
    const installed = await run(...(await embeddedCommand(['--install-extension', vsix, ...inFolder])));
    if (installed.code !== 0) throw new Error(`The package could not be installed:\n${installed.output}`);
    const { output } = await run(...(await embeddedCommand(['--list-extensions', '--show-versions', ...inFolder])));
    const expected = `${manifest.publisher}.${manifest.name}@${manifest.version}`;
    if (!output.includes(expected)) throw new Error(`${expected} is not among the installed extensions:\n${output}`);
    console.log(`${expected} is installed in the embedded VS Code.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The READMEs as VS Code shows them for an installed extension, the Chinese one first. They can't link to other files
 * from there, so pictures are embedded, once, and a link to a file becomes plain words.
 */
function packagedReadme() {
  const read = (file) =>
    readFileSync(path.join(root, file), 'utf8').replace(/(?<!!)\[([^\]]*)\]\((?![a-z]+:|#)[^)\s]+\)/g, '$1');
  const picture = /!\[([^\]]*)\]\((docs\/images\/[\w-]+\.png)\)/g;
  const chinese = read('README.md')
    .replace('中文 | English', '中文 | English below')
    .replace(
      picture,
      (_, words, file) =>
        `![${words}](data:image/png;base64,${readFileSync(path.join(root, file)).toString('base64')})`,
    );
  const english = read('README.en.md').replace('中文 | English\n\n', '').replace(picture, '*$1: see above*');
  return `${chinese}\n---\n\n${english}`;
}

async function main() {
  await ensureInstalled();
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  await node(path.join(root, 'scripts', 'build.mjs'), '--production');
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  writeFileSync(path.join(root, readme), packagedReadme());
  await checkContents();
  await node(
    vsce,
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--readme-path',
    readme,
    '--out',
    vsix,
  );
  const size = statSync(vsix).size;
  if (size > sizeLimit) throw new Error(`The package has ${size} bytes; more than ${sizeLimit} are too many.`);
  if (process.argv.includes('--install')) await tryInstall();
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
