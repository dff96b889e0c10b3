/**
 * What `gzyd.yaml` and the `gongzuoyaodian.*` settings may say.
 * The one source of validation, completion and JSON schemas.
 */
import type { Localized } from '../text/localized';
import { columnKeys, columnKinds, presets, rowKinds } from '../ledger/columns';
import { defaultThresholds } from '../ledger/lights';
import type { StatusMeaning } from '../ledger/statuses';
import type { Profile, RuleFamily, RuleMeta } from '../rules/types';
import type { Choice, ChoiceShape, ListShape, ObjectShape, Property, Shape, TextShape } from './shapes';

const both = (zh: string, en: string): Localized => ({ zh, en });
const choice = <Value extends string>(value: Value, zh: string, en: string): Choice<Value> => ({
  value,
  description: both(zh, en),
});

const severityShape = {
  type: 'choice' as const,
  what: both('严重程度', 'severity'),
  choices: [
    choice('error', '错误', 'Error'),
    choice('warning', '警告', 'Warning'),
    choice('information', '信息', 'Information'),
    choice('hint', '提示，不列入问题面板', 'Hint, not in the list of problems'),
    choice('off', '关闭', 'Off'),
  ],
};

const profiles: readonly Choice<Profile>[] = [
  {
    value: 'standard',
    description: both(
      '日常起草：结构和数据问题给出警告，文面问题给出信息或提示。',
      'For everyday drafting: structure and figures as warnings, style as information or hint.',
    ),
  },
  { value: 'strict', description: both('正式印发：文面问题一并从严。', 'For official issue: style counts too.') },
  {
    value: 'draft',
    description: both(
      '初稿：只查序号、成对标点和缺失的责任单位。',
      'For a first draft: numbering, pairs of marks and missing units alone.',
    ),
  },
  {
    value: 'ledger',
    description: both(
      '任务台账：每项任务都应有责任单位、完成时限，以及数量或成果。',
      'For a task ledger: every task needs a unit, a deadline, and a number or deliverable.',
    ),
  },
];

const keyName = both('键', 'key');
const name = (extra: Partial<TextShape> = {}): TextShape => ({ type: 'text', maxLength: 100, ...extra });
const list = <Item extends Shape>(item: Item, maxItems: number): ListShape<Item> => ({ type: 'list', item, maxItems });
const globs = list({ type: 'text', maxLength: 300, format: 'glob' } as const, 200);
const object = <const Properties extends Readonly<Record<string, Property>>>(
  properties: Properties,
): ObjectShape<Properties> => ({
  type: 'object',
  properties,
  keyName,
});

/** Key for all rules of a family: `responsibility/*`. */
export const familyKey = (code: string): string => `${code.split('/')[0] ?? ''}/*`;

const families: Readonly<Record<RuleFamily, Localized>> = {
  numbering: both('序号', 'numbering'),
  responsibility: both('责任单位', 'responsibility'),
  target: both('目标与时限', 'targets'),
  text: both('标点和文字', 'text'),
  structure: both('结构', 'structure'),
};

/** `text/*` → “标点和文字”类的全部规则 */
export function familyDescription(key: string): Localized {
  const { zh, en } = families[key.slice(0, -2) as RuleFamily];
  return both(
    `“${zh}”类的全部规则；单条规则另有设定的，以其设定为准。`,
    `All rules on ${en}; a rule's own setting wins.`,
  );
}

function rulesShape(rules: readonly RuleMeta[]) {
  const setting = {
    type: 'either' as const,
    scalar: severityShape,
    object: object({
      severity: { shape: severityShape, description: both('严重程度', 'Severity') },
      exclude: { shape: globs, description: both('不查这条规则的文件', 'Files this rule leaves alone') },
    }),
  };
  const properties: Record<string, Property & { readonly shape: typeof setting }> = {};
  for (const family of new Set(rules.map((rule) => familyKey(rule.code)))) {
    properties[family] = { shape: setting, description: familyDescription(family) };
  }
  for (const rule of rules) {
    properties[rule.code] = {
      shape: setting,
      description: both(`${rule.title.zh}：${rule.description.zh}`, `${rule.title.en}: ${rule.description.en}`),
      default: rule.severity,
    };
  }
  return { type: 'object' as const, properties, keyName: both('规则', 'rule') };
}

