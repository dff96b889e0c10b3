/** A comparison as rows of words, for tables and for reading. */
import { wordsOf } from '../plan/identity/words';
import type { Role } from '../scan/types';
import type { Localized, MessageLanguage } from '../text/localized';
import { plainText } from '../text/plainText';
import type { AnsweringUnit, Commitment } from './commitments';
import type { ComparedItem, Comparison, DeadlineChange, TargetChange, UnitChange, Verdict } from './compare';

export const verdictNames: Readonly<Record<Verdict, Localized>> = {
  same: { zh: '保留', en: 'kept' },
  moved: { zh: '移动', en: 'moved' },
  reworded: { zh: '改写', en: 'reworded' },
  split: { zh: '拆分', en: 'split off' },
  merged: { zh: '并入', en: 'merged' },
  added: { zh: '新增', en: 'new' },
  dropped: { zh: '删去', en: 'dropped' },
};

const targetNames: Readonly<Record<TargetChange['kind'], Localized>> = {
  raised: { zh: '提高', en: 'raised' },
  lowered: { zh: '降低', en: 'lowered' },
  restated: { zh: '改述', en: 'restated' },
  added: { zh: '新增', en: 'new' },
  dropped: { zh: '取消', en: 'dropped' },
};

const deadlineNames: Readonly<Record<DeadlineChange['kind'], Localized>> = {
  earlier: { zh: '提前', en: 'earlier' },
  later: { zh: '推后', en: 'later' },
  changed: { zh: '调整', en: 'changed' },
  added: { zh: '新增', en: 'new' },
  dropped: { zh: '取消', en: 'dropped' },
};

const roleNames: Readonly<Record<Role, Localized>> = {
  lead: { zh: '牵头', en: 'leads' },
  support: { zh: '配合', en: 'supports' },
  plain: { zh: '责任', en: 'answers' },
};

/** What a table says of an item. */
export interface ComparisonRow {
  readonly item: ComparedItem;
  readonly verdict: string;
  readonly earlierNumber: string;
  readonly earlierTitle: string;
  readonly laterNumber: string;
  readonly laterTitle: string;
  readonly targets: string;
  readonly units: string;
  readonly deadlines: string;
}

export const rowHeads: Readonly<Record<Exclude<keyof ComparisonRow, 'item'>, Localized>> = {
  verdict: { zh: '变化', en: 'change' },
  earlierNumber: { zh: '原序号', en: 'old number' },
  earlierTitle: { zh: '原条目', en: 'old item' },
  laterNumber: { zh: '新序号', en: 'new number' },
  laterTitle: { zh: '新条目', en: 'new item' },
  targets: { zh: '目标', en: 'targets' },
  units: { zh: '责任单位', en: 'units' },
  deadlines: { zh: '时限', en: 'deadlines' },
};

export const rowKeys = Object.keys(rowHeads) as readonly (keyof typeof rowHeads)[];

export function comparisonRows({ items }: Comparison, language: MessageLanguage): ComparisonRow[] {
  const separator = language === 'zh' ? '；' : '; ';
  return items.map((item) => ({
    item,
    verdict: verdictText(item, language),
    earlierNumber: numberOf(item.earlier),
    earlierTitle: titleOf(item.earlier),
    laterNumber: numberOf(item.later),
    laterTitle: titleOf(item.later),
    targets: item.targets.map((change) => targetText(change, language)).join(separator),
    units: item.units.map((change) => unitText(change, language)).join(separator),
    deadlines: item.deadlines.map((change) => deadlineText(change, language)).join(separator),
  }));
}

/** A reworded item may have moved, too; an item that kept its place and title may be edited below it. */
function verdictText({ verdict, moved, edited }: ComparedItem, language: MessageLanguage): string {
  const names = [verdictNames[verdict]];
  if (moved && verdict === 'reworded') names.push(verdictNames.moved);
  if (edited && verdict === 'same') names.push({ zh: '正文有改动', en: 'text edited' });
  return names.map((name) => name[language]).join(language === 'zh' ? '、' : ', ');
}

function numberOf(item: Commitment | undefined): string {
  return item?.item.entry.marker?.text ?? '';
}

