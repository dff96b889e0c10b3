/** What a new plan begins with: its only findings are the places still to be filled in. */
import assert from 'node:assert/strict';
import { fileName, likelyYear, skeleton, type NewPlan } from '../../client/src/commands/skeleton';
import { planByName } from '../../server/src/files/planFiles';
import { isPlanFirstLine } from '../../server/src/plan/detect';
import { parsePlan } from '../../server/src/plan/parse';
import { textIn } from '../../server/src/plan/query';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { defaultContext } from '../../server/src/rules/types';

const plans: readonly NewPlan[] = [
  { body: '', year: '' },
  { body: '某县教育局', year: '' },
  { body: '', year: '2027' },
  { body: '某县教育局', year: '2027' },
  { body: '甲$1}局\\', year: '2027' },
];

/** The placeholders of the snippet, and the text as it is inserted. */
function filled(snippet: string): { readonly stops: readonly string[]; readonly text: string } {
  const stops = [...snippet.matchAll(/(?<!\\)\$\{(\d+):([^}]*)\}/g)].map((match) => match[2]!);
  return { stops, text: snippet.replace(/(?<!\\)\$\{\d+:([^}]*)\}/g, '$1').replace(/\\([\\$}])/g, '$1') };
}

describe('a new plan', () => {
  const engine = createEngine(rules);
  const isOn = new Set<string>(rules.flatMap(({ meta }) => (meta.severity === 'off' ? [] : [meta.code])));
  for (const plan of plans)
    it(`of ${JSON.stringify(plan)} has each placeholder reported once, and nothing else`, () => {
      const { stops, text } = filled(skeleton(plan));
      const parsed = parsePlan(text);
      assert.ok(isPlanFirstLine(text.split('\n')[0]!));
      const findings = engine.check(parsed, defaultContext, (code) => isOn.has(code));
      assert.deepEqual(
        findings.map(({ code, range }) => `${code} ${textIn(parsed, range)}`),
        stops.map((stop) => `text/placeholder ${stop.replace('20××年', '20××').replace('××局', '××')}`),
      );
    });

  it('has every tab stop once: typing in one place changes no other', () => {
    const numbers = [...skeleton(plans[0]!).matchAll(/\$\{(\d+):/g)].map((match) => Number(match[1]));
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
    );
  });

  it('has the answers in its title', () => {
    assert.match(skeleton({ body: '某县教育局', year: '2027' }), /^2027年某县教育局工作要点\n/);
    assert.match(filled(skeleton(plans[4]!)).text, /^2027年甲\$1\}局\\工作要点\n/);
  });

  it('gets a name by which it is saved as text and recognised again', () => {
    assert.equal(fileName({ body: '某县教育局', year: '2027' }, 1), '2027年某县教育局工作要点.txt');
    assert.equal(fileName({ body: '', year: '' }, 2), '工作要点（2）.txt');
    assert.equal(fileName({ body: '../甲/乙:局\n', year: '' }, 1), '..甲乙局工作要点.txt');
    for (const plan of plans) assert.equal(planByName(fileName(plan, 1)), 'yes');
  });

  it('is for the next year from October on', () => {
    assert.equal(likelyYear(new Date(2026, 8, 30)), 2026);
    assert.equal(likelyYear(new Date(2026, 9, 1)), 2027);
  });
});
