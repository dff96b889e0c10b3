/** A disk that does not answer: the plan is checked without it, and again once it answers. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fullCapabilities, LanguageServer } from '../support/languageServer';
import { preloading } from '../support/preloads';

const plan = '某局2026年工作要点\n一、工作\n1.甲事。做好。。（责任单位：甲科）\n3.乙事。做好。（责任单位：甲科）\n';

describe('a disk that does not answer', function () {
  this.timeout(30_000);
  let folder: string;
  let server: LanguageServer;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'gzyd-hanging-'));
    server = new LanguageServer(['--stdio'], {
      ...preloading('hangingFiles'),
      GZYD_HANG: 'gzyd.yaml',
      GZYD_HANG_UNTIL: path.join(folder, 'answer'),
    });
  });
  afterEach(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leaves no plan unchecked, and its gzyd.yaml holds as soon as it can be read', async () => {
    writeFileSync(path.join(folder, 'gzyd.yaml'), 'rules: { text/repeated-mark: off }\n');
    let refreshed = 0;
    server.connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshed++;
      return null;
    });
    const root = pathToFileURL(folder).href;
    await server.initialize(
      { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, diagnostics: { refreshSupport: true } } },
      { workspaceFolders: [{ uri: root, name: 'w' }] },
    );
    const codes = async (uri: string): Promise<unknown[]> => (await server.pull(uri)).map(({ code }) => code);
    for (const name of ['a.txt', 'b.txt', 'c/d/e/f.txt']) {
      server.open(`${root}/${name}`, plan);
      assert.deepEqual(
        (await codes(`${root}/${name}`)).filter((code) => /repeated-mark|gap/.test(String(code))),
        ['text/repeated-mark', 'numbering/gap'],
        name,
      );
    }
    assert.equal(refreshed, 0);
    writeFileSync(path.join(folder, 'answer'), '');
    const end = Date.now() + 10_000;
    while (refreshed === 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok((await codes(`${root}/a.txt`)).every((code) => code !== 'text/repeated-mark'));
    assert.ok((await codes(`${root}/a.txt`)).includes('numbering/gap'));
    assert.equal(server.errors, '');
  });
});
