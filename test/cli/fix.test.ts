import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { unifiedDiff } from '../../server/src/cli/diff';
import { fixText, maxRounds } from '../../server/src/cli/fix';
import type { FixedText } from '../../server/src/cli/fix';
import { encodeText } from '../../server/src/files/encode';
import type { Encoding } from '../../server/src/files/decode';
import { createEngine } from '../../server/src/rules/engine';
import type { LineRule } from '../../server/src/rules/types';
import { resolveFolder } from '../../server/src/config/resolve';
import { cleanPlan, Folder, gzyd, wrongNumber } from './gzyd';

const doubledStop = cleanPlan.replace('8000个。', '8000个。。');
const twoMistakes = doubledStop.replace('200名左右。', '200名左右。。');

describe('gzyd fix', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it('shows a diff, changes no file and exits 1', async () => {
    const file = folder.write('plan.txt', doubledStop);
    const run = await gzyd(['fix', file]);
    assert.equal(run.code, 1);
    assert.equal(readFileSync(file, 'utf8'), doubledStop);
    const lines = run.stdout.split('\n');
    assert.deepEqual(lines.slice(0, 3), [`--- ${file}`, `+++ ${file}`, '@@ -4,7 +4,7 @@']);
    assert.deepEqual(
      lines.filter((line) => /^[-+][^-+]/.test(line)).map((line) => line.slice(0, 1) + line.slice(-24)),
      [`-${doubledStop.split('\n')[6]!.slice(-24)}`, `+${cleanPlan.split('\n')[6]!.slice(-24)}`],
    );
  });

  it('writes with --write, exits 0, and has nothing to do the second time', async () => {
    const file = folder.write('plan.txt', twoMistakes);
    const run = await gzyd(['fix', '--write', file]);
    assert.deepEqual([run.code, run.stdout, run.stderr], [0, '', `gzyd: ${file}：已修正 2 处\n`]);
    assert.equal(readFileSync(file, 'utf8'), cleanPlan);
    assert.deepEqual(readdirSync(folder.path), ['plan.txt'], 'no temporary file is left');
    assert.deepEqual(await gzyd(['fix', '--write', file]), { code: 0, stdout: '', stderr: '' });
    assert.deepEqual(await gzyd(['fix', file]), { code: 0, stdout: '', stderr: '' });
  });

  for (const [encoding, bom] of [
    ['utf-8', true],
    ['utf-16le', true],
    ['utf-16be', false],
    ['gb18030', false],
  ] as readonly [Encoding, boolean][]) {
    it(`keeps ${encoding}${bom ? ' with its mark' : ''}, the line ends and all other bytes`, async () => {
      const windows = (text: string): Uint8Array => encodeText(text.replaceAll('\n', '\r\n'), encoding, bom)!;
      const file = folder.write('plan.txt', windows(doubledStop));
      assert.equal((await gzyd(['fix', '-w', file])).code, 0);
      assert.deepEqual(readFileSync(file), Buffer.from(windows(cleanPlan)));
    });
  }

  it('leaves a file alone that its encoding would not give back byte for byte', async () => {
    // GBK's single-byte euro sign reads as €, which is written in two bytes.
    const bytes = Buffer.concat([
      Buffer.from(encodeText(doubledStop, 'gb18030', false)!),
      Uint8Array.from([0x80, 0x0a]),
    ]);
    const file = folder.write('plan.txt', bytes);
    const run = await gzyd(['fix', '-w', file]);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /无法按原编码（GB 18030）原样写回/);
    assert.deepEqual(readFileSync(file), bytes);
  });

  it('makes only safe fixes without --suggested, changes no number, and says how many are left', async () => {
    const wrong = `${wrongNumber.replace('8000个。', '8000个。。')}
4.办好食堂。印发某教发[2026]05号文。（责任单位：安全科）
`;
    const run = (...args: string[]): ReturnType<typeof gzyd> =>
      gzyd(['fix', '--write', ...args, 'plan.txt'], { cwd: folder.path });
    const file = folder.write('plan.txt', wrong);
    const { code, stderr } = await run();
    assert.equal(code, 0);
    assert.equal(readFileSync(file, 'utf8'), wrong.replace('。。', '。'));
    assert.equal(stderr, 'gzyd: plan.txt：已修正 1 处\ngzyd: 另有 2 处修正须过目，加 --suggested 查看\n');
    for (const args of [[], ['--safe']]) assert.match((await run(...args)).stderr, /另有 2 处/);
    assert.equal(readFileSync(file, 'utf8'), wrong.replace('。。', '。'));
    assert.equal((await run('--suggested')).stderr, 'gzyd: plan.txt：已修正 2 处\n');
    const right = wrong.replace('。。', '。').replace('\n5.', '\n3.').replace('[2026]05', '〔2026〕5');
    assert.equal(readFileSync(file, 'utf8'), right);
  });

  it('keeps --safe for scripts, leaves it out of the help, and refuses it together with --suggested', async () => {
    const file = folder.write('plan.txt', doubledStop);
    assert.equal((await gzyd(['fix', '--safe', file])).stdout, (await gzyd(['fix', file])).stdout);
    const help = (await gzyd(['fix', '--help'])).stdout;
    assert.match(help, /--suggested/);
    assert.doesNotMatch(help, /--safe/);
    const both = await gzyd(['fix', '--safe', '--suggested', file]);
    assert.equal(both.code, 2);
    assert.match(both.stderr, /--safe.*--suggested.*不能同时使用/);
  });

  it('fixes the rules of --only', async () => {
    const file = folder.write('plan.txt', doubledStop);
    assert.equal((await gzyd(['fix', '--only', 'numbering/order', file])).stdout, '');
    const code = /text\/\S+/.exec((await gzyd(['check', file])).stdout)![0];
    assert.equal((await gzyd(['fix', '--only', code, file])).stdout, (await gzyd(['fix', file])).stdout);
  });

  it('goes on with the other files when one cannot be written, and exits 2', async function () {
    if (process.platform === 'win32') return this.skip();
    const locked = folder.write('a.txt', doubledStop);
    chmodSync(locked, 0o444);
    const open = folder.write('b.txt', doubledStop);
    const run = await gzyd(['fix', '--write', locked, folder.file('nowhere.txt'), open]);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /a\.txt：文件是只读的/);
    assert.match(run.stderr, /nowhere\.txt：文件不存在/);
    assert.equal(readFileSync(locked, 'utf8'), doubledStop);
    assert.equal(readFileSync(open, 'utf8'), cleanPlan);
  });

  for (const [named, args] of [
    ['gzyd.yaml', []],
    ['--config', ['--config', 'typo.yaml']],
  ] as const) {
    it(`changes and shows nothing where the configuration can't be read (${named}), and says so once`, async () => {
      folder.write('.git/HEAD', '');
      if (named === 'gzyd.yaml') folder.write('gzyd.yaml', 'rules:\n  text/repeated-mark: off\n bad: [');
      const files = [folder.write('a.txt', doubledStop), folder.write('b.txt', doubledStop)];
      for (const way of ['--write', '--diff']) {
        const run = await gzyd(['fix', way, ...args, 'a.txt', 'b.txt'], { cwd: folder.path });
        assert.deepEqual([run.code, run.stdout], [2, '']);
        const said = run.stderr.trimEnd().split('\n');
        assert.equal(new Set(said).size, said.length, run.stderr);
        assert.match(run.stderr, /配置无法读取，2 个文件未作修正/);
        for (const file of files) assert.equal(readFileSync(file, 'utf8'), doubledStop);
      }
    });
  }

  it('writes where a link leads, and keeps the link and the permissions', async function () {
    if (process.platform === 'win32') return this.skip();
    const file = folder.write('real/plan.txt', doubledStop);
    chmodSync(file, 0o640);
    symlinkSync(path.join('real', 'plan.txt'), folder.file('link.txt'));
    assert.equal((await gzyd(['fix', '-w', folder.file('link.txt')])).code, 0);
    assert.equal(readFileSync(file, 'utf8'), cleanPlan);
    assert.equal(statSync(file).mode & 0o777, 0o640);
    assert.ok(
      readdirSync(folder.path, { withFileTypes: true })
        .find(({ name }) => name === 'link.txt')!
        .isSymbolicLink(),
    );
  });

  it('shows the diff of standard input, and refuses to write it', async () => {
    const run = await gzyd(['fix', '--stdin', '--stdin-filename', 'plan.txt'], { stdin: doubledStop });
    assert.equal(run.code, 1);
    assert.match(run.stdout, /^--- plan\.txt\n\+\+\+ plan\.txt\n@@ /);
    assert.equal((await gzyd(['fix', '-', '--write'], { stdin: doubledStop })).code, 2);
    assert.equal((await gzyd(['fix', 'x.txt', '--write', '--diff'])).code, 2);
  });
});

