/** `gzyd check` of many files with little memory. Node's option for the heap holds for worker threads too. */
import assert from 'node:assert/strict';
import { Folder, gzyd, wrongNumber } from '../cli/gzyd';

const littleMemory = (megabytes: number): { readonly NODE_OPTIONS: string } => ({
  NODE_OPTIONS: `--max-old-space-size=${megabytes}`,
});

describe('little memory', function () {
  this.timeout(120_000);
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('.git/HEAD', '');
  });
  afterEach(() => folder.remove());

  it('a thread that runs out of memory: the one text that is too large is reported as failed; all others are checked', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `${String(index).padStart(2, '0')}工作要点.txt`);
    for (const name of names) folder.write(name, wrongNumber);
    const huge = names[17]!;
    folder.write(huge, wrongNumber.repeat(25_000));
    const { code, stdout, stderr } = await gzyd(['check', '.'], { cwd: folder.path, env: littleMemory(32) });
    assert.equal(code, 2, stderr);
    const failed = stderr
      .split('\n')
      .filter((line) => line.includes('ERR_WORKER_OUT_OF_MEMORY'))
      .map((line) => names.find((name) => line.includes(name)));
    assert.deepEqual(failed, [huge], stderr);
    const checked = [
      ...new Set(
        stdout
          .trimEnd()
          .split('\n')
          .map((line) => line.slice(0, line.indexOf(':'))),
      ),
    ];
    assert.deepEqual(
      checked,
      names.filter((name) => name !== huge),
    );
  });

  for (const threads of ['1', '2'])
    it(`200 plans need no more of it than a few, threads: ${threads}`, async () => {
      const count = 200;
      // 20 KB each, no two lines alike: memory shared between plans would hide a leak.
      for (let plan = 0; plan < count; plan++) {
        const items = Array.from(
          { length: 80 },
          (_, item) =>
            `${item + 1}.办好第${plan}区第${item}件实事。6月底前新建改建中小学${plan + 1}所，新增学位不少于${8000 + item}个，完成投资${plan}万元。（责任单位：规划科、基教科）\n`,
        );
        folder.write(
          `${String(plan).padStart(3, '0')}工作要点.txt`,
          `某某市教育局2026年工作要点\n\n一、扩大资源供给\n\n${items.join('\n')}`,
        );
      }
      const { code, stderr } = await gzyd(['check', '--level', 'hint', '--format', 'json', '--threads', threads, '.'], {
        cwd: folder.path,
        env: littleMemory(28),
      });
      assert.notEqual(code, 2, stderr);
      assert.match(stderr, new RegExp(`检查了 ${count} 个文件`));
    });
});
