import assert from 'node:assert/strict';
import { parsePlan } from '../../server/src/plan/parse';
import { groupBy } from '../../server/src/text/grouping';
import { zoneAt } from '../../server/src/plan/query';
import type { Plan } from '../../server/src/plan/types';
import { outlineSamples } from '../support/outlineSamples';

/** What the plan makes of each line, in the words of the samples. */
function found(plan: Plan): string[] {
  const entries = groupBy(plan.structure.entries, ({ line }) => line);
  return plan.lines.map(({ shape }, index) => {
    const here = entries.get(index) ?? [];
    if (here.length > 0)
      return here.map(({ past, kind, level }) => `${past ? 'past ' : ''}${kind} ${level}`).join(' + ');
    const zone = zoneAt(plan.structure, index);
    return shape === 'blank' || zone === 'body' || zone === 'preamble' ? '' : zone;
  });
}

describe('outline', () => {
  for (const { name, text, expected } of outlineSamples) {
    it(name, () => {
      const lines = text.split('\n');
      const say = (said: readonly string[]): string =>
        lines.map((line, index) => `${line} ⟸ ${said[index]}`).join('\n');
      assert.equal(say(found(parsePlan(text))), say(expected));
    });
  }

  it('nests: children lie in their parent, one level below, and in text order', () => {
    for (const { text } of outlineSamples) {
      for (const line of ['\n', '\r\n', '\r']) {
        const { structure, lines } = parsePlan(text.replaceAll('\n', line));
        let last = { line: -1, column: 0 };
        for (const entry of structure.entries) {
          const place = { line: entry.line, column: entry.shared?.marker.span.start ?? 0 };
          assert.ok(place.line > last.line || (place.line === last.line && place.column > last.column));
          assert.ok(entry.endLine >= entry.line && entry.endLine < lines.length);
          assert.equal(entry.level, (entry.parent?.level ?? 0) + 1);
          if (entry.parent !== undefined)
            assert.ok(entry.endLine <= entry.parent.endLine && entry.parent.children.includes(entry));
          last = place;
        }
        assert.deepEqual(
          structure.roots,
          structure.entries.filter((entry) => entry.parent === undefined),
        );
      }
    }
  });
});
