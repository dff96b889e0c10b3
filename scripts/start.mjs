// `npm start [-- FILE]`: installs, builds and shows a sample plan with the extension running, in the
// desktop VS Code if `code` is found, else in the embedded VS Code, whose address it prints.
// `GZYD_VSCODE=embedded` chooses the latter.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { samplePlan } from './sample.mjs';
import { startEmbedded, workbenchAddress } from './vscode/embedded.mjs';
import { root, scratchFolder } from './vscode/paths.mjs';
import { onPath, run } from './vscode/processes.mjs';

/** The command of a desktop VS Code, if it can show a window here. */
function desktopCommand() {
  if (process.env.GZYD_VSCODE === 'embedded') return undefined;
  const remote = Boolean(process.env.VSCODE_IPC_HOOK_CLI);
  const display =
    process.platform !== 'linux' ||
    Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY || process.env.WSL_DISTRO_NAME);
  return display && !remote ? onPath('code', 'code-insiders', 'codium') : undefined;
}

async function main() {
  await ensureInstalled();
  console.log('Building…');
  const built = await run(process.execPath, [path.join(root, 'scripts', 'build.mjs')], { cwd: root, inherit: true });
  if (built.code !== 0) return built.code;
  const file = process.argv[2] === undefined ? samplePlan() : path.resolve(process.argv[2]);
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);

  const code = desktopCommand();
  if (code !== undefined) {
    const opened = await run(code, [`--extensionDevelopmentPath=${root}`, path.dirname(file), file], {
      inherit: true,
      shell: process.platform === 'win32',
    });
    if (opened.code === 0) {
      console.log(`${path.basename(file)} is open in VS Code, with the extension running.`);
      return 0;
    }
    console.log('The desktop VS Code did not open; using the embedded one.');
  }

  const vscode = await startEmbedded({
    dataFolder: path.join(scratchFolder, 'start'),
    settings: { 'workbench.colorTheme': 'Default Light Modern' },
  });
  const address = workbenchAddress(vscode, { folder: path.dirname(file), file, extension: root });
  console.log(
    `\nVS Code with the extension and ${path.basename(file)} is at\n\n  ${address}\n\nOpen this address in a browser on this machine. Ctrl+C stops it.`,
  );
  await vscode.ended;
  throw new Error('The embedded VS Code has stopped by itself.');
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
