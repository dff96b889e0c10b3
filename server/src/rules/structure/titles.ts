/** What the structure rules say of titles. */
import { titleSpan, titleText } from '../../plan/plan';
import type { Entry, Plan, Span } from '../../plan/types';

/** A title for comparing: without white space, widths folded, without a mark at its end. */
export function comparable(title: string): string {
  return title.normalize('NFKC').replace(/\s+/g, '').replace(/[。：:；;，,、.…·]{1,200}$/, '');
}

export function comparableTitle(plan: Plan, entry: Entry): string {
  return comparable(titleText(plan, entry));
}

/** A title on a line of its own: nothing but a mark behind it. */
export function standsAlone(plan: Plan, entry: Entry): boolean {
  const { heading, notes, text } = plan.lines[entry.line]!;
  if (heading === undefined) return true;
  return notes.length === 0 && (!heading.runIn || (heading.body.end - heading.body.start <= 3 && (closingMark(text)?.start ?? text.length) < heading.body.start));
}

/** Longer than this it is a paragraph, not a title; UTF-16 units. */
export const longestTitle = 45;

export function titleLength(plan: Plan, entry: Entry): number {
  const { start, end } = titleSpan(plan, entry);
  return end - start;
}

/** The outermost entry above: what numbers of one region have in common. */
export function rootOf(entry: Entry): Entry {
  let root = entry;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

/** The marks behind a title that stands alone, up to the last visible character; undefined when there are none. */
export function closingMark(text: string): Span | undefined {
  let end = text.length;
  while (end > 0 && /\s/.test(text[end - 1]!)) end--;
  let start = end;
  while (start > 0 && '。：；，、:;,'.includes(text[start - 1]!)) start--;
  return start === end ? undefined : { start, end };
}
