/**
 * A table with a row for each item and sub-item (RFC 4180, with plain line feeds), for spreadsheets. It begins with a
 * byte order mark, without which Excel doesn't take it for UTF-8.
 */
import { groupBy } from '../text/grouping';
import { plainText } from '../text/plainText';
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
  head: `\ufeff${row(columns)}`,
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
      return row([
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

function row(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\n`;
}

/** What a spreadsheet would take for a formula gets an apostrophe, which spreadsheets take for “this is text”. */
function cell(text: string): string {
  const plain = plainText(text);
  const safe = /^[=+\-@]/.test(plain) ? `'${plain}` : plain;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
