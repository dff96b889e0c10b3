import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import { cleanPlan, Folder, gzyd, wrongNumber } from './gzyd';

describe('gzyd check', () => {
  let folder: Folder;
  before(() => {
    folder = new Folder();
  });
  after(() => folder.remove());

  it('says nothing and exits 0 for a clean plan', async () => {
    const run = await gzyd(['check', folder.write('clean.txt', cleanPlan)]);
    assert.deepEqual(run, { code: 0, stdout: '', stderr: '' });
  });

  it('prints file:line:column: severity code message, counted from 1, and exits 1', async () => {
    const file = folder.write('wrong.txt', wrongNumber);
    const run = await gzyd(['check', file]);
    assert.equal(run.code, 1);
    const lines = run.stdout.trimEnd().split('\n');
    assert.equal(lines.length, 1, run.stdout);
    assert.ok(lines[0]!.startsWith(`${file}:13:1: warning numbering/`), lines[0]);
    assert.match(lines[0]!, /“3\.”|3/);
  });

  it('counts columns in UTF-16 code units and without a byte order mark', async () => {
    const plan = wrongNumber.replace('\n5.', '\n\u3000\u30005.');
    const plain = await gzyd(['check', folder.write('indented.txt', plan)]);
    assert.match(plain.stdout, /indented\.txt:13:3: /);
    const first =
      '1.甲项任务。完成。（责任单位：甲科）\n3.乙项任务。完成。（责任单位：乙科）\n3.丙项任务。完成。（责任单位：丙科）\n';
    const unmarked = await gzyd(['check', '-f', 'json', folder.write('one.txt', first)]);
    const marked = await gzyd(['check', '-f', 'json', folder.write('one.txt', `\ufeff${first}`)]);
    assert.equal(marked.stdout, unmarked.stdout);
    assert.ok(JSON.parse(unmarked.stdout)[0].findings.length > 0);
  });

  it('speaks the language of --lang, else of the locale, else Chinese', async () => {
    const file = folder.write('wrong.txt', wrongNumber);
    const han = /\p{Script=Han}{4}/u;
    const message = async (args: string[], env: Record<string, string> = {}): Promise<string> =>
      (await gzyd(['check', ...args, file], { env })).stdout.replace(/.*numbering\/\S+ /, '');
    assert.match(await message([]), han);
    assert.match(await message([], { LANG: 'C.UTF-8' }), han);
    assert.doesNotMatch(await message([], { LANG: 'en_US.UTF-8' }), han);
    assert.match(await message(['--lang', 'zh'], { LANG: 'en_US.UTF-8' }), han);
    assert.doesNotMatch(await message(['--lang=en']), han);
    assert.match(await message([], { LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }), han);
  });

  describe('what it cannot do is reported, exits 2, and the other files are checked', () => {
    const others = async (args: string[], trouble: RegExp): Promise<void> => {
      const file = folder.write('wrong.txt', wrongNumber);
      const run = await gzyd(['check', ...args, file]);
      assert.equal(run.code, 2, run.stderr);
      assert.match(run.stderr, trouble);
      assert.match(run.stdout, /wrong\.txt:13:1: warning/);
    };
    it('a file that is not there', () => others([folder.file('nowhere.txt')], /nowhere\.txt：文件不存在/));
    it('a folder without plans', () => {
      mkdirSync(folder.file('empty'), { recursive: true });
      return others([folder.file('empty')], /empty：没有找到工作要点文件/);
    });
    it('binary noise', () =>
      others(
        [folder.write('picture.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3]))],
        /picture\.txt：不是文本文件/,
      ));
    it('text that breaks off inside a character', () => {
      const bytes = Buffer.from(cleanPlan);
      return others(
        [folder.write('cut.txt', bytes.subarray(0, bytes.indexOf('校') + 1))],
        /cut\.txt：文本已损坏，含有无效字节（第 \d+ 字节处）/,
      );
    });
    it('a file beyond the limit of 64 MB', () => {
      const file = folder.write('huge.txt', '');
      truncateSync(file, (64 << 20) + 1);
      return others([file], /huge\.txt：文件超过 64 MB 的上限/);
    });
    it('symbolic links in a circle', function () {
      if (process.platform === 'win32') return this.skip();
      symlinkSync('loop-b.txt', folder.file('loop-a.txt'));
      symlinkSync('loop-a.txt', folder.file('loop-b.txt'));
      return others([folder.file('loop-a.txt')], /loop-a\.txt：符号链接循环/);
    });
    it('a file that may not be read', function () {
      // The super-user may read anything.
      if (process.platform === 'win32' || process.getuid?.() === 0) return this.skip();
      const file = folder.write('secret.txt', cleanPlan);
      chmodSync(file, 0);
      return others([file], /secret\.txt：没有读取或写入的权限/);
    });
    it('a device', function () {
      if (process.platform === 'win32') return this.skip();
      return others(['/dev/null'], /\/dev\/null：不是普通文件/);
    });
  });

  describe('arguments', () => {
    for (const [args, message] of [
      [['check'], '没有指定文件'],
      [['check', '--nonsense', 'x.txt'], '没有 --nonsense 这个选项'],
      [['chek', 'x.txt'], '没有“chek”这个命令'],
      [['check', '--level', 'loud', 'x.txt'], '的值无效'],
      [['check', '--threads', '0', 'x.txt'], '--threads 应为'],
      [['check', '--config'], '缺少参数'],
      [['check', '--rule', 'numbering/order', 'x.txt'], '--rule 的写法应为'],
      [['check', '--rule', 'numbering/none=off', 'x.txt'], '没有“numbering/none”这条规则'],
      [['check', '-', 'x.txt'], '标准输入不能与其他文件一起处理'],
    ] as const) {
      it(`${args.join(' ')} → 2, ${message}`, async () => {
        const run = await gzyd(args);
        assert.equal(run.code, 2);
        assert.equal(run.stdout, '');
        assert.ok(run.stderr.startsWith('gzyd: ') && run.stderr.includes(message), run.stderr);
      });
    }

    it('shows help in both languages, with the exit codes', async () => {
      const zh = await gzyd(['check', '--help']);
      const en = await gzyd(['check', '--help', '--lang', 'en']);
      assert.equal(zh.code, 0);
      assert.equal(en.code, 0);
      assert.match(zh.stdout, /退出码/);
      assert.match(en.stdout, /Exit codes/);
      const options = (help: string): string[] =>
        [...help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map((found) => found[1]!);
      assert.deepEqual(options(zh.stdout), options(en.stdout));
      assert.ok(options(zh.stdout).includes('--stdin-filename'));
    });

    it('a finding milder than its rule is never more severe than the severity set for the rule', async () => {
      const name = folder.write('range.txt', '一、工作目标\n入园率提高5-10%。\n');
      const severityWith = async (set: string): Promise<string | undefined> =>
        / (\w+) target\/range /.exec(
          (await gzyd(['check', '-q', '-l', 'hint', '-r', `target/range=${set}`, name])).stdout,
        )?.[1];
      assert.deepEqual(await Promise.all(['error', 'information', 'hint', 'off'].map(severityWith)), [
        'information',
        'information',
        'hint',
        undefined,
      ]);
      assert.equal((await gzyd(['check', '-r', 'target/range=hint', name])).stdout.includes('target/range'), false);
    });

    it('--level sets what is printed and counted', async () => {
      const file = folder.write('wrong.txt', wrongNumber);
      const run = await gzyd(['check', '--level', 'error', file]);
      assert.deepEqual(run, { code: 0, stdout: '', stderr: '' });
    });

    it('--rule sets the severity of a rule, or switches it off', async () => {
      const file = folder.write('wrong.txt', wrongNumber);
      const code = /warning (numbering\/\S+)/.exec((await gzyd(['check', file])).stdout)![1]!;
      assert.equal((await gzyd(['check', '-r', `${code}=off`, file])).code, 0);
      assert.match(
        (await gzyd(['check', '-r', `${code}=error`, '--level', 'error', file])).stdout,
        new RegExp(`13:1: error ${code}`),
      );
    });
  });

  describe('standard input', () => {
    it('is named by --stdin-filename', async () => {
      const run = await gzyd(['check', '--stdin', '--stdin-filename', 'plan.txt'], { stdin: wrongNumber });
      assert.equal(run.code, 1);
      assert.match(run.stdout, /^plan\.txt:13:1: warning numbering\//);
    });
    it('is also meant by -', async () => {
      assert.match((await gzyd(['check', '-'], { stdin: wrongNumber })).stdout, /^-:13:1: warning/);
    });
    it('may be empty', async () => {
      assert.equal((await gzyd(['check', '--stdin', '--level', 'warning'], { stdin: '' })).code, 0);
    });
  });

  describe('formats', () => {
    it('json is an array of files with their findings and fixes, ranges as in LSP', async () => {
      const [clean, wrong] = [folder.write('clean.txt', cleanPlan), folder.write('wrong.txt', wrongNumber)];
      const run = await gzyd(['check', '--format', 'json', clean, wrong, folder.file('nowhere.txt'), '--quiet']);
      assert.equal(run.code, 2);
      const files = JSON.parse(run.stdout) as {
        file: string;
        error?: string;
        findings: { code: string; severity: string; message: string; range: { start: object } }[];
      }[];
      assert.deepEqual(
        files.map(({ file, findings }) => [path.basename(file), findings.length]),
        [
          ['clean.txt', 0],
          ['wrong.txt', 1],
          ['nowhere.txt', 0],
        ],
      );
      assert.equal(files[2]!.error, '文件不存在');
      const [finding] = files[1]!.findings;
      assert.equal(finding!.severity, 'warning');
      assert.deepEqual(finding!.range.start, { line: 12, character: 0 });
    });

    it('sarif says its column kind and lists the rules', async () => {
      const run = await gzyd(['check', '-f', 'sarif', folder.write('wrong.txt', wrongNumber)]);
      const log = JSON.parse(run.stdout);
      assert.equal(log.version, '2.1.0');
      const [{ tool, columnKind, results }] = log.runs;
      assert.equal(columnKind, 'utf16CodeUnits');
      assert.equal(results.length, 1);
      assert.equal(results[0].level, 'warning');
      assert.ok(tool.driver.rules.some(({ id }: { id: string }) => id === results[0].ruleId));
      const { artifactLocation, region } = results[0].locations[0].physicalLocation;
      assert.equal(region.startLine, 13);
      assert.equal(artifactLocation.uri, pathToFileURL(folder.file('wrong.txt')).toString());
      assert.deepEqual(log.runs[0].invocations, [{ executionSuccessful: true }]);
    });

    it('sarif fits the schema of its standard', async () => {
      const schemas = path.join('node_modules', '@microsoft', 'jest-sarif', 'lib', 'schemas');
      const json = (file: string): object => JSON.parse(readFileSync(file, 'utf8')) as object;
      const ajv = new Ajv({ allErrors: true, schemaId: 'auto' });
      ajv.addMetaSchema(json(path.join('node_modules', 'ajv', 'lib', 'refs', 'json-schema-draft-04.json')));
      const isValid = ajv.compile(json(path.join(schemas, 'sarif-2.1.0-rtm.5.json')));
      const clean = folder.write('clean.txt', cleanPlan);
      // A finding with related places and fixes, a clean file, one that can't be read.
      const doubled = folder.write('doubled.txt', cleanPlan.replace('2.', '1.'));
      const wrong = folder.write('wrong.txt', wrongNumber);
      for (const files of [[wrong, doubled, clean, folder.file('nowhere.txt')], [clean]])
        for (const lang of ['zh', 'en']) {
          const log: unknown = JSON.parse((await gzyd(['check', '-f', 'sarif', '--lang', lang, ...files])).stdout);
          assert.ok(isValid(log), JSON.stringify(isValid.errors?.slice(0, 3)));
        }
      assert.ok(!isValid({ version: '2.1.0', runs: [{}] }));
    });

    it('both are complete without a finding, and without a file', async () => {
      const clean = folder.write('clean.txt', cleanPlan);
      assert.deepEqual(JSON.parse((await gzyd(['check', '-f', 'json', clean])).stdout), [
        { file: clean, findings: [] },
      ]);
      assert.deepEqual(JSON.parse((await gzyd(['check', '-f', 'sarif', clean])).stdout).runs[0].results, []);
      const [unread] = JSON.parse((await gzyd(['check', '-f', 'sarif', folder.file('nowhere.txt')])).stdout).runs;
      assert.deepEqual([unread.results, unread.invocations], [[], [{ executionSuccessful: false }]]);
    });
  });
});