const unitShape = {
  type: 'either' as const,
  scalar: name(),
  object: object({
    name: { shape: name(), required: true, description: both('全称', 'Full name') },
    short: { shape: list(name(), 50), description: both('简称', 'Short names') },
    former: {
      shape: list(
        {
          type: 'either' as const,
          scalar: name(),
          object: object({
            name: { shape: name(), required: true, description: both('曾用名', 'Former name') },
            since: {
              shape: { type: 'text', maxLength: 10, format: 'date' },
              description: both('启用时间：2019、2019-03 或 2019-03-01', 'In use since: 2019, 2019-03 or 2019-03-01'),
            },
            until: {
              shape: { type: 'text', maxLength: 10, format: 'date' },
              description: both('停用时间：2024、2024-06 或 2024-06-30', 'In use until: 2024, 2024-06 or 2024-06-30'),
            },
          }),
        },
        50,
      ),
      description: both('曾用名', 'Former names'),
    },
    parent: {
      shape: name({ names: 'units' }),
      description: both('上级单位（须在本表中）', 'The body it belongs to (must be in this list)'),
    },
    collective: {
      shape: { type: 'boolean' },
      default: false,
      description: both('统称，如“各科室”，不宜作牵头单位', 'Stands for many bodies (各科室) and should not lead'),
    },
    leader: { shape: name(), description: both('分管或主要负责人', 'The person in charge') },
  }),
};

const millimetres = (zh: string, en: string) => ({
  shape: { type: 'integer' as const, minimum: 10, maximum: 80 },
  description: both(`${zh}，毫米`, `${en}, in mm`),
});
const font = (standard: string, zh: string, en: string) => ({
  shape: name({ maxLength: 40, examples: [standard] }),
  default: standard,
  description: both(zh, en),
});

/** The page as a house sets it, for `gzyd export`. What isn't stated is as GB/T 9704-2012 has it. */
const layoutShape = object({
  margins: {
    description: both('页边距', 'Margins'),
    shape: object({
      top: { ...millimetres('上边距（天头）', 'Top'), default: 37 },
      bottom: { ...millimetres('下边距', 'Bottom'), default: 35 },
      left: { ...millimetres('左边距（订口）', 'Left, where the pages are bound'), default: 28 },
      right: { ...millimetres('右边距', 'Right'), default: 26 },
    }),
  },
  lines: {
    shape: { type: 'integer', minimum: 15, maximum: 40 },
    default: 22,
    description: both('每页行数', 'Lines a page'),
  },
  characters: {
    shape: { type: 'integer', minimum: 15, maximum: 40 },
    default: 28,
    description: both('每行字数', 'Characters a line'),
  },
  fonts: {
    description: both('字体', 'Fonts'),
    shape: object({
      title: font('方正小标宋简体', '标题和发文机关标志', 'Title and mark of the issuer'),
      first: font('黑体', '第一层标题', 'Headings of the first layer'),
      second: font('楷体_GB2312', '第二层标题', 'Headings of the second layer'),
      body: font('仿宋_GB2312', '正文', 'Text'),
      number: font('宋体', '页码', 'Page numbers'),
    }),
  },
  issuer: {
    shape: name(),
    description: both('发文机关，用于印发通知和版头', 'The issuing body, for the notice and the red head'),
  },
  addressee: {
    shape: { type: 'text', maxLength: 300 },
    description: both('主送机关，用于印发通知', 'Whom the notice is addressed to'),
  },
  template: {
    shape: { type: 'text', maxLength: 1000, format: 'path' },
    description: both(
      '单位模板（.docx），相对于本配置文件；其中的 {{正文}} 等由导出填入',
      'A template (.docx) of the house, relative to this file; export fills in its {{正文}} and the like',
    ),
  },
});

