/** The rows of the overview and their order, without editor types. */
import type { OverviewItem, OverviewPlace, OverviewResult } from '../../../server/src/protocol/messages';
import { escapeCodicons } from '../escapeCodicons';
import type { Text } from '../messages';

/** `range`: where choosing the row leads; separators have none. */
export interface OverviewRow {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly range?: OverviewItem['range'];
}

/**
 * What needs attention comes first: items without a unit; then all
 * items, targets, deadlines. Each group has a heading with its total.
 */
export function overviewRows(overview: OverviewResult, text: Text): OverviewRow[] {
  const { items, targets, deadlines, totals } = overview;
  const lacking = items.filter((item) => item.lacksUnit);
  return [
    ...section(
      text('Without responsible unit'),
      lacking.map((item) => itemRow(item, text)),
      totals.withoutUnit,
      text,
    ),
    ...section(
      text('Items'),
      items.map((item) => itemRow(item, text)),
      totals.items,
      text,
    ),
    ...section(text('Targets'), targets.map(placeRow), totals.targets, text),
    ...section(text('Deadlines'), deadlines.map(placeRow), totals.deadlines, text),
  ];
}

/** Typing searches the rows, but not their headings: so each row names its group, too. */
function section(name: string, rows: readonly OverviewRow[], total: number, text: Text): OverviewRow[] {
  if (rows.length === 0) return [];
  const label =
    rows.length < total ? text('{0} ({1} of {2})', name, rows.length, total) : text('{0} ({1})', name, total);
  const named = ({ detail }: OverviewRow): string => (detail === undefined ? name : `${name} · ${detail}`);
  return [{ label }, ...rows.map((row) => ({ ...row, detail: named(row) }))];
}

function itemRow(item: OverviewItem, text: Text): OverviewRow {
  const path = item.path.join(' › ');
  return {
    label: oneLine(item.marker + item.title),
    description: item.units.length > 0 ? oneLine(item.units.join(text(', '))) : item.lacksUnit ? text('no unit') : '',
    ...(path === '' ? {} : { detail: oneLine(path) }),
    range: item.range,
  };
}

function placeRow(place: OverviewPlace): OverviewRow {
  return {
    label: oneLine(place.text),
    description: oneLine(place.context),
    ...(place.item === undefined ? {} : { detail: oneLine(place.item) }),
    range: place.range,
  };
}

function oneLine(value: string): string {
  return escapeCodicons(value.replace(/\s+/g, ' ')).trim();
}
