import assert from 'node:assert/strict';
import type { FileFault } from '../../server/src/files/fileSystem';
import { ConfigurationStore } from '../../server/src/config/store';
import { parentUri } from '../../server/src/files/uris';
import { MemoryFileSystem } from '../support/memoryFileSystem';
import { profileOf, sampleRules } from '../support/ruleMetas';

const root = 'file:///w';
const plan = 'file:///w/2026/要点.txt';

function storeOf(
  files: Readonly<Record<string, string>>,
  options: { flags?: unknown; roots?: readonly string[] } = {},
): { store: ConfigurationStore; fileSystem: MemoryFileSystem } {
  const fileSystem = new MemoryFileSystem(files);
  return {
    fileSystem,
    store: new ConfigurationStore({
      fileSystem,
      rules: sampleRules,
      roots: options.roots ?? [root],
      flags: options.flags,
      flagsBase: root,
    }),
  };
}

describe('which configuration holds', () => {
  it('is the rules’ defaults where nothing is stated', async () => {
    const found = await storeOf({}).store.resolve(plan);
    assert.equal(profileOf(found), 'standard');
    assert.equal(found.severityOf('numbering/gap'), 'warning');
    assert.equal(found.severityOf('target/no-deadline'), 'off');
    assert.equal(found.severityOf('no/such'), 'warning');
    assert.deepEqual(found.context, { responsibility: 'auto', numbering: 'auto' });
    assert.equal(found.checked, true);
    assert.deepEqual(found.ignore, []);
  });

  it('says how an inserted note looks, if it says anything', async () => {
    const { store } = storeOf({ 'file:///w/gzyd.yaml': 'responsibility: { label: 责任科室 }' });
    store.setEditorSettings({ responsibility: { label: '', brackets: 'auto' } });
    assert.deepEqual((await store.resolve(plan)).context.note, { label: '责任科室' });
    store.setEditorSettings({ responsibility: { label: '牵头单位', brackets: '【】' } });
    assert.deepEqual((await store.resolve(plan)).context.note, { label: '责任科室', brackets: '【】' });
  });

  it('goes from default through profile, editor and file to flags', async () => {
    const severity = async (
      layers: { editor?: unknown; file?: string; flags?: unknown },
      code: string,
    ): Promise<string> => {
      const { store } = storeOf(layers.file === undefined ? {} : { 'file:///w/gzyd.yaml': layers.file }, {
        flags: layers.flags,
      });
      if (layers.editor !== undefined) store.setEditorSettings(layers.editor);
      return (await store.resolve(plan)).severityOf(code);
    };
    const code = 'text/half-width';
    const editor = { profile: 'strict', rules: { [code]: 'hint' } };
    assert.equal(await severity({}, code), 'information');
    assert.equal(await severity({ editor: { profile: 'strict' } }, code), 'warning');
    assert.equal(await severity({ editor }, code), 'hint');
    assert.equal(await severity({ editor, file: `rules: { ${code}: error }` }, code), 'error');
    assert.equal(
      await severity({ editor, file: `rules: { ${code}: error }`, flags: { rules: { [code]: 'off' } } }, code),
      'off',
    );
    // A stronger source's profile does not override a weaker one's rule, which is more exact.
    assert.equal(await severity({ editor, file: 'profile: draft' }, code), 'hint');
    assert.equal(await severity({ file: 'rules: { "text/*": off }', editor }, code), 'off');
    assert.equal(await severity({ file: `rules: { "text/*": off, ${code}: error }` }, code), 'error');
  });

  it('has what each profile is for', async () => {
    const on = async (profile: string): Promise<string[]> => {
      const found = await storeOf({ 'file:///w/gzyd.yaml': `profile: ${profile}` }).store.resolve(plan);
      return sampleRules
        .filter(({ code }) => found.severityOf(code) !== 'off')
        .map(({ code }) => `${code} ${found.severityOf(code)}`);
    };
    assert.deepEqual(await on('draft'), [
      'numbering/gap warning',
      'numbering/delimiter information',
      'responsibility/missing warning',
      'responsibility/malformed warning',
      'text/unbalanced warning',
    ]);
    assert.ok((await on('strict')).includes('numbering/delimiter warning'));
    assert.ok((await on('ledger')).includes('target/no-deadline warning'));
    assert.ok((await on('ledger')).includes('responsibility/missing error'));
    assert.ok((await on('standard')).includes('text/half-width information'));
  });

  it('is that of the nearest gzyd.yaml, up to the workspace folder and no further', async () => {
    const { store } = storeOf({
      'file:///gzyd.yaml': 'profile: draft',
      'file:///w/gzyd.yaml': 'profile: strict',
      'file:///w/2025/gzyd.yaml': 'profile: ledger',
      'file:///x/a.txt': '',
    });
    const profile = async (uri: string): Promise<string> => profileOf(await store.resolve(uri));
    assert.equal(await profile('file:///w/2025/下/要点.txt'), 'ledger');
    assert.equal(await profile(plan), 'strict');
    assert.equal(await profile('file:///w/要点.txt'), 'strict');
    assert.equal(await profile('file:///x/要点.txt'), 'draft');
    store.setRoots(['file:///w', 'file:///x']);
    assert.equal(await profile('file:///x/要点.txt'), 'standard');
    assert.equal(await profile('untitled:Untitled-1'), 'standard');
  });

  it('is that of the workspace folder for a plan that was never saved, if there is just one', async () => {
    const { store } = storeOf({ 'file:///w/gzyd.yaml': 'profile: strict\nfiles: { exclude: [草稿*] }' });
    store.setEditorSettings({ planYear: 2030 }, root);
    for (const uri of ['untitled:Untitled-1', 'untitled:/elsewhere/new.txt']) {
      const found = await store.resolve(uri);
      assert.equal(profileOf(found), 'strict');
      assert.equal(found.context.planYear, 2030);
      assert.equal(await store.configFileOf(uri), 'file:///w/gzyd.yaml');
    }
    assert.equal((await store.resolve('untitled:草稿-1')).checked, false);
    for (const roots of [[], [root, 'file:///x']]) {
      store.setRoots(roots);
      assert.equal(profileOf(await store.resolve('untitled:Untitled-1')), 'standard');
    }
  });

  it('may be in gzyd.yml or .gzyd.yaml; of two in one folder the first holds, and both say so', async () => {
    for (const name of ['gzyd.yml', '.gzyd.yaml']) {
      const { store, fileSystem } = storeOf({
        [`file:///w/2026/${name}`]: 'profile: ledger',
        'file:///w/gzyd.yaml': 'profile: strict',
      });
      const own = `file:///w/2026/${name}`;
      assert.equal(profileOf(await store.resolve(plan)), 'ledger');
      assert.equal(await store.configFileToWrite(plan), own);
      assert.deepEqual(await store.problemsOf(own), []);
      assert.deepEqual(store.check(own, 'profile: ledger'), []);
      fileSystem.set('file:///w/2026/gzyd.yaml', 'profile: draft');
      assert.equal(store.changed(['file:///w/2026/gzyd.yaml']), true);
      assert.equal(profileOf(await store.resolve(plan)), 'draft');
      const [problem, ...more] = await store.problemsOf('file:///w/2026/gzyd.yaml');
      assert.deepEqual([problem?.code, problem?.severity, more.length], ['config/two-files', 'warning', 0]);
      assert.match(problem!.message.zh, new RegExp(name));
      assert.match(store.check(own, 'profile: ledger')[0]?.message.zh ?? '', /不予读取.*gzyd\.yaml/);
      fileSystem.delete('file:///w/2026/gzyd.yaml');
      assert.equal(store.changed(['file:///w/2026/gzyd.yaml']), true);
      assert.equal(profileOf(await store.resolve(plan)), 'ledger');
      assert.deepEqual(store.check(own, 'profile: ledger'), []);
    }
  });

  it('is read again where no client watches files', async () => {
    const { store, fileSystem } = storeOf({ 'file:///w/gzyd.yaml': 'profile: strict' });
    assert.equal(await store.lookAgain(plan), false);
    assert.equal(profileOf(await store.resolve(plan)), 'strict');
    const { length } = fileSystem.reads;
    assert.equal(await store.lookAgain(plan), false);
    assert.equal(fileSystem.reads.length, length);
    fileSystem.set('file:///w/gzyd.yaml', 'profile: draft');
    // From a folder that was not looked at before.
    assert.equal(await store.lookAgain('file:///w/2025/要点.txt'), true);
    assert.equal(profileOf(await store.resolve(plan)), 'draft');
    fileSystem.set('file:///w/2026/gzyd.yml', 'profile: ledger');
    assert.equal(await store.lookAgain(plan), true);
    assert.equal(profileOf(await store.resolve(plan)), 'ledger');
    fileSystem.fail('file:///w/2026/gzyd.yml', 'unavailable');
    assert.equal(await store.lookAgain(plan), false);
    fileSystem.fail('file:///w/2026/gzyd.yml', undefined).delete('file:///w/2026/gzyd.yml');
    assert.equal(await store.lookAgain(plan), true);
    assert.equal(profileOf(await store.resolve(plan)), 'draft');
  });

  it('excludes a folder by its bare name, and reports what it cannot match', async () => {
    const text = 'files: { exclude: [草稿, "!草稿/定稿.txt"] }\nrules: { numbering/gap: { exclude: [/来文] } }\n';
    const { store } = storeOf({ 'file:///w/gzyd.yaml': text });
    const { checked } = await store.resolve('file:///w/2026/草稿/甲/要点.txt');
    assert.equal(checked, false);
    assert.equal((await store.resolve(plan)).checked, true);
    assert.equal((await store.resolve('file:///w/来文/甲/要点.txt')).severityOf('numbering/gap'), 'off');
    assert.notEqual((await store.resolve('file:///w/2026/来文/要点.txt')).severityOf('numbering/gap'), 'off');
    const problems = await store.problemsOf('file:///w/gzyd.yaml');
    assert.deepEqual(
      problems.map(({ code, message }) => [code, message.zh]),
      [['config/value', '不支持以“!”开头的例外，此项未读取']],
    );
  });

  it('ends the search without a workspace where a project begins', async () => {
    const { store } = storeOf(
      { 'file:///gzyd.yaml': 'profile: draft', 'file:///w/.git/HEAD': '', 'file:///w/a/x': '' },
      { roots: [] },
    );
    assert.equal(profileOf(await store.resolve('file:///w/a/要点.txt')), 'standard');
    assert.equal(profileOf(await store.resolve('file:///v/a/要点.txt')), 'draft');
  });

  it('is the same for editor and command line', async () => {
    const files = {
      'file:///w/.git/HEAD': '',
      'file:///w/gzyd.yaml':
        'profile: strict\nrules: { numbering/gap: { severity: hint, exclude: [旧/] } }\nfiles: { exclude: ["草稿*"] }\nplanYear: 2026\nunits: [甲科]\nignore: [{ rule: numbering/gap, file: 2026/要点.txt }]',
      'file:///w/sub/gzyd.yaml': 'profile: [',
    };
    const editor = storeOf(files).store;
    editor.setEditorSettings({
      profile: 'standard',
      rules: {},
      numbering: { mode: 'auto' },
      responsibility: { missing: 'auto' },
      planYear: null,
      language: 'auto',
    });
    const line = storeOf(files, { roots: [] }).store;
    for (const uri of [
      plan,
      'file:///w/旧/a.txt',
      'file:///w/草稿1.txt',
      'file:///w/sub/b.txt',
      'file:///w/2026/x/y/z.txt',
    ]) {
      const [a, b] = [await editor.resolve(uri), await line.resolve(uri)];
      const facts = (found: typeof a): unknown => ({
        checked: found.checked,
        ignore: found.ignore,
        severities: sampleRules.map(({ code }) => found.severityOf(code)),
        context: { ...found.context, units: found.context.units?.names },
      });
      assert.deepEqual(facts(a), facts(b), uri);
    }
    assert.equal((await line.resolve('file:///w/旧/a.txt')).severityOf('numbering/gap'), 'off');
    assert.equal((await line.resolve('file:///w/草稿1.txt')).checked, false);
    assert.equal((await line.resolve(plan)).ignore.length, 1);
    assert.equal((await line.resolve('file:///w/旧/a.txt')).ignore.length, 0);
  });

  it('names ignored files as they are on disk', async () => {
    const { store } = storeOf({
      'file:///w/gzyd.yaml':
        'ignore:\n  - { rule: numbering/gap, file: ./2026//要点.txt }\n  - { rule: numbering/gap, file: 100%/a#b.txt }',
    });
    assert.equal((await store.resolve('file:///w/2026/%E8%A6%81%E7%82%B9.txt')).ignore.length, 1);
    assert.equal((await store.resolve('file:///w/100%25/a%23b.txt')).ignore.length, 1);
    assert.equal(store.pathIn('file:///w/gzyd.yaml', 'file:///w/100%25/a%23b.txt'), '100%/a#b.txt');
    assert.equal(store.pathIn('file:///w/gzyd.yaml', 'file:///elsewhere/a.txt'), undefined);
  });

  it('reads each file once for any number of plans', async () => {
    const { store, fileSystem } = storeOf({ 'file:///w/gzyd.yaml': 'profile: strict' });
    const found = await Promise.all(
      Array.from({ length: 100 }, (_, index) => store.resolve(`file:///w/a/${index}.txt`)),
    );
    assert.equal(new Set(found).size, 1);
    assert.deepEqual(fileSystem.reads, [
      'file:///w/a/gzyd.yaml',
      'file:///w/a/gzyd.yml',
      'file:///w/a/.gzyd.yaml',
      'file:///w/gzyd.yaml',
    ]);
  });

  it('joins what several sources allow and exclude', async () => {
    const { store } = storeOf({
      'file:///w/gzyd.yaml': 'words: { allowRepeated: [常常] }\nfiles: { exclude: [a.txt] }',
    });
    store.setEditorSettings({ words: { allowRepeated: ['一一'] }, files: { exclude: ['b.txt'], include: [] } });
    assert.deepEqual((await store.resolve(plan)).context.allowedRepeats, ['常常', '一一']);
    for (const [name, checked] of [
      ['a', false],
      ['b', false],
      ['c', true],
    ] as const)
      assert.equal((await store.resolve(`file:///w/${name}.txt`)).checked, checked);
    assert.equal((await store.folder(root)).included('file:///w/a.txt'), undefined);
  });
});

