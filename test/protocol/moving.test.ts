/** Moving and copying through the real server: the request of our own, and the code actions for other editors. */
import assert from 'node:assert/strict';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import type { MoveResult } from '../../server/src/protocol/messages';
import { fullCapabilities, LanguageServer } from '../support/languageServer';
import { applyEdits, positionOf } from '../support/plans';

const uri = 'file:///tmp/%E8%A6%81%E7%82%B9.gzyd';
const text = `某局2026年工作要点\r
\r
一、工作\r
1.抓甲。做好。\r
（责任单位：甲科）\r
2.抓乙。参照第1项。（责任单位：乙科）`;
const swapped = `某局2026年工作要点\r
\r
一、工作\r
1.抓乙。参照第2项。（责任单位：乙科）\r
2.抓甲。做好。\r
（责任单位：甲科）`;

describe('moving over stdio', function () {
  this.timeout(30_000);
  let server: LanguageServer;

  beforeEach(async () => {
    server = new LanguageServer();
    await server.initialize(fullCapabilities);
    server.open(uri, text, 4);
  });
  afterEach(() => server.kill());

  const ask = (words: string, kind: string): Promise<MoveResult | null> => {
    const at = positionOf(text, words);
    return server.request('gongzuoyaodian/move', { textDocument: { uri }, range: { start: at, end: at }, kind });
  };

  it('gives the edits and where the cursor goes, for the version asked about', async () => {
    const down = await ask('甲。', 'down');
    assert.equal(applyEdits(text, [...down!.edits]), swapped);
    assert.deepEqual(down!.selection.start, positionOf(swapped, '甲。'));
    assert.equal(down!.version, 4);
    const up = await ask('乙。', 'up');
    assert.equal(applyEdits(text, [...up!.edits]), swapped);
    assert.deepEqual(up!.selection.start, positionOf(swapped, '乙。'));
  });

  it('says where there is nothing to move past, and where lines are the editor’s', async () => {
    assert.deepEqual((await ask('甲。', 'up'))?.edits, []);
    assert.equal(await ask('责任单位：甲', 'up'), null);
    assert.equal(await ask('2026', 'down'), null);
    assert.equal(await ask('甲。', 'sideways'), null);
  });

  it('offers the same as code actions to clients that ask for them, and to no others', async () => {
    const at = positionOf(text, '甲。');
    const actions = (context: object): Promise<CodeAction[]> =>
      server.about('codeAction', uri, { range: { start: at, end: at }, context: { diagnostics: [], ...context } });
    const move = ({ kind }: CodeAction): boolean => /^refactor\.(?:move|duplicate)/.test(kind ?? '');
    const [action, ...others] = await actions({ only: ['refactor.move'] });
    assert.deepEqual([action!.kind, others], ['refactor.move.down.gongzuoyaodian', []]);
    const [change] = action!.edit!.documentChanges as TextDocumentEdit[];
    assert.deepEqual(change!.textDocument, { uri, version: 4 });
    assert.equal(applyEdits(text, change!.edits as TextEdit[]), swapped);
    assert.equal((await actions({ triggerKind: 1 })).filter(move).length, 2);
    assert.deepEqual((await actions({ triggerKind: 2 })).filter(move), []);
    assert.deepEqual((await actions({ only: ['quickfix'] })).filter(move), []);
  });
});
