import assert from 'node:assert/strict';
import { complete } from '../../server/src/async/steps';
import { parsePlan } from '../../server/src/plan/parse';
import type { ViewOptions, ViewRow } from '../../server/src/protocol/messages';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { defaultContext } from '../../server/src/rules/types';
import { viewKeys, viewRows, viewSummary } from '../../server/src/views/trees/views';
import type { Position } from '../../server/src/text/positions';
import type { TreeSource } from '../../server/src/views/trees/source';
import { summary } from '../../server/src/views/overview';
import type { MessageLanguage } from '../../server/src/text/localized';
import { planFixture, positionOf } from '../support/plans';

const engine = createEngine(rules.filter(({ meta }) => meta.severity !== 'off'));

const text = `清河县教育局2026年工作要点

一、总体要求
坚持稳中求进，全年新增学位1200个。
二、提升质量
1.加强教学视导。6月底前开展视导不少于12次，9月底前整改问题30个。（责任单位：教研室）
2.建设教师队伍。培训骨干教师200名。（牵头单位：人事科；配合单位：教研室、财务科）
3.改善食堂。6月底前改造食堂3个。
三、改善条件
4.新建学校。年内新建学校2所，寒假前新增学位1500个。（责任单位：基建科）
5.改造操场。改造操场3处。（责任单位：基建科）
`;

function sourceOf(written: string, language: MessageLanguage = 'zh'): TreeSource {
  const plan = parsePlan(written);
  const reported = engine
    .check(plan, defaultContext)
    .map((finding) => ({ finding, severity: finding.severity ?? ('warning' as const) }));
  return { uri: 'file:///w/plan.gzyd', plan, reported, language };
}

function rowsOf(source: TreeSource, options: ViewOptions, keys: readonly string[] = []): ViewRow[] {
  return complete(viewRows(source, options, keys));
}

function keysOf(source: TreeSource, options: ViewOptions, at: Position): string[] {
  return complete(viewKeys(source, options, at));
}

/** A line for each row, indented; what is marked has its mark, and findings stand in brackets. */
function drawn(rows: readonly ViewRow[], indent = ''): string[] {
  return rows.flatMap(({ label, description, mark, findings, hasChildren, children = [] }) => [
    `${indent}${label}${description ? ` | ${description}` : ''}${mark ? ` !${mark}` : ''}${findings ? ` [${findings.count}]` : ''}${hasChildren ? ' …' : ''}`,
    ...drawn(children, `${indent}  `),
  ]);
}

