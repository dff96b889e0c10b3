import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { URI } from 'vscode-uri';
import { NodeFileSystem } from '../../server/src/node/fileSystem';
import { ConfigurationStore } from '../../server/src/config/store';
import { profileOf, sampleRules } from '../support/ruleMetas';

const files = new NodeFileSystem();
const limit = 1000;
const posixOnly = process.platform === 'win32' ? it.skip : it;

describe('files on disk', () => {
  let base: string;
  let root: string;
  const at = (...parts: string[]): string => path.join(root, ...parts);
  const uri = (...parts: string[]): string => URI.file(at(...parts)).toString();
  const within = (): string => URI.file(root).toString();
  const write = (text: string, ...parts: string[]): Promise<unknown> =>
    files.writeFile(uri(...parts), Buffer.from(text), within());
  const fault = (result: unknown): string => (result as { fault?: string }).fault ?? 'none';

  beforeEach(() => {
    base = mkdtempSync(path.join(tmpdir(), 'gzyd-'));
    root = path.join(base, '工作区');
    mkdirSync(root);
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  it('are read up to the limit', async () => {
    writeFileSync(at('a'), 'x'.repeat(limit));
    const read = await files.readFile(uri('a'), { limit });
    assert.ok(read.ok && read.value.length === limit);
    writeFileSync(at('b'), 'x'.repeat(limit + 1));
    assert.equal(fault(await files.readFile(uri('b'), { limit })), 'tooLarge');
    writeFileSync(at('空'), '');
    const empty = await files.readFile(uri('空'), { limit });
    assert.ok(empty.ok && empty.value.length === 0);
  });

  posixOnly('are read to the limit even where the size says nothing', async function () {
    if (process.platform !== 'linux') this.skip();
    assert.equal(fault(await files.readFile('file:///proc/self/maps', { limit: 10 })), 'tooLarge');
  });

  posixOnly(
    'keep permissions that the umask would take away from a new file, and owner and group where the system lets us',
    async () => {
      writeFileSync(at('shared'), 'old');
      chmodSync(at('shared'), 0o664);
      if (process.getuid!() === 0) chownSync(at('shared'), 1234, 2345);
      const { uid, gid } = statSync(at('shared'));
      const before = process.umask(0o077);
      try {
        assert.equal(fault(await write('new', 'shared')), 'none');
      } finally {
        process.umask(before);
      }
      const now = statSync(at('shared'));
      assert.deepEqual(
        [readFileSync(at('shared'), 'utf8'), now.mode & 0o777, now.uid, now.gid],
        ['new', 0o664, uid, gid],
      );
    },
  );

  posixOnly('that are folders, devices or pipes are no files, and nothing waits for them', async () => {
    mkdirSync(at('folder'));
    execFileSync('mkfifo', [at('pipe')]);
    for (const target of [uri('folder'), uri('pipe'), 'file:///dev/zero'])
      assert.equal(fault(await files.readFile(target, { limit })), 'notFile', target);
  });

  it('that are missing, or not files, are told apart', async () => {
    assert.equal(fault(await files.readFile(uri('nothing'), { limit })), 'notFound');
    writeFileSync(at('file'), '');
    assert.equal(fault(await files.readFile(uri('file', 'below'), { limit })), 'notFound');
    assert.equal(fault(await files.readDirectory(uri('file'), 10)), 'notDirectory');
    assert.equal(fault(await files.readFile('untitled:a', { limit })), 'unavailable');
    assert.equal(fault(await files.stat('file://host/')), 'unavailable');
    assert.equal(fault(await files.readFile('https://example.com/a', { limit })), 'unavailable');
    assert.equal(fault(await files.readFile(uri('a\0b'), { limit })), 'unavailable');
  });

  posixOnly('cannot be read through a circle of links', async () => {
    symlinkSync(at('b'), at('a'));
    symlinkSync(at('a'), at('b'));
    assert.equal(fault(await files.readFile(uri('a'), { limit })), 'loop');
    assert.equal(fault(await files.readFile(uri('a'), { limit, within: within() })), 'loop');
    assert.equal(fault(await write('x', 'a')), 'loop');
  });

  posixOnly('outside the workspace stay outside: links, .. and other hosts', async () => {
    writeFileSync(path.join(base, 'secret'), 'secret');
    mkdirSync(path.join(base, 'elsewhere'));
    symlinkSync(path.join(base, 'secret'), at('link'));
    symlinkSync(path.join(base, 'elsewhere'), at('folder'));
    symlinkSync(path.join(base, 'not-yet'), at('dangling'));
    const read = (target: string): Promise<unknown> => files.readFile(target, { limit, within: within() });
    assert.equal(fault(await read(uri('link'))), 'outside');
    assert.equal(fault(await read(uri('..', 'secret'))), 'outside');
    assert.equal(fault(await read(`${within()}/../secret`)), 'outside');
    assert.equal(fault(await read(`${within()}/%2e%2e/secret`)), 'outside');
    assert.equal(fault(await read(`file://host${URI.file(at('link')).path}`)), 'outside');
    assert.equal(fault(await write('x', 'link')), 'outside');
    assert.equal(fault(await write('x', 'folder', 'new')), 'outside');
    assert.equal(fault(await write('x', 'dangling')), 'outside');
    assert.equal(fault(await files.writeFile(`${within()}/../new`, Buffer.from('x'), within())), 'outside');
    assert.equal(readFileSync(path.join(base, 'secret'), 'utf8'), 'secret');
    assert.deepEqual(readdirSync(base).sort(), ['elsewhere', 'secret', '工作区']);
    assert.deepEqual(readdirSync(path.join(base, 'elsewhere')), []);
  });

  posixOnly('inside the workspace may be links, which stay links', async () => {
    writeFileSync(at('real'), 'old');
    symlinkSync('real', at('link'));
    assert.equal(fault(await write('new', 'link')), 'none');
    assert.equal(readFileSync(at('real'), 'utf8'), 'new');
    assert.deepEqual(readdirSync(root).sort(), ['link', 'real']);
  });

  it('are written whole, with their permissions, and leave nothing behind', async () => {
    assert.equal(fault(await write('一', 'a')), 'none');
    if (process.platform !== 'win32') chmodSync(at('a'), 0o600);
    assert.equal(fault(await write('二', 'a')), 'none');
    assert.equal(readFileSync(at('a'), 'utf8'), '二');
    if (process.platform !== 'win32') assert.equal(statSync(at('a')).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(root), ['a']);
  });

  it('are not written over folders, into nowhere, or where writing is forbidden', async () => {
    mkdirSync(at('folder'));
    assert.equal(fault(await write('x', 'folder')), 'notFile');
    assert.equal(fault(await write('x', 'nowhere', 'a')), 'notFound');
    writeFileSync(at('fixed'), 'old');
    chmodSync(at('fixed'), 0o444);
    assert.equal(fault(await write('x', 'fixed')), 'readOnly');
    assert.equal(readFileSync(at('fixed'), 'utf8'), 'old');
    assert.deepEqual(readdirSync(root).sort(), ['fixed', 'folder']);
  });

  it('may have names as long as names can be', async () => {
    const long = `${'长'.repeat(83)}.txt`;
    assert.equal(fault(await write('old', long)), 'none');
    assert.equal(fault(await write('new', long)), 'none');
    assert.equal(readFileSync(at(long), 'utf8'), 'new');
  });

  describe('written by a process that fails', () => {
    let child: string;
    before(function () {
      if (process.platform === 'win32') this.skip();
      child = path.join(mkdtempSync(path.join(tmpdir(), 'gzyd-child-')), 'child.cjs');
      const code = `import { NodeFileSystem } from './server/src/node/fileSystem';
        const [uri, within, megabytes] = process.argv.slice(2);
        new NodeFileSystem().writeFile(uri, Buffer.alloc(Number(megabytes) << 20, 'n'), within).then((result) => console.log(JSON.stringify(result)));`;
      buildSync({
        stdin: { contents: code, resolveDir: process.cwd(), loader: 'ts' },
        bundle: true,
        platform: 'node',
        format: 'cjs',
        outfile: child,
        logLevel: 'error',
      });
    });
    after(() => {
      if (child !== undefined) rmSync(path.dirname(child), { recursive: true, force: true });
    });

    it('because the disk is full: the old text stays, nothing is left behind', () => {
      writeFileSync(at('a'), 'old');
      // A limit on file size fails halfway through a write, as a full disk does.
      const said = execFileSync(
        'sh',
        ['-c', 'ulimit -f 100; exec "$@"', 'sh', process.execPath, child, uri('a'), within(), '4'],
        { encoding: 'utf8' },
      );
      assert.deepEqual(JSON.parse(said), { ok: false, fault: 'noSpace' });
      assert.equal(readFileSync(at('a'), 'utf8'), 'old');
      assert.deepEqual(readdirSync(root), ['a']);
    });

    it('because it is killed: the text is the old one or the new one, whole', async function () {
      this.timeout(30_000);
      writeFileSync(at('a'), 'old');
      let interrupted = 0;
      for (let round = 0; round < 4; round += 1) {
        const running = spawn(process.execPath, [child, uri('a'), within(), '300'], { stdio: 'ignore' });
        const ended = new Promise((resolve) => running.once('exit', resolve));
        while (running.exitCode === null && !readdirSync(root).some((name) => name.endsWith('.tmp')))
          await new Promise((resolve) => setTimeout(resolve, 1));
        running.kill('SIGKILL');
        await ended;
        const { size } = statSync(at('a'));
        assert.ok(size === 3 || size === 300 << 20, `${size} bytes`);
        if (size === 3) interrupted += 1;
        for (const name of readdirSync(root)) if (name !== 'a') rmSync(at(name));
      }
      assert.ok(interrupted > 0);
    });
  });

  it('are listed sorted and bounded, links not followed', async () => {
    for (const name of ['丙', '甲', '乙', 'b', 'a']) writeFileSync(at(name), '');
    mkdirSync(at('folder'));
    const all = await files.readDirectory(within(), 100);
    assert.ok(all.ok && !all.value.truncated);
    assert.deepEqual(
      all.value.items.map(({ name }) => name),
      ['a', 'b', 'folder', '丙', '乙', '甲'],
    );
    assert.equal(all.value.items[2]?.kind, 'directory');
    const some = await files.readDirectory(within(), 2);
    assert.ok(some.ok && some.value.truncated && some.value.items.length === 2);
  });

  describe('as a configuration', () => {
    const profile = async (store: ConfigurationStore): Promise<string> =>
      profileOf(await store.resolve(uri('要点.txt')));

    posixOnly('survive every fault, one after the other', async () => {
      const store = new ConfigurationStore({ fileSystem: files, rules: sampleRules, roots: [within()] });
      const config = at('gzyd.yaml');
      const configUri = uri('gzyd.yaml');
      const codes = async (): Promise<string[]> => {
        store.changed([configUri]);
        await profile(store);
        return (await store.problemsOf(configUri)).map(({ code }) => code);
      };
      writeFileSync(config, 'profile: strict');
      assert.deepEqual(await codes(), []);
      rmSync(config);
      mkdirSync(config);
      assert.deepEqual(await codes(), ['config/not-file']);
      assert.equal(await profile(store), 'strict');
      rmSync(config, { recursive: true });
      symlinkSync(config, config);
      assert.deepEqual(await codes(), ['config/loop']);
      rmSync(config);
      writeFileSync(path.join(base, 'passwd'), 'root:x:0:0');
      symlinkSync(path.join(base, 'passwd'), config);
      assert.deepEqual(await codes(), ['config/outside']);
      rmSync(config);
      symlinkSync('/dev/zero', config);
      assert.deepEqual(await codes(), ['config/outside']);
      rmSync(config);
      execFileSync('mkfifo', [config]);
      assert.deepEqual(await codes(), ['config/not-file']);
      rmSync(config);
      writeFileSync(config, Buffer.alloc(1_000_001, 'a'));
      assert.deepEqual(await codes(), ['config/too-large']);
      assert.equal(await profile(store), 'strict');
      writeFileSync(config, 'profile: "');
      assert.deepEqual(await codes(), ['config/syntax']);
      assert.equal(await profile(store), 'strict');
      rmSync(config);
      assert.deepEqual(await codes(), []);
      assert.equal(await profile(store), 'standard');
    });

    posixOnly('that may not be read are reported', async function () {
      if (process.getuid?.() === 0) this.skip(); // the superuser may read everything
      writeFileSync(at('gzyd.yaml'), 'profile: strict');
      chmodSync(at('gzyd.yaml'), 0);
      const store = new ConfigurationStore({ fileSystem: files, rules: sampleRules, roots: [within()] });
      assert.equal(await profile(store), 'standard');
      assert.deepEqual(
        (await store.problemsOf(uri('gzyd.yaml'))).map(({ code }) => code),
        ['config/no-permission'],
      );
    });
  });
});
