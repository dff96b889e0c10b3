/** The plans of a workspace through the real server: symbols, and findings in plans that aren't open. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import type { CompletionItem, Location, SymbolInformation, WorkspaceEdit } from 'vscode-languageserver-types';
import { fullCapabilities, LanguageServer } from '../support/languageServer';
import { encodeText } from '../../server/src/files/encode';

const plan = (body: string, item: string): string =>
  `${body}2026年工作要点\n\n一、主要任务\n1.${item}。（责任单位：基教科）\n2.办好职业学校。（责任单位：职教科）\n`;
/** One number repeated. */
const faulty = plan('河滨县', '扩大普惠资源').replace('2.办好', '1.办好');

describe('a workspace over stdio', function () {
  this.timeout(30_000);
  let server: LanguageServer;
  let folder: string;
  let wanted: 'on' | 'off';
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;

  async function start(more: ClientCapabilities['workspace'] = {}): Promise<void> {
    server = new LanguageServer();
    server.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => ({ workspace: { diagnostics: wanted } })),
    );
    server.connection.onRequest('client/registerCapability', () => null);
    await server.initialize(
      {
        ...fullCapabilities,
        workspace: {
          ...fullCapabilities.workspace,
          configuration: true,
          workspaceFolders: true,
          didChangeWatchedFiles: { dynamicRegistration: true },
          ...more,
        },
      },
      { workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'plans' }] },
    );
  }

  const startWith = async (annotations: boolean): Promise<void> => {
    await start(
      annotations
        ? { workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } } }
        : undefined,
    );
  };

  const changed = (type: 1 | 2 | 3, ...names: readonly string[]): void =>
    void server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: names.map((name) => ({ uri: uriOf(name), type })),
    });

  const symbols = async (query: string): Promise<string[]> =>
    (await server.request<SymbolInformation[]>('workspace/symbol', { query })).map(
      ({ name, location }) => `${name} ${path.posix.basename(decodeURIComponent(location.uri))}`,
    );

  async function until<T>(ask: () => Promise<T>, good: (answer: T) => boolean): Promise<T> {
    for (let round = 0; ; round++) {
      const answer = await ask();
      if (good(answer) || round === 200) return answer;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  const diagnostics = (previousResultIds: readonly { uri: string; value: string }[] = []) => {
    const source = new CancellationTokenSource();
    const answer = server.connection.sendRequest<WorkspaceDiagnosticReport>(
      'workspace/diagnostic',
      { previousResultIds },
      source.token,
    );
    return { answer, cancel: () => source.cancel() };
  };

  const shown = ({ items }: WorkspaceDiagnosticReport): unknown[] =>
    items.map((item) => [
      path.posix.basename(decodeURIComponent(item.uri)),
      item.kind === 'full' ? item.items.map(({ code }) => code) : 'unchanged',
    ]);

  const resultIds = ({ items }: WorkspaceDiagnosticReport): { uri: string; value: string }[] =>
    items.map(({ uri, resultId }) => ({ uri, value: resultId! }));

  beforeEach(() => {
    wanted = 'off';
    folder = mkdtempSync(path.join(tmpdir(), 'gzyd-workspace-'));
    mkdirSync(path.join(folder, 'sub'));
    writeFileSync(path.join(folder, '工作要点.txt'), plan('河滨县', '扩大普惠资源'));
    writeFileSync(path.join(folder, 'sub', 'b.gzyd'), encodeText(plan('河滨市', '扩大签约服务'), 'gb18030', false)!);
    writeFileSync(path.join(folder, 'notes.txt'), '一、不是工作要点\n');
  });
  afterEach(() => {
    server.kill();
    rmSync(folder, { recursive: true });
  });

  it('finds symbols in plans that were never opened, in any encoding, and in open ones as they stand', async () => {
    await start();
    const found = await until(
      () => symbols('扩大'),
      (names) => names.length === 2,
    );
    assert.deepEqual(found.sort(), ['1.扩大普惠资源 工作要点.txt', '1.扩大签约服务 b.gzyd']);
    server.open(uriOf('工作要点.txt'), plan('河滨县', '扩大学位供给'));
    assert.deepEqual((await symbols('扩大')).sort(), ['1.扩大学位供给 工作要点.txt', '1.扩大签约服务 b.gzyd']);
    server.close(uriOf('工作要点.txt'));
    assert.ok(
      (
        await until(
          () => symbols('普惠'),
          (names) => names.length === 1,
        )
      ).length === 1,
    );
    assert.deepEqual((await symbols('jjk'))[0], '基教科 jjk 工作要点.txt');
  });

  it('follows news of files and folders', async () => {
    await start();
    await until(
      () => symbols('扩大'),
      (names) => names.length === 2,
    );
    writeFileSync(path.join(folder, 'c工作要点.txt'), plan('河滨乡', '扩大灌溉面积'));
    changed(1, 'c工作要点.txt');
    assert.equal(
      (
        await until(
          () => symbols('扩大'),
          (names) => names.length === 3,
        )
      ).length,
      3,
    );
    rmSync(path.join(folder, '工作要点.txt'));
    changed(3, '工作要点.txt');
    renameSync(path.join(folder, 'sub'), path.join(folder, 'moved'));
    changed(3, 'sub');
    changed(1, 'moved');
    const found = await until(
      () => symbols('扩大'),
      (names) => names.length === 2,
    );
    assert.deepEqual(found.sort(), ['1.扩大灌溉面积 c工作要点.txt', '1.扩大签约服务 b.gzyd']);
  });

  it('leaves out what the configuration excludes', async () => {
    writeFileSync(path.join(folder, 'gzyd.yaml'), 'files:\n  exclude: ["sub/**"]\n');
    await start();
    const found = await until(
      () => symbols('扩大'),
      (names) => names.length > 0,
    );
    assert.deepEqual(found, ['1.扩大普惠资源 工作要点.txt']);
  });

  it('reports findings of closed plans only when asked, and answers when there is news', async () => {
    writeFileSync(path.join(folder, '工作要点.txt'), faulty);
    await start();
    const first = diagnostics();
    let answered = false;
    void first.answer.then(() => (answered = true));
    await until(
      () => symbols('办好'),
      (names) => names.length === 2,
    );
    assert.equal(answered, false);
    wanted = 'on';
    void server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const report = await first.answer;
    assert.deepEqual(shown(report), [['工作要点.txt', ['numbering/duplicate']]]);

    const second = diagnostics(resultIds(report));
    writeFileSync(path.join(folder, '工作要点.txt'), plan('河滨县', '扩大普惠资源'));
    changed(2, '工作要点.txt');
    const mended = await second.answer;
    assert.deepEqual(shown(mended), [['工作要点.txt', []]]);

    // An open plan is asked about by itself.
    const third = diagnostics(resultIds(mended));
    server.open(uriOf('工作要点.txt'), faulty);
    writeFileSync(path.join(folder, '工作要点.txt'), faulty);
    changed(2, '工作要点.txt');
    writeFileSync(path.join(folder, 'sub', 'b.gzyd'), faulty);
    changed(2, 'sub/b.gzyd');
    const others = await third.answer;
    assert.deepEqual(shown(others), [['b.gzyd', ['numbering/duplicate']]]);

    const fourth = diagnostics([...resultIds(mended), ...resultIds(others)]);
    wanted = 'off';
    void server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(shown(await fourth.answer), [['b.gzyd', []]]);
  });

  it('finds the same task in other plans of the folder, when asked at an item', async () => {
    writeFileSync(path.join(folder, '工作要点.txt'), plan('河滨县', '扩大普惠资源'));
    writeFileSync(path.join(folder, 'c工作要点.txt'), plan('河滨县', '扩大普惠资源').replace('1.', '一、总则\n4.'));
    writeFileSync(path.join(folder, 'd工作要点.txt'), plan('河滨县', '扩大普惠资源供给'));
    await start();
    const uri = uriOf('工作要点.txt');
    server.open(uri, plan('河滨县', '扩大普惠资源'));
    const at = plan('河滨县', '扩大普惠资源')
      .split('\n')
      .findIndex((line) => line.startsWith('1.'));
    const ask = (): Promise<Location[]> =>
      server.about('references', uri, { position: { line: at, character: 0 }, context: { includeDeclaration: true } });
    const found = await until(ask, (locations) => locations.length > 0);
    assert.deepEqual(
      found.map((one) => [path.posix.basename(decodeURIComponent(one.uri)), one.range.start.line]),
      [['c工作要点.txt', at + 1]],
    );
  });

  describe('with a unit in several plans', () => {
    const at = { line: 3, character: plan('河滨县', '扩大普惠资源').split('\n')[3]!.indexOf('基教科') + 1 };
    const text = plan('河滨县', '扩大普惠资源');
    const edited = ({ documentChanges }: WorkspaceEdit): unknown[] =>
      documentChanges!.map((change) =>
        'edits' in change
          ? [
              path.posix.basename(decodeURIComponent(change.textDocument.uri)),
              change.textDocument.version,
              change.edits.map((edit) => ('newText' in edit ? edit.newText : '')).join(),
              change.edits.some((edit) => 'annotationId' in edit),
            ]
          : change.kind,
      );

    beforeEach(() => {
      writeFileSync(path.join(folder, 'c工作要点.txt'), plan('河滨县', '扩大招生'));
      writeFileSync(path.join(folder, 'sub', 'b.gzyd'), plan('河滨市', '扩大签约服务'));
    });

    it('finds it in the plans of its own house', async () => {
      await start();
      server.open(uriOf('工作要点.txt'), text);
      const found = await server.about<Location[]>('references', uriOf('工作要点.txt'), {
        position: at,
        context: { includeDeclaration: true },
      });
      assert.deepEqual(
        found.map(({ uri, range }) => [path.posix.basename(decodeURIComponent(uri)), range.start.line]),
        [
          ['工作要点.txt', 3],
          ['c工作要点.txt', 3],
        ],
      );
    });

    it('renames it in its own house, and elsewhere only where the user ticks it', async () => {
      await startWith(true);
      server.open(uriOf('工作要点.txt'), text);
      const edit = await server.about<WorkspaceEdit>('rename', uriOf('工作要点.txt'), {
        position: at,
        newName: '基础教育科',
      });
      assert.deepEqual(edited(edit), [
        ['工作要点.txt', 1, '基础教育科', false],
        ['c工作要点.txt', null, '基础教育科', false],
        ['b.gzyd', null, '基础教育科', true],
      ]);
      assert.deepEqual(
        Object.values(edit.changeAnnotations!).map(({ needsConfirmation }) => needsConfirmation),
        [true],
      );
    });

    it('takes plans under one gzyd.yaml for one house', async () => {
      writeFileSync(path.join(folder, 'gzyd.yaml'), 'profile: standard\n');
      await startWith(false);
      server.open(uriOf('工作要点.txt'), text);
      const edit = await server.about<WorkspaceEdit>('rename', uriOf('工作要点.txt'), {
        position: at,
        newName: '基础教育科',
      });
      assert.deepEqual(
        edited(edit).map((one) => (one as unknown[])[0]),
        ['工作要点.txt', 'c工作要点.txt', 'b.gzyd'],
      );
    });

    it('leaves other houses alone for a client that can’t ask', async () => {
      await startWith(false);
      server.open(uriOf('工作要点.txt'), text);
      const edit = await server.about<WorkspaceEdit>('rename', uriOf('工作要点.txt'), {
        position: at,
        newName: '基础教育科',
      });
      assert.deepEqual(
        edited(edit).map((one) => (one as unknown[])[0]),
        ['工作要点.txt', 'c工作要点.txt'],
      );
    });

    it('refuses while a closed plan of the house is in another encoding than editors expect', async () => {
      writeFileSync(path.join(folder, 'c工作要点.txt'), encodeText(plan('河滨县', '扩大招生'), 'gb18030', false)!);
      await startWith(true);
      server.open(uriOf('工作要点.txt'), text);
      const rename = (): Promise<WorkspaceEdit> =>
        server.about('rename', uriOf('工作要点.txt'), { position: at, newName: '基础教育科' });
      await assert.rejects(rename(), /c工作要点\.txt 不是 UTF-8 编码/);
      server.open(uriOf('c工作要点.txt'), plan('河滨县', '扩大招生'), 7);
      assert.deepEqual(edited(await rename())[1], ['c工作要点.txt', 7, '基础教育科', false]);
    });

    it('completes it in a plan that does not name it yet', async () => {
      await start();
      const open = uriOf('新工作要点.txt');
      const typed = '河滨乡2026年工作要点\n\n1.扩大灌溉面积。（责任单位：）\n';
      server.open(open, typed);
      await until(
        () => symbols('扩大'),
        (names) => names.length === 4,
      );
      const labels = async (): Promise<string[]> => {
        const answer = await server.about<CompletionItem[] | { items: CompletionItem[] } | null>('completion', open, {
          position: { line: 2, character: typed.split('\n')[2]!.indexOf('）') },
          context: { triggerKind: 1 },
        });
        return (Array.isArray(answer) ? answer : (answer?.items ?? [])).map(({ label }) => label);
      };
      assert.ok((await until(labels, (found) => found.includes('基教科'))).includes('基教科'));
    });
  });

  it('gives up a request that is cancelled', async () => {
    await start();
    const request = diagnostics();
    request.cancel();
    await request.answer.then(
      ({ items }) => assert.deepEqual(items, []),
      (error: { code: number }) => assert.equal(error.code, -32800),
    );
  });
});
