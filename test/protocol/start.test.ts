/** The server started by hand. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import manifest from '../../package.json';

function server(...args: readonly string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.resolve('dist', 'server.js'), ...args], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

describe('the server, started by hand', () => {
  const usage = /^[^\n]*语言服务器[^\n]*--stdio[^\n]*\n[^\n]*Language server[^\n]*--stdio[^\n]*\n$/;

  it('says in two lines how editors start it', () => {
    for (const args of [[], ['--studio'], ['plan.txt']]) {
      const { code, out, err } = server(...args);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, usage);
    }
    for (const flag of ['--help', '-h']) {
      const { code, out, err } = server(flag);
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, usage);
    }
  });

  it('gives its version', () => {
    assert.deepEqual(server('--version'), { code: 0, out: `gongzuo-yaodian ${manifest.version}\n`, err: '' });
  });
});
