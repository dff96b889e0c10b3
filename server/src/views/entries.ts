/** How an entry is named wherever it is shown, and which one a line belongs to. */
import { shortened } from '../text/characters';
import { plainText } from '../text/plainText';
import { entryAt, titleText } from '../plan/query';
import type { Entry, Plan } from '../plan/types';

/** Of a title, UTF-16 units. */
const maxName = 59;

/** Marker and title as they stand in the text, cut to a length that fits a tree: `1.深化课堂教学改革`. Never empty. */
export function entryName(plan: Plan, entry: Entry): string {
  const { text } = plan.lines[entry.line]!;
  const title = plainText(shortened(titleText(plan, entry), maxName));
  const { marker } = entry;
  if (marker === undefined) return title;
  const name = plainText(text.slice(marker.span.start, marker.span.end));
  return marker.spacing.end > marker.spacing.start && title !== '' ? `${name} ${title}` : name + title;
}

/** The item that a line belongs to; the heading where there is no item. */
export function itemAt(plan: Plan, index: number): Entry | undefined {
  const inner = entryAt(plan.structure, index);
  for (let entry = inner; entry !== undefined; entry = entry.parent) if (entry.kind === 'item') return entry;
  return inner;
}
