/** The name of an entry wherever it is shown, and the entry a line belongs to. */
import { shortened } from '../text/characters';
import { plainText } from '../text/plainText';
import { defineLineValue } from '../plan/facts/define';
import { entryAt, lineTitleSpan, titleText } from '../plan/query';
import type { Entry, Plan, PlanLines } from '../plan/types';

/** The longest title shown, in UTF-16 units. */
const maxName = 59;

/** Marker and title as written, shortened to fit a tree: `1.深化课堂教学改革`. Never empty. */
export function entryName(plan: PlanLines, entry: Entry): string {
  const line = plan.lines[entry.line]!;
  if (entry.marker === undefined) return titleOf(line);
  // This title depends on other lines, so it isn't kept with its line.
  if (line.titleBelow !== undefined) return plainText(entry.marker.text + shortened(titleText(plan, entry), maxName));
  return nameOf(line);
}

const titleOf = defineLineValue((line) => {
  const { start, end } = lineTitleSpan(line);
  return plainText(shortened(line.text.slice(start, end), maxName));
});

const nameOf = defineLineValue((line) => {
  const title = titleOf(line);
  const { text, spacing } = line.heading!.marker;
  const number = plainText(text);
  return spacing.end > spacing.start && title !== '' ? `${number} ${title}` : number + title;
});

/** The item that a line belongs to, or the heading if there is no item. */
export function itemAt(plan: Plan, index: number): Entry | undefined {
  const inner = entryAt(plan.structure, index);
  for (let entry = inner; entry !== undefined; entry = entry.parent) if (entry.kind === 'item') return entry;
  return inner;
}
