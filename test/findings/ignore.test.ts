import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePlan } from '../../server/src/plan/parse';
import type { Plan } from '../../server/src/plan/types';
import type { Finding } from '../../server/src/rules/types';
import { applyIgnore, baselineEntries, entryFor } from '../../server/src/findings/ignore';
import { addIgnoreEntries } from '../../server/src/config/document/edits';
import { readConfig, type IgnoreEntry } from '../../server/src/config/settings';
import { sampleRules } from '../support/ruleMetas';
import { applyEdits } from '../../server/src/text/edits';

const text = `2026年学校安全工作要点

一、压实安全责任
1.健全工作机制。落实“一把手”负责制,定期研究安全工作。（责任单位：安全科）
2.开展隐患排查。对校舍、食堂,宿舍逐项登记，建立台账。
二、加强安全教育
3.办好安全课堂。每学期不少于4课时,请民警进校讲课。
`;

/** A finding at the nth place of some words. */
function findingAt(plan: Plan, words: string, code = 'text/half-width', nth = 0): Finding {
  let left = nth;
  for (const [line, { text: content }] of plan.lines.entries()) {
    for (let at = content.indexOf(words); at >= 0; at = content.indexOf(words, at + 1)) {
      if (left-- === 0)
        return {
          code,
          range: { start: { line, character: at }, end: { line, character: at + words.length } },
          message: { zh: '', en: '' },
        };
    }
  }
  throw new Error(`no ${words}`);
}

const matches = (entry: IgnoreEntry, finding: Finding, plan: Plan): boolean =>
  applyIgnore([entry], [finding], plan).kept.length === 0;

