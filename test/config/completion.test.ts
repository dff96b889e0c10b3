import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completeConfig } from '../../server/src/config/document/completion';
import { hoverConfig } from '../../server/src/config/document/hover';
import { readConfig } from '../../server/src/config/settings';
import { applyEdits } from '../../server/src/text/edits';
import { sampleRules } from '../support/ruleMetas';

/** `‸` marks the cursor. */
function at(marked: string): { text: string; position: { line: number; character: number } } {
  const before = marked.slice(0, marked.indexOf('‸'));
  return {
    text: marked.replace('‸', ''),
    position: { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 },
  };
}
const complete = (marked: string): ReturnType<typeof completeConfig> =>
  completeConfig(at(marked).text, at(marked).position, sampleRules);
const labels = (marked: string): string[] => complete(marked).map(({ label }) => label);
/** The text after `label` was chosen. */
const choose = (marked: string, label: string): string => {
  const item = complete(marked).find((one) => one.label === label);
  assert.ok(item !== undefined, `${label} is offered in ${marked}: ${labels(marked).join()}`);
  return applyEdits(at(marked).text, [item]);
};
const top = [
  'profile',
  'rules',
  'numbering',
  'responsibility',
  'typing',
  'planYear',
  'files',
  'words',
  'layout',
  'ledger',
  'units',
  'ignore',
];

