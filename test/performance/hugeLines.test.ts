import assert from 'node:assert/strict';
import { parsePlan } from '../../server/src/plan/parse';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { defaultContext } from '../../server/src/rules/types';

/** Milliseconds: anything quadratic needs more; a linear pass needs a fraction even on a busy machine. */
const patience = 60_000;

const texts: Readonly<Record<string, string>> = {
  'quotes that never close': '“'.repeat(100_000),
  'quotes that close in the next line': `${'“'.repeat(100_000)}\n${'”'.repeat(100_000)}`,
  'crossing pairs': '“《'.repeat(100_000),
  'open brackets': '（('.repeat(200_000),
  'empty pairs': '“甲“”'.repeat(50_000),
  stops: '。，'.repeat(300_000),
  'half-width marks': ',:('.repeat(200_000),
  spaces: `一${' '.repeat(1_000_000)}1${' 1 年'.repeat(100_000)}`,
  'no-break spaces': `${'\u00a0'.repeat(500_000)}。`,
  'entities and tags': '&nbsp;<a '.repeat(100_000),
  readings: '好（fā'.repeat(100_000),
  'figures and ranges': `${'1'.repeat(500_000)}${'1-2个'.repeat(100_000)}`,
  'place holders': '×月（请填写'.repeat(100_000),
  'document numbers': '发[2018]'.repeat(100_000),
  'doubled characters': '学校校园办办学'.repeat(100_000),
  'two scripts': `${'發'.repeat(500_000)}国`,
  headings: Array.from({ length: 30_000 }, (_, index) => `一、抓安全${index % 5}。`).join('\n'),
  contents: `目录\n${'一、抓安全……1\n'.repeat(20_000)}`,
};

describe('texts that are not prose', () => {
  for (const [name, text] of Object.entries(texts)) {
    it(`${name}: marks and structure are checked`, function () {
      this.timeout(patience);
      const plan = parsePlan(text);
      const engine = createEngine(rules.filter(({ meta }) => /^(?:text|structure)\//.test(meta.code)));
      for (const { range } of engine.check(plan, defaultContext)) assert.ok(range.end.line < plan.lines.length);
    });
  }
});