describe('fixes that undo each other', () => {
  const change = (from: string, to: string): LineRule => ({
    kind: 'line',
    scope: 'all',
    needs: 0,
    meta: {
      code: `text/${from}`,
      severity: 'warning',
      fixable: true,
      title: { zh: '', en: '' },
      description: { zh: '', en: '' },
    },
    check: ({ text }) =>
      text.startsWith(from)
        ? [
            {
              span: { start: 0, end: 1 },
              message: { zh: '', en: '' },
              fixes: [
                { title: { zh: '', en: '' }, edits: [{ span: { start: 0, end: 1 }, newText: to }], preferred: true },
              ],
            },
          ]
        : [],
  });
  const fixedBy = (...rules: readonly LineRule[]): FixedText =>
    fixText(
      '甲方',
      createEngine(rules),
      resolveFolder(
        {},
        rules.map(({ meta }) => meta),
      ).forFile('file:///plan.txt'),
      { suggested: true, level: 'warning' },
    );

  it('come to an end, and are reported as a circle', () => {
    assert.deepEqual(fixedBy(change('甲', '乙'), change('乙', '丙')), {
      text: '丙方',
      count: 2,
      unfinished: false,
      left: 0,
    });
    assert.deepEqual(fixedBy(change('甲', '乙'), change('乙', '甲')), {
      text: '甲方',
      count: maxRounds,
      unfinished: true,
      left: 0,
    });
  });
});

