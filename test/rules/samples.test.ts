import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parsePlan } from '../../server/src/plan/parse';
import { createEngine } from '../../server/src/rules/engine';
import { applyEdits, offsetFinder } from '../../server/src/text/edits';
import { mergeFixes, plainEdits, preferredFix } from '../../server/src/rules/fixes';
import { rules } from '../../server/src/rules/registry';
import type { Finding, Rule } from '../../server/src/rules/types';
import { assertInside } from '../support/findingPlaces';
import { sampledCodes, samplesOf, type Expectation, type Sample } from '../support/ruleSamples';

/** The findings of one rule alone. */
function check(rule: Rule, text: string, { context }: Sample): Finding[] {
  return createEngine([rule]).check(parsePlan(text), context);
}

/** A finding as a line of a report: place, severity, message. */
function describeFinding(rule: Rule, text: string, { range, message, severity }: Finding): string {
  const offset = offsetFinder(text);
  return `${offset(range.start)}–${offset(range.end)} “${text.slice(offset(range.start), offset(range.end))}” ${severity ?? rule.meta.severity}: ${message.zh}`;
}

function meets(rule: Rule, text: string, { start, end, severity, words }: Expectation, finding: Finding): boolean {
  const offset = offsetFinder(text);
  return (
    offset(finding.range.start) === start &&
    offset(finding.range.end) === end &&
    (severity === undefined || severity === (finding.severity ?? rule.meta.severity)) &&
    words.every((word) => finding.message.zh.includes(word) || finding.message.en.includes(word))
  );
}

/** The text after every finding has had its preferred fix, or else its first. */
function fixAll(text: string, findings: readonly Finding[]): string {
  return applyEdits(
    text,
    mergeFixes(findings.flatMap((finding) => preferredFix(finding.fixes) ?? finding.fixes?.[0] ?? [])),
  );
}

function isFixable({ fixes = [] }: Finding): boolean {
  return fixes.length > 0;
}

/** An unreadable file fails its own rule's test, not all tests. */
function read(code: string): { readonly samples?: Sample[] | undefined; readonly fault?: unknown } {
  try {
    return { samples: samplesOf(code) };
  } catch (fault) {
    return { fault };
  }
}

describe('rule samples', () => {
  it('belong to rules', () => {
    const codes = new Set<string>(rules.map(({ meta }) => meta.code));
    assert.deepEqual(
      sampledCodes().filter((code) => !codes.has(code)),
      [],
    );
  });

  for (const rule of rules) {
    const { code, fixable } = rule.meta;
    describe(code, () => {
      const { samples, fault } = read(code);

      it('has samples with and without findings, and a page', () => {
        assert.equal(fault, undefined);
        assert.ok(samples !== undefined, `test/fixtures/rules/${code}.txt is missing`);
        assert.ok(
          samples.some(({ expected }) => expected.length > 0),
          'no sample shows what the rule finds',
        );
        assert.ok(
          samples.some(({ expected }) => expected.length === 0),
          'no sample shows where the rule is silent',
        );
        assert.ok(existsSync(path.join('docs', 'rules', `${code}.md`)), `docs/rules/${code}.md is missing`);
        const offers = samples.some((sample) => check(rule, sample.text, sample).some(isFixable));
        assert.equal(
          offers,
          fixable,
          fixable ? 'no sample has a fix' : 'a finding has a fix, but the rule says it has none',
        );
      });

      for (const sample of samples ?? []) describeSample(rule, sample);
    });
  }
});

function describeSample(rule: Rule, sample: Sample): void {
  const { name, text, expected, fixed, offered } = sample;

  it(`${name}: findings`, () => {
    const findings = check(rule, text, sample);
    assertInside(text, findings);
    const rest = [...findings];
    for (const expectation of expected) {
      const index = rest.findIndex((finding) => meets(rule, text, expectation, finding));
      assert.ok(
        index >= 0,
        `expected ${expectation.start}–${expectation.end} “${text.slice(expectation.start, expectation.end)}” ${expectation.severity ?? ''} ${expectation.words.join('; ')}, found\n${findings.map((finding) => describeFinding(rule, text, finding)).join('\n') || '(nothing)'}`,
      );
      rest.splice(index, 1);
    }
    assert.deepEqual(
      rest.map((finding) => describeFinding(rule, text, finding)),
      [],
      'findings nobody expected',
    );
  });

  it(`${name}: the same with Windows line ends`, () => {
    const windows = text.replaceAll('\n', '\r\n');
    assert.deepEqual(
      check(rule, windows, sample).map(({ range, message }) => ({ range, message })),
      check(rule, text, sample).map(({ range, message }) => ({ range, message })),
    );
  });

  if (fixed !== undefined) {
    it(`${name}: fixed`, () => {
      const once = fixAll(text, check(rule, text, sample));
      assert.equal(once, fixed);
      const left = check(rule, once, sample);
      assert.deepEqual(
        left.filter(isFixable).map((finding) => describeFinding(rule, once, finding)),
        [],
        'the fixed text still has fixable findings',
      );
      assert.equal(fixAll(once, left), once, 'fixing twice differs from fixing once');
    });
  }

  for (const wanted of offered) {
    it(`${name}: offers ${JSON.stringify(wanted.slice(0, 40))}`, () => {
      const results = check(rule, text, sample).flatMap(({ fixes = [] }) =>
        fixes.map((fix) => applyEdits(text, plainEdits(fix))),
      );
      assert.ok(
        results.includes(wanted),
        `no single fix gives it; they give\n${results.map((result) => JSON.stringify(result)).join('\n')}`,
      );
    });
  }
}
