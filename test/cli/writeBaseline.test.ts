import assert from 'node:assert/strict';
import { writeBaseline } from '../../server/src/cli/writeBaseline';
import type { FileResult } from '../../server/src/files/fileSystem';
import { maxConfigSize } from '../../server/src/config/tree';
import { MemoryFileSystem } from '../support/memoryFileSystem';
import { sampleRules } from '../support/ruleMetas';

const config = 'file:///w/gzyd.yaml';
const entry = (file: string): { rule: string; file: string } => ({ rule: 'numbering/gap', file });
const written = (...files: readonly string[]): string =>
  `ignore:\n${files.map((file) => `  - rule: numbering/gap\n    file: ${file}\n`).join('')}`;

/** Somebody else writes the next of `others` right before each of our writes. */
class BusyFileSystem extends MemoryFileSystem {
  constructor(
    text: string | undefined,
    readonly others: string[],
  ) {
    super(text === undefined ? {} : { [config]: text });
  }

  override async writeFile(...args: Parameters<MemoryFileSystem['writeFile']>): Promise<FileResult<void>> {
    const other = this.others.shift();
    if (other !== undefined) this.set(config, other);
    return super.writeFile(...args);
  }
}

describe('entries added to gzyd.yaml', () => {
  const put = (fileSystem: MemoryFileSystem, ...files: readonly string[]): ReturnType<typeof writeBaseline> =>
    writeBaseline(config, files.map(entry), { fileSystem, rules: sampleRules, within: 'file:///w', dryRun: false });

  it('take nothing away that others put there meanwhile', async () => {
    for (const text of [undefined, '', written('a.txt')]) {
      const fileSystem = new BusyFileSystem(text, [written('a.txt', 'b.txt'), written('a.txt', 'b.txt', 'c.txt')]);
      assert.equal(await put(fileSystem, 'd.txt', 'c.txt'), 1);
      assert.equal(fileSystem.text(config), written('a.txt', 'b.txt', 'c.txt', 'd.txt'));
    }
  });

  it('give up where others come first again and again', async () => {
    const fileSystem = new BusyFileSystem(
      '',
      Array.from({ length: 1000 }, (_, index) => `planYear: ${2000 + (index % 100)}\n`),
    );
    assert.match(((await put(fileSystem, 'a.txt')) as { zh: string }).zh, /已被改动，未写入/);
    assert.ok(fileSystem.others.length > 0);
    assert.match(fileSystem.text(config)!, /^planYear: \d+\n$/);
  });

  it('are there once', async () => {
    const fileSystem = new MemoryFileSystem({ [config]: written('a.txt') });
    assert.equal(await put(fileSystem, 'b.txt', 'a.txt', 'b.txt'), 1);
    assert.equal(fileSystem.text(config), written('a.txt', 'b.txt'));
  });

  it('leave the byte order mark where it is', async () => {
    const mark = [0xef, 0xbb, 0xbf];
    const fileSystem = new MemoryFileSystem().set(
      config,
      Uint8Array.from([...mark, ...new TextEncoder().encode('profile: strict\n')]),
    );
    assert.equal(await put(fileSystem, 'a.txt'), 1);
    const read = await fileSystem.readFile(config, { limit: 1000 });
    assert.deepEqual(read.ok && [...read.value], [
      ...mark,
      ...new TextEncoder().encode(`profile: strict\n${written('a.txt')}`),
    ]);
  });

  it('are refused where the file could not be read any more', async () => {
    // A Chinese character takes three bytes; a list of 20,000 entries is not read to its end, whatever is in it.
    for (const text of [
      `# ${'甲'.repeat(Math.floor((maxConfigSize - 20) / 3))}\n`,
      `ignore:\n${'- 1\n'.repeat(19_999)}`,
    ]) {
      const fileSystem = new MemoryFileSystem({ [config]: text });
      assert.match(
        ((await put(fileSystem, 'a.txt', 'b.txt')) as { zh: string }).zh,
        /写入 2 项后配置文件将过大，无法再完整读取，未改动/,
      );
      assert.equal(fileSystem.text(config), text);
    }
  });
});
