/**
 * What the client does and says when its server dies, with an editor that only notes what it is told. The real editor's
 * part is in test/vscode/suite/client.test.ts.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
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

interface Handler {
  closed(): { readonly action: number; readonly handled: boolean };
}

describe('a server that dies', function () {
  this.timeout(30_000);
  let folder: string;
  let client: {
    createPlanClient(
      create: (id: string, name: string, options: { errorHandler: Handler }) => unknown,
      uri: unknown,
    ): { ensureStarted(): Promise<void>; restart(): Promise<void> };
    said: [kind: string, message: string][];
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'gzyd-client-'));
    writeFileSync(path.join(folder, 'vscode.cjs'), editor);
    buildSync({
      stdin: {
        contents: "export { createPlanClient } from './client/src/client'; export { said } from 'vscode';",
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
    client = createRequire(path.join(folder, 'x.cjs'))('./client.cjs') as typeof client;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is started again five times within three minutes, which is said once; then it stays off, with a way back', () => {
    let handler: Handler | undefined;
    client.createPlanClient((_id, _name, { errorHandler }) => (handler = errorHandler), {});
    const actions = Array.from({ length: 6 }, () => handler!.closed().action);
    const [doNotRestart, restart] = [1, 2];
    assert.deepEqual(actions, [restart, restart, restart, restart, restart, doNotRestart]);
    assert.deepEqual(
      client.said.map(([kind]) => kind),
      ['warning', 'error'],
    );
    assert.match(client.said[0]![1], /文稿未受影响/);
  });

  it('and was left off is started by no plan and no command but the one that restarts it', async () => {
    let handler: Handler | undefined;
    let starts = 0;
    const planClient = client.createPlanClient((_id, _name, { errorHandler }) => {
      handler = errorHandler;
      return { start: () => Promise.resolve(void (starts += 1)) };
    }, {});
    await planClient.ensureStarted();
    assert.equal(starts, 1);
    for (let crash = 1; crash <= 6; crash += 1) handler!.closed();
    await planClient.ensureStarted();
    assert.equal(starts, 1);
    await planClient.restart();
    await planClient.ensureStarted();
    assert.equal(starts, 3);
  });
});