describe('ignore entries', () => {
  const plan = parsePlan(text);
  const finding = findingAt(plan, ',', 'text/half-width', 1);
  const entry = entryFor(finding, plan, '要点.txt');

  it('know a finding by rule, item and words around', () => {
    assert.deepEqual(entry, {
      rule: 'text/half-width',
      file: '要点.txt',
      item: '开展隐患排查',
      before: '查。对校舍、食堂',
      text: ',',
      after: '宿舍逐项登记，建',
    });
    assert.equal(matches(entry, finding, plan), true);
    assert.equal(matches(entry, findingAt(plan, ',', 'text/half-width', 0), plan), false);
    assert.equal(matches(entry, findingAt(plan, ',', 'text/half-width', 2), plan), false);
    assert.equal(matches(entry, { ...finding, code: 'text/unbalanced' }, plan), false);
  });

  const survives = (name: string, change: (text: string) => string, expected = true): unknown =>
    it(name, () => {
      const changed = change(text);
      assert.notEqual(changed, text);
      const newPlan = parsePlan(changed);
      assert.equal(
        matches(
          entry,
          findingAt(
            newPlan,
            ',',
            'text/half-width',
            [...changed.slice(0, changed.indexOf(',宿舍')).matchAll(/,/g)].length,
          ),
          newPlan,
        ),
        expected,
      );
    });
  survives('survive new lines above', (old) => old.replace('一、', '总体要求,先写一段。\n\n一、'));
  survives('survive renumbering', (old) => old.replace('2.开展', '12.开展').replace('1.健全', '11.健全'));
  survives('survive an edit of the words before', (old) => old.replace('校舍、食堂', '教学楼、饭堂'));
  survives('survive an edit of the words after', (old) => old.replace('宿舍逐项', '宿舍逐一'));
  survives('survive another title of the item', (old) => old.replace('开展隐患排查', '开展隐患大排查'));
  survives('survive a change of width around', (old) => old.replace('登记，', '登记,'));
  survives('survive white space', (old) => old.replace('食堂,', '食 堂,'));
  survives(
    'do not survive another title and other words',
    (old) => old.replace('开展隐患排查', '排查治理隐患').replace('食堂', '饭堂'),
    false,
  );

  it('for numbers are keyed by the title, not by the number', () => {
    const gap = findingAt(plan, '2.', 'numbering/gap', 0);
    const numbered = parsePlan(text.replace('2.开展', '9.开展'));
    const marker = [...plan.lines].findIndex((line) => line.text.startsWith('2.'));
    const at = (): Finding => ({
      ...gap,
      range: { start: { line: marker, character: 0 }, end: { line: marker, character: 2 } },
    });
    const made = entryFor(at(), plan, 'a.txt');
    assert.deepEqual(made, { rule: 'numbering/gap', file: 'a.txt', item: '开展隐患排查', after: '开展隐患排查。对' });
    assert.equal(matches(made, at(), numbered), true);
  });

  it('written by hand may state as little as they like', () => {
    assert.equal(matches({ rule: 'text/half-width' }, finding, plan), true);
    assert.equal(matches({ rule: 'text/half-width', item: '开展隐患排查' }, finding, plan), true);
    assert.equal(matches({ rule: 'text/half-width', item: '办好安全课堂' }, finding, plan), false);
    assert.equal(matches({ rule: 'text/half-width', text: '，' }, finding, plan), true);
    assert.equal(matches({ rule: 'text/half-width', text: '。' }, finding, plan), false);
  });

  it('for what is said once per document are keyed by the file', () => {
    assert.deepEqual(entryFor(finding, plan, 'a.txt', 'tally'), { rule: 'text/half-width', file: 'a.txt' });
  });

  it('drop the findings they match, and those that match nothing are named', () => {
    const findings = [0, 1, 2].map((nth) => findingAt(plan, ',', 'text/half-width', nth));
    const stale = { ...entry, item: '别的标题', before: '别的文字' };
    const { kept, unused } = applyIgnore([entry, stale], findings, plan);
    assert.deepEqual(kept, [findings[0], findings[2]]);
    assert.deepEqual(unused, [stale]);
    assert.equal(applyIgnore([], findings, plan).kept, findings);
  });

  it('with another title yield to one that matches in full', () => {
    const twice = parsePlan(
      text.replace(
        '3.办好安全课堂。每学期不少于4课时,请民警进校讲课。',
        '3.核对清单。对校舍、食堂,宿舍逐项登记，建立台账。',
      ),
    );
    const made = entryFor(findingAt(twice, ',', 'text/half-width', 1), twice, 'a.txt');
    const short = { ...made, before: '、食堂' };
    const findings = [1, 2].map((nth) => findingAt(twice, ',', 'text/half-width', nth));
    assert.deepEqual(applyIgnore([short], findings, twice).kept, [findings[1]]);
  });

  it('of a baseline silence everything, through the file and back', () => {
    const findings = [
      ...[0, 1, 2].map((nth) => findingAt(plan, ',', 'text/half-width', nth)),
      findingAt(plan, '（责任单位：安全科）', 'responsibility/malformed'),
      findingAt(plan, '2026年学校安全工作要点', 'responsibility/missing'),
    ];
    const entries = baselineEntries(findings, plan, '要点.txt');
    const edits = addIgnoreEntries('# 配置\nprofile: strict\n', entries);
    const { settings, problems } = readConfig(applyEdits('# 配置\nprofile: strict\n', edits!), sampleRules);
    assert.deepEqual(problems, []);
    const { kept, unused } = applyIgnore(settings!.ignore!, findings, plan);
    assert.deepEqual([kept, unused], [[], []]);
  });

  it('match their own finding, whatever the text and the place, through the file and back', () => {
    const piece = fc.constantFrom(
      '一、',
      '1.',
      '标题',
      '。',
      '，',
      ' ',
      '\u3000',
      '\n',
      '（责任单位：甲科）',
      '"',
      "'",
      ': ',
      '# ',
      '- ',
      '&a',
      '\t',
      '\u0007',
      '\ud83d\ude00',
      '\ud800',
      '{',
      '|',
      '%',
      '~',
      'null',
      '2026',
      '很长的一段文字',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (pieces, from, length) => {
        const made = parsePlan(pieces.join(''));
        const line = from % made.lines.length;
        const start = from % (made.lines[line]!.text.length + 1);
        const end = Math.min(made.lines[line]!.text.length, start + (length % 50));
        const one: Finding = {
          code: 'text/unbalanced',
          range: { start: { line, character: start }, end: { line, character: end } },
          message: { zh: '', en: '' },
        };
        const made1 = entryFor(one, made, 'a.txt');
        assert.equal(matches(made1, one, made), true);
        const config = applyEdits('', addIgnoreEntries('', [made1])!);
        const read = readConfig(config, sampleRules);
        assert.deepEqual(read.problems, [], config);
        assert.equal(matches(read.settings!.ignore![0]!, one, made), true, config);
      }),
      { numRuns: 1000 },
    );
  });
});
