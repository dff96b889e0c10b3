/** The name of an entry wherever it is shown, and the entry a line belongs to. */
import { shortened } from '../text/characters';
import { plainText } from '../text/plainText';
import { defineLineValue } from '../plan/facts/define';
import { entryAt, lineTitleSpan, titleText } from '../plan/query';
import type { Entry, Plan, PlanLines } from '../plan/types';
import type { Heading, Line, Marker } from '../scan/types';

/** The longest title shown, in UTF-16 units. */
const maxName = 59;

/** Marker and title as written, shortened to fit a tree: `1.深化课堂教学改革`. Never empty. */
export function entryName(plan: PlanLines, entry: Entry): string {
  const line = plan.lines[entry.line]!;
  if (entry.marker === undefined) return titleOf(line);
  // This title depends on other lines, so it isn't kept with its line.
  if (line.titleBelow !== undefined) return plainText(entry.marker.text + shortened(titleText(plan, entry), maxName));
  return entry.shared === undefined ? nameOf(line) : named(entry.shared.marker, titleIn(line, entry.shared));
}

function titleIn(line: Line, heading: Heading | undefined): string {
  const { start, end } = lineTitleSpan(line, heading);
  return plainText(shortened(line.text.slice(start, end), maxName));
}

function named({ text, spacing }: Marker, title: string): string {
  const number = plainText(text);
  return spacing.end > spacing.start && title !== '' ? `${number} ${title}` : number + title;
}

const titleOf = defineLineValue((line) => titleIn(line, line.heading));

const nameOf = defineLineValue((line) => named(line.heading!.marker, titleIn(line, line.heading)));

/** The item that a line belongs to, or the heading if there is no item. */
export function itemAt(plan: Plan, index: number): Entry | undefined {
  return itemOf(entryAt(plan.structure, index));
}

/** The item that an entry is or belongs to; if there is none, the entry itself. */
export function itemOf(inner: Entry | undefined): Entry | undefined {
  for (let entry = inner; entry !== undefined; entry = entry.parent) if (entry.kind === 'item') return entry;
  return inner;
}
