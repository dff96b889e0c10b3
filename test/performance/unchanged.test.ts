/**
 * “Unchanged” is the answer for one version of a text only: editors move their marks with each edit, even one that
 * changes no finding.
 */
import assert from 'node:assert/strict';
import type { Diagnostic, Position } from 'vscode-languageserver-types';
import { LanguageServer } from '../support/languageServer';
import { samplePlan } from './samplePlan';

interface Report {
  readonly kind: 'full' | 'unchanged';
  readonly resultId: string;
  readonly items?: readonly Diagnostic[];
}

describe('performance: answers', function () {
  this.timeout(60_000);
  const uri = 'file:///2026年工作要点.gzyd';
  let server: LanguageServer;
  beforeEach(async () => {
    server = new LanguageServer();
    await server.initialize();
  });
  afterEach(() => server.kill());

  it('are “unchanged” for the same version, and all findings for another', async () => {
    const text = samplePlan(60);
    const ask = (previousResultId?: string): Promise<Report> =>
      server.about<Report>('diagnostic', uri, previousResultId === undefined ? {} : { previousResultId });
    const insert = (version: number, start: Position, newText: string): void =>
      server.change(uri, version, { range: { start, end: start }, text: newText });
    server.open(uri, text);
    const first = await ask();
    assert.equal(first.kind, 'full');
    assert.ok(first.items!.length > 10);
    assert.deepEqual(await ask(first.resultId), { kind: 'unchanged', resultId: first.resultId });
    // In the paragraph between title and items, before any finding.
    insert(2, { line: 2, character: 5 }, '本');
    const same = await ask(first.resultId);
    assert.equal(same.kind, 'full');
    assert.deepEqual(same.items, first.items);
    insert(3, { line: 1, character: 0 }, '\n');
    const moved = await ask(same.resultId);
    assert.equal(moved.kind, 'full');
    assert.equal(moved.items!.length, first.items!.length);
    assert.notDeepEqual(moved.items, first.items);
    // A client that names no earlier result gets them all, for the text as it is now.
    assert.deepEqual((await ask()).items, moved.items);
  });

  it('hold the change when a key changes only the wording of a finding', async () => {
    const plan = '某县2026年工作要点\n一、甲\n1.抓好安全,抓好稳定。\n2.抓好教学,抓好教研。\n';
    server.open(uri, plan);
    const first = await server.about<Report>('diagnostic', uri);
    const counted = ({ items = [] }: Report): Diagnostic => items.find(({ code }) => code === 'text/half-width')!;
    assert.match(String(counted(first).message), /2/);
    server.change(uri, 2, { range: { start: { line: 3, character: 4 }, end: { line: 3, character: 4 } }, text: ',' });
    const next = await server.about<Report>('diagnostic', uri, { previousResultId: first.resultId });
    assert.equal(next.kind, 'full');
    assert.equal(next.items!.length, first.items!.length);
    assert.deepEqual(counted(next).range, counted(first).range);
    assert.match(String(counted(next).message), /3/);
  });
});
