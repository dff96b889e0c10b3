/** What `gzyd.yaml` and the `gongzuoyaodian.*` settings may say. The one source of validation, completion and JSON schemas. */
import type { Localized, Profile, RuleMeta, Severity } from '../rules/types';
import type { Choice, ChoiceShape, EitherShape, ObjectShape, Property, Shape, TextShape } from './shapes';

export const configFileName = 'gzyd.yaml';

const both = (zh: string, en: string): Localized => ({ zh, en });
const choice = (value: string, zh: string, en: string): Choice => ({ value, description: both(zh, en) });

export const severities: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];

const severityShape: ChoiceShape = {
  type: 'choice',
  what: both('级别', 'severity'),
  choices: [
    choice('error', '错误', 'Error'),
    choice('warning', '警告', 'Warning'),
    choice('information', '提示信息', 'Information'),
    choice('hint', '轻微提示，不进入问题列表', 'Hint, not in the list of problems'),
    choice('off', '关闭', 'Off'),
  ],
};

export const profiles: readonly (Choice & { readonly value: Profile })[] = [
  { value: 'standard', description: both('日常起草：结构、数字按警告，文字体例按提示', 'Everyday drafting: structure and figures as warnings, style as information or hint') },
  { value: 'strict', description: both('正式印发：文字体例一并从严', 'Official issue: style counts too') },
  { value: 'draft', description: both('初稿：只查序号、成对标点和责任单位', 'First draft: numbering, pairs of marks and missing units alone') },
  { value: 'ledger', description: both('台账：每项任务要有单位、时限和可核查的成果', 'Task ledger: every task needs a unit, a deadline, and a number or deliverable') },
];

const keyName = both('键', 'key');
const name = (extra: Partial<TextShape> = {}): TextShape => ({ type: 'text', maxLength: 100, ...extra });
const list = (item: Shape, maxItems: number): Shape => ({ type: 'list', item, maxItems });
const globs = list({ type: 'text', maxLength: 300, format: 'glob' }, 200);
const object = (properties: Readonly<Record<string, Property>>): ObjectShape => ({ type: 'object', properties, keyName });

/** Key for all rules of a family: `responsibility/*`. */
export const familyKey = (code: string): string => `${code.split('/')[0] ?? ''}/*`;

function rulesShape(rules: readonly RuleMeta[]): ObjectShape {
  const setting: EitherShape = {
    type: 'either',
    scalar: severityShape,
    object: object({
      severity: { shape: severityShape, description: both('级别', 'Severity') },
      exclude: { shape: globs, description: both('不查这条规则的文件', 'Files this rule leaves alone') },
    }),
  };
  const properties: Record<string, Property> = {};
  for (const family of new Set(rules.map((rule) => familyKey(rule.code)))) {
    properties[family] = { shape: setting, description: both(`${family.slice(0, -2)} 类的全部规则；单条规则的设置优先`, `All rules of ${family.slice(0, -2)}; a rule's own setting wins`) };
  }
  for (const rule of rules) {
    properties[rule.code] = { shape: setting, description: both(`${rule.title.zh}：${rule.description.zh}`, `${rule.title.en}: ${rule.description.en}`), default: rule.severity };
  }
  return { type: 'object', properties, keyName: both('规则', 'rule') };
}

const unitShape: EitherShape = {
  type: 'either',
  scalar: name(),
  object: object({
    name: { shape: name(), required: true, description: both('全称', 'Full name') },
    short: { shape: list(name(), 50), description: both('简称', 'Short names') },
    former: {
      shape: list({
        type: 'either',
        scalar: name(),
        object: object({
          name: { shape: name(), required: true, description: both('曾用名', 'Former name') },
          since: { shape: { type: 'text', maxLength: 10, format: 'date' }, description: both('启用时间：2019、2019-03 或 2019-03-01', 'In use since: 2019, 2019-03 or 2019-03-01') },
          until: { shape: { type: 'text', maxLength: 10, format: 'date' }, description: both('停用时间：2024、2024-06 或 2024-06-30', 'In use until: 2024, 2024-06 or 2024-06-30') },
        }),
      }, 50),
      description: both('曾用名', 'Former names'),
    },
    parent: { shape: name({ names: 'units' }), description: both('上级单位（须在本表中）', 'The body it belongs to (must be in this list)') },
    collective: { shape: { type: 'boolean' }, default: false, description: both('统称，如“各科室”，不宜作牵头单位', 'Stands for many bodies (各科室) and should not lead') },
    leader: { shape: name(), description: both('分管或主要负责人', 'The person in charge') },
  }),
};

