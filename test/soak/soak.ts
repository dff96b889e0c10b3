/**
 * Simulated editing of many open plans through the real server: what it says at the end, and how much memory it keeps.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LanguageServer, fullCapabilities } from '../support/languageServer';
import { planFixture } from '../support/plans';
import { answerOf, everyParameter, hasResultId, knownRequests } from '../support/requests';
import { pick, seededChoices, type Choices } from '../fuzz/choices';
import { preloading } from '../support/preloads';
import { residentMegabytes } from '../support/processes';

export interface SoakOptions {
  readonly edits: number;
  readonly plans: number;
  readonly seed: number;
  report?(line: string): void;
}

export interface SoakResult {
  readonly seconds: number;
  /** What the server holds after garbage collection, in MB; about twenty samples over the run. Empty on Windows. */
  readonly held: readonly number[];
  /** Growth of that in MB for each 10,000 edits, over the second half of the run (least squares). */
  readonly slope: number;
  /** Highest resident memory seen, in MB. */
  readonly peak: number;
}

const pieces = [
  '加强',
  '。',
  '（责任单位：人事科）',
  '6月底前',
  '不少于40个',
  '\n4.推进均衡。开展检查2次。（责任单位：基教科、人事科）',
  '\n',
  '一是抓好。二是落实。',
  '“',
  '”',
  '，',
  '甲',
  'x',
  ' ',
];

/** Lines of the server's text, kept beside it as an editor does. */
class Text {
  lines: string[];
  version = 1;

  constructor(
    readonly uri: string,
    readonly original: string,
  ) {
    this.lines = original.split('\n');
  }

  get whole(): string {
    return this.lines.join('\n');
  }

  replace(line: number, start: number, endLine: number, end: number, text: string): void {
    const merged = this.lines[line]!.slice(0, start) + text + this.lines[endLine]!.slice(end);
    this.lines.splice(line, endLine - line + 1, ...merged.split('\n'));
    this.version++;
  }
}

/** One human edit: typing, deleting, a pasted line, a removed line; now and then back to the original. */
function edit(server: LanguageServer, text: Text, choices: Choices): void {
  const line = choices.below(text.lines.length);
  const { length } = text.lines[line]!;
  const column = choices.below(length + 1);
  const kind = choices.below(100);
  if (kind === 0 || text.lines.length > 140) {
    const before = text.lines.length - 1;
    const end = text.lines[before]!.length;
    text.lines = text.original.split('\n');
    text.version++;
    server.change(text.uri, text.version, {
      range: { start: { line: 0, character: 0 }, end: { line: before, character: end } },
      text: text.original,
    });
    return;
  }
  const change = (endLine: number, end: number, newText: string): void => {
    server.change(text.uri, text.version + 1, {
      range: { start: { line, character: column }, end: { line: endLine, character: end } },
      text: newText,
    });
    text.replace(line, column, endLine, end, newText);
  };
  if (kind < 60) change(line, column, pick(choices, pieces));
  else if (kind < 92 || line + 1 >= text.lines.length) change(line, Math.min(length, column + choices.below(4)), '');
  else change(line + 1, choices.below(text.lines[line + 1]!.length + 1), '');
}

/** What an editor shows of a text, and the answers at some places. */
async function shown(server: LanguageServer, text: Text, uri: string): Promise<unknown> {
  const whole = { start: { line: 0, character: 0 }, end: { line: text.lines.length, character: 0 } };
  const asked = knownRequests.filter(({ method }) => !hasResultId(method));
  const places = text.lines.flatMap((one, line) => (line % 8 === 0 ? [{ line, character: one.length >> 1 }] : []));
  const [tokens, ...answers] = await Promise.all([
    server.about<{ data: number[] }>('semanticTokens/full', uri),
    server.pull(uri),
    server.about('codeAction', uri, {
      range: whole,
      context: { diagnostics: [], triggerKind: 1, only: ['source', 'refactor'] },
    }),
    ...asked.map(({ method }) => answerOf(server, method, everyParameter(uri, whole.start, whole))),
    ...places.flatMap((position) =>
      ['textDocument/hover', 'textDocument/references'].map((method) =>
        server.request(method, everyParameter(uri, position, { start: position, end: position })),
      ),
    ),
  ]);
  return JSON.parse(
    JSON.stringify([tokens.data, ...answers])
      .replaceAll(uri, 'it')
      .replace(/"version":\d+/g, '"version":0'),
  ) as unknown;
}

