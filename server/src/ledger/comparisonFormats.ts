/**
 * What `gzyd compare` prints. To add a format, add a row here; help, docs and tests are made from this list. A workbook
 * is written by `comparisonSheet.ts`, since it is no text.
 */
import { headingRange } from '../plan/query';
import type { Plan } from '../plan/types';
import { byteOrderMark, csvRow } from '../text/csv';
import { markdownCell } from '../text/markdown';
import type { Localized, MessageLanguage } from '../text/localized';
import { plainJson, plainText } from '../text/plainText';
import type { Range } from '../text/positions';
import type { Commitment } from './commitments';
import type { ComparedItem, ComparedPlan, Comparison } from './compare';
import {
  comparisonRows,
  isChanged,
  rowHeads,
  rowKeys,
  summaryOf,
  summaryText,
  type ComparisonRow,
  type ComparisonSummary,
} from './comparisonTable';

/** Two plans with the names of their files. */
export interface NamedComparison {
  readonly comparison: Comparison;
  readonly earlierFile: string;
  readonly laterFile: string;
  readonly earlierPlan: Plan;
  readonly laterPlan: Plan;
}

export interface ComparisonFormat {
  readonly name: string;
  readonly title: Localized;
  readonly head: (language: MessageLanguage) => string;
  readonly pair: (compared: NamedComparison, language: MessageLanguage) => string;
  readonly between: string;
  readonly foot: string;
}

const text: ComparisonFormat = {
  name: 'text',
  title: { zh: '供阅读，只列有变化的条目', en: 'for reading; only items that changed' },
  head: () => '',
  between: '\n',
  foot: '',
  pair({ comparison, earlierFile, laterFile }, language) {
    const changed = comparisonRows(comparison, language).filter(({ item }) => isChanged(item));
    const lines = [`${plainText(earlierFile)} → ${plainText(laterFile)}`, summaryText(comparison, language)];
    for (const row of changed) lines.push('', headLine(row, language), ...detailLines(row, language));
    return `${lines.filter((line, index) => index !== 1 || line !== '').join('\n')}\n`;
  },
};

function headLine(
  { verdict, earlierNumber, earlierTitle, laterNumber, laterTitle }: ComparisonRow,
  language: MessageLanguage,
): string {
  const one = earlierNumber + earlierTitle;
  const other = laterNumber + laterTitle;
  const words = one === '' ? other : other === '' || one === other ? one : `${one} → ${other}`;
  return language === 'zh' ? `【${verdict}】${words}` : `[${verdict}] ${words}`;
}

function detailLines({ targets, units, deadlines }: ComparisonRow, language: MessageLanguage): string[] {
  const all = { targets, units, deadlines };
  return (['targets', 'units', 'deadlines'] as const)
    .filter((key) => all[key] !== '')
    .map((key) => `    ${rowHeads[key][language]}${language === 'zh' ? '：' : ': '}${all[key]}`);
}

