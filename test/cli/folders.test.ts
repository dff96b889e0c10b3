import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { cleanPlan, cliPath, Folder, gzyd, wrongNumber } from './gzyd';

describe('gzyd check on folders and many files', () => {
  let folder: Folder;
  before(() => {
    folder = new Folder();
  });
  after(() => folder.remove());

  const checked = (stdout: string): string[] =>
    (JSON.parse(stdout) as { file: string }[]).map(({ file }) =>
      path.relative(folder.path, file).replaceAll('\\', '/'),
    );

  describe('a folder', () => {
    before(() => {
      folder.write('tree/2026年工作要点.txt', cleanPlan);
      folder.write('tree/readme.txt', 'Nothing of interest.\n');
      folder.write('tree/a/plan.gzyd', cleanPlan);
      folder.write('tree/a/unnamed.txt', `某某市2026年工作要点\n\n${cleanPlan}`);
      folder.write('tree/b/data.csv', '1,2\n');
      folder.write('tree/.git/工作要点.txt', cleanPlan);
      folder.write('tree/node_modules/x/工作要点.txt', cleanPlan);
      if (process.platform !== 'win32') symlinkSync('..', folder.file('tree/b/up'));
    });

    it('gives the files that look like plans, none below hidden folders, and follows no link', async () => {
      const run = await gzyd(['check', '-f', 'json', folder.file('tree')]);
      assert.deepEqual(checked(run.stdout), ['tree/2026年工作要点.txt', 'tree/a/plan.gzyd', 'tree/a/unnamed.txt']);
      assert.match(run.stderr, /tree：找到 3 个文件，另有 \d 个不检查/);
      assert.notEqual(run.code, 2);
    });

    it('gives what files.include of its gzyd.yaml names, without files.exclude', async () => {
      folder.write('listed/gzyd.yaml', 'files:\n  include: ["*.md"]\n  exclude: ["old/"]\n');
      folder.write('listed/plan.md', cleanPlan);
      folder.write('listed/工作要点.txt', cleanPlan);
      folder.write('listed/old/plan.md', cleanPlan);
      assert.deepEqual(checked((await gzyd(['check', '-f', 'json', folder.file('listed')])).stdout), [
        'listed/plan.md',
      ]);
    });

    it('leaves out what git ignores on request, as git does', async () => {
      folder.write('ignored/.gitignore', '/old/\n*.tmp.gzyd\n!keep.tmp.gzyd\n');
      folder.write('ignored/repository/.git/HEAD', '');
      folder.write('ignored/repository/.gitignore', '# 草稿\n草稿/\nb.gzyd\n');
      folder.write('ignored/repository/a.gzyd', cleanPlan);
      folder.write('ignored/repository/a.tmp.gzyd', cleanPlan);
      folder.write('ignored/repository/b.gzyd', cleanPlan);
      folder.write('ignored/repository/草稿/c.gzyd', cleanPlan);
      folder.write('ignored/repository/草稿/.gitignore', '!c.gzyd\n');
      folder.write('ignored/repository/sub/b.gzyd', cleanPlan);
      folder.write('ignored/repository/sub/.gitignore', '!b.gzyd\n');
      const found = async (...args: string[]): Promise<string[]> =>
        checked((await gzyd(['check', '-f', 'json', ...args])).stdout).map((file) =>
          file.replace('ignored/repository/', ''),
        );
      const tree = folder.file('ignored/repository');
      // The list above the repository doesn't count.
      const kept = ['a.gzyd', 'a.tmp.gzyd', 'sub/b.gzyd'];
      assert.deepEqual(await found('--gitignore', tree), kept);
      assert.deepEqual(await found('--gitignore', `${tree}/**/*.gzyd`), kept);
      assert.equal((await found(tree)).length, 5);
      assert.deepEqual(await found('--gitignore', `${tree}/b.gzyd`), ['b.gzyd']);
      folder.write('ignored/repository/sub/.gitignore', Buffer.from([0xb2, 0xdd, 0xb8, 0xe5]));
      const run = await gzyd(['outline', '--gitignore', tree], { env: { LC_ALL: 'en' } });
      assert.equal(run.code, 2);
      assert.match(run.stderr, /\.gitignore: not in UTF-8/);
    });

    it('excludes no file that is named outright, in any command', async () => {
      folder.write('excluded/.git/HEAD', '');
      folder.write('excluded/gzyd.yaml', 'files:\n  exclude: ["old/"]\n');
      folder.write('excluded/old/plan.gzyd', wrongNumber.replace('身边的学校。', '身边的学校。。'));
      const run = (...args: string[]): ReturnType<typeof gzyd> =>
        gzyd([...args, '--lang', 'en'], { cwd: folder.file('excluded') });
      assert.match((await run('check', 'old/plan.gzyd')).stdout, /numbering\//);
      assert.match((await run('fix', 'old/plan.gzyd')).stdout, /^\+.*学校。$/m);
      assert.match((await run('baseline', '-n', 'old/plan.gzyd')).stdout, /2 entries would be written/);
      for (const found of ['.', '**/*.gzyd']) {
        const passed = await run('check', found);
        assert.deepEqual([passed.code, passed.stdout], [2, '']);
        assert.match(passed.stderr, /no plan was found/);
      }
    });

    it('gives each file once, however often it is named', async () => {
      const plan = folder.write('twice/a/plan.gzyd', wrongNumber);
      const run = await gzyd(
        ['check', '-f', 'json', 'twice', 'twice/a', plan, './twice/a/plan.gzyd', 'twice/**/*.gzyd'],
        { cwd: folder.path },
      );
      assert.deepEqual(
        (JSON.parse(run.stdout) as { file: string }[]).map(({ file }) => file.replaceAll('\\', '/')),
        ['twice/a/plan.gzyd'],
      );
    });

    it('is not entered where a pattern asks for nothing below it', async () => {
      folder.write('shallow/plan.gzyd', cleanPlan);
      folder.write('shallow/far/plan.gzyd', cleanPlan);
      folder.write('shallow/deep/a.csv', '');
      const run = await gzyd(['check', 'shallow/*.gzyd'], { cwd: folder.path });
      // Files in folders that are entered are counted.
      assert.deepEqual([run.code, run.stderr], [0, 'gzyd: shallow/*.gzyd：找到 1 个文件，另有 0 个不检查\n']);
    });

    it('may be named by a pattern', async () => {
      const run = await gzyd(['check', '-f', 'json', 'tree/**/*.{gzyd,csv}'], { cwd: folder.path });
      assert.deepEqual(
        (JSON.parse(run.stdout) as { file: string }[]).map(({ file }) => file.replaceAll('\\', '/')),
        ['tree/a/plan.gzyd', 'tree/b/data.csv'],
      );
      assert.equal((await gzyd(['check', 'tree/*.nothing'], { cwd: folder.path })).code, 2);
    });
  });

  describe('gzyd.yaml', () => {
    it('is the nearest one, and flags override it', async () => {
      const code = /(numbering\/\S+)/.exec(
        (await gzyd(['check', folder.write('plain/wrong.txt', wrongNumber)])).stdout,
      )![1]!;
      folder.write('configured/gzyd.yaml', `rules:\n  ${code}: error\n`);
      const file = folder.write('configured/below/wrong.txt', wrongNumber);
      assert.match((await gzyd(['check', file])).stdout, new RegExp(`error ${code}`));
      assert.equal((await gzyd(['check', '-r', `${code}=off`, file])).stdout, '');
      folder.write('configured/below/gzyd.yaml', `rules:\n  ${code}: off\n`);
      assert.equal((await gzyd(['check', file])).stdout, '');
      const named = folder.write('other.yaml', `rules:\n  ${code}: information\n`);
      assert.match((await gzyd(['check', '--config', named, file])).stdout, new RegExp(`information ${code}`));
    });

    it('is reported with the place when it is broken; the check goes on with the defaults and exits 2', async () => {
      folder.write('broken/gzyd.yaml', 'rules: [\n');
      const run = await gzyd(['check', folder.write('broken/wrong.txt', wrongNumber)]);
      assert.equal(run.code, 2);
      assert.match(run.stderr, /gzyd\.yaml:\d+:\d+: error config\//);
      assert.match(run.stdout, /warning numbering\//);
    });

    it('may be a link within the project, as in the editor, but not out of it; without a project, not out of its folder', async function () {
      if (process.platform === 'win32') return this.skip();
      folder.write('linked/.git/HEAD', '');
      folder.write('linked/shared/gzyd.yaml', 'rules:\n  numbering/*: off\n');
      folder.write('elsewhere/gzyd.yaml', 'rules:\n  numbering/*: off\n');
      const [inside, outside, loose] = ['linked/plans/a.txt', 'linked/other/a.txt', 'loose/plans/a.txt'].map((name) =>
        folder.write(name, wrongNumber),
      ) as [string, string, string];
      symlinkSync('../shared/gzyd.yaml', folder.file('linked/plans/gzyd.yaml'));
      symlinkSync('../../elsewhere/gzyd.yaml', folder.file('linked/other/gzyd.yaml'));
      symlinkSync('../../elsewhere/gzyd.yaml', folder.file('loose/plans/gzyd.yaml'));
      assert.deepEqual(await gzyd(['check', inside]), { code: 0, stdout: '', stderr: '' });
      for (const file of [outside, loose]) {
        const run = await gzyd(['check', file]);
        assert.equal(run.code, 2);
        assert.match(run.stderr, /config\/outside/);
      }
    });

    it('is reported once when it only holds an unknown key, and the exit code stays', async () => {
      folder.write('odd/gzyd.yaml', 'colour: blue\n');
      const files = Array.from({ length: 3 }, (_, index) => folder.write(`odd/${index}.txt`, cleanPlan));
      const run = await gzyd(['check', ...files, '--quiet']);
      assert.equal(run.code, 0);
      assert.equal(run.stderr.match(/config\//g)?.length, 1, run.stderr);
    });

    it('named by --config must exist', async () => {
      const run = await gzyd(['check', '--config', folder.file('nowhere.yaml'), folder.write('clean.txt', cleanPlan)]);
      assert.equal(run.code, 2);
      assert.match(run.stderr, /nowhere\.yaml/);
    });
  });

  describe('many files, on worker threads', () => {
    const count = 60;
    let files: string[];
    before(() => {
      files = Array.from({ length: count }, (_, index) =>
        folder.write(
          `many/${String(index).padStart(3, '0')}.txt`,
          index % 2 === 0 ? wrongNumber : wrongNumber.repeat(1 + (index % 5)),
        ),
      );
      files.splice(30, 0, folder.file('many/nowhere.txt'));
    });

    it('give what one thread gives, in the order of the files', async () => {
      const together = await gzyd(['check', '--quiet', '--threads', '3', ...files]);
      let apart = '';
      for (let start = 0; start < files.length; start += 10)
        apart += (await gzyd(['check', '--quiet', ...files.slice(start, start + 10)])).stdout;
      assert.equal(together.stdout, apart);
      assert.ok(together.stdout.length > 1000);
      assert.equal(together.code, 2);
      assert.equal(together.stderr, `gzyd: ${folder.file('many/nowhere.txt')}：文件不存在\n`);
    });

    it('give one complete JSON array', async () => {
      const run = await gzyd(['check', '--quiet', '--threads', '3', '-f', 'json', ...files]);
      assert.deepEqual(
        (JSON.parse(run.stdout) as { file: string }[]).map(({ file }) => file),
        files,
      );
    });

    it('are checked to the end, with true totals, when the reader goes away', async function () {
      if (process.platform === 'win32') return this.skip();
      const readable = files.filter((file) => !file.endsWith('nowhere.txt'));
      const whole = await gzyd(['check', ...readable]);
      const child = spawn(process.execPath, [cliPath, 'check', '--threads', '3', ...readable], {
        env: { PATH: process.env.PATH ?? '' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let stderr = '';
      child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      child.stdout!.once('data', () => child.stdout!.destroy());
      const code = await new Promise((resolve) => child.on('close', resolve));
      assert.match(whole.stderr, /检查了 60 个文件，[1-9]\d* 个问题/);
      assert.equal(stderr, whole.stderr);
      assert.equal(code, 1);
    });
  });
});
