/** Facts get what they declare, and are computed again when that has changed. */
import assert from 'node:assert/strict';
import { editPlan } from '../../server/src/plan/edit';
import { defineFact, defineLineFact, lines, onDemand, structure } from '../../server/src/plan/facts/define';
import { factsBetween, hasFactBetween } from '../../server/src/plan/facts/lineFacts';
import { titlesOf } from '../../server/src/plan/facts/titles';
import { parsePlan } from '../../server/src/plan/parse';
import type { Plan } from '../../server/src/plan/types';
import { createEngine } from '../../server/src/rules/engine';
import { defaultContext, planRule, type PlanFinding, type RuleMeta } from '../../server/src/rules/types';

const text = '某县2026年工作要点\n一、抓教学\n1.强课堂。开展视导。\n2.强队伍。招聘教师。\n';

/** `plan` with `newText` at a place. */
const typed = (plan: Plan, line: number, character: number, newText: string): Plan =>
  editPlan(plan, { start: { line, character }, end: { line, character } }, newText);

/** With an item's words changed, and with one more heading. */
const withText = (plan: Plan): Plan => typed(plan, 2, 6, '扎实');
const withHeading = (plan: Plan): Plan => typed(plan, 4, 0, '3.强后勤。改造食堂。\n');

describe('facts', () => {
  it('are computed again when an input has changed, and only then', () => {
    let made = 0;
    const count = defineFact({
      inputs: { structure },
      compute({ structure: { entries } }) {
        made++;
        return { entries: entries.length };
      },
    });
    const plan = parsePlan(text);
    const first = count(plan);
    assert.deepEqual(first, { entries: 3 });
    const edited = withText(plan);
    assert.equal(count(edited), first);
    assert.equal(made, 1);
    assert.deepEqual(count(withHeading(edited)), { entries: 4 });
    assert.equal(made, 2);
    // An earlier version may be asked for again.
    assert.deepEqual(count(plan), first);
  });

  it('keep their identity if `same` says so, and so does what is made of them', () => {
    let made = 0;
    const lengths = defineFact({
      inputs: { lines },
      compute: (inputs) => [inputs.lines.length],
      same: (a, b) => a.join() === b.join(),
    });
    const shown = defineFact({ inputs: { lengths }, compute: (inputs) => `${++made}: ${inputs.lengths.join()}` });
    const plan = parsePlan(text);
    assert.equal(shown(plan), '1: 5');
    assert.equal(shown(withText(plan)), '1: 5');
    assert.equal(shown(withHeading(plan)), '2: 6');
  });

  it('of lines cost the changed lines', () => {
    const read: string[] = [];
    const marked = defineLineFact({
      of(line) {
        read.push(line.text);
        return line.heading?.marker.text;
      },
    });
    const plan = parsePlan(text);
    const first = marked(plan);
    assert.deepEqual(first, { lines: [1, 2, 3], facts: ['一、', '1.', '2.'] });
    read.length = 0;
    assert.equal(marked(withText(plan)), first);
    assert.deepEqual(read, ['1.强课堂。扎实开展视导。']);
    assert.deepEqual(factsBetween(first, 2, 9), ['1.', '2.']);
    assert.equal(hasFactBetween(first, 4, 9), false);
  });

  it('on demand count as inputs when they have been asked for', () => {
    let made = 0;
    const all = onDemand(defineFact({ inputs: { lines }, compute: (inputs) => inputs.lines.length }));
    const many = defineFact({
      inputs: { structure, all },
      compute(inputs) {
        made++;
        return inputs.structure.entries.length > 3 ? inputs.all() : 0;
      },
    });
    const plan = parsePlan(text);
    assert.equal(many(plan), 0);
    assert.equal(many(withText(plan)), 0);
    assert.equal(made, 1);
    const more = withHeading(plan);
    assert.equal(many(more), 6);
    assert.equal(many(typed(more, 0, 0, '\n')), 7);
  });

  it('and rules cannot read what they do not declare', () => {
    defineFact({
      inputs: { structure },
      // @ts-expect-error: lines are no input
      compute: (inputs) => inputs.lines,
    });
    planRule({
      meta,
      inputs: { titles: titlesOf },
      // @ts-expect-error: nor are they of the rule
      check: ({ titles, lines: others }): PlanFinding[] => (titles === others ? [] : []),
    });
    defineFact({
      // @ts-expect-error: what is read off a plan by any function is no fact
      inputs: { all: (plan: Plan) => plan.lines },
      compute: () => 0,
    });
  });
});

const meta: RuleMeta = {
  code: 'text/sample',
  severity: 'hint',
  fixable: true,
  title: { zh: '样例', en: 'Sample' },
  description: { zh: '样例。', en: 'A sample.' },
};

describe('a plan rule', () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const message = { zh: '样例。', en: 'A sample.' };

  it('runs again when an input or the context has changed', () => {
    let asked = 0;
    const engine = createEngine([
      planRule({
        meta,
        inputs: { structure },
        check: () => [{ code: meta.code, range, message: { zh: String(++asked), en: '' } }],
      }),
    ]);
    const told = (plan: Plan, context = defaultContext): string | undefined =>
      engine.check(plan, context)[0]?.message.zh;
    const plan = parsePlan(text);
    assert.deepEqual([told(plan), told(plan), told(withText(plan))], ['1', '1', '1']);
    assert.equal(told(withHeading(plan)), '2');
    assert.equal(told(withHeading(plan), { ...defaultContext, planYear: 2026 }), '3');
  });

  it('computes its fixes for the version in which the finding was reported', () => {
    const engine = createEngine([
      planRule({
        meta,
        inputs: { structure },
        check: () => [
          {
            code: meta.code,
            range,
            message,
            fixes: ({ lines: now }) => [
              {
                title: (edits) => ({ zh: `${edits.length} 处`, en: `${edits.length} places` }),
                edits: () => [{ range, newText: now[2]!.text }],
                preferred: true,
              },
            ],
          },
        ],
      }),
    ]);
    const plan = parsePlan(text);
    const [before] = engine.check(plan, defaultContext);
    const [after] = engine.check(withText(plan), defaultContext);
    const told = (finding = before): unknown =>
      finding?.fixes?.map(({ title, edits }) => [title.zh, edits[0]!.newText]);
    assert.deepEqual(told(before), [['1 处', '1.强课堂。开展视导。']]);
    assert.deepEqual(told(after), [['1 处', '1.强课堂。扎实开展视导。']]);
  });
});
