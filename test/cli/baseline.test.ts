import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { cleanPlan, Folder, gzyd, wrongNumber } from './gzyd';

describe('gzyd baseline', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('.git/HEAD', '');
  });
  afterEach(() => folder.remove());
  const read = (name: string): string => readFileSync(folder.file(name), 'utf8');
  const run = (...args: string[]): ReturnType<typeof gzyd> => gzyd(args, { cwd: folder.path });

  it('silences what there is, and nothing that comes later', async () => {
    folder.write('旧/要点.txt', wrongNumber);
    folder.write('好.txt', cleanPlan);
    const made = await run('baseline', '旧/要点.txt', '好.txt');
    assert.deepEqual([made.code, made.stderr], [0, '']);
    assert.match(made.stdout, /gzyd\.yaml：写入 1 项/);
    assert.match(
      read('gzyd.yaml'),
      /^ignore:\n {2}- rule: numbering\/\S+\n {4}file: 旧\/要点\.txt\n {4}item: 补充教师\n/,
    );
    assert.equal(read('旧/要点.txt'), wrongNumber);
    assert.deepEqual(await run('check', '旧/要点.txt'), { code: 0, stdout: '', stderr: '' });
    folder.write('旧/要点.txt', wrongNumber.replace('新建改建中小学', '新建改建“中小学'));
    const later = await run('check', '旧/要点.txt');
    assert.equal(later.code, 1);
    assert.match(later.stdout, /text\/unbalanced/);
    assert.equal(later.stdout.trimEnd().split('\n').length, 1);
  });

  it('adds to the nearest gzyd.yaml, keeps its wording, and adds nothing twice', async () => {
    const config = '# 局里的配置\nprofile: standard # 日常\nignore:\n  - rule: text/half-width # 原稿如此\n';
    folder.write('gzyd.yaml', config);
    folder.write('a.txt', wrongNumber);
    await run('baseline', 'a.txt');
    const written = read('gzyd.yaml');
    assert.ok(written.startsWith(config));
    const again = await run('baseline', 'a.txt');
    assert.deepEqual([again.code, again.stdout], [0, '没有需要搁置的问题\n']);
    assert.equal(read('gzyd.yaml'), written);
  });

  it('writes nothing when asked only what it would write', async () => {
    folder.write('a.txt', wrongNumber);
    const said = await run('baseline', '--dry-run', 'a.txt');
    assert.match(said.stdout, /将写入 1 项/);
    assert.equal(existsSync(folder.file('gzyd.yaml')), false);
  });

  it('leaves a broken gzyd.yaml as it is, and exits 2', async () => {
    folder.write('gzyd.yaml', 'profile: "');
    folder.write('a.txt', wrongNumber);
    const refused = await run('baseline', 'a.txt');
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /未改动/);
    assert.equal(read('gzyd.yaml'), 'profile: "');
  });

  it('makes gzyd.yaml where the search for it looks, at most in the current folder', async () => {
    const plans = ['项目/旧/a.txt', '项目/b.txt', '散件/c.txt'];
    folder.write('项目/.git/HEAD', '');
    for (const plan of plans) folder.write(plan, wrongNumber);
    assert.equal((await run('baseline', ...plans)).code, 0);
    assert.match(read('项目/gzyd.yaml'), /file: 旧\/a\.txt\n[^]*file: b\.txt\n/);
    assert.match(read('gzyd.yaml'), /file: 散件\/c\.txt\n/);
    assert.deepEqual(await run('check', '--quiet', ...plans), { code: 0, stdout: '', stderr: '' });
  });

  it('loses nothing when several write at once, and writes nothing twice', async () => {
    const plans = Array.from({ length: 6 }, (_, index) => `${index}.txt`);
    for (const plan of plans) folder.write(plan, wrongNumber);
    const runs = await Promise.all(plans.map((plan) => run('baseline', plan, `./${plan}`)));
    assert.deepEqual(
      runs.map(({ code, stderr }) => [code, stderr]),
      plans.map(() => [0, '']),
    );
    assert.deepEqual(
      read('gzyd.yaml')
        .match(/\d\.txt/g)!
        .sort(),
      plans,
    );
  });

  it('refuses to write a gzyd.yaml that would be too large to be read again, and exits 2', async () => {
    const config = `# ${'甲'.repeat(333_320)}\n`;
    folder.write('gzyd.yaml', config);
    folder.write('a.txt', wrongNumber);
    for (const [lang, said] of [
      ['zh', /将过大，无法再完整读取，未改动/],
      ['en', /would be too large to read; it was not changed/],
    ] as const) {
      const refused = await run('baseline', '--lang', lang, 'a.txt');
      assert.equal(refused.code, 2);
      assert.match(refused.stderr, said);
    }
    assert.equal(read('gzyd.yaml'), config);
  });

  it('exits 2 for a missing file, and does the others', async () => {
    folder.write('a.txt', wrongNumber);
    const part = await run('baseline', 'nothing.txt', 'a.txt');
    assert.equal(part.code, 2);
    assert.match(part.stderr, /nothing\.txt/);
    assert.match(read('gzyd.yaml'), /file: a\.txt/);
  });
});
