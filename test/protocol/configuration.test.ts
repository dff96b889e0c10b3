/** Settings and `gzyd.yaml` through the real server: what they change and what is reported, without a restart. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  Diagnostic,
  Hover,
  PublishDiagnosticsParams,
} from 'vscode-languageserver';
import { fullCapabilities, LanguageServer } from '../support/languageServer';

const text =
  '某局2026年工作要点\n一、工作\n1.甲事。做好。（责任单位：甲科）\n2.乙事。做好。\n3.丙事。做好。。（责任单位：甲科）\n4.丁事。做好。（责任单位：甲科）\n';

async function until(reached: () => boolean): Promise<void> {
  const end = Date.now() + 5000;
  while (!reached()) {
    assert.ok(Date.now() < end, 'it did not come within 5 s');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('the language server’s configuration', function () {
  this.timeout(30_000);
  let server: LanguageServer;
  let folder: string;
  let uri: string;
  let configUri: string;
  let settings: object;

  const write = (content: string): void => writeFileSync(path.join(folder, 'gzyd.yaml'), content);
  const changed = (type: number): void =>
    void server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: configUri, type }] });
  const codes = async (): Promise<string[]> => (await server.pull(uri)).map(({ code }) => String(code));

  async function start(capabilities: ClientCapabilities = {}): Promise<void> {
    server.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => settings),
    );
    server.connection.onRequest('client/registerCapability', () => null);
    server.connection.onRequest('workspace/diagnostic/refresh', () => null);
    const workspace = {
      ...fullCapabilities.workspace,
      configuration: true,
      didChangeWatchedFiles: { dynamicRegistration: true },
      ...capabilities.workspace,
    };
    await server.initialize(
      { ...fullCapabilities, workspace },
      { workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: 'f' }] },
    );
    server.open(uri, text);
  }

  beforeEach(() => {
    server = new LanguageServer();
    folder = mkdtempSync(path.join(tmpdir(), 'gzyd-server-'));
    uri = pathToFileURL(path.join(folder, 'plan.txt')).toString();
    configUri = pathToFileURL(path.join(folder, 'gzyd.yaml')).toString();
    settings = {};
  });
  afterEach(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is that of the file from the first check on', async () => {
    write('rules:\n  responsibility/missing: error\n  text/repeated-mark: off\n');
    await start();
    const found = await server.pull(uri);
    assert.deepEqual(
      found.filter(({ code }) => code === 'responsibility/missing').map(({ severity }) => severity),
      [1],
    );
    assert.ok(!found.some(({ code }) => code === 'text/repeated-mark'));
  });

  it('is that of the only workspace folder for a plan that was never saved', async () => {
    write('rules:\n  responsibility/missing: off\n');
    await start();
    server.open('untitled:Untitled-1', text);
    assert.deepEqual(
      (await server.pull('untitled:Untitled-1')).map(({ code }) => code),
      ['text/repeated-mark'],
    );
  });

  it('follows the file as it is made, changed and deleted', async () => {
    await start();
    assert.ok((await codes()).includes('responsibility/missing'));
    write('rules:\n  responsibility/missing: off\n');
    changed(1);
    assert.ok(!(await codes()).includes('responsibility/missing'));
    write('rules:\n  responsibility/missing: hint\n');
    changed(2);
    assert.ok((await codes()).includes('responsibility/missing'));
    write('rules:\n  responsibility/missing: off\n');
    changed(2);
    assert.ok(!(await codes()).includes('responsibility/missing'));
    rmSync(path.join(folder, 'gzyd.yaml'));
    changed(3);
    assert.ok((await codes()).includes('responsibility/missing'));
  });

  it('goes and comes with its folder', async () => {
    const inner = path.join(folder, 'inner');
    const at = (name: string): string => pathToFileURL(path.join(folder, name)).toString();
    mkdirSync(inner);
    writeFileSync(path.join(inner, 'gzyd.yaml'), 'rules:\n  responsibility/missing: off\n');
    await start();
    assert.deepEqual(server.result?.capabilities.workspace?.fileOperations?.didRename?.filters[0]?.pattern, {
      glob: '**',
      matches: 'folder',
    });
    uri = at('inner/plan.txt');
    server.open(uri, text);
    assert.ok(!(await codes()).includes('responsibility/missing'));
    renameSync(inner, path.join(folder, 'other'));
    void server.connection.sendNotification('workspace/didRenameFiles', {
      files: [{ oldUri: at('inner'), newUri: at('other') }],
    });
    assert.ok((await codes()).includes('responsibility/missing'));
    renameSync(path.join(folder, 'other'), inner);
    void server.connection.sendNotification('workspace/didRenameFiles', {
      files: [{ oldUri: at('other'), newUri: at('inner') }],
    });
    assert.ok(!(await codes()).includes('responsibility/missing'));
    rmSync(inner, { recursive: true });
    void server.connection.sendNotification('workspace/didDeleteFiles', { files: [{ uri: at('inner') }] });
    assert.ok((await codes()).includes('responsibility/missing'));
  });

  it('follows the editor’s settings, the language among them', async () => {
    settings = { rules: { 'responsibility/missing': 'off' }, language: 'en' };
    await start();
    const found = await server.pull(uri);
    assert.ok(found.length > 0);
    for (const { code, message } of found) {
      assert.notEqual(code, 'responsibility/missing');
      assert.match(message as string, /[a-z]{3}/);
    }
    settings = {};
    void server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.ok((await codes()).includes('responsibility/missing'));
  });

  it('does not wait forever for a client that doesn’t answer', async () => {
    server.connection.onRequest('workspace/configuration', () => new Promise(() => undefined));
    await server.initialize({ ...fullCapabilities, workspace: { configuration: true } });
    server.open(uri, text);
    assert.ok((await codes()).includes('responsibility/missing'));
  });

  it('takes a late answer, unless another has overtaken it', async () => {
    const asked: ((settings: object) => void)[] = [];
    let refreshes = 0;
    server.connection.onRequest(
      'workspace/configuration',
      ({ items }: { items: unknown[] }) =>
        new Promise((resolve) => asked.push((value) => resolve(items.map(() => value)))),
    );
    server.connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshes += 1;
      return null;
    });
    await server.initialize({
      ...fullCapabilities,
      workspace: { configuration: true, diagnostics: { refreshSupport: true } },
    });
    server.open(uri, text);
    assert.ok((await codes()).includes('responsibility/missing'));
    assert.equal(refreshes, 0);
    asked[0]!({ rules: { 'responsibility/missing': 'off' } });
    await until(() => refreshes === 1);
    assert.ok(!(await codes()).includes('responsibility/missing'));
    for (const more of [2, 3]) {
      void server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await until(() => asked.length === more);
    }
    asked[2]!({ rules: { 'text/repeated-mark': 'off' } });
    await until(() => refreshes === 2);
    asked[1]!({ rules: { 'responsibility/missing': 'off' } });
    const found = await codes();
    assert.ok(found.includes('responsibility/missing') && !found.includes('text/repeated-mark'));
  });

  it('is checked itself: a closed file by push, an open one as it is typed', async () => {
    write('rulez:\n  a: b\n');
    await start();
    await server.pull(uri);
    const closed = await server.notified<PublishDiagnosticsParams>(
      'textDocument/publishDiagnostics',
      (params) => params.uri === configUri && params.diagnostics.length > 0,
    );
    assert.equal(closed.diagnostics[0]?.range.start.line, 0);
    server.open(configUri, 'profile: strictt\n');
    const open = await server.about<{ items: Diagnostic[] }>('diagnostic', configUri);
    assert.equal(open.items.length, 1);
    // Now shown by pull, and only once.
    await server.notified<PublishDiagnosticsParams>(
      'textDocument/publishDiagnostics',
      (params) => params.uri === configUri && params.diagnostics.length === 0,
    );
    const [action] = await server.about<CodeAction[]>('codeAction', configUri, {
      range: open.items[0]!.range,
      context: { diagnostics: open.items },
    });
    assert.deepEqual(action?.diagnostics, open.items);
    assert.match(JSON.stringify(action), /"newText":"strict"/);
  });

  it('is looked at again, while it is open, when a plan’s edit makes an entry unused or used', async () => {
    let refreshes = 0;
    const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));
    await start({ workspace: { diagnostics: { refreshSupport: true } } });
    server.connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshes += 1;
      return null;
    });
    server.open(configUri, 'ignore:\n  - { rule: text/repeated-mark, file: plan.txt }\n');
    const pulled = async (): Promise<string[]> => {
      const found = (await server.pull(configUri)).map(({ code }) => String(code));
      await codes();
      await quiet();
      return found;
    };
    assert.deepEqual(await pulled(), []);
    const before = refreshes;
    server.change(uri, 2, { text: text.replace('。。', '。') });
    await codes();
    await until(() => refreshes === before + 1);
    assert.deepEqual(await pulled(), ['config/unused-ignore']);
    server.change(uri, 3, { text: `${text}5.戊事。做好。` });
    await codes();
    await until(() => refreshes === before + 2);
    assert.deepEqual(await pulled(), []);
    // Neither by another edit nor by its own text, for which the client asks anyway.
    server.change(uri, 4, { text });
    server.change(configUri, 2, { text: 'ignore:\n  - { rule: text/repeated-mark, file: plan.txt }\nunitz: []\n' });
    assert.deepEqual(await pulled(), ['config/unknown-key']);
    assert.equal(refreshes, before + 2);
  });

  it('applies as it is typed; the file applies again when it is closed', async () => {
    write('rules:\n  responsibility/missing: hint\n');
    await start();
    server.open(configUri, 'rules:\n  responsibility/missing: off\n');
    assert.ok(!(await codes()).includes('responsibility/missing'));
    server.change(configUri, 2, { text: 'rules: [' });
    assert.ok(!(await codes()).includes('responsibility/missing'));
    server.close(configUri);
    assert.ok((await codes()).includes('responsibility/missing'));
  });

  it('is that of a text that was saved, not of one that was discarded', async () => {
    write('[');
    await start();
    for (const saved of [false, true]) {
      server.open(configUri, 'rules:\n  responsibility/missing: off\n');
      assert.ok(!(await codes()).includes('responsibility/missing'));
      if (saved) void server.connection.sendNotification('textDocument/didSave', { textDocument: { uri: configUri } });
      server.close(configUri);
      assert.equal((await codes()).includes('responsibility/missing'), !saved);
    }
  });

  it('is no plan: it has completion and hover, and neither outline nor findings', async () => {
    await start();
    server.open(configUri, 'profile: \nrules:\n  1.甲: off\n');
    const completions = await server.about<CompletionItem[]>('completion', configUri, {
      position: { line: 0, character: 9 },
    });
    assert.ok(completions.some(({ label }) => label === 'strict'));
    const found = await server.about<Hover>('hover', configUri, { position: { line: 0, character: 2 } });
    assert.ok(found.range);
    assert.deepEqual(await server.about('documentSymbol', configUri), []);
    assert.deepEqual(await server.about('semanticTokens/full', configUri), { data: [] });
    assert.deepEqual(await server.about('completion', uri, { position: { line: 0, character: 0 } }), []);
    // Even though the client gave it the language id of plans.
    assert.equal(await server.about('gongzuoyaodian/overview', configUri).catch(() => null), null);
    await server.notified('gongzuoyaodian/summary', (params: { uri: string }) => params.uri === uri);
    assert.ok(
      server.notifications.every(
        ({ method, params }) => method !== 'gongzuoyaodian/summary' || (params as { uri: string }).uri !== configUri,
      ),
    );
  });

  it('is looked at again when a plan is opened or saved, for a client that watches no files', async () => {
    const quiet = { workspace: { didChangeWatchedFiles: {} } };
    await start(quiet);
    const saved = (): void =>
      void server.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
    assert.ok((await codes()).includes('text/repeated-mark'));
    write('rules:\n  text/repeated-mark: off\n');
    saved();
    assert.ok(!(await codes()).includes('text/repeated-mark'));
    write('rules:\n  text/repeated-mark: warning\n');
    const other = pathToFileURL(path.join(folder, 'other.txt')).toString();
    server.open(other, text);
    assert.ok((await server.pull(other)).some(({ code }) => code === 'text/repeated-mark'));
    assert.ok((await codes()).includes('text/repeated-mark'));
    rmSync(path.join(folder, 'gzyd.yaml'));
    writeFileSync(path.join(folder, 'gzyd.yml'), 'rules:\n  text/repeated-mark: off\n');
    saved();
    assert.ok(!(await codes()).includes('text/repeated-mark'));
  });

  it('is found by a root beside an empty list of folders, and by a URI that names this machine', async () => {
    write('rules:\n  text/repeated-mark: off\n');
    mkdirSync(path.join(folder, '.git'));
    mkdirSync(path.join(folder, 'inner', '.git'), { recursive: true });
    const root = pathToFileURL(folder).toString();
    await server.initialize(fullCapabilities, { workspaceFolders: [], rootUri: root });
    for (const here of [
      `${root}/plan.txt`,
      // A root stays in force, whatever projects lie within it.
      `${root}/inner/plan.txt`,
      `${root}/plan.txt`.replace('file:///', 'file://localhost/'),
    ]) {
      server.open(here, text);
      assert.ok(!(await server.pull(here)).some(({ code }) => code === 'text/repeated-mark'), here);
    }
  });

  it('is written by quick fixes, and then applies', async () => {
    write('profile: standard\n');
    await start();
    const missing = (await server.pull(uri)).find(({ code }) => code === 'responsibility/missing')!;
    const actions = await server.about<CodeAction[]>('codeAction', uri, {
      range: missing.range,
      context: { diagnostics: [missing] },
    });
    const ignore = actions.find(({ title }) => title.startsWith('此处不再提示'));
    const change = ignore?.edit?.documentChanges?.find(
      (one) => 'textDocument' in one && one.textDocument.uri === configUri,
    );
    assert.ok(change !== undefined && 'edits' in change);
    const { newText } = change.edits[0] as { newText: string };
    write(`profile: standard\n${newText}`);
    changed(2);
    assert.ok(!(await codes()).includes('responsibility/missing'));
  });
});
