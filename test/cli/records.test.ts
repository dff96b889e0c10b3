/** `--records`: plans as lines of JSON on standard input, a line for each. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { cleanPlan, cliPath, Folder, gzyd, wrongNumber } from './gzyd';

interface Answer {
  readonly id: string | number | null;
  readonly line?: number;
  readonly error?: string;
  readonly findings?: readonly { readonly code: string }[];
  readonly title?: unknown;
  readonly file?: string;
}

const answersIn = (stdout: string): Answer[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);

const record = (id: unknown, text: string): string => JSON.stringify({ id, text });

describe('records on standard input', () => {
  it('are checked and extracted as files are, in order', async () => {
    const folder = new Folder();
    try {
      const file = folder.write('plan.txt', wrongNumber);
      const stdin = `${record('a', wrongNumber)}\r\n\n${record(2, cleanPlan)}\n${JSON.stringify({ id: 'c', base64: Buffer.from(wrongNumber).toString('base64') })}`;
      for (const command of ['check', 'extract']) {
        const alone = answersIn((await gzyd([command, '-f', 'ndjson', file], { cwd: folder.path })).stdout)[0]!;
        const run = await gzyd([command, '-f', 'ndjson', '--records'], { stdin, cwd: folder.path });
        assert.deepEqual([run.code, run.stderr], [command === 'check' ? 1 : 0, '']);
        const answers = answersIn(run.stdout);
        assert.deepEqual(
          answers.map(({ id }) => id),
          ['a', 2, 'c'],
        );
        for (const id of ['a', 'c'])
          assert.deepEqual(
            answers.find((answer) => answer.id === id),
            { ...alone, id, file: id },
          );
      }
    } finally {
      folder.remove();
    }
  });

  it('read bytes in any encoding, and follow the configuration', async () => {
    // 甲局2026年工作要点 in GB 18030.
    const title = Buffer.from([
      0xbc, 0xd7, 0xbe, 0xd6, 0x32, 0x30, 0x32, 0x36, 0xc4, 0xea, 0xb9, 0xa4, 0xd7, 0xf7, 0xd2, 0xaa, 0xb5, 0xe3,
    ]);
    const stdin = JSON.stringify({ id: 1, base64: title.toString('base64') });
    const { stdout } = await gzyd(['extract', '-f', 'ndjson', '--records'], { stdin });
    assert.match(stdout, /甲局2026年工作要点/);
    const args = ['check', '-f', 'ndjson', '--records', '--rule', 'numbering/gap=off'];
    const off = await gzyd(args, { stdin: record(1, wrongNumber) });
    assert.deepEqual([off.code, answersIn(off.stdout)[0]!.findings], [0, []]);
  });

  it('that are broken are answered by an error, and the others by what they hold', async () => {
    const stdin = Buffer.concat([
      Buffer.from(
        [
          'no json',
          '[1]',
          '{"text":"x"}',
          '{"id":"both","text":"x","base64":"eA=="}',
          '{"id":"base","base64":"*"}',
          '{"id":"binary","base64":"AAEC"}',
          record('fine', cleanPlan),
        ].join('\n'),
      ),
      Buffer.from([0x0a, 0xff, 0x0a]),
      Buffer.from(record('last', cleanPlan)),
    ]);
    const { stdout, code } = await gzyd(['check', '-f', 'ndjson', '--records', '--lang', 'en'], { stdin });
    assert.equal(code, 2);
    assert.deepEqual(
      answersIn(stdout).map(({ id, line, error }) => [id, line, error !== undefined]),
      [
        [null, 1, true],
        [null, 2, true],
        [null, 3, true],
        ['both', 4, true],
        ['base', 5, true],
        ['binary', 6, true],
        ['fine', undefined, false],
        [null, 8, true],
        ['last', undefined, false],
      ],
    );
  });

  it('are answered one by one, while more may come', async () => {
    const child = spawn(process.execPath, [cliPath, 'extract', '-f', 'ndjson', '--records'], { stdio: 'pipe' });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    for (let id = 0; id < 3; id++) {
      child.stdin.write(`${record(id, cleanPlan)}\n`);
      const { value } = await lines.next();
      assert.equal((JSON.parse(value!) as Answer).id, id);
    }
    child.stdin.end();
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  it('stand alone, and need their format', async () => {
    for (const args of [
      ['check', '--records'],
      ['check', '-f', 'json', '--records'],
      ['check', '-f', 'ndjson', '--records', 'a.txt'],
      ['extract', '-f', 'ndjson', '--records', '--previous', 'a.txt'],
    ])
      assert.equal((await gzyd(args)).code, 2, args.join(' '));
  });
});
