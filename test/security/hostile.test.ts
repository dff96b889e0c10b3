/** Plans and configurations from people who mean harm: what is shown of them is text and nothing else. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { overviewRows } from '../../client/src/views/overviewRows';
import { formatMessage } from '../../client/src/formatMessage';
import { withoutIcons } from '../../client/src/escapeCodicons';
import { fixActions } from '../../server/src/features/actions/fixes';
import { rulePages } from '../../server/src/features/actions/rulePages';
import { toDiagnostics } from '../../server/src/features/diagnostics';
import { documentSymbols, flatSymbols } from '../../server/src/features/documentSymbols';
import { hover } from '../../server/src/features/hover';
import { complete } from '../../server/src/async/steps';
import { overview, summary } from '../../server/src/views/overview';
import { parsePlan } from '../../server/src/plan/parse';
import { createEngine } from '../../server/src/rules/engine';
import { rules } from '../../server/src/rules/registry';
import { defaultContext } from '../../server/src/rules/types';
import {
  configActions,
  configCompletion,
  configDiagnostics,
  configHover,
} from '../../server/src/session/configDocuments';
import { planConfigActions } from '../../server/src/session/configActions';
import { configDocuments, planDocuments } from '../../server/src/session/documents';
import { ConfigurationStore } from '../../server/src/config/store';
import { readConfig } from '../../server/src/config/settings';
import { unitDirectory } from '../../server/src/config/units';
import { MemoryFileSystem } from '../support/memoryFileSystem';

/** Everything that some renderer takes for more than text. */
const harm = [
  '[点](command:workbench.action.terminal.new)',
  '![图](https://127.0.0.1:1/x.png)',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<a href="command:x">甲</a>',
  '`x`',
  '**x**',
  '# x',
  '| a | b |',
  '$(trash)',
  '$(sync~spin)',
  '&lt;b&gt;',
  '\\[x\\](y)',
  'https://127.0.0.1:1/',
  'file:///etc/passwd',
  '\u202e倒着\u202c',
  '\u0007\u001b[31m红\u001b]0;x\u0007',
  '\u2028新行',
  '[[x]]',
  '- x',
  '1. x',
  '{0}',
  '${1:x}',
  '%s',
  '__proto__',
];
const text = [
  `某县${harm[0]}2026年工作要点`,
  ...harm.map(
    (one, index) =>
      `${index + 1}.${one}工作。6月底前建成${one}不少于40所。${one}${one}。。（责任单位：${one}科、人事科）`,
  ),
  ...harm.map((one) => `（牵头单位：${one}局；配合单位：财务科`),
].join('\n');
const plan = parsePlan(text);
const engine = createEngine(rules);
const reported = engine
  .check(plan, { ...defaultContext, responsibility: 'always' })
  .map((finding) => ({ finding, severity: 'warning' as const }));
const unseen = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Every string in a value. */
function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* strings(inner);
}

