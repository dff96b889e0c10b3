/** Which files are looked at, recorded call by call: a workspace from someone else leads nowhere else. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzyd, wrongNumber } from '../cli/gzyd';
import { fullCapabilities, LanguageServer } from '../support/languageServer';
import { preloading } from '../support/preloads';

const hostileConfig = `
files: { include: ["../**", "/etc/*", "file:///etc/passwd", "\\\\\\\\host\\\\share\\\\*", "**/../../**"], exclude: ["../../x"] }
extends: ../outside/gzyd.yaml
include: [file:///etc/passwd, "//host/share/x.yaml"]
"$ref": http://127.0.0.1:1/x
units: !!js/function "function () { process.exit(98) }"
rules: { __proto__: { severity: off }, constructor: off, "../../outside": error, numbering/gap: { exclude: ["../**", "/etc/**"] } }
ignore: [{ rule: numbering/gap, file: ../outside/secret.txt }, { rule: numbering/gap, file: /etc/passwd }]
`;
const hostilePlan = `${wrongNumber}\n见[附件](file:///etc/passwd)、![图](\\\\host\\share\\a.png)、<a href="command:workbench.action.terminal.new">、https://127.0.0.1:1/x、../outside/secret.txt\n（责任单位：基教科）\n`;

describe('files that are looked at', function () {
  this.timeout(60_000);
  let base: string;
  let root: string;
  let record: string;
  const at = (...parts: string[]): string => path.join(root, ...parts);
  const uri = (file: string): string => pathToFileURL(file).href;
  const environment = (): Record<string, string> => ({ ...preloading('recordFiles', 'poison'), GZYD_RECORD: record });
  /** Calls on paths beyond Node, our own bundles and what Node reads to find them. */
  const looked = (): { readonly call: string; readonly file: string }[] =>
    readFileSync(record, 'utf8')
      .trimEnd()
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const space = line.indexOf(' ');
        return { call: line.slice(0, space), file: line.slice(space + 1) };
      })
      .filter(
        ({ file }) =>
          !file.startsWith(process.cwd()) && !file.startsWith('file:') && file !== path.dirname(process.execPath),
      );

  beforeEach(() => {
    base = realpathSync(mkdtempSync(path.join(tmpdir(), 'gzyd-files-')));
    root = path.join(base, 'workspace');
    record = path.join(base, 'record');
    writeFileSync(record, '');
    mkdirSync(at('年度'), { recursive: true });
    mkdirSync(path.join(base, 'outside'));
    writeFileSync(path.join(base, 'outside', 'gzyd.yaml'), 'profile: draft\n');
    writeFileSync(path.join(base, 'outside', 'secret.txt'), wrongNumber);
    writeFileSync(path.join(base, 'gzyd.yaml'), 'profile: draft\n');
    writeFileSync(at('gzyd.yaml'), hostileConfig);
    writeFileSync(at('年度', '工作要点.txt'), hostilePlan);
    if (process.platform !== 'win32') {
      symlinkSync(path.join(base, 'outside'), at('链接'));
      symlinkSync(path.join(base, 'outside', 'gzyd.yaml'), at('年度', 'gzyd.yaml'));
      symlinkSync(at(), at('年度', '回路'));
    }
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  it('by the server are configurations and plans of the workspace folder, and nothing else', async () => {
    const server = new LanguageServer(['--stdio'], environment());
    try {
      await server.initialize(fullCapabilities, {
        rootUri: uri(root),
        workspaceFolders: [{ uri: uri(root), name: 'w' }],
      });
      const plan = uri(at('年度', '工作要点.txt'));
      server.open(plan, hostilePlan);
      assert.ok((await server.pull(plan)).some(({ code }) => String(code).startsWith('numbering/')));
      for (let line = 0; line < 16; line++)
        for (let character = 0; character < 60; character += 6)
          await server.about('hover', plan, { position: { line, character } });
      const actions = await server.about<{ command?: unknown }[]>('codeAction', plan, {
        range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
        context: { diagnostics: [] },
      });
      assert.ok(actions.length > 0 && actions.every(({ command }) => command === undefined));
      // Answered once all plans of the workspace have been read.
      const references = await server.about<{ uri: string }[]>('references', plan, {
        position: { line: hostilePlan.trimEnd().split('\n').length - 1, character: 8 },
        context: { includeDeclaration: true },
      });
      assert.deepEqual(new Set(references.map((one) => one.uri)), new Set([plan]));
      assert.equal(await server.stop(), 0);
    } finally {
      server.kill();
    }
    const isInside = ({ file }: { readonly file: string }): boolean =>
      file === root || file.startsWith(root + path.sep);
    const inside = looked().filter(isInside);
    assert.ok(inside.some(({ call, file }) => call === 'open' && file === at('年度', '工作要点.txt')));
    // Links are found in their folder; nobody goes through them.
    assert.deepEqual(
      inside.filter(({ file }) => [at('链接'), at('年度', '回路')].some((link) => file.startsWith(link + path.sep))),
      [],
    );
    assert.deepEqual(
      looked().filter((one) => !isInside(one) && one.file !== path.join(base, 'outside', 'gzyd.yaml')),
      [],
    );
    // The link out of the workspace is followed to see that it leads out; what is there is not opened.
    assert.deepEqual(
      looked().filter(
        ({ call, file }) => file.startsWith(path.join(base, 'outside')) && !/^(?:realpath|lstat|stat)$/.test(call),
      ),
      [],
    );
    assert.deepEqual(
      looked().filter(({ call }) => /watch|writeFile|rename|unlink|rm|mkdir/.test(call)),
      [],
    );
  });

  it('by the command line are below the folder that was named', async () => {
    const { code, stdout, stderr } = await gzyd(['check', root], { cwd: base, env: environment() });
    assert.doesNotMatch(stderr, /POISON/);
    assert.equal(code === 1 || code === 2, true, stderr);
    assert.match(stdout, /年度.工作要点\.txt:\d+:\d+: \w+ numbering\//);
    assert.doesNotMatch(stdout + stderr, /secret/);
    const outside = looked().filter(
      ({ call, file }) => !file.startsWith(root) && !/^(?:stat|lstat|realpath)$/.test(call),
    );
    // Without a workspace folder the search for a configuration goes
    // up to a folder with .git; reading one there is what it is for.
    assert.deepEqual(
      outside.filter(({ file }) => path.basename(file) !== 'gzyd.yaml'),
      [],
    );
    assert.deepEqual(
      looked().filter(({ call, file }) => call === 'open' && file.startsWith(path.join(base, 'outside'))),
      [],
    );
    assert.deepEqual(
      looked().filter(({ call }) => /writeFile|rename|unlink|^rm|mkdir/.test(call)),
      [],
    );
  });

  it('by the server are few before the first findings, however many there are in the workspace', async function () {
    for (let folder = 0; folder < 10; folder++) {
      mkdirSync(at(`f${folder}`));
      for (let file = 0; file < 200; file++) writeFileSync(at(`f${folder}`, `${file}.txt`), '');
    }
    const server = new LanguageServer(['--stdio'], environment());
    try {
      await server.initialize(fullCapabilities, {
        rootUri: uri(root),
        workspaceFolders: [{ uri: uri(root), name: 'w' }],
      });
      const plan = uri(at('f7', '7.txt'));
      server.open(plan, hostilePlan);
      assert.ok((await server.pull(plan)).length > 0);
      assert.equal(await server.stop(), 0);
    } finally {
      server.kill();
    }
    assert.ok(looked().length < 40, `${looked().length} looks`);
    assert.deepEqual(
      looked().filter(({ call }) => /readdir|opendir|watch/.test(call)),
      [],
    );
  });

  it('are none at all where the workspace is on no disk', async () => {
    const server = new LanguageServer(['--stdio'], environment());
    try {
      const remote = 'vscode-vfs://github/org/repo';
      await server.initialize(fullCapabilities, { rootUri: remote, workspaceFolders: [{ uri: remote, name: 'r' }] });
      for (const plan of [
        `${remote}/工作要点.txt`,
        'untitled:Untitled-1',
        'http://127.0.0.1:1/a.txt',
        'git:/a.txt?x',
        'no uri at all',
      ]) {
        server.open(plan, wrongNumber);
        assert.ok(
          (await server.pull(plan)).some(({ code }) => String(code).startsWith('numbering/')),
          plan,
        );
        await server.about('codeAction', plan, {
          range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
          context: { diagnostics: [] },
        });
      }
      assert.equal(await server.stop(), 0);
    } finally {
      server.kill();
    }
    assert.deepEqual(looked(), []);
  });

  it('stay on the share where the editor has the plan', async () => {
    const server = new LanguageServer(['--stdio'], environment());
    try {
      await server.initialize();
      server.open('file://host/share/年度/a.txt', wrongNumber);
      assert.ok((await server.pull('file://host/share/年度/a.txt')).length > 0);
      assert.equal(await server.stop(), 0);
    } finally {
      server.kill();
    }
    assert.ok(looked().length > 0);
    assert.deepEqual(
      looked().filter(({ file }) => !file.startsWith(process.platform === 'win32' ? '\\\\host\\' : '//host/')),
      [],
    );
  });
});
