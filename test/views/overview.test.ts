import assert from 'node:assert/strict';
import { overview, summary } from '../../server/src/views/overview';
import { parsePlan } from '../../server/src/plan/parse';
import { planFixture, textOf } from '../support/plans';

describe('summary and overview', () => {
  it('count tasks, units, targets and deadlines', () => {
    assert.deepEqual(summary(parsePlan(planFixture('parts')), 'file:///p', 3), {
      uri: 'file:///p',
      version: 3,
      items: 9,
      withoutUnit: 1,
      targets: 10,
      deadlines: 2,
      units: 8,
    });
    assert.equal(summary(parsePlan(planFixture('full')), 'file:///p', 1).items, 27);
  });

  it('miss no unit where the plan names none', () => {
    const { items, withoutUnit } = summary(
      parsePlan('某局2026年工作要点\n一、甲\n1.子。做好。\n2.丑。做好。\n'),
      'file:///p',
      1,
    );
    assert.deepEqual({ items, withoutUnit }, { items: 2, withoutUnit: 0 });
  });

  it('count a note that names nobody as no unit', () => {
    const text =
      '某局2026年工作要点\n一、甲\n1.子。做好。（责任单位：甲科）\n2.丑。做好。（责任单位：）\n3.寅。做好。（责任单位：乙科）\n4.卯。做好。（责任人：王某某）\n5.辰。做好。（责任单位：丙科）\n6.巳。做好。（责任单位：甲科）\n';
    assert.equal(summary(parsePlan(text), 'file:///p', 1).withoutUnit, 1);
    assert.deepEqual(
      overview(parsePlan(text), 1)
        .items.filter(({ lacksUnit }) => lacksUnit)
        .map(({ title }) => title),
      ['丑'],
    );
  });

  it('list them with their places', () => {
    const text = planFixture('parts');
    const result = overview(parsePlan(text), 4);
    assert.equal(result.version, 4);
    assert.equal(result.items.length, result.totals.items);
    assert.equal(result.targets.length, result.totals.targets);
    assert.equal(result.deadlines.length, result.totals.deadlines);
    for (const { marker, title, range } of result.items) assert.equal(textOf(text, range), marker + title);
    for (const place of [...result.targets, ...result.deadlines]) assert.equal(textOf(text, place.range), place.text);
    const [first] = result.items;
    assert.deepEqual(
      [first?.marker, first?.title, first?.path, first?.units, first?.lacksUnit],
      [
        '（一）',
        '建好用好阵地',
        ['2026年工作打算', '一、提升公共文化服务效能'],
        ['公共服务股', '县图书馆', '县文化馆'],
        false,
      ],
    );
    assert.deepEqual(
      result.items.filter(({ lacksUnit }) => lacksUnit).map(({ title }) => title),
      ['落实意识形态责任制，牢牢掌握主动权'],
    );
  });

  it('stop at the limit and still count all', () => {
    const { items, targets, deadlines, totals } = overview(parsePlan(planFixture('full')), 1, 3);
    assert.deepEqual([items.length, targets.length, deadlines.length], [3, 3, 3]);
    assert.equal(totals.items, 27);
  });

  it('are empty for an empty text', () => {
    assert.deepEqual(overview(parsePlan(''), 1), {
      version: 1,
      items: [],
      targets: [],
      deadlines: [],
      totals: { items: 0, withoutUnit: 0, targets: 0, deadlines: 0 },
    });
  });
});
