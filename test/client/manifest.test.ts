/** Compares what package.json contributes with the code and the texts it names. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { tokenTypes } from '../../server/src/protocol/tokenLegend';
import { planByName } from '../../server/src/files/planFiles';
import { isPlanFirstLine, looksLikePlan, opensAsPlan, planFirstLine, planNames } from '../../server/src/plan/detect';

const read = (file: string): string => readFileSync(path.join(process.cwd(), file), 'utf8');
const json = <T>(file: string): T => JSON.parse(read(file)) as T;

interface Manifest {
  contributes: {
    languages: {
      id: string;
      extensions: string[];
      filenamePatterns: string[];
      firstLine: string;
      configuration: string;
      icon: Record<string, string>;
    }[];
    grammars: { scopeName: string; path: string }[];
    walkthroughs: { steps: { media: { svg: string } }[] }[];
    commands: { command: string; title: string }[];
    keybindings: { command: string; key: string; when: string }[];
    semanticTokenTypes: { id: string }[];
    semanticTokenModifiers: { id: string }[];
    semanticTokenScopes: { scopes: Record<string, string[]> }[];
    configuration: {
      properties: Record<
        string,
        {
          default: unknown;
          enum?: unknown[];
          enumDescriptions?: unknown[];
          description?: string;
          markdownDescription?: string;
        }
      >;
    };
    configurationDefaults: Record<string, Record<string, unknown>>;
  };
}
interface TokenStyle {
  foreground?: string;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
}

/** WCAG 2.1, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const value = parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const manifest = json<Manifest>('package.json');
const { contributes } = manifest;
const language = contributes.languages[0]!;

/** VS Code's file name patterns know `*` and `?` and ignore case. */
const matches = (pattern: string, name: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
    'i',
  ).test(name);

