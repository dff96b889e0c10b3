import assert from 'node:assert/strict';
import { StatusLine } from '../../server/src/cli/statusLine';

describe('the status line of a long run', () => {
  let written: string;
  let now: number;
  const line = (isTTY: boolean, TERM = 'xterm'): StatusLine =>
    new StatusLine({ isTTY, write: (text) => (written += text) }, { TERM }, () => now);
  beforeEach(() => {
    written = '';
    now = 0;
  });

  it('appears after a second, ten times a second at most, and goes before anything else is printed', () => {
    const status = line(true);
    const count = status.counter(200, 'zh');
    now = 999;
    count(1);
    status.clear();
    assert.equal(written, '');
    now = 1000;
    count(50);
    assert.equal(written, `\r[${'#'.repeat(6)}${'.'.repeat(18)}] 已处理 50/200 个文件\u001b[K`);
    written = '';
    now = 1099;
    count(51);
    assert.equal(written, '');
    status.clear();
    assert.equal(written, '\r\u001b[K');
    written = '';
    status.clear();
    assert.equal(written, '');
    now = 1200;
    count(200);
    assert.equal(written, `\r[${'#'.repeat(24)}] 已处理 200/200 个文件\u001b[K`);
  });

  it('never appears off a terminal, nor on one without cursor movements', () => {
    for (const status of [line(false), line(true, 'dumb')]) {
      const count = status.counter(2, 'en');
      now += 5000;
      count(1);
      status.clear();
    }
    assert.equal(written, '');
  });
});