/** Ledgers (.xlsx), for `gzyd export --to xlsx` and `gzyd ledger`. */
const columnChoice = {
  type: 'choice' as const,
  what: both('栏目', 'column'),
  choices: columnKeys
    .filter((key) => key !== 'id')
    .map((key) => choice(key, columnKinds[key].title.zh, columnKinds[key].title.en)),
};
const meaningChoice = {
  type: 'choice' as const,
  what: both('意思', 'meaning'),
  choices: [
    choice('done', '已完成', 'Done'),
    choice('ongoing', '正常推进', 'On pace'),
    choice('behind', '滞后', 'Behind'),
    choice('notStarted', '未启动', 'Not started'),
    choice(
      'aside',
      '不评判：已调整、暂停、年终才能确定',
      'Not judged: changed, paused, or known at the end of the year',
    ),
  ],
} satisfies ChoiceShape<StatusMeaning>;
const points = { type: 'integer' as const, minimum: 0, maximum: 100 };
const ledgerShape = object({
  preset: {
    default: 'standard',
    shape: {
      type: 'choice',
      what: both('式样', 'preset'),
      choices: presets.map(({ name, title }) => choice(name, title.zh, title.en)),
    },
    description: both('采用哪一套栏目', 'Which set of columns'),
  },
  columns: {
    shape: list(
      {
        type: 'either' as const,
        scalar: columnChoice,
        object: object({
          column: {
            shape: columnChoice,
            description: both(
              '栏目；不写则为自设栏目，由各单位填写',
              'The column; without it, one of your own that units fill in',
            ),
          },
          head: { shape: name({ maxLength: 40 }), description: both('表头', 'Its head') },
          width: {
            shape: { type: 'integer', minimum: 3, maximum: 120 },
            description: both('列宽，一个汉字为 2', 'Its width; a Chinese character takes 2'),
          },
        }),
      },
      60,
    ),
    description: both(
      '自定栏目，按此次序；写了它，`preset` 只决定标题',
      'Columns of your own, in this order; `preset` then decides the title alone',
    ),
  },
  rows: {
    default: 'tasks',
    shape: {
      type: 'choice',
      what: both('行', 'rows'),
      choices: rowKinds.map(({ name, title }) => choice(name, title.zh, title.en)),
    },
    description: both(
      '一项任务一行，或者一条举措（一是…、（1）…）一行',
      'A row for each task, or for each of its measures (一是…, （1）…)',
    ),
  },
  sections: {
    default: 'rows',
    shape: {
      type: 'choice',
      what: both('方式', 'way'),
      choices: [
        choice('rows', '各板块单独成行', 'Rows of their own'),
        choice('column', '单列一栏“板块”', 'A column'),
        choice('none', '不列板块', 'Nowhere'),
      ],
    },
    description: both('板块（一级标题）怎样列出', 'Where the sections of the plan stand'),
  },
  statuses: {
    shape: list(name({ maxLength: 20 }), 20),
    description: both('“状态”栏可选的词，依次列出', 'What may be chosen as status, in this order'),
  },
  meanings: {
    shape: list(
      object({
        status: { shape: name({ maxLength: 20 }), required: true, description: both('状态用词', 'A status word') },
        means: { shape: meaningChoice, required: true, description: both('算作什么', 'What it counts as') },
      }),
      40,
    ),
    description: both(
      '本单位状态用词的意思，供 gzyd progress 亮灯；常用的词不必写',
      'What status words of your own mean for the lights of gzyd progress; the usual ones are known',
    ),
  },
  lights: {
    shape: object({
      yellow: {
        default: defaultThresholds.yellow,
        shape: points,
        description: both(
          '落后序时进度超过多少个百分点亮黄灯',
          'Percentage points behind the pace beyond which a light is yellow',
        ),
      },
      red: {
        default: defaultThresholds.red,
        shape: points,
        description: both(
          '落后序时进度超过多少个百分点亮红灯；逾期的总是红灯',
          'Percentage points behind the pace beyond which a light is red; an overdue task always is',
        ),
      },
      soon: {
        default: defaultThresholds.soon,
        shape: { type: 'integer', minimum: 0, maximum: 366 },
        description: both('距完成时限多少天以内亮蓝灯', 'Days before a deadline from which a light is blue'),
      },
    }),
    description: both('亮灯的界限', 'The thresholds of lights'),
  },
});

