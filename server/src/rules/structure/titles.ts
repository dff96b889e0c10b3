/** What the structure rules say of titles. */
import { CodeSet } from '../../text/characters';
import { collectLineFacts, remembered } from '../../plan/facts/collectLineFacts';
import { lineTitleSpan, titleSpan } from '../../plan/query';
import type { Entry, Plan } from '../../plan/types';
import type { Line } from '../../scan/types';
import type { Span } from '../../text/positions';

/** A title for comparing: without white space, widths folded, without a mark at its end. */
export function comparable(title: string): string {
  if (title.length > longestCompared || isPlain(title)) return title;
  // redos: at most 200 characters
  return title
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[。：:；;，,、.…·]{1,200}$/, '');
}

/** Nobody compares longer ones, UTF-16 units: they are paragraphs. */
const longestCompared = 200;

const closing = new CodeSet('。：:；;，,、.…·');
/** Marks that NFKC leaves alone. */
const plainMarks = new CodeSet('、。“”‘’《》〈〉【】〔〕—');

/** As most are: nothing to fold, no white space, no mark at the end. */
function isPlain(title: string): boolean {
  for (let index = 0; index < title.length; index++) {
    const code = title.charCodeAt(index);
    if ((code < 0x4e00 || code > 0x9fff) && (code < 0x21 || code > 0x7e) && !plainMarks.has(code)) return false;
  }
  return !closing.has(title.charCodeAt(title.length - 1));
}

/** A line that may carry a title. */
export interface TitleFacts {
  /** As it is written, without marker and closing mark. */
  readonly title: string;
  readonly comparable: string;
  readonly span: Span;
}

/** The longest line without a marker that may be a title. */
const longestUnnumbered = 80;

const titleLines = collectLineFacts(
  (line): TitleFacts | undefined => {
    if (line.heading === undefined && (line.shape === 'blank' || line.text.length > longestUnnumbered))
      return undefined;
    return titleFacts(line);
  },
  (a, b) => a.title === b.title && a.span.start === b.span.start && a.span.end === b.span.end,
);

function titleFacts(line: Line): TitleFacts {
  const span = lineTitleSpan(line);
  const title = line.text.slice(span.start, span.end);
  return { title, comparable: comparable(title), span };
}

/** The titles of all entries, by index; the same array for as long as no title changes. */
export const titlesOf: (plan: Plan) => readonly TitleFacts[] = remembered(
  (plan) => [plan.structure, titleLines(plan)],
  (plan) => {
    const { lines, facts } = titleLines(plan);
    let at = 0;
    return plan.structure.entries.map((entry) => {
      while (at < lines.length && lines[at]! < entry.line) at++;
      return lines[at] === entry.line ? facts[at]! : titleFacts(plan.lines[entry.line]!);
    });
  },
);

/** A title on a line of its own: nothing but a mark behind it. */
export function standsAlone(plan: Plan, entry: Entry): boolean {
  return isAlone(plan.lines[entry.line]!);
}

export function isAlone({ heading, notes, text }: Line): boolean {
  if (heading === undefined) return true;
  return (
    notes.length === 0 &&
    (!heading.runIn ||
      (heading.body.end - heading.body.start <= 3 && (closingMark(text)?.start ?? text.length) < heading.body.start))
  );
}

/** Longer than this it is a paragraph, not a title; UTF-16 units. */
export const longestTitle = 45;

export function titleLength(plan: Plan, entry: Entry): number {
  const { start, end } = titleSpan(plan, entry);
  return end - start;
}

/** The marks behind a title that stands alone, up to the last visible character; undefined when there are none. */
export function closingMark(text: string): Span | undefined {
  let end = text.length;
  while (end > 0 && /\s/.test(text[end - 1]!)) end--;
  let start = end;
  while (start > 0 && '。：；，、:;,'.includes(text[start - 1]!)) start--;
  return start === end ? undefined : { start, end };
}
