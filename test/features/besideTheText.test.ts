/** What is shown beside the text: counts of sections, hints, and who answers for what as a call hierarchy. */
import assert from 'node:assert/strict';
import { complete } from '../../server/src/async/steps';
import { itemsOfUnit, prepareCalls, unitsOfItem } from '../../server/src/features/callHierarchy';
import { codeLenses } from '../../server/src/features/codeLens';
import { inlayHints } from '../../server/src/features/inlayHints';
import { parsePlan } from '../../server/src/plan/parse';

const text = `河滨县教育局2026年工作要点

一、扩大普惠资源（责任科室：基教科）
1.新建幼儿园2所，新增面积40万平方米。
2.改造食堂5个。
二、管好学校
3.培训教师1.2万人次。（责任科室：人事科、教科院）
4.开展检查12次。（牵头科室：督导室；配合科室：基教科）
`;
const plan = parsePlan(text);
const document = { uri: 'file:///plans/a.txt', version: 1, plan };
const lines = text.split('\n');
const at = (line: number, words: string) => ({ line, character: lines[line]!.indexOf(words) });
const everything = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };

describe('code lenses', () => {
  it('count what each section holds', () => {
    assert.deepEqual(
      complete(codeLenses(plan, 'zh')).map(({ range, command }) => [range.start.line, command?.title]),
      [
        [2, '2 项任务 · 1 家单位 · 3 个目标'],
        [5, '2 项任务 · 4 家单位 · 2 个目标'],
      ],
    );
  });

  it('say nothing above a heading without items, or in an empty text', () => {
    assert.deepEqual(complete(codeLenses(parsePlan('一、总体要求\n抓好落实。\n'), 'zh')), []);
    assert.deepEqual(complete(codeLenses(parsePlan(''), 'en')), []);
  });
});

describe('inlay hints', () => {
  const hints = (options: { lead?: boolean; inherited?: boolean; amounts?: boolean }, range = everything): unknown[] =>
    inlayHints(plan, range, { lead: false, inherited: false, amounts: false, ...options }, 'zh').map(
      ({ position: { line, character }, label }) => [lines[line]!.slice(0, character).slice(-3), label],
    );

  it('name the lead of a plain list, and no lead that is written', () => {
    assert.deepEqual(hints({ lead: true }), [
      ['基教科', '牵头'],
      ['人事科', '牵头'],
    ]);
  });

  it('name the unit that an item has from its heading', () => {
    assert.deepEqual(
      hints({ inherited: true }).map((hint) => (hint as string[])[1]),
      ['↑ 基教科', '↑ 基教科'],
    );
  });

  it('give shortened figures in full, and no others', () => {
    assert.deepEqual(hints({ amounts: true }), [
      ['平方米', '= 400,000 平方米'],
      ['万人次', '= 12,000 人次'],
    ]);
  });

  it('keep to the lines asked for, whatever they are', () => {
    const range = (from: number, to: number) => ({
      start: { line: from, character: 0 },
      end: { line: to, character: 0 },
    });
    assert.equal(hints({ amounts: true }, range(4, 6)).length, 1);
    assert.deepEqual(hints({ lead: true, inherited: true, amounts: true }, range(90, 99)), []);
    assert.deepEqual(hints({}), []);
  });
});

describe('the call hierarchy', () => {
  it('goes from a unit to its items, with its role in each', () => {
    const [unit] = prepareCalls(document, at(7, '基教科'))!;
    assert.equal(unit!.name, '基教科');
    assert.deepEqual(
      itemsOfUnit(document, unit!, 'zh').map(({ to }) => [to.name, to.range.start.line]),
      [
        ['1.新建幼儿园2所，新增面积40万平方米', 3],
        ['2.改造食堂5个', 4],
        ['4.开展检查12次', 7],
      ],
    );
    assert.match(itemsOfUnit(document, unit!, 'zh')[2]!.to.detail!, /配合/);
    assert.deepEqual(unitsOfItem(document, unit!, 'zh'), []);
  });

  it('goes from an item to its units, the lead first', () => {
    const [item] = prepareCalls(document, at(7, '开展'))!;
    assert.deepEqual(
      unitsOfItem(document, item!, 'zh').map(({ from, fromRanges }) => [from.name, fromRanges[0]!.start]),
      [
        ['督导室', at(7, '督导室')],
        ['基教科', at(7, '基教科')],
      ],
    );
    assert.deepEqual(itemsOfUnit(document, item!, 'zh'), []);
  });

  it('finds the mention in the heading for an item that inherits', () => {
    const [item] = prepareCalls(document, at(4, '食堂'))!;
    assert.deepEqual(
      unitsOfItem(document, item!, 'zh').map(({ from }) => [from.name, from.range.start]),
      [['基教科', at(2, '基教科')]],
    );
  });

  it('answers for places without items, and for items whose data a client has lost', () => {
    assert.equal(prepareCalls(document, { line: 0, character: 0 }), null);
    const [item] = prepareCalls(document, at(7, '开展'))!;
    for (const data of [undefined, null, 7, {}, { unit: 1 }])
      assert.equal(unitsOfItem(document, { ...item!, data }, 'zh').length, 2);
    assert.deepEqual(itemsOfUnit(document, { ...item!, data: { unit: '没有这个科' } }, 'zh'), []);
  });
});
