/**
 * The texts that break other servers, at their full size: everything that an editor
 * may ask is answered. That work grows with the length and no faster is counted in
 * `growth.test.ts`; here a square of any kind runs out of time or memory.
 */
import assert from 'node:assert/strict';
import { maxEdits } from '../../server/src/findings/fixBudget';
import { fixActions } from '../../server/src/features/actions/fixes';
import { editPlan } from '../../server/src/plan/edit';
import { parsePlan } from '../../server/src/plan/parse';
import { planText } from '../../server/src/plan/query';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { defaultContext } from '../../server/src/rules/types';
import { placeFeatures, wholeFeatures, wholeRange } from '../support/features';
import { workOf } from '../support/work';
import { oddTexts } from './oddTexts';

const engine = createEngine(rules);

/** Everything, and again after a key in the middle. */
function askAll(text: string, visit: (name: string, ask: () => unknown) => void): void {
  let plan = parsePlan(text);
  for (let round = 0; round < 2; round++) {
    const reported = engine.check(plan, defaultContext).map((finding) => ({ finding, severity: 'warning' as const }));
    const line = plan.lines.length >> 1;
    const at = { line, character: plan.lines[line]!.text.length >> 1 };
    for (const [name, feature] of Object.entries(wholeFeatures)) visit(name, () => feature(plan, reported));
    for (const [name, feature] of Object.entries(placeFeatures)) visit(name, () => feature(plan, at, reported));
    // The light bulb with the whole text selected.
    visit('actions', () =>
      fixActions(reported, wholeRange(plan), {
        uri: 'u',
        version: 1,
        language: 'zh',
        documentChanges: true,
        snippets: true,
        invoked: true,
        diagnostics: [],
        titleOf: () => undefined,
      }),
    );
    const edited = editPlan(plan, { start: at, end: at }, '新');
    assert.equal(planText(edited).length, text.length + 1 + round);
    plan = edited;
  }
}

describe('adversarial texts', function () {
  this.timeout(180_000);

  const full: Readonly<Record<string, () => string>> = {
    '100,000 brackets': () => '（'.repeat(100_000),
    '100,000 brackets of two kinds': () => '（['.repeat(50_000),
    '100,000 quotes': () => '“'.repeat(100_000),
    '100,000 quotes of no direction': () => '"'.repeat(100_000),
    'one line of 5 MB': () =>
      `1.${`推进校舍建设。${'抓好教育改革发展工作，'.repeat(20)}6月底前新建基地12个。（责任单位：甲科、乙办）`.repeat(20_000)}`,
    '1 MB of 一、': () => '一、'.repeat(500_000),
    '10,500 lines of 一、': () => '一、\n'.repeat(10_500),
  };
  for (const [name, make] of Object.entries(full)) {
    it(`${name}: everything is answered`, () => {
      askAll(make(), (what, ask) => assert.doesNotThrow(ask, what));
    });
  }

  it('a renumbering is not made for each of very many findings', () => {
    const plan = parsePlan('一、\n'.repeat(20_000));
    const reported = engine.check(plan, defaultContext).map((finding) => ({ finding, severity: 'warning' as const }));
    const actions = fixActions(reported, wholeRange(plan), {
      uri: 'u',
      version: 1,
      language: 'zh',
      documentChanges: false,
      snippets: true,
      invoked: true,
      diagnostics: [],
      titleOf: () => undefined,
    });
    const edits = actions.reduce((sum, { edit }) => sum + (edit?.changes?.['u']?.length ?? 0), 0);
    assert.ok(edits > 20_000 && edits < 4 * (maxEdits + 40_000), `${edits} edits`);
    assert.ok(
      actions.some(({ title }) => /^修正本文前 \d+ 处/.test(title)),
      actions
        .map(({ title }) => title)
        .join('\n')
        .slice(0, 500),
    );
  });

  describe('cost linear work', () => {
    // Fixes have a limit of their own, which small texts don't reach.
    const bounded = new Set(['actions', 'fixes']);
    for (const [name, make] of Object.entries(oddTexts)) {
      it(name, () => {
        const [some, more] = [9000, 36_000].map((size) => {
          const work = new Map<string, number>();
          askAll(make(size), (what, ask) => work.set(what, (work.get(what) ?? 0) + workOf(ask)));
          return work;
        }) as [Map<string, number>, Map<string, number>];
        const steep = [...more].filter(([what, count]) => !bounded.has(what) && count > 5 * some.get(what)! + 5000);
        assert.deepEqual(
          steep.map(
            ([what, count]) => `${what}: ${some.get(what)} → ${count} statements at 9,000 and 36,000 characters`,
          ),
          [],
        );
      });
    }
  });
});
