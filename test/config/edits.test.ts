import assert from 'node:assert/strict';
import {
  addIgnoreEntries,
  addUnits,
  removeIgnoreEntries,
  setRuleSeverity,
} from '../../server/src/config/document/edits';
import { readConfig } from '../../server/src/config/settings';
import { applyEdits } from '../../server/src/text/edits';
import { sampleRules } from '../support/ruleMetas';

const entry = { rule: 'numbering/gap', file: 'a.txt', item: '健全机制' };
const written = 'rule: numbering/gap\n    file: a.txt\n    item: 健全机制';

const add = (text: string): string | undefined => {
  const edits = addIgnoreEntries(text, [entry]);
  return edits === undefined ? undefined : applyEdits(text, edits);
};
const off = (text: string, code = 'numbering/gap'): string | undefined => {
  const edits = setRuleSeverity(text, code, 'off');
  return edits === undefined ? undefined : applyEdits(text, edits);
};

describe('writing an ignore entry', () => {
  const samples: readonly (readonly [name: string, before: string, after: string])[] = [
    ['into an empty file', '', `ignore:\n  - ${written}\n`],
    ['behind a comment', '# 说明\n', `# 说明\nignore:\n  - ${written}\n`],
    ['behind other keys', 'profile: strict # 从严\n', `profile: strict # 从严\nignore:\n  - ${written}\n`],
    ['without a line end', 'profile: strict', `profile: strict\nignore:\n  - ${written}\n`],
    ['to a key without a value', 'ignore:\nprofile: strict\n', `ignore:\n  - ${written}\nprofile: strict\n`],
    ['to an empty list', 'ignore: [] # 暂无\nprofile: strict\n', `ignore:\n  - ${written} # 暂无\nprofile: strict\n`],
    [
      'to a list',
      'ignore:\n  - rule: text/unbalanced # 引文\n\n# 末尾\nprofile: strict\n',
      `ignore:\n  - rule: text/unbalanced # 引文\n  - ${written}\n\n# 末尾\nprofile: strict\n`,
    ],
    [
      'to a list at the column of its key',
      'ignore:\n- rule: text/unbalanced\n',
      `ignore:\n- rule: text/unbalanced\n- ${written.replaceAll('    ', '  ')}\n`,
    ],
    [
      'to a list at the end without a line end',
      'ignore:\n  - rule: text/unbalanced',
      `ignore:\n  - rule: text/unbalanced\n  - ${written}`,
    ],
    [
      'with CRLF',
      'ignore:\r\n  - rule: text/unbalanced\r\n',
      `ignore:\r\n  - ${'rule: text/unbalanced'}\r\n  - ${written.replaceAll('\n', '\r\n')}\r\n`,
    ],
    [
      'behind a block text',
      'ignore:\n  - rule: text/unbalanced\n    reason: |\n      引文\n      如此\nprofile: strict\n',
      `ignore:\n  - rule: text/unbalanced\n    reason: |\n      引文\n      如此\n  - ${written}\nprofile: strict\n`,
    ],
    [
      'to entries in braces',
      'ignore:\n    - { rule: text/unbalanced }\nunits: [ 甲科,乙科 ]\n',
      `ignore:\n    - { rule: text/unbalanced }\n    - ${written.replaceAll('    ', '      ')}\nunits: [ 甲科,乙科 ]\n`,
    ],
  ];
  for (const [name, before, after] of samples) it(name, () => assert.equal(add(before), after));

  it('to lists and mappings in brackets', () => {
    assert.equal(
      add('# 甲\nprofile:   strict\nignore: [{ rule: text/unbalanced }] # 乙\n'),
      '# 甲\nprofile:   strict\nignore: [{ rule: text/unbalanced }, { rule: numbering/gap, file: a.txt, item: 健全机制 }] # 乙\n',
    );
    assert.equal(
      off('rules: {text/unbalanced: hint} # 甲\n'),
      'rules: {text/unbalanced: hint, numbering/gap: off} # 甲\n',
    );
    assert.deepEqual(
      readConfig(add('{ profile: strict }')!, sampleRules).settings?.ignore?.map(({ rule }) => rule),
      ['numbering/gap'],
    );
  });

  it('is refused where the text is broken or not a mapping', () => {
    assert.equal(add('\n...'), 'ignore:\n  - rule: numbering/gap\n    file: a.txt\n    item: 健全机制\n...\n');
    for (const text of [
      'profile: "',
      '- a',
      'a',
      'a: b: c',
      '{'.repeat(1000),
      'profile: strict\n---\nignore: []',
      'ignore: 以后再写',
      'ignore: { rule: x }',
      'rules: [x]',
    ])
      assert.equal(add(text), undefined, text);
  });
});

