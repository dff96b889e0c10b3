import assert from 'node:assert/strict';
import { overview, summary } from '../../server/src/views/overview';
import { parsePlan } from '../../server/src/plan/parse';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { defaultContext, type RuleContext } from '../../server/src/rules/types';
import type { Plan } from '../../server/src/plan/types';
import type { Reported } from '../../server/src/findings/report';
import { planFixture, textOf } from '../support/plans';

const engine = createEngine(rules);

/** The findings with all rules at their default severity. */
function reportedIn(plan: Plan, context: RuleContext = defaultContext): Reported[] {
  return engine.check(plan, context).map((finding) => ({ finding, severity: finding.severity ?? 'warning' }));
}

describe('summary and overview', () => {
  it('count tasks, units, targets and deadlines', () => {
    const parts = parsePlan(planFixture('parts'));
    assert.deepEqual(summary(parts, reportedIn(parts), 'file:///p', 3), {
      uri: 'file:///p',
      version: 3,
      items: 9,
      withoutUnit: 1,
      targets: 10,
      deadlines: 2,
      units: 8,
    });
    assert.equal(summary(parsePlan(planFixture('full')), [], 'file:///p', 1).items, 27);
  });

  it('miss no unit if the plan names none', () => {
    const plan = parsePlan('某局2026年工作要点\n一、甲\n1.子。做好。\n2.丑。做好。\n3.寅。做好。\n');
    const { items, withoutUnit } = summary(plan, reportedIn(plan), 'file:///p', 1);
    assert.deepEqual({ items, withoutUnit }, { items: 3, withoutUnit: 0 });
  });

  it('count a note that names nobody as missing its unit', () => {
    const text =
      '某局2026年工作要点\n一、甲\n1.子。做好。（责任单位：甲科）\n2.丑。做好。（责任单位：）\n3.寅。做好。（责任单位：乙科）\n4.卯。做好。（责任人：王某某）\n5.辰。做好。（责任单位：丙科）\n6.巳。做好。（责任单位：甲科）\n';
    const plan = parsePlan(text);
    assert.equal(summary(plan, reportedIn(plan), 'file:///p', 1).withoutUnit, 1);
    assert.deepEqual(
      overview(plan, reportedIn(plan), 1)
        .items.filter(({ lacksUnit }) => lacksUnit)
        .map(({ title }) => title),
      ['丑'],
    );
  });

  it('count what the findings count', () => {
    const plan = parsePlan(planFixture('parts'));
    const ignored = reportedIn(plan).filter(({ finding }) => finding.code !== 'responsibility/missing');
    assert.equal(summary(plan, ignored, 'file:///p', 1).withoutUnit, 0);
    const few = parsePlan('某局2026年工作要点\n1.子。做好。（责任单位：甲科）\n2.丑。做好。\n');
    assert.equal(summary(few, reportedIn(few), 'file:///p', 1).withoutUnit, 0);
    const always = reportedIn(few, { ...defaultContext, responsibility: 'always' });
    assert.equal(summary(few, always, 'file:///p', 1).withoutUnit, 1);
  });

  it('list them with their places', () => {
    const text = planFixture('parts');
    const plan = parsePlan(text);
    const result = overview(plan, reportedIn(plan), 4);
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
    const { items, targets, deadlines, totals } = overview(parsePlan(planFixture('full')), [], 1, 3);
    assert.deepEqual([items.length, targets.length, deadlines.length], [3, 3, 3]);
    assert.equal(totals.items, 27);
  });

  it('are empty for an empty text', () => {
    assert.deepEqual(overview(parsePlan(''), [], 1), {
      version: 1,
      items: [],
      targets: [],
      deadlines: [],
      totals: { items: 0, withoutUnit: 0, targets: 0, deadlines: 0 },
    });
  });
});
