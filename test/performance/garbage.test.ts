/**
 * What is known of a plan is freed with it, by the next minor collection: what only a full one can free slows down
 * every minor one.
 */
import assert from 'node:assert/strict';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parsePlan } from '../../server/src/plan/parse';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { defaultContext } from '../../server/src/rules/types';

function oldSpace(): number {
  return getHeapSpaceStatistics().find(({ space_name: name }) => name === 'old_space')!.space_used_size;
}

describe('garbage', function () {
  this.timeout(60_000);

  it('does not outlive its plan', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as (options?: { readonly type: 'minor' }) => void;
    const engine = createEngine(rules);
    const check = (count: number): number => {
      let findings = 0;
      for (let plan = 0; plan < count; plan++) {
        const items = Array.from(
          { length: 40 },
          (_, item) =>
            `${item === 30 ? 40 : item + 1}.办好第${plan}区第 ${item} 件实事,建成示范校${item}所(责任单位:规划科)。`,
        );
        findings += engine.check(
          parsePlan(`某某市教育局2026年工作要点\n\n一、扩大资源供给\n\n${items.join('\n')}\n`),
          defaultContext,
        ).length;
        if (plan % 10 === 0) collect({ type: 'minor' });
      }
      return findings;
    };
    // The old space also holds compiled code.
    check(100);
    collect();
    const before = oldSpace();
    const count = 200;
    assert.ok(check(count) > 3 * count);
    const kept = (oldSpace() - before) / count;
    assert.ok(kept < 40_000, `${Math.round(kept)} bytes a plan`);
  });
});
