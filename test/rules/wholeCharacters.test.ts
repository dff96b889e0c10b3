import assert from 'node:assert/strict';
import { overview } from '../../server/src/views/overview';
import { shortened, wholeCharacters } from '../../server/src/text/characters';
import { parsePlan } from '../../server/src/plan/parse';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { defaultContext, type Finding } from '../../server/src/rules/types';

/** Half of a character, which a well-formed text never has. */
const half = /\p{Surrogate}/u;

function found(text: string, code: string): Finding[] {
  const findings = createEngine(rules.filter(({ meta }) => meta.code === code)).check(parsePlan(text), {
    ...defaultContext,
    responsibility: 'always',
  });
  assert.ok(findings.length > 0, code);
  return findings;
}

describe('characters of two units', () => {
  it('are kept or left out whole where a text is cut', () => {
    assert.deepEqual(
      [shortened('甲𠮷', 2), shortened('甲𠮷', 3), shortened('甲𠮷乙', 3), shortened('', 0)],
      ['甲…', '甲𠮷', '甲𠮷…', ''],
    );
    assert.deepEqual(
      [0, 1, 2, 3].map((column) => wholeCharacters('甲𠮷', column)),
      [0, 1, 1, 3],
    );
  });

  it('stand whole in messages that quote a title', () => {
    for (const count of [18, 19, 20]) {
      const text = `某局2026年工作要点\n一、甲\n1.${'办'.repeat(count)}𠮷${'学'.repeat(9)}。进一步加强。\n2.乙。进一步加强。\n3.丙。进一步加强。\n`;
      for (const code of ['responsibility/missing', 'target/no-deadline', 'target/vague']) {
        for (const { message } of found(text, code))
          assert.doesNotMatch(message.zh + message.en, half, `${code}, ${count}`);
      }
    }
  });

  it('stand whole in the fixes that quote both ends of a pair', () => {
    for (const count of [8, 9, 10]) {
      const text = `1.抓安全。执行《${'办'.repeat(count)}𠮷${'学'.repeat(9)}𠮷${'校'.repeat(count)}方案，逐项销号。\n`;
      const titles = found(text, 'text/unbalanced').flatMap(({ fixes = [] }) =>
        fixes.map(({ title }) => title.zh + title.en),
      );
      assert.ok(titles.some((title) => title.includes('…')));
      for (const title of titles) assert.doesNotMatch(title, half, `${count}`);
    }
  });

  it('stand whole in the clauses of the overview', () => {
    for (const count of [0, 1]) {
      const text = `一、工作\n1.办学。${'甲'.repeat(count)}${'𠮷'.repeat(40)}新建学校3所${'𠮷'.repeat(40)}年底前。\n`;
      const { targets, deadlines } = overview(parsePlan(text), [], 1);
      assert.ok(deadlines.some(({ context }) => context.includes('…')));
      for (const { context } of [...targets, ...deadlines]) assert.doesNotMatch(context, half, `${count}`);
    }
  });
});
