/** Renaming, definitions, references and links through the real server, with a `gzyd.yaml` and documents beside. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  CreateFile,
  DocumentHighlight,
  DocumentLink,
  Location,
  LocationLink,
  Range,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { fullCapabilities, LanguageServer } from '../support/languageServer';
import { answerOf } from '../support/requests';
import { applyEdits, positionOf, textOf } from '../support/plans';

const text = `某局2026年工作要点

一、扩优提质
1.扩大学位。按《某市学位建设方案》办理，名单见附件2。（责任单位：基教科、规划科）
2.推进均衡。做法同第4项。（责任单位：基教科）

二、强师固本
3.加强培训。方案见 https://example.org/a?b=1。（责任单位：人事科）
4.补充教师。参照第2、3项和第一部分第1项。（人事科牵头，各科室配合）

附件1
名额

附件2
名单
`;
const registry = `# 登记表
units:
  - name: 基教科 # 原基础教育科
    short: [基教]
  - name: "人事科"
  - 规划科
  - name: 教研室
    parent: 基教科
`;

const everything: ClientCapabilities = {
  ...fullCapabilities,
  textDocument: {
    ...fullCapabilities.textDocument,
    rename: { prepareSupport: true },
    definition: { linkSupport: true },
  },
  workspace: {
    ...fullCapabilities.workspace,
    workspaceEdit: {
      documentChanges: true,
      changeAnnotationSupport: {},
      resourceOperations: ['create'],
    },
  },
};

describe('going round a plan over stdio', function () {
  this.timeout(30_000);
  let server: LanguageServer;
  let folder: string;
  let uri: string;
  let configUri: string;

  const write = (name: string, content: string): void => writeFileSync(path.join(folder, name), content);

  async function start(capabilities: ClientCapabilities = everything): Promise<void> {
    await server.initialize(capabilities, {
      workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: 'f' }],
    });
    server.open(uri, text, 7);
  }
  const rename = (words: string, newName: string): Promise<unknown> =>
    answerOf(server, 'textDocument/rename', {
      textDocument: { uri },
      position: positionOf(text, words),
      newName,
    });
  const refusalOf = async (answer: Promise<unknown>): Promise<string | undefined> =>
    ((await answer) as { refused?: string }).refused;

  beforeEach(() => {
    server = new LanguageServer();
    folder = mkdtempSync(path.join(tmpdir(), 'gzyd-server-'));
    uri = pathToFileURL(path.join(folder, '工作要点.txt')).toString();
    configUri = pathToFileURL(path.join(folder, 'gzyd.yaml')).toString();
    write('工作要点.txt', text);
  });
  afterEach(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('renames a unit in the plan and in the registry, with the versions that are meant', async () => {
    write('gzyd.yaml', registry);
    await start();
    assert.deepEqual(await server.about('prepareRename', uri, { position: positionOf(text, '基教科') }), {
      range: rangeOf('基教科'),
      placeholder: '基教科',
    });
    const edit = (await rename('基教科', '基础教育科')) as WorkspaceEdit;
    const [plan, config] = edit.documentChanges as TextDocumentEdit[];
    assert.deepEqual(plan!.textDocument, { uri, version: 7 });
    assert.equal(applyEdits(text, plan!.edits as never), text.replaceAll('基教科', '基础教育科'));
    assert.deepEqual(config!.textDocument, { uri: configUri, version: null });
    assert.equal(
      applyEdits(registry, config!.edits as never),
      registry.replace('name: 基教科', 'name: 基础教育科').replace('parent: 基教科', 'parent: 基础教育科'),
    );
    server.open(configUri, registry, 3);
    const again = (await rename('人事科', '组织人事科')) as WorkspaceEdit;
    const open = again.documentChanges![1] as TextDocumentEdit;
    assert.deepEqual(open.textDocument, { uri: configUri, version: 3 });
    assert.equal(applyEdits(registry, open.edits as never), registry.replace('"人事科"', '"组织人事科"'));
  });

  it('asks before one unit becomes another, and refuses if it can’t ask', async () => {
    write('gzyd.yaml', registry);
    await start();
    for (const [from, to] of [
      ['规划科', '人事科'],
      ['规划科', '教研室'],
    ] as const) {
      const edit = (await rename(from, to)) as WorkspaceEdit;
      const [create, plan, ...others] = edit.documentChanges as [CreateFile, TextDocumentEdit];
      assert.equal(edit.changeAnnotations![create.annotationId!]!.needsConfirmation, true);
      assert.deepEqual([create.uri, create.options], [uri, { ignoreIfExists: true }]);
      assert.equal(applyEdits(text, plan.edits as never), text.replace(from, to));
      // Both are registered; removing one would lose what is said of it.
      assert.deepEqual(others, []);
    }
    const same = (await rename('基教科', '基教')) as WorkspaceEdit;
    assert.equal(same.changeAnnotations, undefined);
    assert.equal(same.documentChanges!.length, 1);

    server.kill();
    server = new LanguageServer();
    await start(fullCapabilities);
    assert.match((await refusalOf(rename('规划科', '人事科')))!, /“人事科”已有此单位.*不能先确认/);
  });

  it('says why it refuses, and renames nothing halfway', async () => {
    write('gzyd.yaml', 'units:\n  - {name: 规划科, collective: true}\n');
    await start();
    assert.match((await refusalOf(rename('规划科', '发展科')))!, /“规划科”泛指/);
    assert.match((await refusalOf(rename('各科室', '各处室')))!, /“各科室”泛指/);
    assert.match((await refusalOf(rename('推进均衡', '某科')))!, /不是责任单位/);
    for (const [name, reason] of [
      ['', /不能为空/],
      ['甲科、乙科', /“、”/],
      ['完成', /不会被认作/],
    ] as const)
      assert.match((await refusalOf(rename('人事科', name)))!, reason);
    write('gzyd.yaml', 'units:\n  - 基教科\n - 人事科\n');
    void server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: configUri, type: 2 }],
    });
    assert.match((await refusalOf(rename('人事科', '组织科')))!, /gzyd\.yaml 有误/);
    const title = { textDocument: { uri }, position: { line: 0, character: 1 } };
    assert.match((await refusalOf(answerOf(server, 'textDocument/prepareRename', title)))!, /不是责任单位/);
  });

  it('renames a unit from the registry, there and in the plans of its house', async () => {
    const quoted = registry.replace('- 规划科', "- '规划科'");
    write('gzyd.yaml', quoted);
    mkdirSync(path.join(folder, '下属'));
    write('下属/工作要点.txt', '某校2026年工作要点\n一、课堂\n1.听课。（责任单位：规划科）\n');
    await start();
    server.open(configUri, quoted, 3);
    const at = (words: string): object => ({ textDocument: { uri: configUri }, position: positionOf(quoted, words) });
    const begin = positionOf(quoted, '规划科');
    const end = { line: begin.line, character: begin.character + 3 };
    assert.deepEqual(await answerOf(server, 'textDocument/prepareRename', at('规划科')), {
      range: { start: begin, end },
      placeholder: '规划科',
    });
    const edit = (await answerOf(server, 'textDocument/rename', {
      ...at('规划科'),
      newName: '发展规划科',
    })) as WorkspaceEdit;
    const changed = (edit.documentChanges as TextDocumentEdit[]).map(
      ({ textDocument, edits }) => [textDocument.uri, textDocument.version, edits] as const,
    );
    const inner = pathToFileURL(path.join(folder, '下属', '工作要点.txt')).toString();
    assert.deepEqual(
      new Map(changed.map(([file, version]) => [file, version])),
      new Map<string, number | null>([
        [configUri, 3],
        [inner, null],
        [uri, 7],
      ]),
    );
    const editsOf = (file: string): never => changed.find(([one]) => one === file)![2] as never;
    assert.equal(applyEdits(quoted, editsOf(configUri)), quoted.replace('规划科', '发展规划科'));
    assert.equal(applyEdits(text, editsOf(uri)), text.replaceAll('规划科', '发展规划科'));
  });

  it('tells why it renames nothing in the registry', async () => {
    const collective = `${registry}  - {name: 各科, collective: true}\n`;
    write('gzyd.yaml', collective);
    await start();
    server.open(configUri, collective, 3);
    const ask = (method: string, words: string, newName?: string): Promise<unknown> =>
      answerOf(server, method, {
        textDocument: { uri: configUri },
        position: positionOf(collective, words),
        newName,
      });
    const prepare = 'textDocument/prepareRename';
    assert.match((await refusalOf(ask(prepare, 'units')))!, /不是登记的单位名称/);
    assert.match((await refusalOf(ask(prepare, '各科')))!, /“各科”泛指/);
    assert.match((await refusalOf(ask('textDocument/rename', '人事科', '基教')))!, /登记表里已有“基教”/);
    assert.match((await refusalOf(ask('textDocument/rename', '人事科', '人事、组织科')))!, /“、”/);
    server.change(configUri, 4, { text: 'units:\n  - 人事科\n - 基教科\n' });
    assert.match((await refusalOf(ask(prepare, '人事科')))!, /语法错误/);
  });

  const rangeOf = (words: string, occurrence = 1): Range => {
    const start = positionOf(text, words, occurrence);
    return { start, end: { line: start.line, character: start.character + words.length } };
  };
  const definitions = (words: string, offset = 1): Promise<LocationLink[]> => {
    const { line, character } = positionOf(text, words);
    return server.about('definition', uri, { position: { line, character: character + offset } });
  };

  it('goes to what a unit, a number or an attachment is', async () => {
    write('gzyd.yaml', registry);
    await start();
    const [unit] = await definitions('基教科');
    assert.equal(unit!.targetUri, configUri);
    assert.equal(textOf(registry, unit!.targetSelectionRange), '基教科');
    assert.match(textOf(registry, unit!.targetRange), /^name: 基教科[^]*short: \[基教\]$/);
    for (const [words, offset, wanted] of [
      ['第4项', 1, '4.补充教师'],
      ['第2、3项', 1, '2.推进均衡'],
      ['第2、3项', 3, '3.加强培训'],
      ['第一部分', 1, '一、扩优提质'],
      ['第1项', 1, '1.扩大学位'],
      ['附件2', 2, '附件2'],
    ] as const) {
      const [found, ...others] = await definitions(words, offset);
      assert.deepEqual(others, [], words);
      assert.equal(textOf(text, found!.targetSelectionRange), wanted, words);
    }
    assert.deepEqual(await definitions('扩大学位', 3), []);
  });

  it('goes to the unit itself where no registry has it, so that the editor shows its places', async () => {
    await start({ ...fullCapabilities });
    const found = await server.about<Location[]>('definition', uri, { position: positionOf(text, '人事科') });
    assert.deepEqual(found, [{ uri, range: rangeOf('人事科') }]);
  });

  it('finds who refers to an item, from its heading and from any reference, and highlights the same', async () => {
    await start();
    const figure = positionOf(text, '3项');
    const wanted = [
      rangeOf('3.加强培训'),
      { start: figure, end: { line: figure.line, character: figure.character + 1 } },
    ];
    for (const position of [positionOf(text, '加强培训'), positionOf(text, '3项')]) {
      const found = await server.about<Location[]>('references', uri, {
        position,
        context: { includeDeclaration: true },
      });
      assert.deepEqual(
        found.map(({ range }) => range),
        wanted,
      );
      const lit = await server.about<DocumentHighlight[]>('documentHighlight', uri, { position });
      assert.deepEqual(
        lit.map(({ range }) => range),
        wanted,
      );
      const without = await server.about<Location[]>('references', uri, {
        position,
        context: { includeDeclaration: false },
      });
      assert.deepEqual(
        without.map(({ range }) => range),
        wanted.slice(1),
      );
    }
  });

  it('links documents that are there, addresses and attachments', async () => {
    await start();
    const linked = async (): Promise<string[][]> =>
      (await server.about<DocumentLink[]>('documentLink', uri)).map(({ range, target }) => [
        textOf(text, range),
        decodeURIComponent(target!.replace(pathToFileURL(folder).toString(), '')),
      ]);
    const others = [
      ['https://example.org/a?b=1', 'https://example.org/a?b=1'],
      ['附件2', '/工作要点.txt#L14'],
    ];
    assert.deepEqual(await linked(), others);
    server.kill();
    server = new LanguageServer();
    write('某市学位建设方案.docx', '');
    write('某市学位建设方案.exe', '');
    await start();
    assert.deepEqual(await linked(), [['《某市学位建设方案》', '/某市学位建设方案.docx'], ...others]);
  });
});
