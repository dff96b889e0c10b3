import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, Range } from 'vscode-languageserver/node';
import { labelledPlans } from '../corpus/labels';
import { corpusTexts, skipWithoutCorpus } from '../corpus/texts';
import { LanguageServer } from '../support/languageServer';
import { samplePlans } from '../support/planTexts';
import { cleanPlan, Folder, gzyd, wrongNumber } from './gzyd';

interface CheckedFile {
  readonly file: string;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly range: Range;
  }[];
}

const severities = ['error', 'warning', 'information', 'hint'];

const line = (code: unknown, severity: string, { start, end }: Range, message: string): string =>
  `${start.line}:${start.character}-${end.line}:${end.character} ${severity} ${String(code)} ${message}`;

/** Mistakes of many kinds in one text. */
const mistaken = `${wrongNumber}4.推进改革。。推动推动工作，2月30日前完成，做到50%-40%。（责任单位：）\n5.办好活动（责任单位：工会、工会〕\n`;

describe('gzyd check and the language server', () => {
  let folder: Folder;
  let server: LanguageServer;

  before(async () => {
    folder = new Folder();
    server = new LanguageServer();
    await server.initialize();
  });
  after(async () => {
    await server.stop();
    folder.remove();
  });

  /** Runs both on the same files in the same folders; returns the number of findings. */
  async function compare(files: readonly string[]): Promise<number> {
    const run = await gzyd(['check', '--quiet', '--level', 'hint', '-f', 'json', ...files]);
    const checked = JSON.parse(run.stdout) as CheckedFile[];
    let count = 0;
    for (const { file, findings } of checked) {
      const uri = pathToFileURL(file).toString();
      server.open(uri, readFileSync(file, 'utf8'));
      const diagnostics: Diagnostic[] = await server.pull(uri);
      server.close(uri);
      const own = diagnostics.filter(({ source, code }) => source !== undefined && code !== undefined);
      assert.deepEqual(
        findings.map(({ code, severity, range, message }) => line(code, severity, range, message)),
        own.map(({ code, severity, range, message }) => line(code, severities[severity! - 1]!, range, String(message))),
        file,
      );
      count += findings.length;
    }
    return count;
  }

  it('find the same, with the same configuration', async () => {
    const texts = [cleanPlan, wrongNumber, mistaken, ...samplePlans];
    for (const [name, configuration] of [
      ['default', undefined],
      ['ledger', 'profile: ledger\n'],
      [
        'own',
        'profile: strict\nrules:\n  numbering/order: error\n  text/*: hint\n  responsibility/unknown-unit:\n    exclude: ["0.txt"]\nignore:\n  - rule: responsibility/empty\nunits:\n  - 规划科\n',
      ],
    ] as const) {
      if (configuration !== undefined) folder.write(`${name}/gzyd.yaml`, configuration);
      const count = await compare(texts.map((text, index) => folder.write(`${name}/${index}.txt`, text)));
      assert.ok(count > 5, `${name}: only ${count} findings`);
    }
  });

  it('find the same in the labelled plans', async () => {
    const texts = labelledPlans();
    const count = await compare(texts.map(({ name, text }) => folder.write(`labelled/${name}.txt`, text)));
    assert.ok(count >= 10, `only ${count} findings`);
  });

  it('find the same in the real plans', async function () {
    const texts = corpusTexts('plans', 'wild') ?? skipWithoutCorpus(this);
    assert.ok((await compare(texts.map(({ name, text }) => folder.write(`corpus/${name}`, text)))) > 0);
  });
});
