/**
 * The work of what is neither rule nor feature grows no faster than the input, and is bounded for input made to be
 * slow.
 */
import assert from 'node:assert/strict';
import { compileGlob } from '../../server/src/config/glob';
import { applyIgnore, baselineEntries, entryFor } from '../../server/src/findings/ignore';
import { parsePlan } from '../../server/src/plan/parse';
import type { Finding } from '../../server/src/rules/types';
import { scanQuantities } from '../../server/src/scan/quantities';
import { featuresOf } from '../../server/src/text/characters';
import { workOf } from '../support/work';

/** Four times the input may cost four times the work, plus a tenth. */
function assertLinear(small: number, large: number, what: string): void {
  assert.ok(large <= 4.4 * small + 2000, `${what}: ${small} → ${large} statements for four times the input`);
}

describe('performance: work', () => {
  for (const unit of [
    '1',
    '1所',
    '3-',
    '十分之',
    '百分之',
    '2020年',
    '6月底',
    '1,222,',
    '“',
    '《',
    '(',
    '建成3所、',
    '至少',
    '不少于',
    '個(gè)',
  ]) {
    it(`a line of ${unit} is scanned for quantities in linear work`, () => {
      const work = (length: number): number => {
        const text = unit.repeat(Math.ceil(length / unit.length));
        return workOf(() => scanQuantities(text, featuresOf(text)));
      };
      assertLinear(work(5000), work(20_000), unit);
    });
  }

  it('file patterns made to be slow cost no more than their length times the path’s', () => {
    const stars = (count: number): number =>
      workOf(() => assert.equal(compileGlob('*a'.repeat(count)).matches(`${'a'.repeat(50 * count)}b`), false));
    assert.ok(stars(80) <= 17.6 * stars(20) + 2000, `${stars(20)} → ${stars(80)} statements`);
    const choices = (count: number): number => workOf(() => compileGlob('{a,b}'.repeat(count)).matches('x'));
    assert.ok(choices(60) <= 17.6 * choices(15) + 2000, `${choices(15)} → ${choices(60)} statements`);
  });

  const finding = (line: number, start: number, end: number): Finding => ({
    code: 'text/half-width',
    range: { start: { line, character: start }, end: { line, character: end } },
    message: { zh: '', en: '' },
  });

  it('as many ignore entries as findings cost linear work', () => {
    const work = (count: number): number => {
      const plan = parsePlan(
        Array.from({ length: count }, (_, index) => `${index + 1}.标题${index}。正文,正文。`).join('\n'),
      );
      const findings = plan.lines.map(({ text }, line) => finding(line, text.indexOf(','), text.indexOf(',') + 1));
      const entries = baselineEntries(findings, plan, 'a.txt');
      assert.equal(entries.length, count);
      return workOf(() => assert.deepEqual(applyIgnore(entries, findings, plan).kept, []));
    };
    assertLinear(work(1000), work(4000), 'entries');
  });

  it('an ignore entry in a very long line looks only at its neighbourhood', () => {
    const work = (length: number): number => {
      const plan = parsePlan(`1.标题。${'文字,'.repeat(length)}`);
      return workOf(() => entryFor(finding(0, 1007, 1008), plan, 'a.txt'));
    };
    assert.ok(work(40_000) <= work(10_000) + 200, `${work(10_000)} → ${work(40_000)} statements`);
  });
});