describe('registering units', () => {
  const register = (text: string): string | undefined => {
    const edits = addUnits(text, ['德育科', '工委办: 甲']);
    return edits === undefined ? undefined : applyEdits(text, edits);
  };
  const samples: readonly (readonly [name: string, before: string, after: string])[] = [
    ['in an empty file', '', 'units:\n  - name: 德育科\n  - name: "工委办: 甲"\n'],
    [
      'behind others',
      'units:\n  - name: 人事科 # 甲\n    short: [人事]\nprofile: strict\n',
      'units:\n  - name: 人事科 # 甲\n    short: [人事]\n  - name: 德育科\n  - name: "工委办: 甲"\nprofile: strict\n',
    ],
    ['behind plain names', 'units: [人事科]\n', 'units: [人事科, { name: 德育科 }, { name: "工委办: 甲" }]\n'],
  ];
  for (const [name, before, after] of samples) it(name, () => assert.equal(register(before), after));

  it('is refused where units are something else', () => {
    assert.equal(register('units: 人事科\n'), undefined);
    assert.deepEqual(addUnits('', []), []);
  });
});

describe('turning a rule off', () => {
  const samples: readonly (readonly [name: string, before: string, after: string])[] = [
    ['in an empty file', '', 'rules:\n  numbering/gap: off\n'],
    [
      'beside others',
      'rules:\n  text/unbalanced: error # 从严\nprofile: strict\n',
      'rules:\n  text/unbalanced: error # 从严\n  numbering/gap: off\nprofile: strict\n',
    ],
    ['where it is set already', 'rules:\n    numbering/gap:   error # 甲\n', 'rules:\n    numbering/gap:   off # 甲\n'],
    [
      'where it has options',
      'rules:\n  numbering/gap: { severity: error, exclude: [旧/] }\n',
      'rules:\n  numbering/gap: { severity: off, exclude: [旧/] }\n',
    ],
    [
      'behind a rule with options',
      'rules:\n  text/unbalanced:\n    severity: error\n\nprofile: strict\n',
      'rules:\n  text/unbalanced:\n    severity: error\n  numbering/gap: off\n\nprofile: strict\n',
    ],
  ];
  for (const [name, before, after] of samples) it(name, () => assert.equal(off(before), after));
});

describe('removing ignore entries', () => {
  it('takes the right ones and keeps comments', () => {
    const text =
      '# 甲\nignore:\n  - rule: numbering/gap\n  # 乙\n  - rule: text/unbalanced\n  - rule: text/half-width\nprofile: strict # 丙\n';
    const after = applyEdits(text, removeIgnoreEntries(text, [0, 2])!);
    assert.deepEqual(
      readConfig(after, sampleRules).settings?.ignore?.map(({ rule }) => rule),
      ['text/unbalanced'],
    );
    for (const comment of ['# 甲', '# 乙', '# 丙']) assert.ok(after.includes(comment), comment);
  });
  it('takes the key with the last one', () => {
    const text = 'ignore:\n  - rule: numbering/gap\nprofile: strict\n';
    assert.equal(applyEdits(text, removeIgnoreEntries(text, [0])!), 'profile: strict\n');
  });
});
