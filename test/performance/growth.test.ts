/**
 * Everything is linear in the plan, and an edit costs what it touches. Work is counted (`workOf`), not time, so noise
 * can't fail it. `npm run bench` measures time.
 */
import assert from 'node:assert/strict';
import { MarkupKind } from 'vscode-languageserver-types';
import { hover } from '../../server/src/features/hover';
import { normaliseNotes } from '../../server/src/refactor/normaliseNotes';
import { documentHighlights } from '../../server/src/features/documentHighlights';
import { planReferences } from '../../server/src/features/references';
import { selectionRanges } from '../../server/src/features/selectionRanges';
import { semanticTokens } from '../../server/src/features/semanticTokens';
import { complete } from '../../server/src/async/steps';
import { assignmentsOf } from '../../server/src/plan/facts/assignments';
import { editPlan } from '../../server/src/plan/edit';
import { itemsOf, type PlanItem } from '../../server/src/plan/identity/items';
import { matchItems } from '../../server/src/plan/identity/match';
import { firstPlan } from '../../server/src/plan/facts/lineage';
import { parsePlan } from '../../server/src/plan/parse';
import type { Plan } from '../../server/src/plan/types';
import type { Position, Range } from '../../server/src/text/positions';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { defaultContext, type Finding, type RuleContext } from '../../server/src/rules/types';
import { completeConfig } from '../../server/src/config/document/completion';
import { hoverConfig } from '../../server/src/config/document/hover';
import {
  addIgnoreEntries,
  addUnits,
  removeIgnoreEntries,
  setRuleSeverity,
} from '../../server/src/config/document/edits';
import { applyIgnore, baselineEntries } from '../../server/src/findings/ignore';
import { readConfig } from '../../server/src/config/settings';
import { unitDirectory } from '../../server/src/config/units';
import { wholeFeatures } from '../support/features';
import { workOf } from '../support/work';
import { oddTexts } from './oddTexts';
import { samplePlan, samplePlanUnit } from './samplePlan';

const sizes = [400, 800, 1600] as const;

/** The same plan with nothing known about it. */
const fresh = ({ lines, structure }: Plan): Plan => firstPlan(lines, structure);

/** Doubling the input may double the work, plus a tenth. A few more statements don't matter. */
function assertLinear(work: readonly number[], what: string, few = 200): void {
  for (let index = 1; index < work.length; index++) {
    assert.ok(
      work[index]! <= 2.2 * work[index - 1]! + few,
      `${what}: ${work.join(' → ')} statements at ${sizes.join(', ')} items`,
    );
  }
}

/** How far a request looks is up to the text at the place; how much there is elsewhere must not matter. */
function assertLevel(work: readonly number[], what: string): void {
  assert.ok(
    work.at(-1)! <= 1.5 * work[0]! + 400,
    `${what}: ${work.join(' → ')} statements at ${sizes.join(', ')} items`,
  );
}

type UnitDefinition = NonNullable<Parameters<typeof unitDirectory>[0]>[number];

function unit(name: string, short: string[] = []): UnitDefinition {
  return { name, short, former: [], collective: false };
}

/** The place of the plan's first unit. */
function unitIn(plan: Plan): Position {
  const line = plan.lines.findIndex(({ notes }) => notes.some(({ units }) => units.length > 0));
  return { line, character: plan.lines[line]!.notes[0]!.units[0]!.span.start };
}

function middleOf(plan: Plan): Range {
  const line = plan.lines.findIndex(({ text }, index) => index >= plan.lines.length / 2 && text.includes('推进'));
  return { start: { line, character: 20 }, end: { line, character: 20 } };
}

