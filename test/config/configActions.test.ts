import assert from 'node:assert/strict';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver-types';
import { planConfigActions as configActionsAt } from '../../server/src/session/configActions';
import {
  configActions,
  configCompletion,
  configDiagnostics,
  configHover,
} from '../../server/src/session/configDocuments';
import type { ConfigWritten } from '../../server/src/protocol/messages';
import type { ConfigDocument, PlanDocument } from '../../server/src/session/documents';
import { isConfigFile } from '../../server/src/config/fileNames';
import { report } from '../../server/src/findings/report';
import { parsePlan } from '../../server/src/plan/parse';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { ConfigurationStore } from '../../server/src/config/store';
import { applyEdits } from '../../server/src/text/edits';
import { MemoryFileSystem } from '../support/memoryFileSystem';

const metas = rules.map(({ meta }) => meta);
const config = 'file:///w/gzyd.yaml';
const planUri = 'file:///w/2026/要点.txt';
const text =
  '2026年学校安全工作要点\n\n一、压实责任\n1.健全机制。落实“一把手负责制。（责任单位：安全科）\n2.排查隐患。对校舍逐项登记。（责任单位：基建科）\n4.加强教育。办好安全课堂。（责任单位：宣教科）\n';

async function planConfigActions(...args: Parameters<typeof configActionsAt>): Promise<CodeAction[]> {
  const { here, everywhere } = await configActionsAt(...args);
  return [...here, ...everywhere];
}

const documentOf = (uri: string, content: string): PlanDocument => ({
  kind: 'plan',
  uri,
  version: 7,
  plan: parsePlan(content),
});
const configOf = (content: string): ConfigDocument => ({ kind: 'config', uri: config, version: 7, text: content });
const editsOf = (action: CodeAction): { uri: string; created: boolean; after: (before: string) => string } => {
  const changes = action.edit!.documentChanges!;
  const last = changes.at(-1) as TextDocumentEdit;
  return {
    uri: last.textDocument.uri,
    created: changes.length === 2,
    after: (before) => applyEdits(before, last.edits as { range: never; newText: string }[]),
  };
};

