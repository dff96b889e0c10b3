// Runs the suite of test/vscode/suite in a real VS Code: in a downloaded desktop one if that can be
// had and shown, else in the embedded one. `GZYD_VSCODE=desktop|embedded` chooses, and
// `GZYD_GREP=TEXT` runs the tests with TEXT in their names. The build must be done.
import { cpSync, existsSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { lookAtDashboard } from './dashboard.mjs';
import { calmSettings } from './embedded.mjs';
import { root, scratchFolder } from './paths.mjs';
import { onPath, run } from './processes.mjs';
import { lookAtRestrictedMode } from './restricted.mjs';
import { forgetTotals, readTotals, totalsFile } from './totals.mjs';

const choice = process.env.GZYD_VSCODE ?? 'auto';
const updates = 'https://update.code.visualstudio.com/api/releases/stable';
/** Set for the process that runs below xvfb-run, so that it doesn't do so again. */
const inXvfb = process.env.GZYD_IN_XVFB === '1';

/** Whether a window can be shown, if necessary on a virtual display. */
function canShow() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) || onPath('xvfb-run') !== undefined;
}

/** Whether VS Code's makers answer; a machine without that network says no within a few seconds. */
async function canDownload() {
  return fetch(updates, { signal: AbortSignal.timeout(4000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

/** The path of a desktop VS Code, or undefined if none can be had or shown. */
async function desktop() {
  if (choice === 'embedded') return undefined;
  if (choice === 'auto' && !canShow()) return undefined;
  if (choice === 'auto' && !(await canDownload())) return undefined;
  try {
    return await downloadAndUnzipVSCode({
      version: 'stable',
      cachePath: scratchFolder,
      extensionDevelopmentPath: root,
    });
  } catch (error) {
    if (choice === 'desktop') throw error;
    console.log(`A desktop VS Code could not be downloaded: ${error.message}`);
    return undefined;
  }
}

async function main() {
  const suite = path.join(root, 'out', 'test', 'vscode', 'suite', 'index.js');
  if (!existsSync(suite)) throw new Error('The test suite is not built: run `node scripts/build.mjs --tests` first.');
  forgetTotals('vscode');

  const executable = await desktop();
  if (
    executable !== undefined &&
    process.platform === 'linux' &&
    !inXvfb &&
    !process.env.DISPLAY &&
    !process.env.WAYLAND_DISPLAY
  ) {
    const env = { ...process.env, GZYD_IN_XVFB: '1', GZYD_VSCODE: 'desktop' };
    return (await run(onPath('xvfb-run'), ['-a', process.execPath, ...process.argv.slice(1)], { env, inherit: true }))
      .code;
  }
  console.log(
    executable === undefined
      ? 'VS Code suite: the embedded VS Code'
      : `VS Code suite: the desktop VS Code ${executable}`,
  );

  const temporary = mkdtempSync(path.join(os.tmpdir(), 'gzyd-test-'));
  try {
    const workspace = path.join(temporary, 'workspace');
    const userData = path.join(temporary, 'user');
    cpSync(path.join(root, 'test', 'vscode', 'workspace'), workspace, { recursive: true });
    mkdirSync(path.join(userData, 'User'), { recursive: true });
    writeFileSync(path.join(userData, 'User', 'settings.json'), JSON.stringify(calmSettings));
    await runTests({
      vscodeExecutablePath: executable ?? path.join(root, 'scripts', 'vscode', 'launcher.mjs'),
      extensionDevelopmentPath: root,
      extensionTestsPath: suite,
      launchArgs: [workspace, `--user-data-dir=${userData}`, `--extensions-dir=${path.join(temporary, 'extensions')}`],
      extensionTestsEnv: { GZYD_TOTALS: totalsFile('vscode'), GZYD_WORKSPACE: workspace },
    });
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  const totals = readTotals('vscode');
  if (totals === undefined || totals.passed === 0)
    throw new Error('The VS Code suite ended without having run a test.');
  if (executable === undefined && process.env.GZYD_GREP === undefined) {
    await lookAtRestrictedMode();
    console.log('Restricted Mode: a plan has no yellow boxes, and findings and commands work.');
    await lookAtDashboard();
    console.log('The dashboard of progress is reached and used by the keyboard alone.');
  }
  return totals.failed === 0 ? 0 : 1;
}

process.exit(
  await main().catch((error) => {
    console.error(error.message);
    return 1;
  }),
);
