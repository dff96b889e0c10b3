/**
 * A table with a row for each item and sub-item, for spreadsheets.
 */
import { groupBy } from '../text/grouping';
import { byteOrderMark, csvRow } from '../text/csv';
import type { Exporter } from './exporter';
import { extractPlan } from './json';

const columns = [
  'file',
  'id',
  'section',
  'number',
  'title',
  'lead',
  'support',
  'units',
  'targets',
  'deadlines',
  'line',
] as const;

export const csv: Exporter = {
  name: 'csv',
  title: { zh: 'CSV 表格，每个条目一行', en: 'a CSV table with a row for each item' },
  head: byteOrderMark + csvRow(columns),
  between: '',
  foot: '',
  plan(file, plan, ids) {
    const { items, responsibilities, targets, deadlines } = extractPlan(file, plan, ids);
    const unitsOf = groupBy(responsibilities, ({ entryId }) => entryId);
    const targetsOf = groupBy(targets, ({ entryId }) => entryId);
    const deadlinesOf = groupBy(deadlines, ({ entryId }) => entryId);
    const rows = items.map((item) => {
      const named = (wanted: string): string =>
        joined((unitsOf.get(item.id) ?? []).filter(({ role }) => role === wanted).map(({ unit }) => unit));
      return csvRow([
        file,
        item.id,
        item.path.slice(0, -1).join(' / '),
        item.marker ?? '',
        item.title,
        named('lead'),
        named('support'),
        named('plain'),
        joined((targetsOf.get(item.id) ?? []).map(({ text }) => text)),
        joined((deadlinesOf.get(item.id) ?? []).map(({ text }) => text)),
        String(item.range.start.line + 1),
      ]);
    });
    return rows.join('');
  },
};

function joined(names: readonly string[]): string {
  return [...new Set(names)].join('、');
}
