/** The words of hovers and overviews, in both languages. */
import type { Assignment, Duty } from '../plan/facts/assignments';
import type { Comparator, Deadline, Role, Target } from '../scan/types';
import type { MessageLanguage } from '../text/localized';

interface Words {
  readonly colon: string;
  readonly comma: string;
  readonly list: string;
  readonly open: string;
  readonly close: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly inferred: string;
  readonly inherited: string;
  readonly byMeasure: string;
  readonly collective: string;
  readonly comparators: Readonly<Record<Comparator, string>>;
  readonly directions: Readonly<Record<NonNullable<Target['direction']>, string>>;
  readonly deadlines: Readonly<Record<Deadline['kind'], string>>;
  readonly target: string;
  readonly value: string;
  readonly verb: string;
  readonly object: string;
  readonly hedge: string;
  readonly deadline: string;
  readonly item: string;
  readonly vague: string;
  readonly unit: string;
  readonly note: string;
  readonly noUnit: string;
  readonly emptyNote: string;
  readonly persons: string;
  items(count: number): string;
  measures(count: number): string;
  targets(count: number): string;
  deadlinesCount(count: number): string;
  units(count: number): string;
  withoutUnit(count: number): string;
  more(count: number): string;
  measure(number: number, of: number): string;
  dutyCounts(lead: number, plain: number, support: number): string;
}

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const zh: Words = {
  colon: '：',
  comma: '，',
  list: '、',
  open: '（',
  close: '）',
  roles: { lead: '牵头', support: '配合', plain: '责任' },
  inferred: '按排列首位推定',
  inherited: '承上级标题',
  byMeasure: '见于举措',
  collective: '统称',
  comparators: { atLeast: '不低于', atMost: '不超过', over: '超过', under: '低于', about: '约', exactly: '' },
  directions: { increase: '增加', decrease: '减少', level: '达到该水平' },
  deadlines: {
    date: '到日',
    month: '到月',
    quarter: '到季度',
    halfYear: '到半年',
    year: '到年',
    term: '学期、假期等时点',
    pace: '按进度或周期',
  },
  target: '目标',
  value: '数值',
  verb: '动作',
  object: '对象',
  hedge: '留有余地的提法',
  deadline: '时限',
  item: '所属事项',
  vague: '笼统的数量，无法据此考核',
  unit: '责任单位',
  note: '责任分工',
  noUnit: '未明确责任单位',
  emptyNote: '未写明单位',
  persons: '责任人',
  items: (count) => `${count} 项任务`,
  measures: (count) => `${count} 条举措`,
  targets: (count) => `${count} 个目标`,
  deadlinesCount: (count) => `${count} 个时限`,
  units: (count) => `${count} 家单位`,
  withoutUnit: (count) => `${count} 项未明确责任单位`,
  more: (count) => `另有 ${count} 项`,
  measure: (number, of) => `第 ${number} 条举措（本段共 ${of} 条）`,
  dutyCounts: (lead, plain, support) =>
    [lead > 0 ? `牵头 ${lead} 项` : '', plain > 0 ? `负责 ${plain} 项` : '', support > 0 ? `配合 ${support} 项` : '']
      .filter(Boolean)
      .join('，'),
};

const en: Words = {
  colon: ': ',
  comma: ', ',
  list: ', ',
  open: ' (',
  close: ')',
  roles: { lead: 'lead', support: 'support', plain: 'responsible' },
  inferred: 'inferred from first place',
  inherited: 'from a heading above',
  byMeasure: 'by a measure',
  collective: 'collective',
  comparators: {
    atLeast: 'at least',
    atMost: 'at most',
    over: 'more than',
    under: 'less than',
    about: 'about',
    exactly: '',
  },
  directions: { increase: 'increase', decrease: 'decrease', level: 'level to reach' },
  deadlines: {
    date: 'to the day',
    month: 'to the month',
    quarter: 'to the quarter',
    halfYear: 'to the half-year',
    year: 'to the year',
    term: 'term or holiday',
    pace: 'pace or period',
  },
  target: 'Target',
  value: 'Value',
  verb: 'Verb',
  object: 'Object',
  hedge: 'Hedged',
  deadline: 'Deadline',
  item: 'Item',
  vague: 'A vague amount: nothing to check against',
  unit: 'Responsible unit',
  note: 'Responsibility',
  noUnit: 'No responsible unit',
  emptyNote: 'No unit named',
  persons: 'Persons',
  items: (count) => plural(count, 'item'),
  measures: (count) => plural(count, 'measure'),
  targets: (count) => plural(count, 'target'),
  deadlinesCount: (count) => plural(count, 'deadline'),
  units: (count) => plural(count, 'unit'),
  withoutUnit: (count) => `${count} without a responsible unit`,
  more: (count) => `${count} more`,
  measure: (number, of) => `Measure ${number} of ${of} in this paragraph`,
  dutyCounts: (lead, plain, support) =>
    [
      lead > 0 ? `leads ${lead}` : '',
      plain > 0 ? `responsible for ${plain}` : '',
      support > 0 ? `supports ${support}` : '',
    ]
      .filter(Boolean)
      .join(', '),
};

export function words(language: MessageLanguage): Words {
  return language === 'zh' ? zh : en;
}

/** The only unit of a list is simply responsible: there is nobody to lead. */
export function shownRole({ role, inferred, sole }: Pick<Duty, 'role' | 'inferred' | 'sole'>): Role {
  return sole && inferred ? 'plain' : role;
}

/** 牵头（按排列首位推定，承上级标题） */
export function roleText(
  stated: Role,
  inferred: boolean,
  source: Assignment['source'],
  language: MessageLanguage,
  sole: boolean,
): string {
  const text = words(language);
  const role = shownRole({ role: stated, inferred, sole });
  const remarks = [
    inferred && role !== 'plain' ? text.inferred : '',
    source === 'inherited' ? text.inherited : source === 'measure' ? text.byMeasure : '',
  ].filter(Boolean);
  return remarks.length === 0 ? text.roles[role] : text.roles[role] + text.open + remarks.join(text.comma) + text.close;
}

/** 不低于40所, 2–3个, 1:14, 约8%; at least 40 所 */
export function valueText({ comparator, value, upper, unit }: Target, language: MessageLanguage): string {
  const text = words(language);
  const amount =
    unit === ':'
      ? `${numberText(value, language)}:${upper === undefined ? '' : numberText(upper, language)}`
      : `${numberText(value, language)}${upper === undefined ? '' : `–${numberText(upper, language)}`}${language === 'zh' || /^[%‰]?$/.test(unit) ? '' : ' '}${unit}`;
  return text.comparators[comparator] === ''
    ? amount
    : text.comparators[comparator] + (language === 'zh' ? '' : ' ') + amount;
}

/** 400000 → 40万 or 400,000 */
function numberText(value: number, language: MessageLanguage): string {
  if (language === 'en') return value.toLocaleString('en', { maximumFractionDigits: 6 });
  for (const [size, name] of [
    [1e8, '亿'],
    [1e4, '万'],
  ] as const) {
    const short = Math.round((value / size) * 1e6) / 1e6;
    if (short >= 1 && String(short).length <= 7) return `${short}${name}`;
  }
  return String(Math.round(value * 1e6) / 1e6);
}
