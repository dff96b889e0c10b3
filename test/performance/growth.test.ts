/**
 * Everything is linear in the plan, and an edit costs what it touches. Counted in work (`work.ts`), not in time: noise can't fail it.
 * How long things take is the benchmark's business (`npm run bench`).
 */
import assert from 'node:assert/strict';
import { MarkupKind } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/features/codeActions';
import { toDiagnostics } from '../../server/src/features/diagnostics';
import { documentSymbols } from '../../server/src/features/documentSymbols';
import { foldingRanges } from '../../server/src/features/foldingRanges';
import { hover } from '../../server/src/features/hover';
import { normaliseNotes } from '../../server/src/features/normaliseNotes';
import { unitReferences } from '../../server/src/features/references';
import { renumber } from '../../server/src/features/renumber';
import { selectionRanges } from '../../server/src/features/selectionRanges';
import { semanticTokens } from '../../server/src/features/semanticTokens';
import { complete } from '../../server/src/features/steps';
import { overview, summary } from '../../server/src/features/summary';
import { assignmentsOf } from '../../server/src/plan/assignments';
import { editPlan, parsePlan } from '../../server/src/plan/plan';
import type { Plan, Range } from '../../server/src/plan/types';
import { createEngine, type RuleEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { defaultContext, type Finding } from '../../server/src/rules/types';
import { samplePlan } from './samplePlan';
import { WorkCounter } from './work';

const sizes = [400, 800, 1600] as const;

/** Nothing is remembered of such a plan. */
const fresh = (plan: Plan): Plan => ({ ...plan, lineage: {} });

/** Doubling the input may double the work, and a tenth more. A few blocks more are nobody's concern. */
function assertLinear(work: readonly number[], what: string): void {
  for (let index = 1; index < work.length; index++) {
    assert.ok(work[index]! <= 2.2 * work[index - 1]! + 200, `${what}: ${work.join(' → ')} blocks at ${sizes.join(', ')} items`);
  }
}

/** For the ends of what is looked at, the text itself decides; it must not matter how much there is of it elsewhere. */
function assertLevel(work: readonly number[], what: string): void {
  assert.ok(work.at(-1)! <= 1.5 * work[0]! + 400, `${what}: ${work.join(' → ')} blocks at ${sizes.join(', ')} items`);
}

function middleOf(plan: Plan): Range {
  const line = plan.lines.findIndex(({ text }, index) => index >= plan.lines.length / 2 && text.includes('推进'));
  return { start: { line, character: 20 }, end: { line, character: 20 } };
}

describe('performance: growth', function () {
  this.timeout(120_000);
  const counter = new WorkCounter();
  const workOf = (run: () => unknown): number => counter.of(run);
  let texts: readonly string[] = [];
  let plans: readonly Plan[] = [];
  // Nothing of what is counted has run before this.
  before(() => {
    counter.start();
    texts = sizes.map(samplePlan);
    plans = texts.map(parsePlan);
  });
  after(() => counter.stop());

  it('counts work: the same twice, and as much more as there is more to do', () => {
    const loop = (rounds: number) => () => {
      for (let round = 0; round < rounds; round++) Math.hypot(round, rounds);
    };
    assert.equal(workOf(loop(1000)), workOf(loop(1000)));
    assert.ok(workOf(loop(4000)) > 3.5 * workOf(loop(1000)));
    const quadratic = [100, 200, 400].map((items) => workOf(() => {
      for (let index = 0; index < items; index++) loop(items)();
    }));
    assert.throws(() => assertLinear(quadratic, 'a square'));
  });

  it('reads a text in linear work', () => {
    assertLinear(texts.map((text) => workOf(() => parsePlan(text))), 'parsePlan');
  });

  for (const rule of rules) {
    it(`${rule.meta.code} is linear`, () => {
      assertLinear(plans.map((plan) => workOf(() => createEngine([rule]).check(fresh(plan), defaultContext))), rule.meta.code);
    });
  }

  const reportedOf = (plan: Plan): { finding: Finding; severity: 'warning' }[] => createEngine(rules).check(plan, defaultContext).map((finding) => ({ finding, severity: 'warning' }));
  const whole: Range = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
  const wholePlan: Readonly<Record<string, (plan: Plan) => unknown>> = {
    documentSymbols: (plan) => complete(documentSymbols(plan)),
    foldingRanges: (plan) => foldingRanges(plan, { wholeLines: false }),
    semanticTokens: (plan) => complete(semanticTokens(plan)),
    summary: (plan) => summary(plan, 'u', 1),
    overview: (plan) => overview(plan, 1),
    assignments: (plan) => assignmentsOf(plan).byUnit(),
    renumber: (plan) => renumber(plan),
    normaliseNotes: (plan) => normaliseNotes(plan),
    unitReferences: (plan) => {
      const line = plan.lines.findIndex(({ notes }) => notes.some(({ units }) => units.length > 0));
      return complete(unitReferences(plan, { line, character: plan.lines[line]!.notes[0]!.units[0]!.span.start }, 'u'));
    },
  };
  for (const [name, feature] of Object.entries(wholePlan)) {
    it(`${name} of the whole plan is linear`, () => {
      assertLinear(plans.map((plan) => workOf(() => feature(fresh(plan)))), name);
    });
  }

  it('diagnostics and the actions for all of them are linear', () => {
    const reported = plans.map(reportedOf);
    assertLinear(reported.map((all) => workOf(() => toDiagnostics(all, { language: 'zh', uri: 'u', related: true }))), 'toDiagnostics');
    assertLinear(reported.map((all) => workOf(() => codeActions(all, whole, {
      uri: 'u', version: 1, language: 'zh', documentChanges: true, snippets: true, only: ['source.fixAll'], invoked: true, diagnostics: [], titleOf: () => undefined,
    }))), 'fix all');
  });

  it('what is asked about a place does not depend on the rest of the plan', () => {
    const places = plans.map((plan) => ({ plan, at: middleOf(plan).start }));
    for (const plan of plans) assignmentsOf(plan);
    assertLevel(places.map(({ plan, at: { line } }) => workOf(() => complete(semanticTokens(plan, line, line + 30)))), 'tokens of 30 lines');
    assertLevel(places.map(({ plan, at }) => workOf(() => selectionRanges(plan, [at]))), 'selectionRanges');
    assertLevel(places.map(({ plan, at }) => workOf(() => hover(plan, at, { language: 'zh', format: MarkupKind.Markdown }))), 'hover');
  });

  it('an edit scans the changed line alone', () => {
    for (const plan of plans) {
      const at = middleOf(plan);
      const edited = editPlan(plan, at, '新');
      const changed = edited.lines.flatMap((line, index) => (line === plan.lines[index] ? [] : [index]));
      assert.deepEqual(changed, [at.start.line]);
      assert.equal(edited.structure, plan.structure);
      const longer = editPlan(plan, at, '\n');
      assert.equal(longer.lines.filter((line) => !plan.lines.includes(line)).length, 2);
    }
    assertLevel(plans.map((plan) => {
      const at = middleOf(plan);
      return workOf(() => editPlan(plan, at, '新'));
    }), 'editPlan');
  });

  it('a check after an edit costs a small part of a fresh one, and grows no faster than the plan', () => {
    const engines: RuleEngine[] = [];
    const first = plans.map((plan) => {
      const engine = createEngine(rules);
      engines.push(engine);
      return workOf(() => engine.check(plan, defaultContext));
    });
    const next = plans.map((plan, index) => {
      const edited = editPlan(plan, middleOf(plan), '新');
      return workOf(() => engines[index]!.check(edited, defaultContext));
    });
    assertLinear(next, 'check after an edit');
    next.forEach((work, index) => assert.ok(work * 5 < first[index]!, `${work} blocks after an edit, ${first[index]} at first`));
  });

  const odd: Readonly<Record<string, (size: number) => string>> = {
    'brackets': (size) => '（'.repeat(size), 'closing brackets': (size) => '）'.repeat(size), 'brackets by turns': (size) => '（('.repeat(size / 2), 'pairs of brackets': (size) => '（）'.repeat(size / 2),
    'quotes': (size) => '“'.repeat(size), 'quotes by turns': (size) => '“《'.repeat(size / 2), 'crossing quotes': (size) => `${'“'.repeat(size / 2)}\n${'》'.repeat(size / 2)}`,
    'one endless line': (size) => '推进教育改革发展，'.repeat(size / 9), 'line ends': (size) => '\n'.repeat(size), 'the first number again and again': (size) => '一、'.repeat(size / 2),
    'the first heading again and again': (size) => '一、甲\n'.repeat(size / 4), 'notes that never end': (size) => '（责任单位：甲科、'.repeat(size / 9), 'figures': (size) => '12'.repeat(size / 2), 'amounts': (size) => '新建3所，'.repeat(size / 5),
    'spaces': (size) => `甲${' '.repeat(size)}乙`, 'half-width marks': (size) => '甲,乙('.repeat(size / 4), 'damage': (size) => '\u00a0\u200b'.repeat(size / 2), 'doubled words': (size) => '推进推进'.repeat(size / 4), 'dates': (size) => '6月底前'.repeat(size / 4),
  };
  for (const [name, make] of Object.entries(odd)) {
    it(`${name} cost linear work`, () => {
      const work = [9_000, 36_000].map((size) => {
        const text = make(size);
        return workOf(() => createEngine(rules).check(parsePlan(text), defaultContext));
      });
      assert.ok(work[1]! <= 5 * work[0]! + 5000, `${name}: ${work.join(' → ')} blocks at 9,000 and 36,000 characters`);
    });
  }
});
