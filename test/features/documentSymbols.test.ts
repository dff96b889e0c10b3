import assert from 'node:assert/strict';
import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import { documentSymbols, flatSymbols } from '../../server/src/features/documentSymbols';
import { complete } from '../../server/src/async/steps';
import { parsePlan } from '../../server/src/plan/parse';
import { planFixture, textOf } from '../support/plans';

const symbols = (text: string): DocumentSymbol[] => complete(documentSymbols(parsePlan(text)));
const all = (roots: readonly DocumentSymbol[]): DocumentSymbol[] =>
  roots.flatMap((symbol) => [symbol, ...all(symbol.children ?? [])]);
const tree = (roots: readonly DocumentSymbol[], indent = ''): string =>
  roots
    .map(
      (symbol) =>
        `${indent}${symbol.name}${symbol.detail === undefined ? '' : ` [${symbol.detail}]`}\n${tree(symbol.children ?? [], `${indent}  `)}`,
    )
    .join('');

describe('document symbols', () => {
  it('are a tree of marker and title, with the units responsible', () => {
    assert.equal(
      tree(symbols(planFixture('parts'))),
      `2025年工作总结
  一、公共服务提档升级
    （一）完成12个乡镇综合文化站改造
    （二）送戏下乡130场，惠及群众4万余人次
  二、文旅产业稳步回升
    （一）全年接待游客310万人次，同比增长12%
2026年工作打算
  一、提升公共文化服务效能
    （一）建好用好阵地 [公共服务股、县图书馆、县文化馆]
    （二）丰富群众活动 [县文化馆]
    （三）保护文化遗产 [文物股、县博物馆]
  二、推动文旅产业融合发展 [产业发展股]
    （一）做强精品线路 [产业发展股]
    （二）培育市场主体 [产业发展股]
  三、守住行业安全底线
    （一）开展安全检查每月不少于2次，问题整改率100% [市场管理股、综合执法队]
    （二）落实意识形态责任制，牢牢掌握主动权
附件：
  1.县图书馆扩建，总投资2600万元 [公共服务股]
  2.白鹭湖步道二期，总投资1800万元 [产业发展股]
`,
    );
  });

  it('have a kind of their own for each layer', () => {
    const kinds = new Map(all(symbols(planFixture('full'))).map(({ name, kind }) => [name, kind]));
    assert.equal(kinds.get('四、建设高素质教师队伍'), SymbolKind.Class);
    assert.equal(kinds.get('（一）弘扬师德师风'), SymbolKind.Interface);
    assert.equal(kinds.get('11.健全师德考核制度'), SymbolKind.Function);
    assert.equal(kinds.get('（1）专职心理健康教师配备率达到95%'), SymbolKind.Field);
    assert.equal(symbols(planFixture('parts'))[0]?.kind, SymbolKind.Module);
  });

  it('select the heading, and range over the whole section', () => {
    const text = planFixture('full');
    const found = all(symbols(text)).find(({ name }) => name === '5.规范民办教育办学行为')!;
    assert.equal(textOf(text, found.selectionRange), '5.规范民办教育办学行为');
    assert.match(textOf(text, found.range), /^5\.规范民办教育办学行为。（责任单位：[^）]+）\n对全市46家.*100%。$/);
  });

  it('lie within their parent, one after another, and hold their selection', () => {
    for (const name of ['full', 'parts']) {
      const within = (outer: DocumentSymbol['range'], inner: DocumentSymbol['range']): boolean =>
        (outer.start.line < inner.start.line ||
          (outer.start.line === inner.start.line && outer.start.character <= inner.start.character)) &&
        (outer.end.line > inner.end.line ||
          (outer.end.line === inner.end.line && outer.end.character >= inner.end.character));
      const check = (siblings: readonly DocumentSymbol[], parent?: DocumentSymbol): void => {
        siblings.forEach((symbol, index) => {
          assert.ok(within(symbol.range, symbol.selectionRange), symbol.name);
          if (parent !== undefined) assert.ok(within(parent.range, symbol.range), symbol.name);
          if (index > 0) assert.ok(siblings[index - 1]!.range.end.line < symbol.range.start.line, symbol.name);
          check(symbol.children ?? [], symbol);
        });
      };
      check(symbols(planFixture(name)));
    }
  });

  it('cut a long title without cutting a character in two', () => {
    const [symbol] = symbols(`一、${'𠮷'.repeat(100)}\n`);
    assert.match(symbol!.name, /^一、𠮷+…$/u);
    assert.ok(symbol!.name.length <= 62);
  });

  it('name four units and count the rest', () => {
    const [section] = symbols('一、工作\n1.开展检查。（责任单位：甲科、乙科、丙科、丁科、戊科、己科）\n');
    assert.equal(section?.children?.[0]?.detail, '甲科、乙科、丙科、丁科 +2');
  });

  it('come as one list, with the entry above, to a client that takes no tree', () => {
    const list = complete(flatSymbols(parsePlan(planFixture('full')), 'file:///plan.txt'));
    const found = list.find(({ name }) => name.startsWith('12.'));
    assert.equal(found?.containerName, '（一）弘扬师德师风');
    assert.equal(found.location.uri, 'file:///plan.txt');
    assert.equal(list.length, all(symbols(planFixture('full'))).length);
  });

  it('are absent from a text without headings', () => {
    for (const text of ['', '\n\n', '没有序号的一段话。', '\ud800\u0000']) assert.deepEqual(symbols(text), []);
  });
});