const ignoreShape = (rules: readonly RuleMeta[]) => ({
  allOrNothing: true as const,
  ...object({
    rule: {
      shape: {
        type: 'choice',
        what: both('规则', 'rule'),
        choices: rules.map((rule): Choice => ({ value: rule.code, description: rule.title })),
      },
      required: true,
      description: both('规则', 'The rule'),
    },
    file: {
      shape: { type: 'text', maxLength: 1000, format: 'path' },
      description: both('文件，相对于本配置文件', 'The file, relative to this one'),
    },
    item: {
      shape: { type: 'text', maxLength: 200 },
      description: both('所在条目的标题，不含序号', 'Title of the item it stands in, without its number'),
    },
    before: { shape: { type: 'text', maxLength: 100 }, description: both('问题前的文字', 'Words before the place') },
    text: { shape: { type: 'text', maxLength: 200 }, description: both('问题所在的文字', 'Words at the place') },
    after: { shape: { type: 'text', maxLength: 100 }, description: both('问题后的文字', 'Words after the place') },
    reason: { shape: { type: 'text', maxLength: 1000 }, description: both('不改的理由', 'Why it stays') },
  }),
});

/** The whole configuration, for the given rules. `StatedSettings` is the type of what it describes. */
export function configShape(rules: readonly RuleMeta[]) {
  return object({
    profile: {
      setting: 1,
      default: 'standard',
      shape: { type: 'choice', what: both('方案', 'profile'), choices: profiles },
      description: both(
        '采用哪一套规则及其严重程度。个别规则可用 `rules` 调整。',
        'Which set of rules applies, and how severe each is. `rules` changes single rules.',
      ),
    },
    rules: {
      setting: 2,
      shape: rulesShape(rules),
      description: both(
        '按规则代码设定个别规则的严重程度，如 `numbering/gap: hint`；`numbering/*` 指一类规则。',
        'Severity of single rules by rule code, such as `numbering/gap: hint`; `numbering/*` stands for a family.',
      ),
    },
    numbering: {
      description: both('序号', 'Numbering'),
      shape: object({
        mode: {
          setting: 4,
          default: 'auto',
          description: both('同一层次的序号连续编到哪里。', 'How far the numbers of one layer run on.'),
          shape: {
            type: 'choice',
            what: both('方式', 'mode'),
            choices: [
              choice('auto', '以文稿自身的编法为准。', 'As the plan itself does.'),
              choice('document', '全文连续编号。', 'Through the whole document.'),
              choice('part', '各部分内连续编号，下一部分重新开始。', 'Through a part; they start again in the next.'),
              choice('parent', '每个上级标题下重新编号。', 'They start again under every heading.'),
            ],
          },
        },
        followWhileTyping: {
          setting: 14,
          default: 'off',
          description: both(
            '回车插入新条目时，后面的序号是否随即顺延。',
            'Whether later numbers follow at once when Enter inserts an item.',
          ),
          shape: {
            type: 'choice',
            what: both('方式', 'mode'),
            choices: [
              choice('off', '不动后面的序号；可用灯泡菜单一次顺延。', 'They stay; the light bulb moves them on.'),
              choice('on', '随即顺延，正文中提到的序号一并更新。', 'They follow, and so do references to them.'),
            ],
          },
        },
      }),
    },
    responsibility: {
      description: both('责任单位', 'Responsible units'),
      shape: object({
        missing: {
          setting: 3,
          default: 'auto',
          description: both('何时提示任务缺少责任单位。', 'When an item without a responsible unit is reported.'),
          shape: {
            type: 'choice',
            what: both('方式', 'mode'),
            choices: [
              choice(
                'auto',
                '文中已注明责任单位的，逐项提示缺少的；全文均未注明的，只在标题处提示一次。',
                'Where the plan states units, each item without one; where it states none, one line on the title.',
              ),
              choice(
                'always',
                '凡缺少责任单位的任务，一律逐项提示。',
                'Each item without one, whatever the plan does elsewhere.',
              ),
              choice('never', '不提示。', 'Never.'),
            ],
          },
        },
        label: {
          setting: 9,
          description: both(
            '插入责任单位时使用的标签。留空则与全文一致。',
            'Label of an inserted responsibility note. Empty: as the plan itself does.',
          ),
          shape: name({
            maxLength: 20,
            examples: ['责任单位', '责任科室', '责任处室', '责任部门', '牵头单位', '主责单位'],
          }),
        },
        brackets: {
          setting: 10,
          default: 'auto',
          description: both('插入责任单位时使用的括号。', 'Brackets of an inserted responsibility note.'),
          shape: {
            type: 'choice',
            what: both('括号', 'brackets'),
            choices: [
              choice('auto', '与全文一致。', 'As the plan itself does.'),
              choice('（）', '圆括号。', 'Full-width parentheses.'),
              choice('()', '半角圆括号。', 'ASCII parentheses.'),
              choice('〔〕', '六角括号。', 'Tortoise-shell brackets.'),
              choice('【】', '方头括号。', 'Lenticular brackets.'),
              choice('［］', '方括号。', 'Full-width square brackets.'),
            ],
          },
        },
      }),
    },
    typing: {
      description: both('录入', 'Typing'),
      shape: object({
        continueItems: {
          setting: 15,
          default: true,
          shape: { type: 'boolean' },
          description: both(
            '在条目或标题末尾回车，自动写出下一条的序号。',
            'Enter behind an item or a heading writes the next number.',
          ),
        },
        continueActions: {
          setting: 16,
          default: true,
          shape: { type: 'boolean' },
          description: both('在“三是……”末尾回车，自动写出“四是”。', 'Enter behind 三是… writes 四是.'),
        },
        endList: {
          setting: 17,
          default: true,
          shape: { type: 'boolean' },
          description: both(
            '只有序号没有文字时回车，去掉序号，另起一段。',
            'Enter on a number without words removes it.',
          ),
        },
        keepIndent: {
          setting: 18,
          default: true,
          shape: { type: 'boolean' },
          description: both(
            '回车后保留上一行开头的全角空格。',
            'A new line keeps the full-width spaces that the line above begins with.',
          ),
        },
      }),
    },
    planYear: {
      setting: 5,
      description: both(
        '要点所属年份。留空则以标题中的年份为准。',
        'The year the plan is for. Empty: the year its title states.',
      ),
      shape: { type: 'integer', minimum: 1949, maximum: 2199 },
    },
    files: {
      description: both('哪些文件', 'Which files'),
      shape: object({
        include: {
          setting: 11,
          shape: globs,
          description: both(
            '命令行检查文件夹时，哪些文件按工作要点检查。',
            'Which files the command line takes for plans when it is given a folder.',
          ),
        },
        exclude: { setting: 12, shape: globs, description: both('哪些文件不检查。', 'Which files are not checked.') },
      }),
    },
    words: {
      description: both('用词', 'Words'),
      shape: object({
        allowRepeated: {
          setting: 13,
          shape: list(name({ maxLength: 20 }), 1000),
          description: both('允许重叠出现的字词，如“常常”。', 'Words that may stand doubled, such as 常常.'),
        },
      }),
    },
    layout: { shape: layoutShape, description: both('导出 Word 的版式', 'The layout of exported Word files') },
    ledger: { shape: ledgerShape, description: both('台账（.xlsx）', 'Ledgers (.xlsx)') },
    units: { shape: list(unitShape, 5000), description: both('单位登记表', 'Registry of units') },
    ignore: {
      shape: list(ignoreShape(rules), 20_000),
      description: both(
        '不再提示的问题；由快速修复写入，也可手写',
        'Findings not to be shown; written by a quick fix or by hand',
      ),
    },
  });
}