describe('a configuration that changes', () => {
  const config = 'file:///w/gzyd.yaml';
  const profile = async (store: ConfigurationStore): Promise<string> => profileOf(await store.resolve(plan));

  it('is read again when it was created, changed or deleted', async () => {
    const { store, fileSystem } = storeOf({});
    assert.equal(await profile(store), 'standard');
    fileSystem.set(config, 'profile: strict');
    assert.equal(await profile(store), 'standard');
    assert.equal(store.changed([config]), true);
    assert.equal(await profile(store), 'strict');
    fileSystem.set(config, 'profile: draft');
    store.changed([config]);
    assert.equal(await profile(store), 'draft');
    fileSystem.delete(config);
    store.changed([config]);
    assert.equal(await profile(store), 'standard');
    assert.equal(store.changed(['file:///w/other.yaml', plan]), false);
  });

  it('goes with its folder', async () => {
    const { store, fileSystem } = storeOf({ 'file:///w/2026/gzyd.yaml': 'profile: strict' });
    assert.equal(await profile(store), 'strict');
    fileSystem.delete('file:///w/2026/gzyd.yaml');
    assert.equal(store.changed(['file:///w/2026']), true);
    assert.equal(await profile(store), 'standard');
    // Nor is one known where another folder takes its place.
    fileSystem.set('file:///w/2026/gzyd.yaml', 'profile: draft');
    assert.equal(store.changed(['file:///w/2025', 'file:///w/2027', 'file:///w/2026/要点.txt']), false);
    assert.equal(store.changed(['file:///w/2025', 'file:///w/2026']), true);
    assert.equal(await profile(store), 'draft');
  });

  it('stays in force when it breaks, and says so', async () => {
    const { store, fileSystem } = storeOf({ [config]: 'profile: strict' });
    assert.equal(await profile(store), 'strict');
    fileSystem.set(config, 'profile: "draft');
    store.changed([config]);
    assert.equal(await profile(store), 'strict');
    const [problem] = await store.problemsOf(config);
    assert.equal(problem?.code, 'config/syntax');
    assert.match(problem?.message.zh ?? '', /沿用上一次有效的配置/);
    fileSystem.set(config, 'profile: draft');
    store.changed([config]);
    assert.equal(await profile(store), 'draft');
    assert.deepEqual(await store.problemsOf(config), []);
  });

  it('is forgotten when its text was discarded, not when it was saved', async () => {
    const { store, fileSystem } = storeOf({ [config]: '[' });
    store.setOpenText(config, 'profile: strict');
    assert.equal(await profile(store), 'strict');
    store.setOpenText(config, 'profile: [');
    assert.equal(await profile(store), 'strict');
    store.setOpenText(config, undefined);
    assert.equal(await profile(store), 'standard');
    assert.match((await store.problemsOf(config))[0]?.message.en ?? '', /defaults are in force/);
    store.setOpenText(config, 'profile: strict');
    store.setOpenText(config, 'profile: [');
    fileSystem.set(config, 'profile: [');
    store.saved(config);
    store.setOpenText(config, undefined);
    assert.equal(await profile(store), 'strict');
  });

  for (const fault of [
    'noPermission',
    'notFile',
    'loop',
    'tooLarge',
    'outside',
    'unavailable',
  ] as const satisfies readonly FileFault[]) {
    it(`keeps the last good one through: ${fault}`, async () => {
      const { store, fileSystem } = storeOf({ [config]: 'profile: strict' });
      await profile(store);
      fileSystem.fail(config, fault);
      store.changed([config]);
      assert.equal(await profile(store), 'strict');
      const [problem] = await store.problemsOf(config);
      assert.equal(problem?.severity, 'error');
      assert.match(problem?.message.zh ?? '', /沿用上一次有效的配置/);
      fileSystem.fail(config, undefined);
      store.changed([config]);
      assert.equal(await profile(store), 'strict');
      assert.deepEqual(await store.problemsOf(config), []);
    });
  }

  it('falls back to the defaults when it was never good', async () => {
    const { store, fileSystem } = storeOf({ [config]: '[' });
    fileSystem.fail('file:///w/2026/gzyd.yaml', 'loop');
    assert.equal(await profile(store), 'standard');
    assert.match(
      (await store.problemsOf('file:///w/2026/gzyd.yaml'))[0]?.message.en ?? '',
      /circle; defaults are in force/,
    );
    assert.match((await store.problemsOf(config))[0]?.message.zh ?? '', /按默认配置检查/);
  });

  it('is silent where there is no file system', async () => {
    const { store, fileSystem } = storeOf({});
    fileSystem.fail('file:///w/2026/gzyd.yaml', 'unavailable').fail(config, 'unavailable');
    assert.equal(await profile(store), 'standard');
    assert.deepEqual(await store.knownConfigFiles(), []);
  });

  it('must be UTF-8', async () => {
    const { store, fileSystem } = storeOf({});
    fileSystem.set(config, Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 0x3a, 0x20, 0xff]));
    store.changed([config]);
    await profile(store);
    assert.equal((await store.problemsOf(config))[0]?.code, 'config/encoding');
  });

  it('keeps its objects as long as nothing changes', async () => {
    const { store } = storeOf({ [config]: 'profile: strict' });
    const before = await store.resolve(plan);
    assert.equal(await store.resolve(plan), before);
    assert.equal(store.setEditorSettings({ profile: 'draft' }), true);
    const after = await store.resolve(plan);
    assert.notEqual(after, before);
    assert.equal(store.setEditorSettings({ profile: 'draft', language: 'en' }), false);
    assert.equal(await store.resolve(plan), after);
  });

  it('does not take an outdated reading for the last good one', async () => {
    const { store, fileSystem } = storeOf({ [config]: 'profile: strict' });
    const early = profile(store);
    store.changed([config]);
    fileSystem.set(config, '[');
    await early;
    store.changed([config]);
    assert.equal(await profile(store), 'standard');
  });

  it('has settings of its own for each workspace folder', async () => {
    const { store } = storeOf({}, { roots: ['file:///w', 'file:///v'] });
    store.setEditorSettings({ profile: 'draft' });
    store.setEditorSettings({ profile: 'strict' }, 'file:///v/');
    assert.equal(profileOf(await store.resolve('file:///w/a.txt')), 'draft');
    assert.equal(profileOf(await store.resolve('file:///v/a.txt')), 'strict');
  });

  it('reports entries that match nothing, as long as they do', async () => {
    const text = 'ignore:\n  - rule: numbering/gap\n    file: 2026/要点.txt\n    item: 甲\n  - rule: numbering/gap\n';
    const { store } = storeOf({ [config]: text });
    const { ignore } = await store.resolve(plan);
    assert.equal(await store.recordUnused(plan, ignore), true);
    assert.equal(await store.recordUnused(plan, ignore), false);
    const problems = await store.problemsOf(config);
    assert.deepEqual(
      problems.map(({ code, range }) => [code, range.start.line]),
      [['config/unused-ignore', 1]],
    );
    assert.deepEqual(
      store.check(config, `# 新的一行\n${text}`).map(({ range }) => range.start.line),
      [2],
    );
    assert.equal(await store.recordUnused(plan, []), true);
    assert.deepEqual(await store.problemsOf(config), []);
  });

  it('takes the open text as it stands, broken or not', async () => {
    const { store, fileSystem } = storeOf({ [config]: 'profile: strict' });
    assert.equal(await profile(store), 'strict');
    assert.equal(store.setOpenText(config, 'profile: strict'), true);
    assert.equal(store.setOpenText(config, 'profile: strict'), false);
    assert.equal(store.setOpenText(config, 'profile: strict # 注'), false);
    assert.equal(store.setOpenText(config, 'profile: "draft'), false);
    assert.equal(await profile(store), 'strict');
    assert.equal((await store.problemsOf(config))[0]?.code, 'config/syntax');
    assert.equal(store.setOpenText(config, 'profile: draft'), true);
    assert.equal(await profile(store), 'draft');
    assert.equal(await store.textOf(config), 'profile: draft');
    assert.equal(store.setOpenText(config, undefined), true);
    assert.equal(store.setOpenText(config, undefined), false);
    assert.equal(await profile(store), 'strict');
    assert.equal(await store.textOf(config), 'profile: strict');
    // A text that was never saved.
    assert.equal(store.setOpenText('file:///w/2026/gzyd.yaml', 'profile: ledger'), true);
    assert.equal(await profile(store), 'ledger');
    fileSystem.delete(config);
    assert.equal(await store.textOf(config), undefined);
  });

  it('forgets the text of a file that is deleted, though an editor still holds it', async () => {
    const { store, fileSystem } = storeOf({ [config]: 'profile: strict' });
    store.setOpenText(config, 'profile: strict');
    for (const gone of [config, parentUri(config)]) {
      fileSystem.delete(config);
      store.deleted(gone);
      store.changed([gone]);
      assert.equal(await profile(store), 'standard', gone);
      assert.equal(store.setOpenText(config, 'profile: draft'), true);
      assert.equal(await profile(store), 'draft');
    }
    store.deleted('file:///elsewhere');
    assert.equal(await profile(store), 'draft');
  });

  it('says where a new one belongs', async () => {
    const { store } = storeOf({ 'file:///w/2026/gzyd.yaml': '' });
    assert.equal(await store.configFileToWrite(plan), 'file:///w/2026/gzyd.yaml');
    assert.equal(await store.configFileToWrite('file:///w/2025/下/a.txt'), config);
    assert.equal(await store.configFileToWrite('file:///x/y/a.txt'), 'file:///x/y/gzyd.yaml');
    assert.equal(await store.configFileToWrite('file:///x/y/a.txt', 'file:///x'), 'file:///x/gzyd.yaml');
    assert.equal(await store.configFileToWrite('file:///x/y/a.txt', 'file:///z'), 'file:///x/y/gzyd.yaml');
    const { store: bounded } = storeOf({ 'file:///x/p/.git/HEAD': '' }, { roots: [] });
    assert.equal(await bounded.configFileToWrite('file:///x/p/y/z/a.txt', 'file:///x'), 'file:///x/p/gzyd.yaml');
    assert.equal(await bounded.configFileToWrite('file:///x/p/y/z/a.txt', 'file:///x/p/y'), 'file:///x/p/y/gzyd.yaml');
  });
});

