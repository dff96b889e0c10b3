/** What a terminal is sent: names of files and quoted words may hold anything but control over it. */
import assert from 'node:assert/strict';
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

  it('is sent no control and no direction characters by findings and troubles', async function () {
    if (process.platform === 'win32') this.skip();
    const name = 'a\u001b]0;x\u0007\u202e工作要点.txt';
    folder.write(name, wrongNumber.replace('补充教师', '补充\u001b[31m教师\u202e“\u0007'));
    const checked = await gzyd(['check', '--level', 'hint', '.', 'nowhere\u001b[31m.txt'], { cwd: folder.path });
    assert.match(checked.stdout, /numbering\//);
    assert.match(checked.stderr, /nowhere/);
    const baseline = await gzyd(['baseline', 'nowhere\u001b[31m.txt'], { cwd: folder.path });
    const extracted = await gzyd(['extract', 'nowhere\u001b[31m.txt'], { cwd: folder.path });
    const fixed = await gzyd(['fix', 'nowhere\u001b[31m.txt'], { cwd: folder.path });
    for (const text of [checked.stdout, checked.stderr, baseline.stderr, extracted.stderr, fixed.stderr]) assert.doesNotMatch(text, control);
  });
});
