import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePlan } from '../../server/src/plan/parse';
import type { Range } from '../../server/src/text/positions';
import { createEngine } from '../../server/src/rules/engine';
import { applyEdits } from '../../server/src/text/edits';
import { mergeFixes, preferredFix } from '../../server/src/rules/fixes';
import { rules } from '../../server/src/rules/registry';
import { defaultContext, type Rule } from '../../server/src/rules/types';

/** Pieces of which plans and mistakes are made. */
const piece = fc.constantFrom(
  '\n',
  '\n',
  '\n1.',
  '\n2.',
  '\n一、',
  '\n二、',
  '\n（一）',
  '\n(二)',
  '\r\n',
  '某县教育局2026年工作要点\n',
  '目录\n',
  '一是',
  '二是',
  '抓安全',
  '规范办办学',
  '推进',
  '课程程建设',
  '的',
  '的的',
  '。',
  '。。',
  '，',
  ',',
  '；',
  ':',
  '、',
  '“',
  '”',
  '《',
  '》',
  '（',
  '）',
  '(',
  ')',
  '〔',
  '〕',
  '[',
  ']',
  '【',
  '】',
  '"',
  '意见',
  '（责任单位：',
  '责任单位：',
  '基教科',
  '、',
  '某教发[2026]05号',
  '2026-2028年',
  '2-3个',
  '95%',
  '6月底前',
  '不少于',
  '40所',
  ' ',
  '\u3000',
  '\u00a0',
  '\u200b',
  '發',
  '國',
  '发展',
  '（fā）',
  '&nbsp;',
  '<br/>',
  '\ufffd',
  'XX',
  '×月',
  '20××年',
  '年全市',
  '（待定）',
  '——',
  '……',
  'STEM',
  'https://a.b/c?d=1',
  '𠮷',
  '\ud842',
  '……3',
  '\t',
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

function isInside(lines: readonly string[], { start, end }: Range): boolean {
  const inside = [start, end].every(
    ({ line, character }) => line >= 0 && line < lines.length && character >= 0 && character <= lines[line]!.length,
  );
  return inside && (start.line < end.line || (start.line === end.line && start.character <= end.character));
}

describe('all rules', () => {
  it('report places inside the text, and the same twice', () => {
    const engine = createEngine(rules);
    fc.assert(
      fc.property(text, (sample) => {
        const plan = parsePlan(sample);
        const lines = sample.split(/\r\n?|\n/);
        const findings = engine.check(plan, defaultContext);
        for (const { code, range, related = [], fixes = [] } of findings) {
          for (const place of [
            range,
            ...related.map((other) => other.range),
            ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.range)),
          ])
            assert.ok(isInside(lines, place), `${code} ${JSON.stringify(place)}`);
        }
        assert.deepEqual(engine.check(plan, defaultContext), findings);
      }),
      { numRuns: 300 },
    );
  });
});

describe('fixes of marks and structure', () => {
  const withFixes = rules.filter(({ meta }) => meta.fixable && /^(?:text|structure)\//.test(meta.code));

  /** The text after the preferred fixes of one rule. */
  function fixAll(rule: Rule, sample: string): string {
    return applyEdits(
      sample,
      mergeFixes(
        createEngine([rule])
          .check(parsePlan(sample), defaultContext)
          .flatMap((finding) => preferredFix(finding.fixes) ?? []),
      ),
    );
  }

  for (const rule of withFixes) {
    it(`${rule.meta.code}: a second time changes nothing`, () => {
      fc.assert(
        fc.property(text, (sample) => {
          const once = fixAll(rule, sample);
          assert.equal(fixAll(rule, once), once);
        }),
        { numRuns: 500 },
      );
    });
  }
});