describe('views', () => {
  const source = sourceOf(text);

  it('show the outline with units, what is lacking, and findings', () => {
    assert.deepEqual(drawn(rowsOf(source, { view: 'outline' })), [
      '一、总体要求',
      '二、提升质量 | 3 项 · 缺责任单位 1 [1]',
      '  1.加强教学视导 | 教研室',
      '  2.建设教师队伍 | 人事科、教研室、财务科',
      '  3.改善食堂 | 缺责任单位 !withoutUnit [1]',
      '三、改善条件 | 2 项',
      '  4.新建学校 | 基建科',
      '  5.改造操场 | 基建科',
    ]);
  });

  it('show units with what they lead, share and support, and first of all the items without one', () => {
    assert.deepEqual(drawn(rowsOf(source, { view: 'units' })), [
      '缺责任单位的任务 | 1 项 !withoutUnit',
      '  3.改善食堂 | 缺责任单位 !withoutUnit [1]',
      '教研室 | 负责 1 项，配合 1 项',
      '  1.加强教学视导 | 责任',
      '  2.建设教师队伍 | 配合',
      '基建科 | 负责 2 项',
      '  4.新建学校 | 责任',
      '  5.改造操场 | 责任',
      '人事科 | 牵头 1 项',
      '  2.建设教师队伍 | 牵头',
      '财务科 | 配合 1 项',
      '  2.建设教师队伍 | 配合',
    ]);
  });

  it('show targets by the month that they are due in', () => {
    assert.deepEqual(drawn(rowsOf(source, { view: 'targets' })), [
      '2026年6月 | 2 个目标',
      '  6月底前开展视导不少于12次 | 6月底前 · 教研室',
      '  6月底前改造食堂3个 | 6月底前',
      '2026年9月 | 1 个目标',
      '  9月底前整改问题30个 | 9月底前 · 教研室',
      '2026年12月 | 1 个目标',
      '  年内新建学校2所 | 年内 · 基建科',
      '其他时限（学期、进度等） | 1 个目标',
      '  寒假前新增学位1500个 | 寒假前 · 基建科',
      '未写时限 | 3 个目标',
      '  全年新增学位1200个',
      '  培训骨干教师200名 | 人事科、教研室、财务科',
      '  改造操场3处 | 基建科',
    ]);
  });

  it('show targets by unit, those without one first', () => {
    assert.deepEqual(
      rowsOf(source, { view: 'targets', sort: 'unit' }).map(({ label, children }) => `${label} ${children!.length}`),
      ['缺责任单位 2', '教研室 2', '人事科 1', '基建科 3'],
    );
  });

  it('mark both ends of a conflict', () => {
    const conflicting = sourceOf(
      '某县2026年工作要点\n一、总体要求\n全年新建公办幼儿园8所。\n二、任务\n1.扩大资源。新建公办幼儿园6所。（责任单位：甲科）\n',
    );
    const rows = rowsOf(conflicting, { view: 'targets' });
    assert.deepEqual(drawn(rows).slice(1), [
      '  全年新建公办幼儿园8所 | 前后不一 !conflict [1]',
      '  新建公办幼儿园6所 | 前后不一 · 甲科 !conflict [1]',
    ]);
    assert.match(rows[0]!.children![0]!.tooltip!, /^数值：8所$/m);
    assert.match(rows[0]!.children![0]!.spoken, /前后不一/);
    assert.equal(viewSummary(conflicting, { view: 'targets' }), '2 个目标 · 前后不一 1');
  });

  for (const fixture of ['full', 'parts'])
    it(`agree with the status bar and the findings: ${fixture}`, () => {
      const one = sourceOf(planFixture(fixture));
      const figures = summary(one.plan, one.reported, one.uri, 1);
      const targets = rowsOf(one, { view: 'targets' }).flatMap(({ children }) => children!);
      assert.equal(targets.length, figures.targets);
      const units = rowsOf(one, { view: 'units' });
      assert.equal(units.filter(({ kind }) => kind === 'unit').length, figures.units);
      const lacking = units.find(({ kind }) => kind === 'group')?.children?.length ?? 0;
      assert.equal(lacking, figures.withoutUnit);
      const marked = drawn(rowsOf(one, { view: 'outline' })).filter((row) => row.includes('!withoutUnit'));
      assert.equal(marked.length, figures.withoutUnit);
      assert.ok(viewSummary(one, { view: 'outline' }).startsWith(`${figures.items} 项`));
    });

  it('filter the outline by characters and pinyin of titles and units', () => {
    const filtered = (typed: string): string[] =>
      drawn(rowsOf(source, { view: 'outline', filter: { text: typed } })).map((row) => row.replace(/ \|.*/, ''));
    assert.deepEqual(filtered('操场'), ['三、改善条件', '  5.改造操场']);
    assert.deepEqual(filtered('jjk'), ['三、改善条件', '  4.新建学校', '  5.改造操场']);
    assert.deepEqual(filtered('改善条件'), ['三、改善条件', '  4.新建学校', '  5.改造操场']);
    assert.deepEqual(filtered('没有'), []);
    assert.deepEqual(
      filtered(' '),
      drawn(rowsOf(source, { view: 'outline' })).map((row) => row.replace(/ \|.*/, '')),
    );
  });

  it('filter the outline by what is lacking, without new ids', () => {
    const [section] = rowsOf(source, { view: 'outline', filter: { only: 'withoutUnit' } });
    assert.deepEqual(
      section!.children!.map(({ id }) => id),
      rowsOf(source, { view: 'outline' })[1]!
        .children!.slice(2)
        .map(({ id }) => id),
    );
  });

  it('find the row of a place', () => {
    const at = positionOf(text, '财务科');
    assert.deepEqual(keysOf(source, { view: 'outline' }, at), ['1', '1']);
    assert.deepEqual(keysOf(source, { view: 'units' }, at), ['unit 财务科', '3']);
    assert.deepEqual(keysOf(source, { view: 'units' }, positionOf(text, '改善食堂')), ['none', '4']);
    const [group, key] = keysOf(source, { view: 'targets' }, positionOf(text, '整改'));
    assert.equal(group, '2026-09');
    assert.equal(key, '2');
    assert.deepEqual(keysOf(source, { view: 'targets', sort: 'unit' }, at), ['unit 人事科', '3']);
    for (const view of ['outline', 'units', 'targets'] as const)
      assert.deepEqual(keysOf(source, { view }, { line: 0, character: 0 }), []);
  });

  it('lead from the ids on the way to the row itself', () => {
    for (const view of ['outline', 'units', 'targets'] as const) {
      const keys = keysOf(source, { view }, positionOf(text, '整改'));
      const row = rowsOf(source, { view }, keys.slice(0, -1)).find(({ id }) => id === keys.join('\n'));
      assert.equal(row!.place!.range.start.line, 5, view);
    }
  });

  it('send only so many rows, and the others on request', () => {
    const many = Array.from({ length: 40 }, (_, section) => {
      const items = Array.from({ length: 40 }, (_unused, item) => `${item + 1}.做好某事。`);
      return [`第${section + 1}章 某项工作`, ...items].join('\n');
    });
    const large = sourceOf(`某局2026年工作要点\n${many.join('\n')}\n`);
    const rows = rowsOf(large, { view: 'outline' });
    assert.equal(rows.length, 40);
    assert.equal(rows[0]!.children!.length, 40);
    assert.equal(rows.at(-1)!.children, undefined);
    assert.equal(rows.at(-1)!.hasChildren, true);
    const below = rowsOf(large, { view: 'outline' }, [rows.at(-1)!.id]);
    assert.equal(below.length, 40);
    assert.equal(below[7]!.id, `${rows.at(-1)!.id}\n7`);
    const flat = sourceOf(`某局2026年工作要点\n${'1.做好某事。\n'.repeat(1500)}`);
    assert.equal(rowsOf(flat, { view: 'outline' }).at(-1)!.label, '另有 500 行未显示');
  });

  it('speak English where messages do', () => {
    const english = sourceOf(text, 'en');
    assert.equal(drawn(rowsOf(english, { view: 'outline' }))[1], '二、提升质量 | 3 items · 1 without unit [1]');
    assert.equal(rowsOf(english, { view: 'targets' })[0]!.label, '2026-06');
    assert.equal(viewSummary(english, { view: 'units' }), '4 units · 1 without unit');
  });

  it('have nothing to show of an empty text', () => {
    for (const view of ['outline', 'units', 'targets'] as const) assert.deepEqual(rowsOf(sourceOf(''), { view }), []);
  });
});
