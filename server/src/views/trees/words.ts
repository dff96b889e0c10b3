/** The words of the views, in both languages. */
import { plural, type MessageLanguage } from '../../text/localized';

interface TreeWords {
  readonly noUnit: string;
  readonly unassigned: string;
  readonly conflict: string;
  readonly repeated: string;
  readonly noDeadline: string;
  readonly otherDeadlines: string;
  items(count: number): string;
  withoutUnit(count: number): string;
  findings(count: number): string;
  conflicts(count: number): string;
  plans(count: number): string;
  places(count: number): string;
  more(count: number): string;
  month(year: number | undefined, month: number): string;
}

const zh: TreeWords = {
  noUnit: '缺责任单位',
  unassigned: '缺责任单位的任务',
  conflict: '前后不一',
  repeated: '几份要点都有的任务',
  noDeadline: '未写时限',
  otherDeadlines: '其他时限（学期、进度等）',
  items: (count) => `${count} 项`,
  withoutUnit: (count) => `缺责任单位 ${count}`,
  findings: (count) => `问题 ${count}`,
  conflicts: (count) => `前后不一 ${count}`,
  plans: (count) => `${count} 份要点`,
  places: (count) => `${count} 处`,
  more: (count) => `另有 ${count} 行未显示`,
  month: (year, month) => (year === undefined ? `${month}月` : `${year}年${month}月`),
};

const en: TreeWords = {
  noUnit: 'no unit',
  unassigned: 'Items without a unit',
  conflict: 'conflicting figures',
  repeated: 'Tasks in several plans',
  noDeadline: 'No deadline',
  otherDeadlines: 'Other deadlines (terms, pace)',
  items: (count) => plural(count, 'item'),
  withoutUnit: (count) => `${count} without unit`,
  findings: (count) => plural(count, 'finding'),
  conflicts: (count) => `${count} conflicting`,
  plans: (count) => plural(count, 'plan'),
  places: (count) => plural(count, 'place'),
  more: (count) => `${plural(count, 'more row')} not shown`,
  month: (year, month) => `${year === undefined ? '' : `${year}-`}${String(month).padStart(2, '0')}`,
};

export function treeWords(language: MessageLanguage): TreeWords {
  return language === 'zh' ? zh : en;
}

/** 甲 · 乙: what isn't empty. */
export function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