describe('completion in gzyd.yaml', () => {
  it('offers the keys that a place lacks', () => {
    assert.deepEqual(labels('‸'), top);
    assert.deepEqual(
      labels('profile: strict\n‸\nunits:\n  - 甲科'),
      top.filter((key) => key !== 'profile' && key !== 'units'),
    );
    assert.deepEqual(labels('pro‸'), top);
    assert.deepEqual(labels('numbering:\n  ‸'), ['mode', 'followWhileTyping']);
    assert.deepEqual(labels('responsibility:\n  missing: auto\n  ‸'), ['label', 'brackets']);
    assert.deepEqual(labels('units:\n  - name: 甲科\n    ‸'), ['short', 'former', 'parent', 'collective', 'leader']);
    assert.deepEqual(labels('units:\n  - ‸'), ['name', 'short', 'former', 'parent', 'collective', 'leader']);
    assert.deepEqual(labels('units:\n- name: 甲科\n  ‸'), ['short', 'former', 'parent', 'collective', 'leader']);
    assert.deepEqual(labels('units:\n  - name: 甲科\n    former:\n      - name: 丙科\n        ‸'), ['since', 'until']);
    assert.deepEqual(labels('ignore:\n  - rule: numbering/gap\n    ‸').slice(0, 2), ['file', 'item']);
    assert.deepEqual(labels('rules:\n  numbering/gap:\n    ‸'), ['severity', 'exclude']);
  });

  it('offers rules, families, severities and other values', () => {
    assert.deepEqual(labels('rules:\n  numbering/gap: off\n  ‸'), [
      'numbering/*',
      'responsibility/*',
      'target/*',
      'text/*',
      ...sampleRules.map(({ code }) => code).filter((code) => code !== 'numbering/gap'),
    ]);
    assert.deepEqual(labels('rules:\n  numbering/gap: ‸'), ['error', 'warning', 'information', 'hint', 'off']);
    assert.deepEqual(labels('rules:\n  numbering/gap: w‸'), ['error', 'warning', 'information', 'hint', 'off']);
    assert.deepEqual(labels('rules:\n  "numbering/*": ‸'), ['error', 'warning', 'information', 'hint', 'off']);
    assert.deepEqual(labels('profile: ‸'), ['standard', 'strict', 'draft', 'ledger']);
    assert.deepEqual(labels('# 注\n\nnumbering:\n  # 注\n  mode: ‸'), ['auto', 'document', 'part', 'parent']);
    assert.deepEqual(
      labels('ignore:\n  - rule: ‸'),
      sampleRules.map(({ code }) => code),
    );
    assert.deepEqual(labels('units:\n  - name: 各科室\n    collective: ‸'), ['true', 'false']);
    assert.deepEqual(labels('units:\n  - 人事科\n  - name: 幼教中心\n    parent: ‸'), ['人事科', '幼教中心']);
    assert.ok(labels('responsibility:\n  label: ‸').includes('责任单位'));
  });

  it('offers nothing in comments, unknown places and free texts', () => {
    for (const marked of [
      '# ‸',
      'profile: strict # ‸',
      'nothing:\n  ‸',
      'profile:\n  x:\n    ‸',
      'planYear: ‸',
      'rules: { ‸',
    ])
      assert.deepEqual(labels(marked), [], marked);
  });

  it('inserts what is then valid', () => {
    assert.equal(choose('‸', 'profile'), 'profile: ');
    assert.equal(choose('pro‸', 'rules'), 'rules:\n  ');
    assert.equal(choose('‸', 'units'), 'units:\n  - ');
    assert.equal(choose('pro‸: strict', 'profile'), 'profile: strict');
    assert.equal(choose('rules:\n  ‸', 'text/*'), 'rules:\n  "text/*": ');
    assert.equal(choose('responsibility:\n  brackets: ‸', '()'), 'responsibility:\n  brackets: "()"');
    assert.equal(choose('ignore:\n  ‸', 'rule'), 'ignore:\n  - rule: ');
    assert.equal(choose('units:\n  - name: 甲科\n    ‸', 'former'), 'units:\n  - name: 甲科\n    former:\n      - ');
    const start = 'rules:\n  ‸';
    for (const label of labels(start)) {
      const text = `${choose(start, label)}off\n`;
      assert.deepEqual(readConfig(text, sampleRules).problems, [], text);
    }
  });

  it('knows its place in a half-typed text', () => {
    const unitKeys = ['name', 'short', 'former', 'parent', 'collective', 'leader'];
    const ruleKeys = labels('rules:\n  ‸');
    const severities = ['error', 'warning', 'information', 'hint', 'off'];
    const cases: readonly (readonly [string, readonly string[]])[] = [
      // Above, between and below others; with and without what comes next.
      ['‸\nprofile: strict\n', top.filter((key) => key !== 'profile')],
      ['profile: strict\n\n\n‸\n\nplanYear: 2026', top.filter((key) => key !== 'profile' && key !== 'planYear')],
      ['rules:\n  ‸\n  numbering/gap: off\nprofile: strict', ruleKeys.filter((key) => key !== 'numbering/gap')],
      ['rules:\n  num‸\n  numbering/gap: off', ruleKeys.filter((key) => key !== 'numbering/gap')],
      ['rules:\n    numbering/gap: off\n    ‸', ruleKeys.filter((key) => key !== 'numbering/gap')],
      ['numbering:\n  mode: ‸\nprofile: strict', ['auto', 'document', 'part', 'parent']],
      ['numbering:\n  mode: pa‸rt', ['auto', 'document', 'part', 'parent']],
      ['numbering:\n  mode:\n    ‸', ['auto', 'document', 'part', 'parent']],
      ['numbering:\n  mode:‸', ['auto', 'document', 'part', 'parent']],
      ['numbering:\r\n  ‸\r\nprofile: strict\r\n', ['mode', 'followWhileTyping']],
      // Entries of lists: the first, the next, with the dash at its parent's column, with the dash alone.
      ['units:\n  ‸', unitKeys],
      ['units:\n  - 甲科\n  ‸', unitKeys],
      ['units:\n  - name: 甲科\n  ‸', unitKeys],
      ['units:\n  - name: 甲科\n  - ‸', unitKeys],
      ['units:\n  - name: 甲科\n  -‸', unitKeys],
      ['units:\n- ‸', unitKeys],
      ['units:\n  -\n    ‸', unitKeys],
      ['units:\n  - ‸\n    name: 甲科', unitKeys.filter((key) => key !== 'name')],
      ['units:\n  - short: [甲]\n    na‸\n  - 乙科', unitKeys.filter((key) => key !== 'short')],
      ['units:\n  - name: 甲科\n    former:\n      ‸', ['name', 'since', 'until']],
      ['ignore:\n  - rule: numbering/gap\n    file: a.txt\n‸', top.filter((key) => key !== 'ignore')],
      // Another line is wrong for the moment.
      ['rules:\n  numbering/gap: off\n  text\n  target/*: ‸', severities],
      ['profile: [\nrules:\n  numbering/gap: ‸', severities],
      ['units:\n  - name 甲\nrules:\n  ‸', ruleKeys],
      ['rules: { numbering/gap: ‸ }', severities],
      ['rules:\n  text\n  ‸', ruleKeys],
      ['units:\n  - name\n    ‸', unitKeys],
      ['"rules":\n  "numbering/gap": ‸', severities],
      // Where nothing of ours can stand.
      ['profile: strict\n    ‸', []],
      ['numbering:\n    mode: auto\n  ‸', []],
      ['ignore:\n  - reason: |\n      ‸', []],
      ['ignore:\n  - reason: "甲\n      ‸', []],
      ['profile: "str‸', ['standard', 'strict', 'draft', 'ledger']],
      ['"pro‸": strict', []],
      ['rules: [‸]', []],
    ];
    for (const [marked, expected] of cases) assert.deepEqual(labels(marked), expected, JSON.stringify(marked));
  });

  it('adds the missing space or dash', () => {
    assert.equal(choose('profile:‸', 'strict'), 'profile: strict');
    assert.equal(choose('units:\n  -‸', 'name'), 'units:\n  - name: ');
    assert.equal(choose('units:\n  - name: 甲科\n  ‸', 'name'), 'units:\n  - name: 甲科\n  - name: ');
    assert.equal(choose('units:\n  - name: 甲科\n  n‸', 'name'), 'units:\n  - name: 甲科\n  - name: ');
    assert.equal(choose('profile: str‸ict # 日常', 'draft'), 'profile: draft # 日常');
    assert.equal(choose('numbering:\n  mode:\n    ‸', 'part'), 'numbering:\n  mode:\n    part');
  });

  it('explains keys', () => {
    const hover = (marked: string): string | undefined =>
      hoverConfig(at(marked).text, at(marked).position, sampleRules)?.description.zh;
    assert.match(hover('pro‸file: strict') ?? '', /哪一套规则/);
    assert.match(hover('rules:\n  numbering‸/gap: off') ?? '', /说明 numbering\/gap/);
    assert.match(hover('units:\n  - name: 甲\n    par‸ent: 乙') ?? '', /上级/);
    assert.equal(hover('profile: st‸rict'), undefined);
    assert.equal(hover('pro‸fil: strict'), undefined);
  });

  it('survives any text at any place', () => {
    const piece = fc.constantFrom(
      'profile',
      'rules',
      'units',
      'name',
      ': ',
      ':',
      '\n',
      '  ',
      '    ',
      '- ',
      '[',
      '{',
      '"',
      "'",
      '#',
      '甲科',
      'numbering/gap',
      '\r\n',
      '\t',
      '\ud83d\ude00',
      '\ud800',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.integer({ min: -1, max: 12 }),
        fc.integer({ min: -1, max: 60 }),
        (pieces, line, character) => {
          const text = pieces.join('');
          const lines = text.split(/\r\n|\r|\n/);
          for (const { range } of completeConfig(text, { line, character }, sampleRules)) {
            assert.equal(range.start.line, line);
            assert.ok(range.start.character <= range.end.character && range.end.character <= lines[line]!.length);
          }
          hoverConfig(text, { line, character }, sampleRules);
        },
      ),
      { numRuns: 3000 },
    );
    assert.deepEqual(completeConfig('a'.repeat(900_000), { line: 0, character: 5 }, sampleRules), []);
    assert.deepEqual(completeConfig('\n'.repeat(900_000), { line: 800_000, character: 0 }, sampleRules), []);
  });
});