describe('quick fixes that change the configuration', () => {
  const options = { language: 'zh', documentChanges: true, createsFiles: true } as const;
  async function setUp(files: Readonly<Record<string, string>>) {
    const fileSystem = new MemoryFileSystem(files);
    const store = new ConfigurationStore({ fileSystem, rules: metas, roots: ['file:///w'] });
    const document = documentOf(planUri, text);
    const engine = createEngine(rules);
    const check = async (): Promise<ReturnType<typeof report>> =>
      report(engine, document.plan, await store.resolve(planUri));
    return { store, fileSystem, document, check };
  }
  const codes = (found: ReturnType<typeof report>): string[] =>
    found.reported.map(({ finding }) => finding.code).sort();

  it('silence one finding, and nothing else, in a new file and in an old one', async () => {
    for (const before of [undefined, '# 局里的配置\nprofile: standard # 日常\n']) {
      const { store, fileSystem, document, check } = await setUp(before === undefined ? {} : { [config]: before });
      const first = await check();
      assert.deepEqual(codes(first), ['numbering/gap', 'text/unbalanced']);
      const { finding } = first.reported.find((one) => one.finding.code === 'text/unbalanced')!;
      const actions = await planConfigActions(document, first.reported, finding.range, store, options);
      assert.deepEqual(
        actions.map(({ title }) => title.replace(/“.*”/, '“…”')),
        ['此处不再提示“…”（写入 gzyd.yaml）', '关闭规则“…”（写入 gzyd.yaml）'],
      );
      const { uri, created, after } = editsOf(actions[0]!);
      assert.equal(uri, config);
      assert.equal(created, before === undefined);
      const written = after(before ?? '');
      assert.ok(written.startsWith(before ?? 'ignore:'));
      fileSystem.set(uri, written);
      assert.equal(store.changed([uri]), true);
      const second = await check();
      assert.deepEqual(codes(second), ['numbering/gap']);
      assert.deepEqual(second.unused, []);
      assert.deepEqual(await store.problemsOf(config), []);
    }
  });

  it('are one row for a place and one for all findings there, not a row for each', async () => {
    const { store, fileSystem, check } = await setUp({});
    const { reported } = await check();
    const unbalanced = reported.find(({ finding }) => finding.code === 'text/unbalanced')!;
    const gap = reported.find(({ finding }) => finding.code === 'numbering/gap')!;
    const { line } = unbalanced.finding.range.start;
    // A wide finding around a narrow one.
    const wide = {
      ...gap,
      finding: { ...gap.finding, range: { start: { line, character: 0 }, end: { line, character: 60 } } },
    };
    const both = [wide, unbalanced];
    const titles = async (range: typeof wide.finding.range): Promise<string[][]> => {
      const { here, everywhere } = await configActionsAt(documentOf(planUri, text), both, range, store, options);
      return [here, everywhere].map((some) => some.map(({ title }) => title.replace(/（写入.*/, '')));
    };
    const [gapName, pairName] = ['numbering/gap', 'text/unbalanced'].map(
      (code) => metas.find((meta) => meta.code === code)!.title.zh,
    );
    assert.deepEqual(await titles(unbalanced.finding.range), [
      [`此处不再提示“${pairName}”`, '此处的 2 条提示都不再显示'],
      [`关闭规则“${pairName}”`],
    ]);
    const beside = { start: { line, character: 0 }, end: { line, character: 0 } };
    assert.deepEqual(await titles(beside), [[`此处不再提示“${gapName}”`], [`关闭规则“${gapName}”`]]);
    // A selection of the line means both and neither.
    const selected = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    assert.deepEqual(await titles(selected), [['此处的 2 条提示都不再显示'], []]);
    const { here } = await configActionsAt(documentOf(planUri, text), reported, wide.finding.range, store, options);
    fileSystem.set(config, editsOf(here[0]!).after(''));
    store.changed([config]);
    assert.deepEqual(codes(await check()), ['numbering/gap']);
  });

  it('name the command that follows, and what takes the change back', async () => {
    const before = '# 局里的配置\nignore:\n  - rule: text/typo\nunits: []\n';
    const { store, document, check } = await setUp({ [config]: before });
    const { reported } = await check();
    for (const { finding } of reported) {
      for (const action of await planConfigActions(document, reported, finding.range, store, {
        ...options,
        written: 'after',
      })) {
        assert.equal(action.command?.command, 'after');
        const [written] = action.command.arguments as [ConfigWritten];
        assert.equal(written.created, false);
        assert.equal(written.uri, config);
        const after = editsOf(action).after(before);
        assert.notEqual(after, before);
        assert.equal(applyEdits(after, written.undo), before);
      }
    }
  });

  it('turn a rule off', async () => {
    const { store, fileSystem, document, check } = await setUp({ [config]: 'rules:\n  text/unbalanced: error\n' });
    const { reported } = await check();
    const { finding } = reported.find((one) => one.finding.code === 'numbering/gap')!;
    const action = (await planConfigActions(document, reported, finding.range, store, options)).at(-1)!;
    const written = editsOf(action).after('rules:\n  text/unbalanced: error\n');
    assert.equal(written, 'rules:\n  text/unbalanced: error\n  numbering/gap: off\n');
    fileSystem.set(config, written);
    store.changed([config]);
    assert.deepEqual(codes(await check()), ['text/unbalanced']);
  });

  it('are not offered where they cannot help', async () => {
    const { store, fileSystem, document, check } = await setUp({ [config]: 'profile: "' });
    const { reported } = await check();
    const offered = (over: Partial<PlanDocument> = {}, more: object = {}): Promise<CodeAction[]> =>
      planConfigActions({ ...document, ...over }, reported, reported[0]!.finding.range, store, { ...options, ...more });
    assert.deepEqual(await offered(), []);
    fileSystem.delete(config);
    store.changed([config]);
    assert.equal((await offered()).length > 0, true);
    assert.deepEqual(await offered({}, { createsFiles: false }), []);
    assert.deepEqual(await offered({ uri: 'untitled:Untitled-1' }), []);
    fileSystem.fail(config, 'noPermission');
    store.changed([config]);
    assert.deepEqual(await offered(), []);
    assert.deepEqual(
      await planConfigActions(
        document,
        reported,
        { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        store,
        options,
      ),
      [],
    );
  });

  it('speak English where English is set', async () => {
    const { store, document, check } = await setUp({});
    const { reported } = await check();
    for (const { title } of await planConfigActions(document, reported, reported[0]!.finding.range, store, {
      ...options,
      language: 'en',
    }))
      assert.doesNotMatch(title, /提示|关闭|写入/);
  });
});

describe('gzyd.yaml in the editor', () => {
  const store = (): ConfigurationStore =>
    new ConfigurationStore({ fileSystem: new MemoryFileSystem(), rules: metas, roots: ['file:///w'] });

  it('is known by its name', () => {
    for (const uri of [
      config,
      'file:///gzyd.yaml',
      'vscode-remote://x/w/gzyd.yaml',
      'file:///w/gzyd.yml',
      'file:///w/.gzyd.yaml',
    ])
      assert.equal(isConfigFile(uri), true, uri);
    for (const uri of [
      planUri,
      'file:///w/a.gzyd.yaml',
      'file:///w/gzyd.yaml/a',
      'file:///w/gzyd',
      'file:///w/.gzyd.yml',
      '中文:gzyd',
      '',
    ])
      assert.equal(isConfigFile(uri), false, uri);
  });

  it('offers the name that was meant', () => {
    const before = 'profil: strict\nrules:\n  numbering/gapp: off\n';
    const document = configOf(before);
    const range = { start: { line: 2, character: 5 }, end: { line: 2, character: 5 } };
    const problems = store().check(config, before);
    const diagnostics = configDiagnostics(problems, 'zh');
    const [action, ...others] = configActions(document, range, problems, metas, {
      language: 'zh',
      documentChanges: true,
      diagnostics,
    });
    assert.deepEqual(others, []);
    assert.equal(action?.title, '改为“numbering/gap”');
    assert.deepEqual(
      action.diagnostics?.map(({ code }) => code),
      ['config/unknown-rule'],
    );
    assert.equal(editsOf(action).after(before), 'profil: strict\nrules:\n  numbering/gap: off\n');
  });

  it('drops entries that match nothing, one or all', async () => {
    const before =
      'ignore:\n  - rule: numbering/gap\n    file: a.txt\n  # 第二项\n  - rule: numbering/order\n    file: a.txt\n  - rule: text/unbalanced\n    file: a.txt\nprofile: strict\n';
    const fileSystem = new MemoryFileSystem({ [config]: before });
    const used = new ConfigurationStore({ fileSystem, rules: metas, roots: ['file:///w'] });
    const { ignore } = await used.resolve('file:///w/a.txt');
    await used.recordUnused('file:///w/a.txt', ignore.slice(0, 2));
    const actions = configActions(
      configOf(before),
      { start: { line: 1, character: 6 }, end: { line: 1, character: 6 } },
      used.check(config, before),
      metas,
      { language: 'zh', documentChanges: true },
    );
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['删去此项', '删去全部 2 项不再对应问题的条目'],
    );
    assert.equal(editsOf(actions[0]!).after(before), before.replace('  - rule: numbering/gap\n    file: a.txt\n', ''));
    assert.equal(
      editsOf(actions[1]!).after(before),
      'ignore:\n  # 第二项\n  - rule: text/unbalanced\n    file: a.txt\nprofile: strict\n',
    );
  });

  it('has completion and hover in LSP’s terms', () => {
    const document = configOf('profile: \n');
    const items = configCompletion(document, { line: 0, character: 9 }, metas, 'en');
    assert.deepEqual(
      items.map(({ label }) => label),
      ['standard', 'strict', 'draft', 'ledger'],
    );
    assert.match(
      configHover(document, { line: 0, character: 2 }, metas, 'en')?.contents.valueOf() instanceof Object
        ? JSON.stringify(configHover(document, { line: 0, character: 2 }, metas, 'en'))
        : '',
      /Which set of rules/,
    );
    assert.equal(configHover(document, { line: 1, character: 0 }, metas, 'en'), null);
  });
});
