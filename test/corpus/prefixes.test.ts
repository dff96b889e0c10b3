import assert from 'node:assert/strict';
import { extractPlan } from '../../server/src/export/json';
import { editPlan } from '../../server/src/plan/edit';
import { parsePlan } from '../../server/src/plan/parse';
import { planText } from '../../server/src/plan/query';
import type { Plan } from '../../server/src/plan/types';
import type { Range } from '../../server/src/text/positions';
import { samplePlans } from '../support/planTexts';
import { labelledPlans } from './labels';
import { corpusTexts, skipWithoutCorpus } from './texts';

/** Every range in a value lies in the text, its ends in order. Returns how many there are. */
function assertRanges(value: unknown, plan: Plan): number {
  if (typeof value !== 'object' || value === null) return 0;
  if ('start' in value && 'end' in value) {
    const { start, end } = value as Range;
    assert.ok(
      start.line < end.line || (start.line === end.line && start.character <= end.character),
      JSON.stringify(value),
    );
    assert.ok(start.line >= 0 && end.line < plan.lines.length && start.character >= 0, JSON.stringify(value));
    assert.ok(
      start.character <= plan.lines[start.line]!.text.length && end.character <= plan.lines[end.line]!.text.length,
      JSON.stringify(value),
    );
    return 1;
  }
  return Object.values(value).reduce<number>((sum, part) => sum + assertRanges(part, plan), 0);
}

/** Beyond this column, prefixes are taken fifty characters apart: each costs the whole line again. */
const longLine = 400;
const stride = 50;

/**
 * Every prefix, made by appending (the plan that results equals a fresh one, see `test/plan/editProperties.test.ts`).
 * At line ends, at every fiftieth character and at the end all that `gzyd extract` says is looked through.
 */
function checkPrefixes(text: string): void {
  let plan = parsePlan('');
  let ranges = 0;
  for (let length = 0; length < text.length;) {
    const line = plan.lines.length - 1;
    const at = { line, character: plan.lines[line]!.text.length };
    const lineEnd = text.indexOf('\n', length);
    const step =
      at.character < longLine ? 1 : Math.max(1, Math.min(stride, (lineEnd < 0 ? text.length : lineEnd) - length));
    plan = editPlan(plan, { start: at, end: at }, text.slice(length, length + step));
    length += step;
    if (length % stride === 0 || length === text.length || text[length] === '\n')
      ranges += assertRanges(extractPlan('', plan), plan);
  }
  assert.equal(planText(plan), text);
  assert.deepEqual(plan.structure, parsePlan(text).structure);
  assert.ok(ranges > 0 || parsePlan(text).structure.entries.length === 0);
}

describe('prefixes', () => {
  it('of the sample plans parse at every length, with every range inside the text', () => {
    for (const text of samplePlans) checkPrefixes(text);
  });

  it('of the labelled plans parse, with every range inside the text', function () {
    this.timeout(120_000);
    for (const { text } of labelledPlans().slice(0, 6)) checkPrefixes(text);
  });

  it('of the real plans parse, with every range inside the text', function () {
    this.timeout(120_000);
    const texts = corpusTexts('plans', 'wild', 'skeletons') ?? skipWithoutCorpus(this);
    assert.ok(texts.length >= 14);
    for (const { name, text } of texts) {
      try {
        checkPrefixes(text);
      } catch (error) {
        throw new Error(`${name}: ${String(error)}`, { cause: error });
      }
    }
  });
});
