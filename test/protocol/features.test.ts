/** Each feature once through the real server over stdio, asked as an editor asks. */
import assert from 'node:assert/strict';
import {
  SemanticTokenTypes,
  type CodeAction,
  type Diagnostic,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Location,
  type MarkupContent,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensDelta,
} from 'vscode-languageserver-types';
import type { LimitParams, OverviewResult, SummaryParams } from '../../server/src/protocol/messages';
import { tokenTypes } from '../../server/src/protocol/tokenLegend';
import { LanguageServer, plainCapabilities } from '../support/languageServer';
import { planFixture, positionOf } from '../support/plans';

const uri = 'file:///tmp/%E5%B7%A5%E4%BD%9C%E8%A6%81%E7%82%B9.txt';
const full = planFixture('full');
/** One number repeated, one unit missing. */
const faulty = full.replace('\n8.深化', '\n7.深化').replace('（责任单位：人事科、工会）', '');

describe('the language server over stdio', function () {
  this.timeout(30_000);
  let server: LanguageServer;

  beforeEach(() => {
    server = new LanguageServer();
  });
  afterEach(() => server.kill());

  it('declares what it can do', async () => {
    const { capabilities, serverInfo } = await server.initialize();
    assert.equal(serverInfo?.name, 'gongzuo-yaodian');
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: true });
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: 'gongzuo-yaodian',
      interFileDependencies: false,
      workspaceDiagnostics: true,
    });
    for (const provider of [
      'documentSymbolProvider',
      'foldingRangeProvider',
      'hoverProvider',
      'selectionRangeProvider',
      'semanticTokensProvider',
      'codeActionProvider',
    ] as const)
      assert.ok(capabilities[provider], provider);
  });

  it('answers every request about an open plan', async () => {
    await server.initialize();
    server.open(uri, full);
    const symbols = await server.about<DocumentSymbol[]>('documentSymbol', uri);
    assert.deepEqual(
      symbols.map(({ name }) => name[0]),
      [...'一二三四五六七'],
    );
    assert.equal(symbols[1]?.children?.[0]?.detail, '学前教育科、发展规划科');
    const folds = await server.about<FoldingRange[]>('foldingRange', uri);
    assert.ok(folds.length > 7);
    const found = await server.about<Hover>('hover', uri, { position: positionOf(full, '12所') });
    assert.match((found.contents as MarkupContent).value, /^\*\*12所\*\* · 目标/);
    const [selection] = await server.about<SelectionRange[]>('selectionRange', uri, {
      positions: [positionOf(full, '12所')],
    });
    assert.ok(selection?.parent?.parent);
    const references = await server.about<Location[]>('references', uri, {
      position: positionOf(full, '人事科'),
      context: { includeDeclaration: true },
    });
    assert.equal(references.length, full.split('人事科').length - 1);
    const highlights = await server.about<unknown[]>('documentHighlight', uri, {
      position: positionOf(full, '人事科'),
    });
    assert.equal(highlights.length, references.length);
    const overview = await server.request<OverviewResult>('gongzuoyaodian/overview', {
      textDocument: { uri },
      limit: 5,
    });
    assert.equal(overview.totals.items, 27);
    assert.equal(overview.items.length, 5);
  });

  it('gives semantic tokens whole, as a difference and of a range', async () => {
    await server.initialize();
    server.open(uri, full);
    const whole = await server.about<SemanticTokens>('semanticTokens/full', uri);
    assert.ok(whole.data.length > 500);
    server.change(uri, 2, { range: { start: positionOf(full, '12所'), end: positionOf(full, '12所') }, text: '1' });
    const delta = await server.about<SemanticTokensDelta>('semanticTokens/full/delta', uri, {
      previousResultId: whole.resultId,
    });
    assert.equal(delta.edits.length, 1);
    const data = [...whole.data];
    for (const { start, deleteCount, data: inserted } of delta.edits)
      data.splice(start, deleteCount, ...(inserted ?? []));
    const again = await server.about<SemanticTokens>('semanticTokens/full', uri);
    assert.deepEqual(data, again.data);
    const unknown = await server.about<SemanticTokens>('semanticTokens/full/delta', uri, {
      previousResultId: 'never given',
    });
    assert.deepEqual(unknown.data, again.data);
    const range = await server.about<SemanticTokens>('semanticTokens/range', uri, {
      range: { start: { line: 7, character: 0 }, end: { line: 9, character: 0 } },
    });
    assert.ok(range.data.length > 0 && range.data.length < again.data.length / 5);
  });

  it('gives findings to a client that asks, and says when they are the same', async () => {
    await server.initialize();
    server.open(uri, faulty);
    const report = await server.about<{ kind: string; resultId: string; items: Diagnostic[] }>('diagnostic', uri);
    assert.equal(report.kind, 'full');
    const codes = report.items
      .filter(({ severity }) => severity! <= 2)
      .map(({ code, range }) => `${range.start.line} ${code}`);
    const missing = faulty.split('\n').findIndex((line) => line.startsWith('12.'));
    const repeated = faulty.split('\n').findIndex((line) => line.startsWith('7.深化'));
    assert.ok(codes.includes(`${missing} responsibility/missing`), codes.join());
    assert.ok(
      codes.some((code) => code.startsWith(`${repeated} numbering/`)),
      codes.join(),
    );
    assert.equal(report.items[0]?.source, '工作要点');
    const same = await server.about<{ kind: string }>('diagnostic', uri, { previousResultId: report.resultId });
    assert.equal(same.kind, 'unchanged');
    server.change(uri, 2, { text: full });
    assert.deepEqual(
      (await server.pull(uri)).filter(({ severity }) => severity! <= 2),
      [],
    );
    assert.equal(server.published.size, 0);
  });

  it('pushes findings to a client that can’t ask, and clears them', async () => {
    const { capabilities } = await server.initialize(plainCapabilities);
    assert.equal(capabilities.diagnosticProvider, undefined);
    server.open(uri, faulty, 5);
    const first = await server.notified<{ uri: string; version: number; diagnostics: Diagnostic[] }>(
      'textDocument/publishDiagnostics',
      ({ version }) => version === 5,
    );
    assert.ok(first.diagnostics.some(({ code }) => code === 'responsibility/missing'));
    server.change(uri, 6, { text: full });
    const second = await server.notified<typeof first>(
      'textDocument/publishDiagnostics',
      ({ version }) => version === 6,
    );
    assert.deepEqual(
      second.diagnostics.filter(({ severity }) => severity! <= 2),
      [],
    );
    server.close(uri);
    await server.notified<typeof first>(
      'textDocument/publishDiagnostics',
      ({ version, diagnostics }) => version === undefined && diagnostics.length === 0,
    );
  });

  it('offers fixes with the version they are for', async () => {
    await server.initialize();
    server.open(uri, faulty, 3);
    const line = faulty.split('\n').findIndex((text) => text.startsWith('7.深化'));
    const range = { start: { line, character: 0 }, end: { line, character: 0 } };
    const actions = await server.about<CodeAction[]>('codeAction', uri, {
      range,
      context: { diagnostics: [], triggerKind: 1 },
    });
    assert.ok(actions.length > 0);
    const change = actions[0]!.edit!.documentChanges![0] as { textDocument: { version: number } };
    assert.equal(change.textDocument.version, 3);
  });

  it('speaks Chinese about a Chinese text, in an English editor and in one that names no locale', async () => {
    for (const initializationOptions of [{ locale: 'en-GB' }, {}]) {
      const one = new LanguageServer();
      try {
        await one.initialize(undefined, { initializationOptions });
        one.open(uri, faulty);
        for (const { message } of await one.pull(uri)) assert.match(message as string, /\p{Script=Han}{2}/u);
        const found = await one.about<Hover>('hover', uri, { position: positionOf(full, '12所') });
        assert.match((found.contents as MarkupContent).value, /目标/);
      } finally {
        one.kill();
      }
    }
  });

  it('speaks the editor’s language about other texts, and English if that is set', async () => {
    await server.initialize(undefined, { initializationOptions: { locale: 'en-GB' } });
    const other = 'file:///tmp/other.gzyd';
    server.open(other, 'Plan for 2026\n\n1. Open two schools,, and train teachers (see below.\n3. Repair roofs.\n');
    const [gap] = (await server.pull(other)).filter(({ code }) => code === 'numbering/gap');
    assert.match(gap!.message as string, /[A-Za-z]{3}/);
    server.open(uri, faulty);
    await server.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { gongzuoyaodian: { language: 'en' } },
    });
    for (const { message } of await server.pull(uri)) assert.match(message as string, /[A-Za-z]{3}/);
    const found = await server.about<Hover>('hover', uri, { position: positionOf(full, '12所') });
    assert.match((found.contents as MarkupContent).value, /Target/);
  });

  it('takes a code action request without diagnostics as one with none', async () => {
    await server.initialize();
    server.open(uri, faulty);
    const at = (await server.pull(uri)).find(({ code }) => String(code).startsWith('numbering/'))!.range;
    const ask = (context: unknown): Promise<CodeAction[]> =>
      server.about<CodeAction[]>('codeAction', uri, { range: at, context });
    const found = await ask({ diagnostics: [] });
    assert.ok(found.length > 0);
    for (const context of [{}, { diagnostics: null }, { diagnostics: [null, 5] }, null, undefined])
      assert.deepEqual(await ask(context), found, JSON.stringify(context));
    assert.deepEqual(
      server.notifications.filter(({ method }) => method === 'window/logMessage'),
      [],
    );
  });

  it('names standard types of semantic tokens to a client that does not know ours', async () => {
    const legendFor = async (tokenTypes: string[] | undefined, ownTokenTypes: boolean): Promise<string[]> => {
      const one = new LanguageServer();
      try {
        const semanticTokens = tokenTypes && {
          tokenTypes,
          requests: {},
          tokenModifiers: [],
          formats: [],
        };
        const { capabilities } = await one.initialize(
          { textDocument: semanticTokens === undefined ? {} : { semanticTokens } },
          { initializationOptions: { ownTokenTypes } },
        );
        return capabilities.semanticTokensProvider!.legend.tokenTypes;
      } finally {
        one.kill();
      }
    };
    const standard = new Set<string>(Object.values(SemanticTokenTypes));
    assert.deepEqual(await legendFor(undefined, true), [...tokenTypes]);
    for (const known of [undefined, [], [...standard]]) {
      const legend = await legendFor(known, false);
      assert.equal(legend.length, tokenTypes.length);
      assert.deepEqual(
        legend.filter((type) => !standard.has(type)),
        [],
      );
    }
    // Of two that would do, the one that the client can show; ours if it names them.
    const few = await legendFor(['keyword', 'type', 'variable', 'number', 'string', 'planUnit'], false);
    assert.deepEqual(
      few.filter((type) => !['keyword', 'type', 'variable', 'number', 'string'].includes(type)),
      ['planUnit'],
    );
  });

  it('gives a plain client flat symbols, plain hovers and folds with columns', async () => {
    await server.initialize({});
    server.open(uri, full);
    const [symbol] = await server.about<{ location?: Location }[]>('documentSymbol', uri);
    assert.equal(symbol?.location?.uri, uri);
    const found = await server.about<Hover>('hover', uri, { position: positionOf(full, '12所') });
    assert.equal((found.contents as MarkupContent).kind, 'plaintext');
    const [fold] = await server.about<FoldingRange[]>('foldingRange', uri);
    assert.equal(typeof fold?.startCharacter, 'number');
  });

  it('sends the counts of a plan to a client that shows them, once for each change', async () => {
    await server.initialize();
    server.open(uri, full);
    const first = await server.notified<SummaryParams>('gongzuoyaodian/summary');
    assert.deepEqual(
      { items: first.items, withoutUnit: first.withoutUnit, uri: first.uri },
      { items: 27, withoutUnit: 0, uri },
    );
    server.change(uri, 2, { text: faulty });
    // An edit elsewhere: nobody is writing the item without a unit any longer.
    server.change(uri, 3, { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, text: '字' });
    const next = await server.notified<SummaryParams>('gongzuoyaodian/summary', ({ version }) => version === 3);
    assert.equal(next.withoutUnit, 1);
    assert.equal(server.notifications.filter(({ method }) => method === 'gongzuoyaodian/summary').length, 2);
  });

  it('says so when it shows only some of the findings', async () => {
    await server.initialize();
    server.open(uri, `一、工作\n${'1.甲事。做好。。（责任单位：）\n'.repeat(1500)}`);
    const shown = await server.pull(uri);
    assert.equal(shown.length, 1000);
    const { limits } = await server.notified<LimitParams>('gongzuoyaodian/limit');
    assert.match(limits[0]!.text, /只显示其中较重的 1000 个/);
    server.change(uri, 2, { text: full });
    await server.pull(uri);
    await server.notified<LimitParams>('gongzuoyaodian/limit', (params) => params.limits.length === 0);
  });

  it('says from which line on disordered numbers were not checked', async () => {
    await server.initialize();
    server.open(
      uri,
      Array.from({ length: 14_000 }, (_, index) => `${(index * 7) % 90}.办好第${index}件事。`).join('\n'),
    );
    await server.pull(uri);
    const { limits } = await server.notified<LimitParams>('gongzuoyaodian/limit');
    assert.match(limits.at(-1)!.text, /^序号错乱过多，第 \d+ 行起未再检查$/);
  });
});
