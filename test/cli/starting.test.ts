/** Commands that begin something: `init` a configuration, `lsp` the server. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { readConfig } from '../../server/src/config/settings';
import { rules } from '../../server/src/rules/registry';
import { LanguageServer } from '../support/languageServer';
import { cleanPlan, cliPath, Folder, gzyd, wrongNumber } from './gzyd';

const ruleMetas = rules.map(({ meta }) => meta);

const otherPlan = `甲局2025年工作要点

一、主要任务
（一）扩充学位。6月底前建成学校2所。（牵头单位：基础教育科；配合单位：工委办（党建办）、计划财务科）
（二）改造校舍。年底前改造3栋。（牵头单位：基教科；配合单位：各学校）
（三）办好学校。年底前办好3所。（牵头单位：党政办；配合单位：党建办、教育科、各学校）
（四）落实经费。年底前落实100万元。（牵头单位：党政办公室；配合单位：财务科）
（五）职业教育。年底前办好3所。（牵头单位：职教科；配合单位：职业教育科）
`;

describe('gzyd init', () => {
  let folder: Folder;
  beforeEach(() => (folder = new Folder()));
  afterEach(() => folder.remove());

  const unitsIn = (text: string) => {
    const { settings, problems } = readConfig(text, ruleMetas);
    assert.deepEqual(problems, []);
    return settings!.units!.map(({ name, short, collective }) => [name, ...short, ...(collective ? ['*'] : [])]);
  };

  it('lists the units of the plans found, with likely short names, and never overwrites', async () => {
    folder.write('2025工作要点.txt', otherPlan);
    folder.write('2026工作要点.txt', cleanPlan);
    const run = await gzyd(['init', folder.path]);
    assert.deepEqual([run.code, run.stdout], [0, '']);
    assert.match(run.stderr, /读了 2 份工作要点/);
    const text = readFileSync(folder.file('gzyd.yaml'), 'utf8');
    const units = unitsIn(text);
    // The whole name first, whichever is commoner; 职教科 stands beside 职业教育科, so those are two bodies.
    for (const unit of [
      ['基础教育科', '基教科'],
      ['工委办（党建办）', '党建办'],
      ['党政办公室', '党政办'],
      ['职教科'],
      ['职业教育科'],
      ['教育科'],
      ['财务科'],
      ['计划财务科'],
      ['人事科'],
      ['各学校', '*'],
    ])
      assert.ok(
        units.some((found) => found.join() === unit.join()),
        `${unit.join()} in ${JSON.stringify(units)}`,
      );
    assert.deepEqual(units.at(-1), ['各学校', '*']);

    const again = await gzyd(['init', folder.path, '--lang', 'en']);
    assert.equal(again.code, 2);
    assert.match(again.stderr, /gzyd\.yaml: exists and was left alone/);
    assert.equal(readFileSync(folder.file('gzyd.yaml'), 'utf8'), text);
    // With it, the plans are checked as before.
    assert.equal((await gzyd(['check', folder.file('2026工作要点.txt')])).code, 0);
  });

  it('only looks with --stdout, in either language', async () => {
    folder.write('2026工作要点.txt', cleanPlan);
    for (const language of ['zh', 'en']) {
      const { code, stdout } = await gzyd(['init', '--stdout', '--lang', language], { cwd: folder.path });
      assert.equal(code, 0);
      assert.equal(unitsIn(stdout).length, 4);
      assert.ok(!existsSync(folder.file('gzyd.yaml')));
    }
  });

  it('writes a configuration without a plan, and leaves one by another name alone', async () => {
    assert.equal((await gzyd(['init'], { cwd: folder.path })).code, 0);
    const { settings, problems } = readConfig(readFileSync(folder.file('gzyd.yaml'), 'utf8'), ruleMetas);
    assert.deepEqual([problems, settings?.units], [[], undefined]);
    for (const name of ['gzyd.yml', '.gzyd.yaml']) {
      const file = folder.write(`${name}-/${name}`, 'profile: strict\n');
      assert.equal((await gzyd(['init', folder.file(`${name}-`)])).code, 2);
      assert.equal(readFileSync(file, 'utf8'), 'profile: strict\n');
      assert.ok(!existsSync(folder.file(`${name}-/gzyd.yaml`)));
    }
  });

  it('refuses what is no folder, and writes through no dangling link', async () => {
    const file = folder.write('2026工作要点.txt', cleanPlan);
    for (const args of [[file], [folder.file('nowhere')], [folder.path, folder.path], ['-']])
      assert.equal((await gzyd(['init', ...args])).code, 2);
    symlinkSync(folder.file('elsewhere.yaml'), folder.file('gzyd.yaml'));
    assert.equal((await gzyd(['init', folder.path])).code, 2);
    assert.ok(!existsSync(folder.file('elsewhere.yaml')));
  });
});

describe('gzyd lsp', () => {
  it('is the language server', async () => {
    for (const args of [['lsp'], ['lsp', '--stdio', '--lang', 'en']]) {
      const server = new LanguageServer(args, {}, cliPath);
      await server.initialize();
      server.open('file:///plan.txt', wrongNumber);
      assert.ok((await server.pull('file:///plan.txt')).length > 0);
      assert.equal(await server.stop(), 0);
    }
  });

  it('takes no file', async () => {
    const run = await gzyd(['lsp', 'plan.txt']);
    assert.deepEqual([run.code, run.stdout], [2, '']);
    assert.match(run.stderr, /多余的参数/);
  });

  it('says what is wrong with standard input that is no protocol, and ends', async () => {
    const noise = Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 256));
    for (const [stdin, said] of [
      [noise, /^gongzuo-yaodian: standard input is no longer readable: a header [^\n]+\n$/],
      ['Content-Length: some\r\n\r\n{}', /a Content-Length that is no number\n$/],
      ['Content-Type: text\r\n\r\n{}', /a header without Content-Length\n$/],
    ] as const) {
      const run = await gzyd(['lsp'], { stdin });
      assert.deepEqual([run.code, run.stdout], [1, '']);
      assert.match(run.stderr, said);
    }
  });

  it('ends with exit code 1 if the editor goes away', async () => {
    assert.equal((await gzyd(['lsp'])).code, 1);
  });
});
