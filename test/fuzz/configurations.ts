/** Texts meant as `gzyd.yaml`: with its keys, with the sharp edges of YAML, and from people who mean harm. */
import assert from 'node:assert/strict';
import { parsePlan } from '../../server/src/plan/parse';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { report } from '../../server/src/findings/report';
import { applyEdits } from '../../server/src/text/edits';
import { completeConfig } from '../../server/src/config/document/completion';
import { hoverConfig } from '../../server/src/config/document/hover';
import { addIgnoreEntries, removeIgnoreEntries, setRuleSeverity } from '../../server/src/config/document/edits';
import { resolveFolder } from '../../server/src/config/resolve';
import { readConfig } from '../../server/src/config/settings';
import { pick, type Choices } from './choices';

const metas = rules.map(({ meta }) => meta);
const engine = createEngine(rules);
const sample = parsePlan('某县2026年工作要点\n一、甲\n1.乙。丙。。（责任单位：基教科）\n3.丁。\n');

const keys = [
  'profile',
  'rules',
  'numbering',
  'mode',
  'responsibility',
  'missing',
  'label',
  'brackets',
  'planYear',
  'files',
  'include',
  'exclude',
  'words',
  'allowRepeated',
  'units',
  'name',
  'short',
  'former',
  'since',
  'until',
  'parent',
  'leader',
  'collective',
  'ignore',
  'rule',
  'file',
  'item',
  'text',
  'before',
  'after',
  'reason',
  'severity',
  'numbering/gap',
  '"text/*"',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '<<',
  '? x',
  '[a]',
  '&k k',
  '"\\ud800"',
  '-',
  '',
];
const values = [
  'strict',
  'off',
  'error',
  'auto',
  '2026',
  '-1',
  '1e999',
  '.nan',
  '0x7e',
  '2026-06',
  '~',
  'true',
  '[]',
  '{}',
  '[a, b]',
  '{ a: b }',
  '*a',
  '&a x',
  '*nobody',
  '!!js/function "x"',
  '!<tag:x> y',
  '"',
  "'",
  '|',
  '>-',
  '"\\u0000"',
  '../../etc/passwd',
  'file:///etc/passwd',
  '\\\\host\\share',
  '**/*',
  '{a,{b,c}}',
  '[[[[[[',
  '{{{{',
  '基教科',
  '人事科',
  '各科室',
  '\u202e倒',
  '一'.repeat(60),
  '# 注',
  '%YAML 1.2',
  '---',
  '...',
  '',
  '',
];

function body(choices: Choices, indent: number): string {
  let text = '';
  for (let left = 1 + choices.below(4); left > 0; left--) {
    const dash = choices.below(4) === 0 ? '- ' : '';
    text += `${' '.repeat(indent)}${dash}${pick(choices, keys)}:${pick(choices, [' ', ' ', '', '\t'])}`;
    text +=
      indent < 8 && choices.below(3) === 0
        ? `\n${body(choices, indent + pick(choices, [2, 2, 4, 1, 0]))}`
        : `${pick(choices, values)}${pick(choices, ['\n', '\n', '\r\n', '\r', ''])}`;
  }
  return text;
}

export function configuration(choices: Choices): string {
  return pick(choices, ['', '', '\ufeff', '%YAML 1.1\n---\n', '- ', '\n\n']) + body(choices, 0);
}

export function mutateConfiguration(text: string, choices: Choices): string {
  const at = choices.below(text.length + 1);
  const length = choices.below(12);
  const piece = pick(choices, [
    pick(choices, values),
    pick(choices, keys),
    `${pick(choices, keys)}: `,
    '\n  ',
    '\n',
    '- ',
    body(choices, 2),
    text.slice(at, at + length).repeat(3),
    String.fromCharCode(choices.below(0x10000)),
    '',
  ]);
  return text.slice(0, at) + piece + text.slice(at + (choices.below(2) === 0 ? length : 0));
}

export function seedConfigurations(): readonly string[] {
  return [
    'profile: strict\nrules:\n  numbering/gap: error\n  "text/*": hint\n  text/half-width:\n    severity: off\n    exclude: ["来文/**"]\n',
    'units:\n  - 人事科\n  - name: 基础教育科\n    short: [基教科]\n    former:\n      - { name: 普教科, since: 2015-03, until: 2018 }\n    parent: 局\n  - name: 各科室\n    collective: true\n',
    'ignore:\n  - rule: numbering/gap\n    file: a.txt\n    item: 丁\n    reason: 略\nfiles:\n  include: ["**/*.txt"]\n  exclude: [草稿/]\nplanYear: 2026\n',
    'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nunits: *c\n',
  ];
}

/** Nothing throws, places lie inside, the result is usable, and edits keep the file readable. */
export function assertConfiguration(text: string, choices: Choices): void {
  const lines = text.split(/\r\n?|\n/);
  const { settings, problems } = readConfig(text, metas);
  for (const {
    range: { start, end },
    message,
  } of problems) {
    for (const { line, character } of [start, end])
      assert.ok(
        line >= 0 && line < lines.length && character >= 0 && character <= lines[line]!.length,
        `a problem at ${line}:${character} is outside`,
      );
    assert.ok(message.zh !== '' && message.en !== '');
    assert.ok(
      !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(message.zh),
      `a problem carries control characters: ${JSON.stringify(message.zh)}`,
    );
  }
  assert.ok(
    settings !== undefined || problems.some(({ severity }) => severity === 'error'),
    'unreadable without an error',
  );
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  const position = { line: choices.below(lines.length + 1), character: choices.below(20) };
  completeConfig(text, position, metas);
  hoverConfig(text, position, metas);
  if (settings === undefined) return;
  const resolved = resolveFolder({ file: { settings, base: 'file:///w' } }, metas).forFile('file:///w/a.txt');
  report(engine, sample, resolved);
  for (const edits of [
    addIgnoreEntries(text, [{ rule: 'numbering/gap', file: 'a: b.txt', item: '- "甲\'' }]),
    setRuleSeverity(text, 'numbering/gap', 'off'),
    removeIgnoreEntries(text, [0]),
  ]) {
    if (edits !== undefined)
      assert.ok(
        readConfig(applyEdits(text, edits), metas).settings !== undefined,
        'an edit made the configuration unreadable',
      );
  }
}