const markdown: ComparisonFormat = {
  name: 'markdown',
  title: { zh: 'Markdown 表格，每个条目一行', en: 'a Markdown table with a row for each item' },
  head: () => '',
  between: '\n',
  foot: '',
  pair({ comparison, earlierFile, laterFile }, language) {
    const line = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |`;
    return `${[
      `## ${plainText(earlierFile)} → ${plainText(laterFile)}`,
      '',
      summaryText(comparison, language),
      '',
      line(rowKeys.map((key) => rowHeads[key][language])),
      `|${'---|'.repeat(rowKeys.length)}`,
      ...comparisonRows(comparison, language).map((row) => line(rowKeys.map((key) => row[key]))),
    ].join('\n')}\n`;
  },
};

const csv: ComparisonFormat = {
  name: 'csv',
  title: { zh: 'CSV 表格，每个条目一行', en: 'a CSV table with a row for each item' },
  head: (language) =>
    byteOrderMark +
    csvRow([...fileHeads.map((head) => head[language]), ...rowKeys.map((key) => rowHeads[key][language])]),
  between: '',
  foot: '',
  pair: ({ comparison, earlierFile, laterFile }, language) =>
    comparisonRows(comparison, language)
      .map((row) => csvRow([earlierFile, laterFile, ...rowKeys.map((key) => row[key])]))
      .join(''),
};

const fileHeads: readonly Localized[] = [
  { zh: '原文件', en: 'old file' },
  { zh: '新文件', en: 'new file' },
];

const json: ComparisonFormat = {
  name: 'json',
  title: {
    zh: 'JSON 数组，每对文件一项，结构见 schemas/compare.schema.json',
    en: 'a JSON array with an object for each pair; see schemas/compare.schema.json',
  },
  head: () => '[',
  between: ',',
  foot: '\n]\n',
  pair: (compared) => `\n${plainJson(comparisonData(compared), 2)}`,
};

export const comparisonFormats: readonly ComparisonFormat[] = [text, json, csv, markdown];

/**
 * The version of what `comparisonData` gives and `schemas/compare.schema.json` describes. It rises when a field changes
 * or goes, not when one is added.
 */
export const compareVersion = 1;

interface PlanData {
  readonly file: string;
  readonly title: string | null;
  readonly year: number | null;
}

interface SideData {
  readonly id: string;
  readonly parent: string | null;
  readonly kind: string;
  readonly number: number | null;
  readonly marker: string | null;
  readonly title: string;
  readonly text: string;
  readonly range: Range;
  readonly units: readonly { readonly unit: string; readonly role: string }[];
  readonly targets: readonly TargetData[];
  readonly deadlines: readonly DeadlineData[];
}

interface TargetData {
  readonly text: string;
  readonly object: string | null;
  readonly comparator: string;
  readonly value: number;
  readonly upper: number | null;
  readonly unit: string;
}

interface DeadlineData {
  readonly text: string;
  readonly year: number | null;
  readonly month: number | null;
}

interface ChangeData<Side> {
  readonly kind: string;
  readonly earlier: Side | null;
  readonly later: Side | null;
}

interface ItemData extends Pick<ComparedItem, 'verdict' | 'moved' | 'edited' | 'renumbered'> {
  readonly score: number;
  readonly earlier: SideData | null;
  readonly later: SideData | null;
  readonly targets: readonly ChangeData<TargetData>[];
  readonly units: readonly ChangeData<{ readonly unit: string; readonly role: string }>[];
  readonly deadlines: readonly ChangeData<DeadlineData>[];
}

export interface ComparisonData {
  readonly version: typeof compareVersion;
  readonly earlier: PlanData;
  readonly later: PlanData;
  readonly summary: ComparisonSummary;
  readonly items: readonly ItemData[];
}

export function comparisonData(compared: NamedComparison): ComparisonData {
  const { comparison, earlierFile, laterFile, earlierPlan, laterPlan } = compared;
  return {
    version: compareVersion,
    earlier: planData(earlierFile, comparison.earlier),
    later: planData(laterFile, comparison.later),
    summary: summaryOf(comparison),
    items: comparison.items.map(
      ({ verdict, moved, edited, renumbered, score, earlier, later, targets, units, deadlines }) => ({
        verdict,
        moved,
        edited,
        renumbered,
        score: Math.round(score * 1000) / 1000,
        earlier: sideData(earlierPlan, earlier),
        later: sideData(laterPlan, later),
        targets: targets.map((change) => changeData(change, targetData)),
        units: units.map((change) => changeData(change, unitData)),
        deadlines: deadlines.map((change) => changeData(change, deadlineData)),
      }),
    ),
  };
}

function planData(file: string, { title, year }: ComparedPlan): PlanData {
  return { file, title: title ?? null, year: year ?? null };
}

function sideData(plan: Plan, side: Commitment | undefined): SideData | null {
  if (side === undefined) return null;
  const { entry, id, parent, number, title, text } = side.item;
  return {
    id,
    parent,
    kind: entry.kind,
    number,
    marker: entry.marker?.text ?? null,
    title,
    text,
    range: headingRange(plan, entry),
    units: side.units.map(unitData),
    targets: side.targets.map(targetData),
    deadlines: side.deadlines.map(deadlineData),
  };
}

function changeData<Side, Data>(
  {
    kind,
    earlier,
    later,
  }: { readonly kind: string; readonly earlier: Side | undefined; readonly later: Side | undefined },
  data: (side: Side) => Data,
): ChangeData<Data> {
  return {
    kind,
    earlier: earlier === undefined ? null : data(earlier),
    later: later === undefined ? null : data(later),
  };
}

function unitData({ name, role }: Commitment['units'][number]): { readonly unit: string; readonly role: string } {
  return { unit: name, role };
}

function targetData({ text, object, target }: Commitment['targets'][number]): TargetData {
  const { comparator, value, upper, unit } = target;
  return { text, object: object === '' ? null : object, comparator, value, upper: upper ?? null, unit };
}

function deadlineData({ text, due }: Commitment['deadlines'][number]): DeadlineData {
  return { text, year: due?.year ?? null, month: due?.month ?? null };
}
