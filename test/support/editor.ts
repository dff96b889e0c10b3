/** The client in an editor that only records what it is told to say. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';

/** `vscode` as far as the client uses it; the classes that vscode-languageclient extends are empty. */
const editor = `
class Anything {}
const said = [];
const note = (kind) => (message) => { said.push([kind, message]); return Promise.resolve(undefined); };
const channel = { debug() {}, trace() {}, info() {}, warn() {}, error() {}, show() {}, dispose() {} };
class Uri { static joinPath() { return new Uri(); } toString() { return 'file:///x'; } }
module.exports = Object.setPrototypeOf({
  said, Uri, __esModule: true, env: { language: 'zh-cn' }, l10n: { t: (key) => key },
  window: { createOutputChannel: () => channel, showWarningMessage: note('warning'), showErrorMessage: note('error'), showInformationMessage: note('information') },
  workspace: { getConfiguration: () => ({ get: () => undefined }) },
}, new Proxy({}, { get: () => Anything }));
`;

/** `names` of `client/src/client.ts`, and `said`: what notifications have said. Writes the bundle into `folder`. */
export function loadClient(folder: string, ...names: readonly string[]): unknown {
  writeFileSync(path.join(folder, 'vscode.cjs'), editor);
  buildSync({
    stdin: {
      contents: `export { ${names.join(', ')} } from './client/src/client'; export { said } from 'vscode';`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: path.join(folder, 'client.cjs'),
    alias: { vscode: path.join(folder, 'vscode.cjs') },
    logLevel: 'error',
  });
  return createRequire(path.join(folder, 'x.cjs'))('./client.cjs');
}