describe('unified diff', () => {
  it('names a file on one line, whatever is in its name', () => {
    const heads = ['a b.txt', 'a"b.txt', 'a\n+b\t\u001b"\\.txt'].map(
      (name) => unifiedDiff(name, 'x\n', 'y\n').split('@@')[0],
    );
    assert.deepEqual(heads, [
      '--- a b.txt\t\n+++ a b.txt\t\n',
      '--- a"b.txt\n+++ a"b.txt\n',
      '--- "a\\n+b\\t\\033\\"\\\\.txt"\n+++ "a\\n+b\\t\\033\\"\\\\.txt"\n',
    ]);
  });

  /** Applies it as `patch` does, strictly: every expected line must be there. */
  function patched(text: string, diff: string): string {
    const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    const result: string[] = [];
    let at = 0;
    const rows = diff.match(/[^\n]*\n/g)?.slice(2) ?? [];
    for (let row = 0; row < rows.length; row++) {
      const header = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@\n$/.exec(rows[row]!);
      if (header !== null) {
        const start = Number(header[1]) - (header[2] === '0' ? 0 : 1);
        result.push(...lines.slice(at, start));
        at = start;
        continue;
      }
      const bare = rows[row + 1]?.startsWith('\\') ?? false;
      const content = bare ? rows[row]!.slice(1, -1) : rows[row]!.slice(1);
      if (!rows[row]!.startsWith('+')) assert.equal(lines[at++], content);
      if (!rows[row]!.startsWith('-')) result.push(content);
      if (bare) row++;
    }
    return [...result, ...lines.slice(at)].join('');
  }

  it('gives the new text back when it is applied to the old', () => {
    const text = fc
      .array(fc.constantFrom('甲\n', '乙\n', '丙\r\n', '\n', '丁', '戊\r'), { maxLength: 40 })
      .map((lines) => lines.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = unifiedDiff('x', before, after);
        assert.equal(diff === '', before === after);
        if (diff !== '') assert.equal(patched(before, diff), after);
      }),
      { numRuns: 2000 },
    );
  });

  it('is right even with more changes than it searches for, with lines moved or not', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `第${index}行\r\n`);
    const renumbered = many.map((line, index) => (index % 3 === 0 ? `新${line}` : line));
    for (const after of [renumbered, renumbered.toSpliced(1000, 5), renumbered.slice(1).concat('末行')]) {
      const [before, text] = [many.join(''), after.join('')];
      assert.equal(patched(before, unifiedDiff('x', before, text)), text);
      assert.equal(patched(text, unifiedDiff('x', text, before)), before);
    }
    const changed = unifiedDiff('x', many.join(''), renumbered.join('')).match(/^[-+][^-+]/gm);
    assert.equal(changed?.length, 2000);
  });

  it('is fast for 10,000 changed lines of 20,000', function () {
    // A search for the shortest diff takes minutes here.
    this.timeout(60_000);
    const before = Array.from({ length: 20_000 }, (_, index) => `${index}.办好群众身边的学校和幼儿园。\n`);
    const after = before.map((line, index) => (index % 2 === 0 ? `新${line}` : line));
    const diff = unifiedDiff('x', before.join(''), after.join(''));
    assert.equal(patched(before.join(''), diff), after.join(''));
  });

  it('of a file in another encoding says that patch cannot apply it, unless it is shown to people', async () => {
    const folder = new Folder();
    try {
      const text = doubledStop;
      folder.write('gbk.txt', encodeText(text, 'gb18030', false)!);
      folder.write('wide.txt', encodeText(text, 'utf-16le', true)!);
      folder.write('plain.txt', text);
      const run = await gzyd(['fix', 'gbk.txt', 'wide.txt', 'plain.txt'], { cwd: folder.path });
      assert.equal(run.code, 1);
      assert.deepEqual(
        run.stderr
          .match(/^gzyd: .*--write$/gm)
          ?.map((line) => /^gzyd: ([^：]*)：文件编码为 (.*?)，/.exec(line)?.slice(1)),
        [
          ['gbk.txt', 'GB 18030'],
          ['wide.txt', 'UTF-16 LE'],
        ],
      );
    } finally {
      folder.remove();
    }
  });

  describe('as patch and git apply it', () => {
    let folder: Folder;
    beforeEach(() => {
      folder = new Folder();
    });
    afterEach(() => folder.remove());
    const wrong = doubledStop.replace('要点\n', '要点\n第1点：：\n');
    const samples: readonly (readonly [what: string, name: string, content: Uint8Array])[] = [
      ['a plain name', 'plan.txt', Buffer.from(wrong)],
      ['a name with spaces', '2026 年 要点.txt', Buffer.from(wrong)],
      ['a name that begins with a quotation mark', '"a" b.txt', Buffer.from(wrong)],
      ['a byte order mark before its first line', 'mark.txt', encodeText(wrong, 'utf-8', true)!],
      ['Windows line ends', 'windows.txt', Buffer.from(wrong.replaceAll('\n', '\r\n'))],
      ['a lone carriage return', 'return.txt', Buffer.from(wrong.replace('办好群众', '办好\r群众'))],
      ['no line end at its end', 'end.txt', Buffer.from(wrong.trimEnd())],
    ];
    const tools: readonly (readonly [name: string, ...args: readonly string[]])[] = [
      ['patch', '-p0', '--fuzz=0', '--binary'],
      ['git', 'apply', '-p0', '--unsafe-paths'],
    ];
    for (const [tool, ...args] of tools) {
      for (const [what, name, content] of samples) {
        it(`${tool}: ${what}`, async function () {
          if (spawnSync(tool, ['--version']).status !== 0 || process.platform === 'win32') {
            console.log(`      skipped: ${tool} is not here, or its file names are others`);
            return this.skip();
          }
          folder.write(name, content);
          const diff = (await gzyd(['fix', name], { cwd: folder.path })).stdout;
          const { status, stdout, stderr } = spawnSync(tool, args, { cwd: folder.path, input: diff, encoding: 'utf8' });
          assert.equal(status, 0, `${stdout}${stderr}\n${diff}`);
          const applied = readFileSync(folder.file(name));
          folder.write(name, content);
          assert.equal((await gzyd(['fix', '-w', name], { cwd: folder.path })).code, 0);
          assert.deepEqual(applied, readFileSync(folder.file(name)));
          assert.notDeepEqual(applied, Buffer.from(content));
        });
      }
    }
  });

  it('is short for a small change in a long text', () => {
    const long = Array.from({ length: 20_000 }, (_, index) => `${index}\n`);
    const diff = unifiedDiff('x', long.join(''), long.with(100, 'new\n').toSpliced(15_000, 2).join(''));
    assert.equal(diff.match(/^[-+]\w/gm)?.length, 4);
  });
});
