/**
 * The commands in the docs are commands that there are: those of `gzyd` run in a folder with the files that they name,
 * scripts of npm stand in package.json. `docs/year.md` has a test of its own, and so do the scripts of docs/archives.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { scripts } from '../../package.json';
import { commands } from '../../server/src/cli/commands/registry';
import { cleanPlan, cliPath, folderWithLedger, gzyd, type Folder } from './gzyd';

const documents = [
  ...readdirSync('.').filter((file) => file.endsWith('.md') && file !== 'CHANGELOG.md'),
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md') && file !== 'year.md')
    .map((file) => `docs/${file}`),
  ...readdirSync('docs/zh').map((file) => `docs/zh/${file}`),
];
const fence = /^```(\w*)\n([^]*?)^```$/gm;

/** Lines of shell in a document, without their remarks. */
function shellLines(text: string): string[] {
  return [...text.matchAll(fence)]
    .filter(([, kind]) => kind === 'sh')
    .flatMap(([, , body]) => body!.replace(/\\\n\s*/g, '').split('\n'))
    .map((line) => line.replace(/(?:^|\s+)# .*$/, '').trim())
    .filter((line) => line !== '');
}

/** Commands in running text. */
function spans(text: string): string[] {
  return [...text.replace(fence, '').matchAll(/`((?:gzyd|npm|node) [^`]+)`/g)].map(([, span]) => span!);
}

const namesFile = (command: string): boolean => /\.(?:txt|docx|xlsx)\b/.test(command);
const isOurs = (command: string): boolean => /(?:^|\| )gzyd /.test(command);
const ellipsis = /…(?!\.)|NAME|FILE|FOLDER|RULE|SHELL/;

describe('documented commands', function () {
  this.timeout(120_000);

  for (const document of documents) {
    const text = readFileSync(document, 'utf8');
    const all = [...shellLines(text), ...spans(text)];

    it(`${document}: names commands, options and scripts that there are`, () => {
      for (const command of all)
        for (const [, name, rest] of command.matchAll(/\bgzyd ([a-z]+)([^|&]*)/g)) {
          const found = commands.find((one) => one.name === name);
          assert.ok(found !== undefined, command);
          const known = [...found.options.map(({ flags }) => flags), '--lang', '--help'].join(' ');
          for (const [option] of rest!.matchAll(/(?<=\s)--?[a-z][a-z-]*/g))
            assert.ok(new RegExp(`(?:^|[\\s,])${option}(?=$|[\\s,])`).test(known), `${command}: ${option}`);
        }
      for (const command of all) {
        for (const [, script] of command.matchAll(/\bnpm run ([a-z:-]+)/g)) assert.ok(script! in scripts, command);
        for (const [, file] of command.matchAll(/\bnode ((?!\/)[\w./-]+\.m?js)/g))
          assert.ok(existsSync(file!), command);
      }
    });

    const runnable = [
      ...shellLines(text).filter((line) => isOurs(line)),
      ...spans(text).filter((span) => isOurs(span) && namesFile(span) && !ellipsis.test(span)),
    ].filter((command) => !/\bless\b|gzyd mcp|--stdin-filename/.test(command));
    if (runnable.length > 0)
      it(`${document}: shows commands of gzyd that run`, async function () {
        // Written for a shell that isn't there.
        if (process.platform === 'win32') this.skip();
        const folder = await folderWithLedger();
        try {
          await prepare(folder);
          for (const command of runnable) {
            writeNamed(folder, command);
            const { status, stderr } = spawnSync('/bin/sh', ['-c', command], {
              cwd: folder.path,
              encoding: 'utf8',
              input: '',
              env: {
                PATH: `${folder.file('bin')}:${process.env.PATH}`,
                HOME: folder.path,
                PROFILE: folder.file('profile.ps1'),
              },
            });
            assert.ok(status === 0 || status === 1, `${command}: ${status}\n${stderr}`);
          }
        } finally {
          folder.remove();
        }
      });
  }

  it('are found', () => {
    const lines = documents.flatMap((document) => shellLines(readFileSync(document, 'utf8')));
    for (const line of ['npm start', 'npm test', 'gzyd check 计划/ --format json'])
      assert.ok(lines.includes(line), line);
  });

  /** A command `gzyd`, a folder of plans, and folders that a user has. */
  async function prepare(folder: Folder): Promise<void> {
    folder.write('bin/gzyd', `#!/bin/sh\nexec '${process.execPath}' '${cliPath}' "$@"\n`);
    chmodSync(folder.file('bin/gzyd'), 0o755);
    for (const name of ['计划/2026年工作要点.txt', '来稿/人事科.txt', '来稿/规划科.txt', '2026/工作要点.txt'])
      folder.write(name, cleanPlan);
    mkdirSync(folder.file('.config/fish/completions'), { recursive: true });
    assert.equal((await gzyd(['export', folder.file('plan.txt')])).code, 0);
  }

  /** The files that a command reads, as far as they aren't there; what it writes is in nobody's way. */
  function writeNamed(folder: Folder, command: string): void {
    for (const [, output] of command.matchAll(/-o (\S+)/g)) rmSync(folder.file(output!), { force: true });
    const read = command.replace(/(?:-o|>>?) \S+/g, '');
    for (const [name] of read.matchAll(/[^\s/'"]+\.(?:txt|docx|xlsx|json|ndjson)\b/g)) {
      if (existsSync(folder.file(name))) continue;
      const extension = path.extname(name);
      if (extension === '.txt') folder.write(name, cleanPlan);
      else if (extension === '.ndjson') folder.write(name, `${JSON.stringify({ id: 1, text: cleanPlan })}\n`);
      else if (extension === '.json') folder.write(name, spawnExtract(folder));
      else folder.write(name, readFileSync(folder.file(extension === '.xlsx' ? 'ledger.xlsx' : 'plan.docx')));
    }
    if (/gzyd export/.test(read))
      for (const [, stem] of read.matchAll(/(\S+)\.txt/g))
        for (const extension of ['docx', 'xlsx']) rmSync(folder.file(`${stem}.${extension}`), { force: true });
  }

  function spawnExtract(folder: Folder): string {
    return spawnSync(process.execPath, [cliPath, 'extract', folder.file('plan.txt')], { encoding: 'utf8' }).stdout;
  }
});