const ignoreShape = (rules: readonly RuleMeta[]): ObjectShape => object({
  rule: {
    shape: { type: 'choice', what: both('规则', 'rule'), choices: rules.map((rule) => ({ value: rule.code, description: rule.title })) },
    required: true, description: both('规则', 'The rule'),
  },
  file: { shape: { type: 'text', maxLength: 1000, format: 'path' }, description: both('文件，相对于本配置文件', 'The file, relative to this one') },
  item: { shape: { type: 'text', maxLength: 200 }, description: both('所在条目的标题，不含序号', 'Title of the item it stands in, without its number') },
  before: { shape: { type: 'text', maxLength: 100 }, description: both('问题前的文字', 'Words before the place') },
  text: { shape: { type: 'text', maxLength: 200 }, description: both('问题所在的文字', 'Words at the place') },
  after: { shape: { type: 'text', maxLength: 100 }, description: both('问题后的文字', 'Words after the place') },
  reason: { shape: { type: 'text', maxLength: 1000 }, description: both('不改的理由', 'Why it stays') },
});

/** The whole configuration, for the given rules. */
export function configShape(rules: readonly RuleMeta[]): ObjectShape {
  return object({
    profile: {
      setting: 1, default: 'standard',
      shape: { type: 'choice', what: both('方案', 'profile'), choices: profiles },
      description: both('检查方案：哪些规则生效、各是什么级别', 'Which rules apply, and how severe each is'),
    },
    rules: { setting: 2, shape: rulesShape(rules), description: both('单条规则的级别', 'Severity of single rules') },
    numbering: {
      description: both('序号', 'Numbering'),
      shape: object({
        mode: {
          setting: 4, default: 'auto',
          description: both('同一层序号连续编到哪里', 'How far the numbers of one layer run on'),
          shape: {
            type: 'choice', what: both('方式', 'mode'),
            choices: [
              choice('auto', '由全文判断', 'Found from the text'),
              choice('document', '全文连续', 'Through the whole document'),
              choice('part', '每一部分重新编号', 'Restarts in every part'),
              choice('parent', '每个上一层标题下重新编号', 'Restarts under every parent'),
            ],
          },
        },
      }),
    },
    responsibility: {
      description: both('责任单位', 'Responsible units'),
      shape: object({
        missing: {
          setting: 3, default: 'auto',
          description: both('何时提示条目没有责任单位', 'When an item without a responsible unit is reported'),
          shape: {
            type: 'choice', what: both('方式', 'mode'),
            choices: [
              choice('auto', '文中写了责任单位时逐条提示；全文都没写时只在标题提示一次', 'Where the plan states units, each item without one; where it states none, one line on the title'),
              choice('always', '逐条提示', 'Each item without one'),
              choice('never', '不提示', 'Never'),
            ],
          },
        },
        label: {
          setting: 9,
          description: both('插入责任单位时用的标签；不写时随全文', 'Label of an inserted note; by what the plan does when absent'),
          shape: name({ maxLength: 20, examples: ['责任单位', '责任科室', '责任处室', '责任部门', '牵头单位', '主责单位'] }),
        },
        brackets: {
          setting: 10, default: 'auto',
          description: both('插入责任单位时用的括号', 'Brackets of an inserted note'),
          shape: {
            type: 'choice', what: both('括号', 'brackets'),
            choices: [
              choice('auto', '随全文；名称里有括号时用〔〕', 'By what the plan does; 〔〕 where a name has brackets itself'),
              choice('（）', '圆括号', 'Full-width parentheses'), choice('()', '半角圆括号', 'ASCII parentheses'),
              choice('〔〕', '六角括号', 'Tortoise-shell brackets'), choice('【】', '方头括号', 'Lenticular brackets'), choice('［］', '方括号', 'Full-width square brackets'),
            ],
          },
        },
      }),
    },
    planYear: {
      setting: 5,
      description: both('要点所属年份；不写时取标题里的年份', 'The year the plan is for; the one in its title when absent'),
      shape: { type: 'integer', minimum: 1949, maximum: 2199 },
    },
    files: {
      description: both('哪些文件', 'Which files'),
      shape: object({
        include: { setting: 11, shape: globs, description: both('命令行检查文件夹时读取的文件', 'Files read when the command line is given a folder') },
        exclude: { setting: 12, shape: globs, description: both('不检查的文件', 'Files that are not checked') },
      }),
    },
    words: {
      description: both('用词', 'Words'),
      shape: object({
        allowRepeated: { setting: 13, shape: list(name({ maxLength: 20 }), 1000), description: both('允许重叠出现的字词，如“常常”', 'Words that may stand doubled') },
      }),
    },
    units: { shape: list(unitShape, 5000), description: both('单位名录', 'Registry of units') },
    ignore: { shape: list(ignoreShape(rules), 20_000), description: both('不再提示的问题；由快速修复写入，也可手写', 'Findings not to be shown; written by a quick fix or by hand') },
  });
}
