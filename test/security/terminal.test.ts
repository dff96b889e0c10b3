/** What a terminal is sent: file names and quoted words may hold anything, but never control it. */
import assert from 'node:assert/strict';
import { exporters } from '../../server/src/export/registry';
import { formats } from '../../server/src/report/registry';
import { Folder, gzyd, wrongNumber } from '../cli/gzyd';

const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

describe('the terminal', function () {
  this.timeout(30_000);
  let folder: Folder;
  before(() => {
    folder = new Folder();
    folder.write('.git/HEAD', '');
  });
  after(() => folder.remove());

  it('is sent no control or direction characters by findings and errors', async function () {
    if (process.platform === 'win32') this.skip();
    const name = 'a\u001b]0;x\u0007\u202e工作要点.txt';
    folder.write(name, wrongNumber.replace('补充教师', '补充\u001b[31m教师\u202e“\u0007'));
    const checked = await gzyd(['check', '--level', 'hint', '.', 'nowhere\u001b[31m.txt'], { cwd: folder.path });
    assert.match(checked.stdout, /numbering\//);
    assert.match(checked.stderr, /nowhere/);
    const baseline = await gzyd(['baseline', 'nowhere\u001b[31m.txt'], { cwd: folder.path });
    const extracted = await gzyd(['extract', 'nowhere\u001b[31m.txt'], { cwd: folder.path });
    const fixed = await gzyd(['fix', 'nowhere\u001b[31m.txt'], { cwd: folder.path });
    for (const text of [checked.stdout, checked.stderr, baseline.stderr, extracted.stderr, fixed.stderr])
      assert.doesNotMatch(text, control);
  });

  const hostile = '补充\u001b[31m教师\u009b2J\u202e\u2066“\u200f\u2028\u0085\u0007';
  const marks = /[\u061c\u200e\u200f]/;

  it('is sent none by any format; JSON reads as the plan has it', async () => {
    folder.write(
      'json.txt',
      wrongNumber
        .replace('3.补充教师', `3.${hostile}`)
        .replace('\n3.', '\n5.')
        .replace('（责任单位：人事科）', '(责任单位:\u009b2J人事科\u202e\u202c)')
        .replace('8000个。', '8000个。\u202e。'),
    );
    for (const [args, holds] of [
      ...exporters.map(({ name }) => [['extract', '--format', name], true] as const),
      ...formats.map(
        ({ name }) => [['check', '--format', name, '--level', 'hint', '--profile', 'strict'], false] as const,
      ),
    ]) {
      const { stdout } = await gzyd([...args, 'json.txt', 'nowhere\u009b31m.txt'], { cwd: folder.path });
      assert.ok(stdout.length > 0, args.join(' '));
      assert.doesNotMatch(stdout, control);
      assert.doesNotMatch(stdout, marks);
      if (!/^[[{]/.test(stdout)) continue;
      const values = args[2] === 'ndjson' ? stdout.trimEnd().split('\n') : [stdout];
      const value = values.map((one) => JSON.stringify(JSON.parse(one))).join('');
      for (const character of holds ? ['\u009b', '\u202e'] : []) assert.ok(value.includes(character), args.join(' '));
    }
    const { stdout } = await gzyd(['check', '--format', 'json', 'nowhere\u009b\u202e.txt'], { cwd: folder.path });
    assert.doesNotMatch(stdout, control);
    assert.equal((JSON.parse(stdout) as [{ file: string }])[0].file, 'nowhere\u009b\u202e.txt');
  });

  it('sees in the diff what it would obey; a pipe gets the lines as they are, to be applied', async () => {
    const file = 'diff.txt';
    folder.write(
      file,
      wrongNumber.replace('补充教师', `${hostile}。。`).replaceAll('\n', '\r\n').replace('总体要求', '总体\r要求'),
    );
    const terminal = { NODE_OPTIONS: '--import data:text/javascript,process.stdout.isTTY%3Dtrue' };
    const shown = (await gzyd(['fix', '--suggested', file], { cwd: folder.path, env: terminal })).stdout;
    const raw = (await gzyd(['fix', '--suggested', file], { cwd: folder.path })).stdout;
    assert.ok(raw.includes(hostile));
    assert.doesNotMatch(shown.replaceAll('\r\n', '\n'), control);
    assert.doesNotMatch(shown, marks);
    for (const mark of ['<U+001B>[31m', '<U+009B>2J', '<U+202E><U+2066>', '<U+200F><U+2028><U+0085><U+0007>'])
      assert.ok(shown.includes(mark), shown);
    assert.equal(
      shown.replace(/<U\+([0-9A-F]{4})>/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
      raw,
    );
  });

  it('is sent none by messages about arguments, or by what baseline has written', async function () {
    if (process.platform === 'win32') this.skip();
    const { stderr } = await gzyd(['\u001b[31m\u009b'], { cwd: folder.path });
    assert.match(stderr, /31m/);
    assert.doesNotMatch(stderr, control);
    folder.write('b\u009b\u202e/gzyd.yaml', 'profile: standard\n');
    folder.write('b\u009b\u202e/工作要点.txt', wrongNumber);
    const { stdout } = await gzyd(['baseline', 'b\u009b\u202e/工作要点.txt'], { cwd: folder.path });
    assert.match(stdout, /写入/);
    assert.doesNotMatch(stdout, control);
  });
});