describe('the manifest', () => {
  it('has every text it refers to, in both languages, and no others', () => {
    const wanted = new Set([...read('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!));
    assert.ok(wanted.size > 30);
    for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
      const texts = json<Record<string, string>>(file);
      assert.deepEqual(
        [...wanted].filter((key) => !texts[key]),
        [],
        `${file} lacks`,
      );
      assert.deepEqual(
        Object.keys(texts).filter((key) => !wanted.has(key)),
        [],
        `${file} has for nothing`,
      );
    }
  });

  it('speaks Chinese in the Chinese texts', () => {
    const texts = json<Record<string, string>>('package.nls.zh-cn.json');
    for (const [key, value] of Object.entries(texts)) assert.match(value, /\p{Script=Han}/u, key);
  });

  it('leaves a key to VS Code while a list, a snippet or inline text is shown, or nothing can be written', () => {
    const calm = [
      'editorTextFocus',
      `editorLangId == ${language.id}`,
      '!suggestWidgetVisible',
      '!inSnippetMode',
      '!editorTabMovesFocus',
      '!inlineSuggestionVisible',
      '!editorReadonly',
    ];
    const others: Readonly<Record<string, string[]>> = {
      'gongzuoyaodian.levelIn': [...calm, 'gongzuoyaodian.atMarker'],
      'gongzuoyaodian.levelOut': [...calm, 'gongzuoyaodian.atMarker'],
      // VS Code's own command, where the list of a snippet's unit is open and nothing of it has been chosen.
      jumpToNextSnippetPlaceholder: [
        'editorTextFocus',
        `editorLangId == ${language.id}`,
        'inSnippetMode',
        'hasNextTabstop',
        'suggestWidgetVisible',
        '!suggestionMakesTextEdit',
        '!editorTabMovesFocus',
      ],
    };
    const { keybindings } = contributes;
    assert.deepEqual(
      keybindings.map(({ command, when }) => [command, when.split(' && ')]),
      keybindings.map(({ command }) => [command, others[command] ?? calm]),
    );
    const moving = keybindings.filter(({ command }) => others[command] === undefined).map(({ key }) => key);
    assert.deepEqual(moving, ['ctrl+alt+n', 'alt+up', 'alt+down', 'shift+alt+up', 'shift+alt+down', 'shift+enter']);
  });

  it('names files that exist', () => {
    const files = [
      language.configuration,
      ...Object.values(language.icon),
      ...contributes.grammars.map((one) => one.path),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
    ];
    for (const file of files) assert.ok(existsSync(path.join(process.cwd(), file)), file);
  });

  it('gives each token a scope that the default light, dark and high-contrast themes colour', () => {
    // Scopes for which all four themes have a colour of their own.
    const coloured = new Set([
      'markup.heading',
      'keyword',
      'keyword.control',
      'variable',
      'entity.name.type',
      'constant.numeric',
    ]);
    const scopes = contributes.semanticTokenScopes[0]!.scopes;
    assert.deepEqual(Object.keys(scopes).sort(), [...tokenTypes].sort());
    for (const [type, list] of Object.entries(scopes)) assert.ok(coloured.has(list.at(-1)!), type);
    const plain = ['planTarget', 'planUnit', 'planDeadline', 'planTitle', 'planLabel'].map((type) =>
      scopes[type]!.at(-1),
    );
    assert.equal(new Set(plain).size, plain.length, 'targets, units, deadlines, titles and labels look different');
  });

  it('tells markers, targets, deadlines and units apart by more than hue', () => {
    const { rules, ...themes } = contributes.configurationDefaults['editor.semanticTokenColorCustomizations'] as {
      rules: Record<string, TokenStyle>;
      [theme: string]: { rules: Record<string, TokenStyle> } | Record<string, TokenStyle>;
    };
    for (const own of [{}, ...Object.values(themes).map((theme) => (theme as { rules: typeof rules }).rules)]) {
      const looks = ['planMarker', 'planTarget', 'planDeadline', 'planUnit'].map((type) => {
        const style = { ...rules[`${type}:gongzuoyaodian`], ...(own as typeof rules)[`${type}:gongzuoyaodian`] };
        return [style.bold === true, style.italic === true, style.underline === true].join();
      });
      assert.equal(new Set(looks).size, looks.length, looks.join(' '));
    }
    // Colours of our own, where a theme's are too pale on the current line.
    for (const theme of Object.values(themes))
      for (const { foreground } of Object.values((theme as { rules: typeof rules }).rules))
        if (foreground !== undefined) assert.ok(contrast(foreground, '#F0F0F0') >= 4.5, foreground);
  });

  it('has its commands in the README of each language, by their titles', () => {
    for (const [readme, titles] of [
      ['README.md', 'package.nls.zh-cn.json'],
      ['README.en.md', 'package.nls.json'],
    ] as const) {
      const rows = read(readme).split('\n');
      const texts = json<Record<string, string>>(titles);
      for (const { command, title } of contributes.commands)
        assert.ok(
          rows.some((row) => row.startsWith(`| ${texts[title.replaceAll('%', '')]} |`)),
          `${readme}: ${command}`,
        );
    }
  });

  it('describes every setting and every choice', () => {
    for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
      assert.ok(name.startsWith('gongzuoyaodian.'), name);
      assert.ok(setting.description ?? setting.markdownDescription, name);
      if (setting.enumDescriptions) assert.equal(setting.enumDescriptions.length, setting.enum?.length, name);
      if (setting.enum) assert.ok(setting.enum.includes(setting.default), name);
    }
  });

  it('knows plans by their file names, and leaves other texts alone', () => {
    const found = (name: string): boolean =>
      language.extensions.some((end) => name.endsWith(end)) ||
      language.filenamePatterns.some((pattern) => matches(pattern, name));
    for (const name of [
      '要点.gzyd',
      '2026年工作要点.txt',
      '教育局工作计划(定稿).txt',
      '近期工作安排.TXT',
      '明年工作思路.txt',
      '重点任务分解表.txt',
    ])
      assert.ok(found(name), name);
    for (const name of ['会议纪要.txt', '工作要点.md', '工作总结.txt', '工作要点.docx']) assert.ok(!found(name), name);
  });

  it('knows plans by their names, as the command line does', () => {
    const { extensions, filenamePatterns } = contributes.languages.find(({ id }) => id === 'gongzuoyaodian')!;
    assert.deepEqual(
      filenamePatterns,
      planNames.map((word) => `*${word}*.txt`),
    );
    for (const name of [...extensions, ...filenamePatterns].map((pattern) => pattern.replaceAll('*', '甲')))
      assert.equal(planByName(`甲${name}`), 'yes', name);
    assert.deepEqual(['记录.txt', '工作要点.md', '甲.gzyd.bak'].map(planByName), ['maybe', 'no', 'no']);
  });

  it('knows plans by their first line, with the same pattern in manifest and client', () => {
    assert.equal(new RegExp(language.firstLine).source, planFirstLine.source);
    for (const line of ['清河县教育局2026年工作要点', '\uFEFF清河县2026年工作要点', '工作要点', '　　局机关工作要点　'])
      assert.ok(isPlanFirstLine(line), line);
    for (const line of [
      '',
      '关于印发工作要点的通知',
      '现将要点印发。请认真落实工作要点',
      '字'.repeat(1_000_000) + '工作要点',
      '工作要点一览',
    ])
      assert.ok(!isPlanFirstLine(line), line.slice(0, 30));
  });

  it('finds the title among the first lines, below a body’s name or the traces of a web page', () => {
    const opens = (text: string): boolean => {
      const lines = text.split('\n');
      return opensAsPlan(lines.length, (line) => lines[line]!);
    };
    for (const text of [
      '清河县2026年工作要点\n',
      '\n\n工作要点\n',
      '清河县教育局\n2026年工作要点\n\n一、总体要求',
      '首页 > 通知公告 >\n\n清河县2026年工作要点',
    ])
      assert.ok(opens(text), text);
    for (const text of [
      '',
      '会议纪要\n参会人员：略\n',
      '请查收附件\n教育局工作要点\n',
      '甲\n乙\n丙\n清河县2026年工作要点',
      `${'字'.repeat(200)}\n2026年工作要点`,
      `${'\n'.repeat(20)}工作要点`,
    ])
      assert.ok(!opens(text), text.slice(0, 40));
  });

  it('offers an untitled text that has the form of a plan, and no other list', () => {
    const offers = (text: string): boolean => {
      const lines = text.split('\n');
      return looksLikePlan(lines.length, (line) => lines[line]!);
    };
    const plan = '一、抓安全\n1.查隐患。（责任单位：安全科）\n2.抓整改。\n二、抓教学\n';
    assert.ok(offers(plan));
    assert.ok(
      offers(`　　一、抓安全\n\n　　（一）查隐患。牵头科室：安全科\n（二）抓整改。\n${'字'.repeat(5000)}\n二、抓教学`),
    );
    for (const text of [
      '',
      '1.买菜\n2.做饭\n3.洗碗',
      '一、总则\n1.本办法适用于全市。\n2.本办法由市局解释。\n二、附则',
      '会议纪要\n责任单位：安全科\n一、会议认为',
      `${'字\n'.repeat(100)}${plan}`,
    ])
      assert.ok(!offers(text), text.slice(0, 40));
  });

  it('takes full-width punctuation for what it is', () => {
    const defaults = contributes.configurationDefaults['[gongzuoyaodian]']!;
    const separators = String(defaults['editor.wordSeparators']);
    for (const mark of '，。、；：？！（）〔〕【】《》“”‘’…　') assert.ok(separators.includes(mark), mark);
    for (const characters of ['ambiguousCharacters', 'invisibleCharacters', 'nonBasicASCII'])
      assert.equal(defaults[`editor.unicodeHighlight.${characters}`], false, characters);
    assert.equal(defaults['editor.wordWrap'], 'on');
  });

  it('becomes active with a text that may be a plan, a gzyd.yaml or the text of a Word file, not with VS Code', () => {
    assert.deepEqual(json<{ activationEvents: string[] }>('package.json').activationEvents, [
      'onLanguage:plaintext',
      'onLanguage:yaml',
      'onFileSystem:gzyd-word',
    ]);
  });
});

describe('the language configuration', () => {
  const configuration = json<{
    brackets: [string, string][];
    autoClosingPairs: { open: string; close: string }[];
    surroundingPairs: [string, string][];
    wordPattern: { pattern: string; flags: string };
    comments?: unknown;
    folding?: unknown;
  }>('language-configuration.json');
  const words = (text: string): string[] =>
    text.match(new RegExp(configuration.wordPattern.pattern, configuration.wordPattern.flags + 'g')) ?? [];

  it('pairs each opening mark with one closing mark', () => {
    for (const pairs of [
      configuration.brackets,
      configuration.surroundingPairs,
      configuration.autoClosingPairs.map(({ open, close }): [string, string] => [open, close]),
    ]) {
      const marks = pairs.flat();
      assert.equal(new Set(marks).size, marks.length);
      assert.ok(pairs.some(([open, close]) => open === '（' && close === '）'));
    }
  });

  it('closes no quotes by itself: input methods alternate “ and ” and would lose step', () => {
    const opening = configuration.autoClosingPairs.map(({ open }) => open);
    assert.ok(opening.includes('（'));
    assert.deepEqual(
      opening.filter((mark) => '“‘"\''.includes(mark)),
      [],
    );
  });

  it('cuts words at punctuation, and keeps an amount with its measure word', () => {
    assert.deepEqual(words('新建幼儿园40所，入园率达到98.5%以上。'), [
      '新建幼儿园',
      '40所',
      '入园率达到',
      '98.5%',
      '以上',
    ]);
    assert.deepEqual(words('（责任单位：教研室、人事科）'), ['责任单位', '教研室', '人事科']);
    assert.deepEqual(words('推进“互联网+教育”和PM2.5监测'), ['推进', '互联网', '教育', '和', 'PM2.5', '监测']);
    assert.deepEqual(words('投入３００万元'), ['投入', '３００万元']);
  });

  it('has no comments to toggle and no folding marks of its own', () => {
    assert.equal(configuration.comments, undefined);
    assert.equal(configuration.folding, undefined);
  });
});

describe('the client’s texts', () => {
  const chinese = json<Record<string, string>>('l10n/bundle.l10n.zh-cn.json');
  const sources = readdirSync(path.join(process.cwd(), 'client', 'src'), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts'));
  const used = new Set(
    sources.flatMap((file) =>
      [...read(path.join('client', 'src', file)).matchAll(/\btext\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, key]) => key!),
    ),
  );

  it('all have Chinese, and none is unused', () => {
    assert.ok(used.size > 20);
    assert.deepEqual(
      [...used].filter((key) => !chinese[key]),
      [],
    );
    assert.deepEqual(
      Object.keys(chinese).filter((key) => !used.has(key)),
      [],
    );
  });

  it('keep their placeholders', () => {
    const places = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();
    for (const [key, value] of Object.entries(chinese)) assert.deepEqual(places(value), places(key), key);
  });
});