describe('performance: growth', function () {
  this.timeout(120_000);
  const texts = sizes.map(samplePlan);
  let plans: readonly Plan[] = [];
  before(() => {
    plans = texts.map(parsePlan);
  });

  it('counts the same work twice, and more where there is more to do', () => {
    const parse = (times: number) => () => {
      for (let index = 0; index < times; index++) parsePlan(texts[0]!);
    };
    const once = workOf(parse(1));
    assert.ok(once > 10 * sizes[0]);
    assert.equal(workOf(parse(1)), once);
    assert.equal(workOf(parse(7)), 7 * once);
    const square = sizes.map((_, index) =>
      workOf(() => {
        for (let times = 0; times < 2 ** index; times++) parsePlan(texts[index]!);
      }),
    );
    assert.throws(() => assertLinear(square, 'a square'));
  });

  it('reads a text in linear work', () => {
    assertLinear(
      texts.map((text) => workOf(() => parsePlan(text))),
      'parsePlan',
    );
  });

  for (const rule of rules) {
    it(`${rule.meta.code} is linear`, () => {
      assertLinear(
        plans.map((plan) => workOf(() => createEngine([rule]).check(fresh(plan), defaultContext))),
        rule.meta.code,
      );
    });
  }

  // As many units as items: names that the plan does not know, and names of one body.
  const registries: Readonly<Record<string, (size: number) => UnitDefinition[]>> = {
    'of other units': (size) =>
      Array.from({ length: size }, (_, index) =>
        unit(
          `${String.fromCharCode(0x4e00 + (index % 5000), 0x5000 + Math.floor(index / 5000))}${index % 2 === 0 ? '科' : '建设科'}`,
        ),
      ),
    'of one unit with all the names': (size) => [
      unit(
        '教育局',
        Array.from({ length: 3 * size }, (_, index) => samplePlanUnit(index)),
      ),
    ],
  };
  for (const [what, make] of Object.entries(registries)) {
    it(`every rule is linear with a registry ${what}, and with every option away from its default`, () => {
      // All names differ here, so there are as many as items.
      const many = sizes
        .map((size) =>
          Array.from(
            { length: size },
            (_, index) =>
              `${index + 1}.推进工作。（责任单位：${samplePlanUnit(index)}、${samplePlanUnit(size + index)}）`,
          ).join('\n'),
        )
        .map(parsePlan);
      for (const rule of rules) {
        const work = many.map((plan, index) => {
          const context: RuleContext = {
            responsibility: 'always',
            numbering: 'document',
            planYear: 2026,
            allowedRepeats: ['常常'],
            units: unitDirectory(make(sizes[index]!))!,
          };
          return workOf(() => createEngine([rule]).check(fresh(plan), context));
        });
        assertLinear(work, rule.meta.code, 2000);
      }
    });
  }

  const reportedOf = (plan: Plan): { finding: Finding; severity: 'warning' }[] =>
    createEngine(rules)
      .check(plan, defaultContext)
      .map((finding) => ({ finding, severity: 'warning' }));
  for (const [name, feature] of Object.entries(wholeFeatures)) {
    it(`${name} of the whole plan is linear`, () => {
      const reported = plans.map(reportedOf);
      assertLinear(
        plans.map((plan, index) => workOf(() => feature(fresh(plan), reported[index]!))),
        name,
      );
    });
  }

  const others: Readonly<Record<string, (plan: Plan) => unknown>> = {
    assignments: (plan) => assignmentsOf(plan).byUnit(),
    normaliseNotes: (plan) => normaliseNotes(plan),
    planReferences: (plan) => complete(planReferences(plan, unitIn(plan), 'u')),
    documentHighlights: (plan) => complete(documentHighlights(plan, unitIn(plan))),
    'hover on a unit': (plan) => hover(plan, unitIn(plan), { language: 'zh', format: MarkupKind.Markdown }),
    'hover on a heading': (plan) =>
      hover(
        plan,
        { line: plan.structure.entries[0]!.line, character: 1 },
        { language: 'zh', format: MarkupKind.Markdown },
      ),
    'selection ranges of every line': (plan) =>
      selectionRanges(
        plan,
        plan.lines.map((_, line) => ({ line, character: 0 })),
      ),
    'what is set aside': (plan) => {
      const findings = createEngine(rules).check(plan, defaultContext);
      return applyIgnore(baselineEntries(findings, plan, 'a.txt'), findings, plan);
    },
  };
  for (const [name, feature] of Object.entries(others)) {
    it(`${name} is linear`, () => {
      assertLinear(
        plans.map((plan) => workOf(() => feature(fresh(plan)))),
        name,
      );
    });
  }

  const metas = rules.map(({ meta }) => meta);
  const settingsOf = (size: number): string =>
    `units:\n${Array.from({ length: size }, (_, index) => `  - ${samplePlanUnit(index)}`).join('\n')}\nignore:\n${Array.from({ length: size }, (_, index) => `  - { rule: numbering/gap, file: a.txt, item: 第${index}项 }`).join('\n')}\n`;
  const onSettings: Readonly<Record<string, (text: string, size: number) => unknown>> = {
    'reading them': (text) => readConfig(text, metas),
    'reading slips in them': (text, size) =>
      readConfig(`${text}${Array.from({ length: size }, (_, index) => `profil${index}: x`).join('\n')}\n`, metas),
    completion: (text, size) => completeConfig(text, { line: size, character: 4 }, metas),
    hover: (text, size) => hoverConfig(text, { line: size * 2, character: 6 }, metas),
    'one more entry': (text) => addIgnoreEntries(text, [{ rule: 'numbering/gap', file: 'b.txt' }]),
    'fewer entries': (text, size) =>
      removeIgnoreEntries(
        text,
        Array.from({ length: size }, (_, index) => index),
      ),
    'more units': (text, size) =>
      addUnits(
        text,
        Array.from({ length: size }, (_, index) => `${samplePlanUnit(index)}室`),
      ),
    'another severity': (text) => setRuleSeverity(text, 'numbering/gap', 'off'),
  };
  for (const [name, feature] of Object.entries(onSettings)) {
    it(`settings: ${name} is linear`, () => {
      assertLinear(
        sizes.map((size) => {
          const text = settingsOf(size);
          return workOf(() => feature(text, size));
        }),
        name,
      );
    });
  }

  it('what is asked about a place does not depend on the rest of the plan', () => {
    const places = plans.map((plan) => ({ plan, at: middleOf(plan).start }));
    for (const plan of plans) assignmentsOf(plan);
    assertLevel(
      places.map(({ plan, at: { line } }) => workOf(() => complete(semanticTokens(plan, line, line + 30)))),
      'tokens of 30 lines',
    );
    assertLevel(
      places.map(({ plan, at }) => workOf(() => selectionRanges(plan, [at]))),
      'selectionRanges',
    );
    assertLevel(
      places.map(({ plan, at }) => workOf(() => hover(plan, at, { language: 'zh', format: MarkupKind.Markdown }))),
      'hover',
    );
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
    assertLevel(
      plans.map((plan) => {
        const at = middleOf(plan);
        return workOf(() => editPlan(plan, at, '新'));
      }),
      'editPlan',
    );
  });

  it('a check after an edit costs a small part of a fresh one, and grows no faster than the plan', () => {
    const engine = createEngine(rules);
    // Findings are kept with a plan, for all engines; these plans were not checked before.
    const unseen = texts.map((text) => parsePlan(text));
    const first = unseen.map((plan) => workOf(() => engine.check(plan, defaultContext)));
    const next = unseen.map((plan) => {
      const edited = editPlan(plan, middleOf(plan), '新');
      return workOf(() => engine.check(edited, defaultContext));
    });
    assertLinear(next, 'check after an edit');
    next.forEach((work, index) =>
      assert.ok(work * 5 < first[index]!, `${work} statements after an edit, ${first[index]} at first`),
    );
  });

  for (const [name, make] of Object.entries(oddTexts)) {
    it(`${name} cost linear work`, () => {
      const work = [9_000, 36_000].map((size) => {
        const text = make(size);
        return workOf(() => createEngine(rules).check(parsePlan(text), defaultContext));
      });
      assert.ok(
        work[1]! <= 5 * work[0]! + 5000,
        `${name}: ${work.join(' → ')} statements at 9,000 and 36,000 characters`,
      );
    });
  }

  it('matches the items of two plans that say different things in linear work', () => {
    const items = (count: number, mark: number): PlanItem[] => {
      const han = (place: number): string => String.fromCharCode(0x4e00 + ((place * 104_729 + mark) % 9000));
      const words = (from: number, length: number): string =>
        Array.from({ length }, (_, place) => han(from + place)).join('');
      const lines = Array.from(
        { length: count },
        (_, index) => `${index + 1}.${words(50 * index, 8)}。${words(50 * index + 8, 40)}。`,
      );
      return itemsOf(parsePlan(`某局2026年工作要点\n一、重点任务\n${lines.join('\n')}\n`));
    };
    assertLinear(
      sizes.map((count) => {
        const [earlier, later] = [items(count, 0), items(count, 4000)];
        return workOf(() => matchItems(earlier, later));
      }),
      'matching',
    );
  });
});
