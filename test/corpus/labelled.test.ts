import assert from 'node:assert/strict';
import { extractPlan } from '../../server/src/export/json';
import { parsePlan } from '../../server/src/plan/parse';
import { addScore, emptyScore, f1, labelledPlans, type Kind } from './labels';

/** The F1 that all labelled plans together must reach. */
const thresholds: Readonly<Record<Kind, number>> = { heading: 1, unit: 0.98, role: 0.95, target: 0.92, deadline: 0.85 };

describe('the score on our own labelled plans', () => {
  const plans = labelledPlans();

  it('has plans with labels of every kind', () => {
    assert.ok(plans.length >= 15, `${plans.length} plans`);
    for (const kind of ['heading', 'unit', 'target', 'deadline'])
      assert.ok(plans.flatMap(({ labels }) => labels).filter((label) => label.kind === kind).length >= 50, kind);
  });

  for (const { name, text, labels } of plans) {
    it(`${name}: every label is where it says`, () => {
      const lines = text.split(/\r?\n/);
      for (const label of labels)
        assert.equal(lines[label.line]?.slice(label.start, label.end), label.text, JSON.stringify(label));
    });
  }

  const score = emptyScore();
  for (const plan of plans) addScore(score, plan, extractPlan(plan.name, parsePlan(plan.text)));
  for (const [kind, least] of Object.entries(thresholds) as [Kind, number][]) {
    it(`${kind} F1 is at least ${least}`, () => {
      const { wrong, missed } = score[kind];
      assert.ok(
        f1(score[kind]) >= least,
        `${f1(score[kind]).toFixed(3)}\nwrong:  ${wrong.join('  ')}\nmissed: ${missed.join('  ')}`,
      );
    });
  }
});