export async function soak({ edits, plans, seed, report }: SoakOptions): Promise<SoakResult> {
  const choices = seededChoices(seed);
  const originals = [planFixture('full'), planFixture('parts')];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gzyd-soak-'));
  const heapFile = path.join(folder, 'heap');
  writeFileSync(heapFile, '');
  const server = new LanguageServer(['--stdio'], { GZYD_HEAP: heapFile, ...preloading('heap') });
  const start = Date.now();
  try {
    await server.initialize({ ...fullCapabilities });
    const texts = Array.from(
      { length: plans },
      (_, index) => new Text(`file:///soak/${index}/plan.txt`, originals[index % originals.length]!),
    );
    for (const { uri, original } of texts) server.open(uri, original);
    const held: number[] = [];
    let peak = 0;
    const every = Math.ceil(edits / 20);
    for (let done = 1; done <= edits; done++) {
      const text = pick(choices, texts);
      edit(server, text, choices);
      // An editor asks for what it shows; some answers are no longer wanted when they come.
      if (done % 10 === 0) {
        const position = { line: choices.below(text.lines.length), character: choices.below(20) };
        const asked = [
          server.pull(text.uri),
          server.about('semanticTokens/full/delta', text.uri, { previousResultId: 'x' }),
          server.about('documentSymbol', text.uri),
          server.about('hover', text.uri, { position }),
          server.about('semanticTokens/range', text.uri, {
            range: { start: { line: 0, character: 0 }, end: { line: 60, character: 0 } },
          }),
          server.about('codeAction', text.uri, {
            range: { start: position, end: position },
            context: { diagnostics: [] },
          }),
        ];
        if (done % 50 === 0) await Promise.all(asked);
      }
      if (done % 997 === 0) {
        server.close(text.uri);
        text.version = 1;
        server.open(text.uri, text.whole);
      }
      if (done % every === 0) {
        await server.pull(text.uri);
        peak = Math.max(peak, residentMegabytes(server.pid));
        if (process.platform !== 'win32') held.push(await heldMegabytes(server, heapFile));
        report?.(
          `${done} edits, ${((Date.now() - start) / 1000).toFixed(0)} s, ${held.at(-1)?.toFixed(1) ?? '?'} MB held, ${residentMegabytes(server.pid).toFixed(0)} MB resident`,
        );
      }
    }
    for (const text of texts) {
      // An item that is being written is not yet blamed for its unit.
      server.save(text.uri);
      server.open('file:///soak/fresh/plan.txt', text.whole);
      assert.deepEqual(
        await shown(server, text, text.uri),
        await shown(server, text, 'file:///soak/fresh/plan.txt'),
        text.uri,
      );
      server.close('file:///soak/fresh/plan.txt');
    }
    assert.equal(server.errors, '');
    assert.deepEqual(
      server.notifications.filter(
        ({ method, params }) => method === 'window/logMessage' && (params as { type: number }).type === 1,
      ),
      [],
    );
    assert.equal(await server.stop(), 0);
    return {
      seconds: (Date.now() - start) / 1000,
      held,
      peak,
      slope: slope(held.slice(Math.floor(held.length / 2))) * (10_000 / every),
    };
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** After garbage collection in the server. */
async function heldMegabytes(server: LanguageServer, heapFile: string): Promise<number> {
  const lines = (): string[] =>
    readFileSync(heapFile, 'utf8')
      .trimEnd()
      .split('\n')
      .filter((line) => line !== '');
  const before = lines().length;
  process.kill(server.pid, 'SIGUSR2');
  while (lines().length === before) await new Promise((resolve) => setTimeout(resolve, 5));
  return Number(lines().at(-1)) / 2 ** 20;
}

/** Of a least-squares line through equally spaced values. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let over = 0;
  let under = 0;
  values.forEach((value, index) => {
    over += (index - middle) * (value - mean);
    under += (index - middle) ** 2;
  });
  return under === 0 ? 0 : over / under;
}
