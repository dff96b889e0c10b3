/** Formats, exporters and commands are what their registries list; a new one needs nothing else. */
import assert from 'node:assert/strict';
import { checkCommand } from '../../server/src/cli/commands/check';
import { extractCommand } from '../../server/src/cli/commands/extract';
import { commands } from '../../server/src/cli/commands/registry';
import type { Command } from '../../server/src/cli/command';
import { runProgram } from '../../server/src/cli/program';
import type { Exporter } from '../../server/src/export/exporter';
import { exporters } from '../../server/src/export/registry';
import { renderCliPage } from '../../scripts/cliDocs';
import type { ReportFormat } from '../../server/src/report/format';
import { formats } from '../../server/src/report/registry';
import { cleanPlan, Folder, gzyd, wrongNumber } from './gzyd';

const count: ReportFormat = {
  name: 'count',
  title: { zh: '数目', en: 'how many' },
  head: ({ language }) => `<${language}|`,
  file: ({ findings, error }) => ({ text: error === undefined ? String(findings.length) : 'x' }),
  between: '+',
  foot: (failed) => `|${failed ? 'failed' : 'done'}>`,
};

const titles: Exporter = {
  name: 'titles',
  title: { zh: '标题', en: 'titles' },
  head: '<',
  plan: (_file, plan) => plan.lines[0]!.text,
  between: '|',
  foot: '>',
};

/** What `runProgram` writes on standard output, and its exit code. */
async function run(args: readonly string[], all: readonly Command[]): Promise<{ out: string; code: number }> {
  const { write } = process.stdout;
  const { write: complain } = process.stderr;
  let out = '';
  process.stdout.write = ((text: string, done?: () => void) => {
    out += text;
    done?.();
    return true;
  }) as typeof write;
  process.stderr.write = (() => true) as typeof complain;
  try {
    return { code: await runProgram(args, all), out };
  } finally {
    process.stdout.write = write;
    process.stderr.write = complain;
  }
}

describe('registries of the command line', () => {
  let folder: Folder;
  before(() => {
    folder = new Folder();
    folder.write('clean.txt', cleanPlan);
    folder.write('wrong.txt', wrongNumber);
  });
  after(() => folder.remove());
  const files = (): string[] => ['clean.txt', 'nowhere.txt', 'wrong.txt'].map((name) => folder.file(name));

  it('take an output format as one object: it is parsed, listed in the help and the docs, and streamed', async () => {
    const all = [checkCommand([...formats, count])];
    const found = await run(['check', '--lang', 'en', '--format', 'count', ...files()], all);
    assert.deepEqual(found, { out: '<en|0+x+1|failed>', code: 2 });
    assert.match((await run(['check', '--help'], all)).out, /可用：[^）]*、count/);
    const page =
      '<!-- commands -->\n<!-- /commands --><!-- options -->\n<!-- /options --><!-- formats -->\n<!-- /formats --><!-- exporters -->\n<!-- /exporters -->';
    assert.match(renderCliPage(page, { commands: all, formats: [count], exporters }), /\| `count` \| how many \|/);
    assert.equal((await run(['check', '--format', 'count', ...files()], [checkCommand()])).code, 2);
  });

  it('take an exporter as one object', async () => {
    const all = [extractCommand([titles, ...exporters])];
    const { out, code } = await run(['extract', ...files()], all);
    assert.deepEqual([out, code], [`<${cleanPlan.split('\n')[0]}|${cleanPlan.split('\n')[0]}>`, 2]);
  });

  it('take a command as one object', async () => {
    const command: Command<{ readonly loud?: boolean }> = {
      name: 'greet',
      summary: { zh: '问候', en: 'Greets' },
      files: { help: { zh: '文件', en: 'files' } },
      options: [{ flags: '--loud', help: { zh: '大声', en: 'loudly' } }],
      exits: { 0: { zh: '好', en: 'fine' }, 2: { zh: '不好', en: 'not fine' } },
      async run(named, { loud }, { output, language }) {
        await output.write(`${language} ${named.join()}${loud === true ? '!' : ''}`);
        return 0;
      },
    };
    const all = [...commands, command];
    assert.deepEqual(await run(['greet', '--loud', 'x', 'y', '--lang', 'zh'], all), { out: 'zh x,y!', code: 0 });
    assert.match((await run(['--help', '--lang', 'en'], all)).out, /greet .* Greets/);
  });

  it('are what the built program has', async () => {
    const help = (await gzyd(['--help'])).stdout;
    for (const { name } of commands) assert.match(help, new RegExp(`^  ${name} `, 'm'));
    for (const [command, exit, all] of [
      ['check', 1, formats],
      ['extract', 0, exporters],
    ] as const)
      for (const { name } of all) {
        const { code, stdout } = await gzyd([command, '--format', name, folder.file('wrong.txt')]);
        assert.equal(code, exit);
        assert.ok(stdout.length > 0, name);
      }
  });

  it('have every text in both languages', async function () {
    // Two processes for each command.
    this.timeout(120_000);
    for (const { name, options, exits } of commands) {
      const [zh, en] = [await gzyd([name, '--help', '--lang', 'zh']), await gzyd([name, '--help', '--lang', 'en'])];
      const plain = (text: string): string => text.replace(/\s+/g, '');
      for (const { help, hidden } of options) {
        assert.equal(plain(zh.stdout).includes(plain(help.zh)), hidden !== true, help.zh);
        assert.equal(plain(en.stdout).includes(plain(help.en)), hidden !== true, help.en);
      }
      for (const text of Object.values(exits))
        assert.ok(plain(zh.stdout).includes(plain(text.zh)) && plain(en.stdout).includes(plain(text.en)), text.en);
    }
  });
});
