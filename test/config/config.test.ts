import assert from 'node:assert/strict';
import { readConfig, readValues } from '../../server/src/config/settings';
import { fullConfiguration } from '../support/fullConfiguration';
import { sampleRules } from '../support/ruleMetas';

/** The words a problem points at, with its code: `config/unknown-key 单位`. */
function problemsOf(text: string): string[] {
  const lines = text.split('\n');
  return readConfig(text, sampleRules).problems.map(({ code, range: { start, end } }) => {
    const words = start.line === end.line ? (lines[start.line] ?? '').slice(start.character, end.character) : '…';
    return `${code} ${words}`.trim();
  });
}

describe('reading gzyd.yaml', () => {
  it('reads everything a configuration can say', () => {
    const { settings, problems } = readConfig(fullConfiguration, sampleRules);
    assert.deepEqual(problems, []);
    assert.equal(settings?.profile, 'strict');
    assert.equal(settings?.rules?.get('numbering/gap')?.severity, 'error');
    assert.equal(settings?.rules?.get('responsibility/*')?.severity, 'hint');
    assert.equal(settings?.rules?.get('text/half-width')?.severity, 'off');
    assert.deepEqual(settings?.rules?.get('text/half-width')?.exclude, ['旧/**']);
    assert.equal(settings?.numbering?.mode, 'document');
    assert.equal(settings?.responsibility?.missing, 'always');
    assert.equal(settings?.responsibility?.brackets, '〔〕');
    assert.equal(settings?.planYear, 2026);
    assert.deepEqual(settings?.files?.exclude, ['草稿/']);
    assert.deepEqual(
      settings?.units?.map(({ name }) => name),
      ['人事科', '基础教育科', '各科室', '幼教中心'],
    );
    assert.deepEqual(
      settings?.units?.[1]?.former.map(({ name, until }) => [name, until]),
      [
        ['普教科', undefined],
        ['初教科', '2018'],
      ],
    );
    assert.equal(settings?.units?.[2]?.collective, true);
    assert.equal(settings?.ignore?.[0]?.item, '加强队伍建设');
    assert.equal(
      fullConfiguration.split('\n')[settings?.ignore?.[0]?.range?.start.line ?? 0],
      '  - rule: numbering/gap',
    );
  });

  it('reads an empty file, comments alone and keys without values as nothing stated', () => {
    for (const text of ['', '\n\n', '# 说明\n', '---\n', 'profile:\nrules:\n', '\ufeff', '{}']) {
      const { settings, problems } = readConfig(text, sampleRules);
      assert.deepEqual(problems, [], JSON.stringify(text));
      assert.ok(settings !== undefined);
      assert.equal(settings.profile, undefined);
    }
  });

  it('points at what is wrong', () => {
    const samples: readonly (readonly [string, readonly string[]])[] = [
      ['profil: strict', ['config/unknown-key profil']],
      ['profile: strickt', ['config/value strickt']],
      ['profile: [strict]', ['config/type [strict]']],
      ['profile: strict\nprofile: draft', ['config/duplicate-key profile']],
      ['rules:\n  numbering/gapp: off', ['config/unknown-rule numbering/gapp']],
      ['rules:\n  numbering/gap: fatal', ['config/value fatal']],
      ['rules:\n  numbering/gap: { severity: warning, on: 1 }', ['config/unknown-key on']],
      ['rules: off', ['config/type off']],
      ['planYear: 二〇二六', ['config/type 二〇二六']],
      ['planYear: 26', ['config/value 26']],
      ['planYear: "2026"', ['config/type "2026"']],
      ['units:\n  - short: [甲科]', ['config/missing-key']],
      ['units:\n  - name: 甲科\n  - name: 乙科\n    short: [甲科]', ['config/duplicate-name 甲科']],
      ['units:\n  - name: 甲科\n    short: [甲]\n  - name: 乙科\n    short: [甲]', ['config/duplicate-name 甲']],
      ['units:\n  - name: 甲科（室）\n  - 甲科(室)', ['config/duplicate-name 甲科(室)']],
      ['units:\n  - name: 甲科\n    short: [甲科]', ['config/duplicate-name 甲科']],
      ['units:\n  - name: 甲科\n    parent: 总局', ['config/unknown-parent 总局']],
      ['units:\n  - name: 甲科\n    parent: 乙科\n  - name: 乙科\n    parent: 甲科', ['config/parent-loop 乙科']],
      ['units:\n  - name: 甲科\n    parent: 甲科', ['config/parent-loop 甲科']],
      ['units:\n  - name: 甲科\n    former: [{ name: 丙科, since: 2020, until: 2019-12 }]', ['config/period 2019-12']],
      ['units:\n  - name: 甲科\n    former: [{ name: 丙科, until: 2024-02-30 }]', ['config/value 2024-02-30']],
      ['units:\n  - name: 2026', ['config/type 2026']],
      [
        'files:\n  exclude: ["../别处/**", "/etc/../x", \'C:\\a\']',
        ['config/path "../别处/**"', 'config/path "/etc/../x"', "config/path 'C:\\a'"],
      ],
      ['ignore:\n  - rule: numbering/gap\n    file: ../a.txt', ['config/path ../a.txt']],
      ['ignore:\n  - file: a.txt', ['config/missing-key']],
      ['ignore:\n  - rule: no/such', ['config/unknown-rule no/such']],
      ['- a\n- b', ['config/type …']],
      ['profile: !!js/function strict', ['config/tag strict']],
      ['profile: *nowhere', ['config/alias *nowhere']],
      ['? [a]\n: b', ['config/key [a]']],
    ];
    for (const [text, expected] of samples) assert.deepEqual(problemsOf(text), expected, text);
  });

  it('suggests the name that was meant', () => {
    const said = (text: string): string =>
      readConfig(text, sampleRules)
        .problems.map(({ message }) => `${message.zh} ${message.en}`)
        .join();
    assert.match(said('profil: strict'), /是否为“profile”.*did you mean “profile”/);
    assert.match(said('rules:\n  numbering/gpa: off'), /numbering\/gap/);
    assert.match(said('profile: strickt'), /strict/);
    assert.doesNotMatch(said('配置: 1'), /是否为/);
  });

  it('keeps what is right beside what is wrong', () => {
    const { settings } = readConfig(
      'profile: strickt\nplanYear: 2026\nrules:\n  no/such: off\n  numbering/gap: hint',
      sampleRules,
    );
    assert.equal(settings?.profile, undefined);
    assert.equal(settings?.planYear, 2026);
    assert.deepEqual([...(settings?.rules?.keys() ?? [])], ['numbering/gap']);
  });

  it('leaves out a whole entry where leaving out part of it would widen it', () => {
    const entry = (rest: string): readonly unknown[] | undefined =>
      readConfig(`ignore:\n  - { rule: numbering/gap, ${rest} }`, sampleRules).settings?.ignore;
    for (const rest of [
      'file: "2025\\\\其他.txt"',
      'files: a.txt',
      'file: ""',
      'file: ',
      'file: 2026',
      'file: a.txt, item: [甲]',
      `text: ${'长'.repeat(300)}`,
    ]) {
      assert.deepEqual(entry(rest), [], rest);
      const { problems } = readConfig(`ignore:\n  - { rule: numbering/gap, ${rest} }`, sampleRules);
      assert.deepEqual(
        problems.map(({ message }) => message.zh.startsWith('此项未读取：')),
        [true],
        rest,
      );
    }
    assert.equal(entry('file: ~草稿.txt, item: 甲')?.length, 1);
    assert.equal(entry('file: a.txt, file: b.txt')?.length, 1);
  });

  it('has no settings for a text that isn’t YAML', () => {
    for (const text of [
      'profile: "strict',
      'a: b: c',
      'rules:\n\t- x',
      'profile: strict\n---\nprofile: draft',
      '[',
      'units: [甲科',
    ]) {
      const { settings, problems } = readConfig(text, sampleRules);
      assert.equal(settings, undefined, text);
      assert.ok(
        problems.some(({ code, severity }) => code === 'config/syntax' && severity === 'error'),
        text,
      );
    }
  });

  it('reads off as a word, as in old YAML', () => {
    assert.equal(
      readConfig('%YAML 1.1\n---\nrules:\n  numbering/gap: off\n', sampleRules).settings?.rules?.get('numbering/gap')
        ?.severity,
      'off',
    );
  });

  it('says that no light would be yellow', () => {
    const said = (lights: string): string[] => problemsOf(`ledger:\n  lights: ${lights}\n`);
    assert.deepEqual(said('{ yellow: 40 }'), ['config/value 40']);
    assert.deepEqual(said('{ yellow: 20, red: 20 }'), ['config/value 20']);
    assert.deepEqual(said('{ red: 5 }'), ['config/value 5']);
    for (const fine of ['{ yellow: 5 }', '{ red: 50 }', '{ yellow: 40, red: 50 }', '{ yellow: many }'])
      assert.ok(!said(fine).some((one) => one.startsWith('config/value')), fine);
  });

  it('never mistakes keys of Object for its own', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      assert.deepEqual(problemsOf(`${key}: { polluted: 1 }`), [`config/unknown-key ${key}`]);
      assert.deepEqual(problemsOf(`rules:\n  ${key}: off`), [`config/unknown-rule ${key}`]);
    }
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });

  it('reads the same from values as from text', () => {
    const { settings } = readValues(
      {
        profile: 'strict',
        rules: { 'numbering/gap': 'error', 'no/such': 'off' },
        planYear: null,
        responsibility: { missing: 'never', label: '' },
        language: 'zh',
        trace: { server: 'verbose' },
      },
      sampleRules,
    );
    const same = readConfig(
      'profile: strict\nrules: { numbering/gap: error }\nresponsibility: { missing: never }',
      sampleRules,
    ).settings;
    assert.equal(settings.profile, same?.profile);
    assert.deepEqual([...(settings.rules ?? [])], [...(same?.rules ?? [])]);
    assert.deepEqual({ ...settings.responsibility }, { ...same?.responsibility });
    assert.equal(settings.planYear, undefined);
  });
});
