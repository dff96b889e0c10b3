/** The server in a real Emacs with Eglot, by the configuration of `docs/editors.md`. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Folder } from '../cli/gzyd';
import { assertDriven, plan, type Driven } from './plan';

const run = promisify(execFile);

describe('Emacs', function () {
  this.timeout(120_000);

  before(async function () {
    const eglot = ['--batch', '-q', '--eval', "(progn (require 'package) (package-initialize) (require 'eglot))"];
    const isThere = await run('emacs', eglot).then(
      () => true,
      () => false,
    );
    // On Debian: apt-get install emacs-nox elpa-eglot.
    if (!isThere) this.skip();
  });

  it('completes, renames, renumbers and formats', async () => {
    const folder = new Folder();
    try {
      const page = readFileSync(path.join('docs', 'editors.md'), 'utf8');
      const [, written] = /^```elisp\n([^]*?)^```/m.exec(page)!;
      const server = path.resolve('dist', 'server.js');
      assert.ok(written!.includes('"/path/to/gongzuo-yaodian/dist/server.js"'));
      const configuration = written!.replace('/path/to/gongzuo-yaodian/dist/server.js', server);
      const out = folder.file('out.json');
      const env = {
        ...process.env,
        HOME: folder.path,
        LC_ALL: 'C.UTF-8',
        GZYD_CONFIGURATION: folder.write('configuration.el', configuration),
        GZYD_PLAN: folder.write('2026年工作要点.txt', `${plan.join('\n')}\n`),
        GZYD_OUT: out,
      };
      const driver = path.resolve('test', 'editors', 'drive.el');
      await run('emacs', ['--batch', '-q', '-l', driver], { env, timeout: 100_000 }).catch(() => undefined);
      const driven = JSON.parse(readFileSync(out, 'utf8')) as Driven;
      const withoutEnd = (lines: readonly string[]): readonly string[] =>
        lines.at(-1) === '' ? lines.slice(0, -1) : lines;
      const { completed, renamed, renumbered, formatted } = driven;
      assert.equal(driven.problem, undefined);
      assertDriven({
        ...driven,
        completed: withoutEnd(completed),
        renamed: withoutEnd(renamed),
        renumbered: withoutEnd(renumbered),
        formatted: withoutEnd(formatted),
      });
    } finally {
      folder.remove();
    }
  });
});
