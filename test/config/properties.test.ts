import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addIgnoreEntries, setRuleSeverity } from '../../server/src/config/document/edits';
import { readConfig, readValues } from '../../server/src/config/settings';
import { guard } from '../../server/src/config/tree';
import { applyEdits, type Edit } from '../../server/src/text/edits';
import { fullConfiguration } from '../support/fullConfiguration';
import { sampleRules } from '../support/ruleMetas';

describe('a hostile configuration', () => {
  const harmful: Readonly<Record<string, string>> = {
    'billion laughs': [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghij'
        .split('')
        .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(',')}]`),
    ].join('\n'),
    'an alias of itself': 'units: &a [*a, *a]',
    'deep flow': '['.repeat(100_000),
    'deep maps': '{a: '.repeat(50_000),
    'deep dashes': '- '.repeat(100_000),
    'deep questions': '? '.repeat(100_000),
    'deep indentation': Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    'deep across lines': '[\n'.repeat(50_000),
    'many anchors': '&a '.repeat(100_000),
    'many directives': '%\n'.repeat(100_000),
    'many documents': '---\n'.repeat(100_000),
    'many quotes': '""'.repeat(150_000),
    'many keys': Array.from({ length: 80_000 }, (_, index) => `k${index}: 1`).join('\n'),
    'the same key': 'a: 1\n'.repeat(50_000),
    'one long line': `profile: ${'a'.repeat(900_000)}`,
    'too large': 'a'.repeat(1_000_001),
    'white space': ' '.repeat(900_000),
    'control characters': '\u0000\u0001\u001b[31m'.repeat(1000),
    'lone surrogates': '\ud800: \udc00\n'.repeat(100),
  };
  for (const [name, text] of Object.entries(harmful)) {
    it(`reads or refuses ${name}`, function () {
      this.timeout(10_000);
      const { problems } = readConfig(text, sampleRules);
      assert.ok(problems.length > 0 || name === 'white space');
      assert.ok(problems.length <= 100);
    });
  }

  it('says nothing longer than a line, whatever the keys', () => {
    const { problems } = readConfig(`"${'很长'.repeat(1000)}\\n\\e[31m[x](command:y)": 1`, sampleRules);
    assert.equal(problems.length, 1);
    assert.ok((problems[0]?.message.zh.length ?? 0) < 100);
    assert.doesNotMatch(problems[0]?.message.zh ?? '', /[\u0000-\u001f]/);
  });

  it('lets a large registry and a large baseline pass', () => {
    const units = Array.from({ length: 2000 }, (_, index) => `  - name: 单位${index}\n    short: [简称${index}]`).join(
      '\n',
    );
    const ignore = Array.from(
      { length: 3000 },
      (_, index) =>
        `  - rule: numbering/gap\n    file: 文件${index}.txt\n    item: 条目标题${index}\n    after: 后面的文字`,
    ).join('\n');
    const text = `units:\n${units}\nignore:\n${ignore}\n`;
    assert.equal(guard(text), undefined);
    const { settings, problems } = readConfig(text, sampleRules);
    assert.deepEqual(problems, []);
    assert.equal(settings?.units?.length, 2000);
    assert.equal(settings?.ignore?.length, 3000);
  });
});

describe('any text as a configuration', () => {
  const piece = fc.constantFrom(
    'profile',
    'rules',
    'units',
    'name',
    'ignore',
    ': ',
    ':',
    '\n',
    '  ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '#',
    '&a ',
    '*a',
    '!t ',
    '|',
    '>',
    '%',
    '---',
    '? ',
    ',',
    '甲科',
    'off',
    'numbering/gap',
    '2026',
    '\r\n',
    '\t',
    '\ud83d\ude00',
    '\ud800',
    '~',
    '@',
    '`',
    '\u00a0',
  );
  const inside = (text: string): void => {
    const lines = text.split(/\r\n|\r|\n/);
    const { settings, problems } = readConfig(text, sampleRules);
    assert.ok(settings !== undefined || problems.length > 0);
    for (const { range, message } of problems) {
      for (const { line, character } of [range.start, range.end]) {
        assert.ok(line >= 0 && line < lines.length, `line ${line}`);
        assert.ok(character >= 0 && character <= (lines[line]?.length ?? 0), `${line}:${character}`);
      }
      assert.ok(
        range.start.line < range.end.line ||
          (range.start.line === range.end.line && range.start.character <= range.end.character),
      );
      assert.ok(message.zh !== '' && message.en !== '');
    }
  };

  it('gets problems with every range inside the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => inside(pieces.join(''))),
      { numRuns: 600 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), inside), { numRuns: 500 });
  });

  it('does so cut off anywhere, and with any one character lost', () => {
    for (let end = 0; end <= fullConfiguration.length; end += 2) inside(fullConfiguration.slice(0, end));
    for (let at = 0; at < fullConfiguration.length; at += 3)
      inside(fullConfiguration.slice(0, at) + fullConfiguration.slice(at + 1));
  });

  it('takes any value as editor settings', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withDate: true, withMap: true }), (value) => {
        readValues(value, sampleRules);
        readValues({ rules: value, units: value, files: value, profile: value, planYear: value }, sampleRules);
      }),
      { numRuns: 500 },
    );
  });
});

describe('any change of any configuration', () => {
  const entry = { rule: 'numbering/gap', file: 'a.txt', item: '健全机制' };
  const changed = (text: string, edits: readonly Edit[] | undefined): string | undefined =>
    edits === undefined ? undefined : applyEdits(text, edits);
  const line = fc.constantFrom(
    'profile: strict',
    'rules:',
    '  text/unbalanced: hint',
    '  text/half-width: { severity: off }',
    'units:',
    '  - 甲科',
    '  - { name: 乙科, short: [乙] }',
    '# 注',
    '',
    'ignore:',
    '  - rule: text/unbalanced',
    '  - { rule: text/half-width }',
    'ignore: []',
    'ignore: [{ rule: text/half-width }]',
    'rules: {}',
    'rules: { text/unbalanced: off }',
    '    reason: |',
    '      文字',
    '    # 深',
    'words: &a { allowRepeated: [常常] }',
    '...',
    '---',
    'ignore: # 空',
  );
  it('makes the change and keeps everything else, comments included', () => {
    let changes = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (lines, eol) => {
        const text = lines.join(eol);
        const before = readConfig(text, sampleRules);
        const added = changed(text, addIgnoreEntries(text, [entry]));
        const switched = changed(text, setRuleSeverity(text, 'numbering/gap', 'off'));
        if (before.settings === undefined) {
          assert.equal(added, undefined);
          return;
        }
        if (added !== undefined && !before.problems.some(({ code }) => code === 'config/duplicate-key')) {
          changes += 1;
          const { settings } = readConfig(added, sampleRules);
          const plain = (entries: readonly object[] = []): unknown =>
            entries.map((one) => ({ ...one, range: undefined }));
          assert.deepEqual(
            plain(settings?.ignore),
            plain([...(before.settings.ignore ?? []), entry]),
            JSON.stringify([text, added]),
          );
          for (const comment of lines.filter((one) => one.includes('#')))
            assert.ok(added.includes(comment.trim().slice(comment.trim().indexOf('#'))), JSON.stringify([text, added]));
        }
        if (switched !== undefined && !before.problems.some(({ code }) => code === 'config/duplicate-key'))
          assert.equal(
            readConfig(switched, sampleRules).settings?.rules?.get('numbering/gap')?.severity,
            'off',
            JSON.stringify([text, switched]),
          );
      }),
      { numRuns: 2000 },
    );
    assert.ok(changes > 200);
  });
});