describe('a hostile plan', () => {
  it('gives enough to be shown', () => {
    assert.ok(
      plan.structure.entries.length >= 20 &&
        reported.length >= 5 &&
        plan.lines.some(({ notes }) => notes.some(({ units }) => units.length > 0)),
    );
  });

  for (const language of ['zh', 'en'] as const) {
    it(`makes no links, images, HTML or code in hovers (${language})`, () => {
      let hovers = 0;
      plan.lines.forEach((line, index) => {
        for (let character = 0; character < line.text.length; character++) {
          const found = hover(plan, { line: index, character }, { language, format: 'markdown' });
          if (found === null) continue;
          hovers++;
          const { value } = found.contents as { value: string };
          // Apart from our own emphasis and bullets, nothing is unescaped.
          const rest = value
            .split('\n')
            .map((row) => row.replace(/^- /, ''))
            .join('\n')
            .replace(/\\[!-/:-@[-`{-~]/g, '')
            .replace(/\*\*/g, '');
          assert.doesNotMatch(rest, /[[\]<>`!|#~\\*_$&]/, value);
          assert.doesNotMatch(value, unseen);
        }
      });
      assert.ok(hovers > 500, String(hovers));
    });
  }

  it('puts no control or direction characters into outline, findings and lists, and no lines but ours', () => {
    const shown: unknown[] = [
      complete(documentSymbols(plan)),
      complete(flatSymbols(plan, 'u')),
      overview(plan, reported, 1),
    ];
    for (const language of ['zh', 'en'] as const)
      shown.push(toDiagnostics(reported, { language, uri: 'u', related: true, docs: 'file:///docs' }));
    for (const one of strings(shown)) {
      assert.doesNotMatch(one, unseen);
      assert.doesNotMatch(one, /\n/);
    }
    for (const { codeDescription } of toDiagnostics(reported, {
      language: 'zh',
      uri: 'u',
      related: true,
      docs: 'file:///docs',
    }))
      assert.match(codeDescription!.href, /^file:\/\/\/docs\/[a-z]+\/[a-z-]+\.md$/);
  });

  it('gives actions that are edits of this text alone, with plain titles', () => {
    for (const snippets of [true, false]) {
      const actions = reported.flatMap(({ finding: { range } }) =>
        fixActions(reported, range, {
          uri: 'file:///w/a.txt',
          version: 1,
          language: 'zh',
          documentChanges: true,
          snippets,
          invoked: true,
          diagnostics: [],
          titleOf: () => undefined,
        }),
      );
      assert.ok(actions.length > 10);
      for (const { title, command, edit, ...rest } of actions) {
        assert.equal(command, undefined);
        assert.doesNotMatch(title, unseen);
        assert.deepEqual(
          edit!.documentChanges!.map((change) => ('textDocument' in change ? change.textDocument.uri : change.kind)),
          ['file:///w/a.txt'],
        );
        assert.ok(!('data' in rest));
      }
    }
  });

  it('opens no pages but those of the rules', () => {
    const pages = reported.flatMap(({ finding: { range } }) =>
      rulePages(reported, range, { docs: 'file:///docs', command: 'show', language: 'zh', titleOf: () => undefined }),
    );
    assert.ok(pages.length > 5);
    for (const { command, edit } of pages) {
      assert.equal(command!.command, 'show');
      assert.match(JSON.stringify(command!.arguments), /^\["file:\/\/\/docs\/[a-z]+\/[a-z-]+\.md"\]$/);
      assert.equal(edit, undefined);
    }
  });

  it('makes no icons where symbols are picked', () => {
    const symbols = complete(documentSymbols(plan));
    assert.match(JSON.stringify(symbols), /\$\(trash\)/, 'nothing to see');
    const shown = JSON.stringify(withoutIcons(structuredClone(symbols)));
    assert.doesNotMatch(shown, /\$\(/);
    assert.equal(shown.replaceAll('\u200b', ''), JSON.stringify(symbols).replaceAll('\u200b', ''));
  });

  it('makes no icons in the quick pick, and its braces are not placeholders', () => {
    const rows = overviewRows(overview(plan, reported, 1), (key, ...values) => formatMessage(key, values));
    assert.ok(
      rows.some(({ label }) => label.includes('trash')) &&
        rows.some(({ description = '' }) => description.includes('trash')),
      'nothing to see',
    );
    for (const { label, description = '', detail = '' } of rows)
      for (const one of [label, description, detail]) assert.doesNotMatch(one, /\$\(|\n/);
    assert.ok(rows.some(({ label }) => label.includes('{0}')));
  });

  it('puts only figures into the status bar', () => {
    const { uri, ...figures } = summary(plan, reported, 'u', 1);
    assert.equal(uri, 'u');
    for (const figure of Object.values(figures)) assert.equal(typeof figure, 'number');
  });
});

describe('a hostile gzyd.yaml', () => {
  const metas = rules.map(({ meta }) => meta);
  const bombs: readonly (readonly [name: string, text: string])[] = [
    [
      'a billion laughs',
      `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(', ')}]`).join('\n')}\nunits: *j\n`,
    ],
    ['an alias of itself', 'units: &a [*a, *a]\n'],
    ['ten thousand brackets', '['.repeat(10_000)],
    ['ten thousand braces', '{a: '.repeat(10_000)],
    ['a hundred thousand dashes', '- '.repeat(100_000)],
    ['a hundred thousand keys', Array.from({ length: 100_000 }, (_, index) => `k${index}:`).join('\n')],
    ['a megabyte of quotes', '"'.repeat(999_999)],
    ['a megabyte of one key', `${'k'.repeat(999_000)}: 1`],
    ['a hundred thousand errors', 'a: b: c\n'.repeat(100_000)],
    ['a hundred thousand units of one name', `units:\n${'  - 甲\n'.repeat(100_000)}`],
    [
      'patterns that multiply',
      `files:\n  exclude: ["${'{a,b}'.repeat(200)}", "${'**/'.repeat(3000)}x", "${'*a'.repeat(3000)}"]\n`,
    ],
  ];
  for (const [name, bomb] of bombs) {
    it(`${name} is read or refused in bounded time, with bounded words`, function () {
      this.timeout(30_000);
      const { problems } = readConfig(bomb, metas);
      assert.ok(problems.length <= 101);
      for (const { message } of problems)
        assert.ok(message.zh.length < 500 && message.en.length < 500, message.en.slice(0, 100));
    });
  }

  /** YAML strings, in which any character may stand. */
  const hostileUnits = `units:\n${harm.map((one) => `  - { name: ${JSON.stringify(`${one}科`)}, short: [${JSON.stringify(`${one}室`)}] }`).join('\n')}\n`;

  it('names units in findings, fixes and their titles as text', async () => {
    const { settings } = readConfig(hostileUnits, metas);
    const units = unitDirectory(settings!.units)!;
    assert.ok(units.names.length >= 2 * harm.length - 4);
    // Each name differs by one character from one in the registry.
    const slips = planDocuments.create(
      'file:///w/a.txt',
      'gongzuoyaodian',
      1,
      `某县2026年工作要点\n${units.names.map((name, index) => `${index + 1}.推进工作。（责任单位：误${name.slice(1)}、${name}）`).join('\n')}\n`,
    );
    const findings = engine
      .check(slips.plan, { ...defaultContext, units, planYear: 2026 })
      .map((finding) => ({ finding, severity: 'warning' as const }));
    assert.ok(
      findings.some(
        ({ finding }) => finding.code === 'responsibility/unknown-unit' && (finding.fixes?.length ?? 0) > 0,
      ),
      'nothing to see',
    );
    const store = new ConfigurationStore({
      fileSystem: new MemoryFileSystem({ 'file:///w/gzyd.yaml': hostileUnits }),
      rules: metas,
      roots: ['file:///w'],
    });
    for (const language of ['zh', 'en'] as const) {
      const shown: unknown[] = [toDiagnostics(findings, { language, uri: 'u', related: true })];
      const slipsAndUnknown = findings.filter(({ finding: { code } }) => code === 'responsibility/unknown-unit');
      for (const {
        finding: { range },
      } of [...slipsAndUnknown.slice(0, 25), ...slipsAndUnknown.slice(-5)]) {
        const inConfig = await planConfigActions(slips, findings, range, store, {
          language,
          documentChanges: true,
          createsFiles: true,
        });
        const actions = [
          ...fixActions(findings, range, {
            uri: slips.uri,
            version: 1,
            language,
            documentChanges: true,
            snippets: true,
            invoked: true,
            diagnostics: [],
            titleOf: () => undefined,
          }),
          ...inConfig.here,
          ...inConfig.everywhere,
        ];
        for (const { title, command, edit } of actions) {
          shown.push(title);
          assert.equal(command, undefined);
          for (const change of edit!.documentChanges!)
            assert.ok(
              'textDocument' in change && ['file:///w/a.txt', 'file:///w/gzyd.yaml'].includes(change.textDocument.uri),
            );
        }
      }
      for (const one of strings(shown)) assert.doesNotMatch(one, unseen);
    }
  });

  it('is itself shown as text: its problems, its meaning, its completions', () => {
    const wrong = `${harm.map((one) => `${JSON.stringify(one)}: ${JSON.stringify(one)}`).join('\n')}\nprofile: ${JSON.stringify(harm.join(''))}\nrules:\n${harm.map((one) => `  ${JSON.stringify(`text/${one}`)}: ${JSON.stringify(one)}`).join('\n')}\n${hostileUnits}  - { name: 甲, parent: ${JSON.stringify(harm[15])} }\n  - \nignore:\n  - rule: ${JSON.stringify(`numbering/gap${harm[14]}`)}\n`;
    const document = configDocuments.create('file:///w/gzyd.yaml', 'yaml', 1, wrong);
    const store = new ConfigurationStore({ fileSystem: new MemoryFileSystem(), rules: metas, roots: ['file:///w'] });
    const whole = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
    for (const language of ['zh', 'en'] as const) {
      const diagnostics = configDiagnostics(store.check(document.uri, wrong), language);
      assert.ok(diagnostics.length > 20, String(diagnostics.length));
      const hovers: unknown[] = [];
      const completions: unknown[] = [];
      for (let line = 0; line < wrong.split('\n').length; line++) {
        for (const character of [2, 4, 10, 20]) {
          const found = configHover(document, { line, character }, metas, language);
          if (found !== null) {
            assert.equal((found.contents as { kind: string }).kind, 'plaintext');
            hovers.push(found.contents);
          }
          // What is inserted is YAML, where such characters are escaped or stand as they are; what is shown has none.
          completions.push(
            configCompletion(document, { line, character }, metas, language).map(({ label, detail, filterText }) => [
              label,
              detail,
              filterText,
            ]),
          );
        }
      }
      const titles = configActions(document, whole, store.check(document.uri, wrong), metas, {
        language,
        documentChanges: true,
      }).map(({ title, command }) => {
        assert.equal(command, undefined);
        return title;
      });
      for (const one of strings([diagnostics, hovers, completions, titles])) assert.doesNotMatch(one, unseen);
    }
    const offered = configCompletion(
      configDocuments.create(
        'file:///w/gzyd.yaml',
        'yaml',
        1,
        `${hostileUnits}  - { name: 甲 }\n  - name: 乙\n    parent: \n`,
      ),
      { line: harm.length + 3, character: 12 },
      metas,
      'zh',
    );
    assert.ok(offered.length > 10, 'nothing to see');
    for (const { label, filterText } of offered)
      for (const one of strings([label, filterText])) assert.doesNotMatch(one, unseen);
  });

  it('changes no prototype', () => {
    readConfig(
      '__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }\nrules: { __proto__: off, constructor: off, toString: { severity: off } }\nunits: [{ __proto__: { name: x }, name: 甲 }]\n',
      metas,
    );
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.equal(Object.getPrototypeOf({}), Object.prototype);
  });
});

describe('in a folder that is not trusted', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    capabilities: { untrustedWorkspaces: { supported: boolean } };
    contributes: { configuration: unknown };
  };

  it('everything works, because everything there is data', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
  });

  it('no setting names a program, a path or an address', () => {
    const pending: unknown[] = [manifest.contributes.configuration];
    const names: string[] = [];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (typeof next !== 'object' || next === null) continue;
      const { properties } = next as { properties?: object };
      if (properties !== undefined) names.push(...Object.keys(properties));
      pending.push(...Object.values(next).filter((value) => value !== undefined));
    }
    assert.ok(names.length > 3);
    assert.deepEqual(
      names.filter((name) =>
        /path|command|exec|program|args|url|runtime|host|port/i.test(name.replace(/^gongzuoyaodian\./, '')),
      ),
      [],
    );
  });
});
