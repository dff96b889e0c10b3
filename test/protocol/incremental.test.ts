/**
 * What an editor shows after many changes is what it shows of the same text opened afresh: findings that its own edits
 * have moved or collapsed since they were sent, tokens from deltas, everything else as asked for. With the real server,
 * over stdio.
 */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type {
  Diagnostic,
  Position,
  SemanticTokens,
  SemanticTokensDelta,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import type { SummaryParams } from '../../server/src/protocol/messages';
import { pick, seededChoices, type Choices } from '../fuzz/choices';
import { fullCapabilities, LanguageServer, plainCapabilities } from '../support/languageServer';
import { planFixture } from '../support/plans';
import { answerOf, everyParameter, hasResultId, knownRequests } from '../support/requests';

/** Of one name, as entries of a configuration name the file. */
const uri = 'file:///nowhere/edited/a.txt';
const freshUri = 'file:///nowhere/afresh/a.txt';
const pieces = [
  '甲',
  '新',
  '，',
  '。',
  '。。',
  '\n',
  '\r\n',
  '\r',
  '一、',
  '（二）',
  '3.',
  '7.',
  '（责任单位：基教科、人事科）',
  '（',
  '）',
  '“',
  '6月底前',
  '新建12所',
  '二是',
  '𠮷',
  '\ud842',
  '\udfb7',
  '\u3000',
  '2025年工作总结\n',
  '',
];

/**
 * Where an editor leaves a mark when it replaces `start`–`end` by `length` characters: text at an edge stays outside.
 */
function moved(mark: { start: number; end: number }, start: number, end: number, length: number): typeof mark {
  const shift = length - (end - start);
  const markStart = mark.start < start ? mark.start : mark.start >= end ? mark.start + shift : start + length;
  const markEnd = mark.end <= start ? mark.end : mark.end >= end ? mark.end + shift : start;
  return { start: markStart, end: Math.max(markStart, markEnd) };
}

/** Converts between offsets and positions of a text. */
class Lines {
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#starts = [0, ...[...text.matchAll(/\r\n?|\n/g)].map((end) => end.index + end[0].length)];
  }

  offset({ line, character }: Position): number {
    return this.#starts[line]! + character;
  }

  position(offset: number): Position {
    const line = this.#starts.findLastIndex((start) => start <= offset);
    return { line, character: offset - this.#starts[line]! };
  }
}

class Client {
  #tokens: number[] = [];
  #tokensId: string | undefined;
  /** As on the screen: moved by every edit, put in place by every full report. */
  #findings: readonly Diagnostic[] = [];
  #findingsId: string | undefined;
  text: string;
  #version = 1;

  constructor(
    readonly server: LanguageServer,
    readonly uri: string,
    text: string,
  ) {
    this.text = text;
    server.open(uri, text);
  }

  /** The text is replaced, and what is shown moves along. */
  #replace(start: Position, end: Position, text: string): void {
    const old = new Lines(this.text);
    const [from, to] = [old.offset(start), old.offset(end)];
    const marks = this.#findings.map(({ range }) => ({ start: old.offset(range.start), end: old.offset(range.end) }));
    this.text = this.text.slice(0, from) + text + this.text.slice(to);
    const now = new Lines(this.text);
    this.#findings = this.#findings.map((finding, index) => {
      const mark = moved(marks[index]!, from, to, text.length);
      return { ...finding, range: { start: now.position(mark.start), end: now.position(mark.end) } };
    });
  }

  /**
   * Another program has rewritten the file: lines from `line` on
   * are taken out and put back in two changes of one notification.
   */
  rewrite(line: number): void {
    const lines = new Lines(this.text);
    const start = lines.position(lines.offset({ line, character: 0 }));
    const end = lines.position(this.text.length);
    const cut = this.text.slice(lines.offset(start));
    this.#replace(start, end, '');
    this.#replace(start, start, cut);
    this.server.change(
      this.uri,
      ++this.#version,
      { range: { start, end }, text: '' },
      { range: { start, end: start }, text: cut },
    );
  }

  /** One notification of up to three changes, each made to the text that the one before has left. */
  edit(choices: Choices): void {
    const changes: TextDocumentContentChangeEvent[] = [];
    for (let left = 1 + choices.below(3); left > 0; left--) {
      const lines = this.text.split(/\r\n?|\n/);
      const place = (line: number): Position => ({ line, character: choices.below(lines[line]!.length + 1) });
      const start = place(choices.below(lines.length));
      const far =
        choices.below(8) === 0
          ? place(Math.min(lines.length - 1, start.line + 1 + choices.below(2)))
          : { line: start.line, character: Math.min(lines[start.line]!.length, start.character + choices.below(4)) };
      const end = far.line === start.line && far.character < start.character ? start : far;
      const text = pick(choices, pieces);
      if (choices.below(60) === 0) {
        const top = { line: 0, character: 0 };
        const newText = text + this.text;
        this.#replace(top, { line: lines.length - 1, character: lines.at(-1)!.length }, newText);
        changes.push({ text: newText });
      } else {
        this.#replace(start, end, text);
        changes.push({ range: { start, end }, text });
      }
    }
    this.server.change(this.uri, ++this.#version, ...changes);
  }

  get findings(): readonly Diagnostic[] {
    return this.#findings;
  }

  /** Asks as VS Code does after each key; returns the kind of report. */
  async refresh(): Promise<string> {
    const [report, tokens] = await Promise.all([
      this.server.about<{ kind: string; resultId?: string; items?: Diagnostic[] }>(
        'diagnostic',
        this.uri,
        this.#findingsId === undefined ? {} : { previousResultId: this.#findingsId },
      ),
      this.#tokensId === undefined
        ? this.server.about<SemanticTokens>('semanticTokens/full', this.uri)
        : this.server.about<SemanticTokens | SemanticTokensDelta>('semanticTokens/full/delta', this.uri, {
            previousResultId: this.#tokensId,
          }),
    ]);
    this.#findingsId = report.resultId;
    if (report.kind === 'full') this.#findings = report.items!;
    this.#tokensId = tokens.resultId;
    if ('data' in tokens) this.#tokens = [...tokens.data];
    else
      for (const { start, deleteCount, data = [] } of [...tokens.edits].reverse())
        this.#tokens.splice(start, deleteCount, ...data);
    return report.kind;
  }

  /** Everything that can be asked, at places chosen by `choices`. */
  async seen(choices: Choices): Promise<unknown> {
    // What is being written is not yet blamed for its unit; once it is saved, it is.
    this.server.save(this.uri);
    await this.refresh();
    const lines = this.text.split(/\r\n?|\n/);
    const answers: Record<string, unknown> = { findings: this.#findings, tokens: this.#tokens };
    const ask = async (method: string, params: object): Promise<void> => {
      const asked = { ...params, textDocument: { uri: this.uri } };
      answers[`${method} ${JSON.stringify(asked)}`] = await answerOf(this.server, method, asked);
    };
    const whole = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
    const shown = knownRequests.filter(({ method }) => !hasResultId(method));
    const asked = [undefined, ['source'], ['refactor']].map((only) =>
      ask('textDocument/codeAction', {
        range: whole,
        context: { diagnostics: [], triggerKind: 1, ...(only === undefined ? {} : { only }) },
      }),
    );
    for (let left = 8; left > 0; left--) {
      const line = choices.below(lines.length);
      const position = { line, character: choices.below(lines[line]!.length + 1) };
      const here = { start: position, end: position };
      const below = { start: { line, character: 0 }, end: { line: line + 6, character: 0 } };
      for (const { method } of shown)
        asked.push(ask(method, everyParameter(this.uri, position, left > 4 ? here : below)));
    }
    await Promise.all(asked);
    // Versions and ids are a client's own; places and words are not.
    return JSON.parse(
      JSON.stringify(answers)
        .replaceAll(this.uri.replace('/a.txt', ''), 'it')
        .replace(/"version":\d+/g, '"version":0'),
    ) as unknown;
  }
}

describe('a text that a client changes', function () {
  this.timeout(120_000);
  const starts: Readonly<Record<string, string>> = {
    'a plan': planFixture('full'),
    'Windows line ends': planFixture('parts').replaceAll('\n', '\r\n'),
    'line ends of old': planFixture('parts').replaceAll('\n', '\r'),
  };
  let server: LanguageServer;
  beforeEach(() => {
    server = new LanguageServer();
  });
  let other: LanguageServer;
  beforeEach(() => {
    other = new LanguageServer();
  });
  afterEach(() => {
    server.kill();
    other.kill();
  });

  for (const [name, start] of Object.entries(starts)) {
    it(`gives every answer as if it were opened afresh: ${name}`, async () => {
      const capabilities = {
        ...fullCapabilities,
        workspace: {
          workspaceEdit: {
            documentChanges: true,
            snippetEditSupport: true,
            changeAnnotationSupport: {},
            resourceOperations: ['create' as const],
          },
        },
      };
      // In one server, renaming a unit in one of the two texts would offer to rename it in the other.
      await Promise.all([server.initialize(capabilities), other.initialize(capabilities)]);
      const seed = Number(process.env.GZYD_FUZZ_SEED ?? 2026);
      const choices = seededChoices(seed);
      const edited = new Client(server, uri, start);
      for (let round = 1; round <= 12; round++) {
        for (let left = 6; left > 0; left--) {
          edited.edit(choices);
          if (choices.below(10) === 0) edited.rewrite(choices.below(edited.text.split(/\r\n?|\n/).length));
          // Some keys follow faster than an editor asks.
          if (choices.below(3) > 0) await edited.refresh();
        }
        const fresh = new Client(other, freshUri, edited.text);
        const places = choices.below(1e6);
        assert.deepEqual(
          await edited.seen(seededChoices(places)),
          await fresh.seen(seededChoices(places)),
          `round ${round}, GZYD_FUZZ_SEED=${seed}: ${JSON.stringify(edited.text)}`,
        );
        other.close(fresh.uri);
      }
      assert.equal(server.errors, '');
      assert.deepEqual(
        server.notifications.filter(({ method }) => method === 'window/logMessage'),
        [],
      );
    });
  }

  it('is shown in place even where the findings are equal: cut and undone, or rewritten by another program', async () => {
    await server.initialize();
    const edited = new Client(server, uri, planFixture('full').replaceAll('。', '。。'));
    await edited.refresh();
    const before = edited.findings;
    assert.ok(before.length > 0);
    edited.rewrite(0);
    assert.notDeepEqual(edited.findings, before, 'an editor has moved what it showed');
    await edited.refresh();
    assert.deepEqual(edited.findings, before);
    // When the same text is asked about again, nothing is sent twice.
    assert.equal(await edited.refresh(), 'unchanged');
    assert.deepEqual(edited.findings, before);
  });

  it('is pushed to a client that does not ask as if it were opened afresh', async () => {
    await server.initialize(plainCapabilities);
    const choices = seededChoices(7);
    const edited = new Client(server, uri, planFixture('full'));
    for (let count = 0; count < 40; count++) edited.edit(choices);
    server.save(uri);
    server.open(freshUri, edited.text);
    type Published = { uri: string; version?: number; diagnostics: Diagnostic[] };
    const { diagnostics } = await server.notified<Published>(
      'textDocument/publishDiagnostics',
      (one) => one.uri === freshUri,
    );
    const last = await server.notified<Published>(
      'textDocument/publishDiagnostics',
      (one) => one.uri === uri && one.version === 41 && isDeepStrictEqual(one.diagnostics, diagnostics),
    );
    assert.ok(diagnostics.length > 0);
    assert.equal(last.uri, uri);
    const figures = await server.notified<SummaryParams>('gongzuoyaodian/summary', (one) => one.uri === freshUri);
    await server.notified<SummaryParams>(
      'gongzuoyaodian/summary',
      (one) => one.uri === uri && isDeepStrictEqual({ ...one, uri: freshUri, version: 1 }, { ...figures, version: 1 }),
    );
  });
});