function titleOf(item: Commitment | undefined): string {
  return item === undefined ? '' : plainText(item.item.title);
}

function targetText({ kind, earlier, later }: TargetChange, language: MessageLanguage): string {
  const object = plainText((later ?? earlier)!.object);
  const figures = [earlier, later].filter((side) => side !== undefined).map(({ text }) => plainText(text));
  return `${object}${object === '' ? '' : ' '}${figures.join(' → ')}${bracketed(targetNames[kind], language)}`;
}

function unitText({ kind, earlier, later }: UnitChange, language: MessageLanguage): string {
  if (kind === 'role')
    return `${plainText(later!.name)} ${roleNames[earlier!.role][language]} → ${roleNames[later!.role][language]}`;
  const { name, role } = (later ?? earlier)! satisfies AnsweringUnit;
  const sign = kind === 'added' ? '＋' : '－';
  return sign + plainText(name) + (role === 'plain' ? '' : bracketed(roleNames[role], language));
}

function deadlineText({ kind, earlier, later }: DeadlineChange, language: MessageLanguage): string {
  const dates = [earlier, later].filter((side) => side !== undefined).map(({ text }) => plainText(text));
  return dates.join(' → ') + bracketed(deadlineNames[kind], language);
}

function bracketed(name: Localized, language: MessageLanguage): string {
  return language === 'zh' ? `（${name.zh}）` : ` (${name.en})`;
}

/** Whether a reader of changes has to see it. */
export function isChanged({ verdict, edited, targets, units, deadlines, earlier, later }: ComparedItem): boolean {
  return (
    verdict !== 'same' ||
    targets.length + units.length + deadlines.length > 0 ||
    (edited && wordsOf(earlier!.item.text) !== wordsOf(later!.item.text))
  );
}

/** Sections and parts are headings, not tasks. */
export function isItem({ earlier, later }: ComparedItem): boolean {
  const { kind } = (later ?? earlier)!.item.entry;
  return kind === 'item' || kind === 'subitem';
}

/** How many items there are of each verdict, and changes of each kind. Sections aren't counted as items. */
export interface ComparisonSummary {
  readonly items: Readonly<Record<Verdict, number>>;
  readonly targets: Readonly<Record<TargetChange['kind'], number>>;
  readonly units: number;
  readonly deadlines: number;
}

export function summaryOf({ items }: Comparison): ComparisonSummary {
  const verdicts = { same: 0, moved: 0, reworded: 0, split: 0, merged: 0, added: 0, dropped: 0 };
  const targets = { raised: 0, lowered: 0, restated: 0, added: 0, dropped: 0 };
  let units = 0;
  let deadlines = 0;
  for (const item of items) {
    if (isItem(item)) verdicts[item.verdict]++;
    for (const { kind } of item.targets) targets[kind]++;
    units += item.units.length;
    deadlines += item.deadlines.length;
  }
  return { items: verdicts, targets, units, deadlines };
}

export function summaryText(comparison: Comparison, language: MessageLanguage): string {
  const { items, targets, units, deadlines } = summaryOf(comparison);
  const of = (count: number, { zh, en }: Localized): string[] =>
    count === 0 ? [] : [language === 'zh' ? `${zh} ${count}` : `${count} ${en}`];
  const zh = language === 'zh';
  const groups = [
    [
      zh ? '条目：' : 'Items: ',
      (Object.keys(verdictNames) as Verdict[]).flatMap((kind) => of(items[kind], verdictNames[kind])),
    ],
    [
      zh ? '目标：' : 'Targets: ',
      (Object.keys(targetNames) as TargetChange['kind'][]).flatMap((kind) => of(targets[kind], targetNames[kind])),
    ],
    [zh ? '责任单位：' : 'Units: ', of(units, { zh: '变动', en: 'changed' })],
    [zh ? '时限：' : 'Deadlines: ', of(deadlines, { zh: '变动', en: 'changed' })],
  ] as const;
  return groups
    .filter(([, parts]) => parts.length > 0)
    .map(([name, parts]) => name + parts.join(zh ? '、' : ', '))
    .join(zh ? '；' : '; ');
}