describe('units', () => {
  const directory = async (): Promise<
    NonNullable<Awaited<ReturnType<ConfigurationStore['resolve']>>['context']['units']>
  > => {
    const { store } = storeOf({
      'file:///w/gzyd.yaml':
        'planYear: 2026\nunits:\n  - name: 基础教育科（德育办）\n    short: [基教科]\n    former: [{ name: 普教科, until: 2024-06 }, { name: 中教科, until: 2026-03 }, 小教科]\n  - { name: 各科室, collective: true }',
    });
    return (await store.resolve(plan)).context.units!;
  };

  it('are found by full, short and former name', async () => {
    const units = await directory();
    const found = (name: string, year?: number): unknown => {
      const entry = units.find(name, year);
      return entry === undefined ? undefined : [entry.matched, entry.fullName, entry.current];
    };
    const full = '基础教育科（德育办）';
    assert.deepEqual(found(full), ['full', full, full]);
    assert.deepEqual(found('基础教育科(德育办)'), ['full', full, full]);
    assert.deepEqual(found('基教科'), ['short', full, full]);
    assert.deepEqual(found('普教科'), ['former', full, full]);
    assert.deepEqual(found('普教科', 2023), ['full', '普教科', full]);
    assert.deepEqual(found('中教科'), ['full', '中教科', full]);
    assert.deepEqual(found('小教科', 1990), ['former', full, full]);
    assert.equal(found('体卫艺科'), undefined);
    assert.equal(units.find('各科室')?.collective, true);
    assert.deepEqual(units.names, [full, '各科室', '基教科', '普教科', '中教科', '小教科']);
  });
});
