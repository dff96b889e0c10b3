/** The titles of a plan's entries, and when two of them are the same. */
import { CodeSet, shortened } from '../../text/characters';
import { defineFact, defineLineFact, lines, structure, type Fact } from './define';
import { documentTitle, headingRangeAt, lineTitleSpan } from '../query';
import type { Entry } from '../types';
import type { Line } from '../../scan/types';
import type { Range, Span } from '../../text/positions';

/** A title for comparison: no white space, widths folded, no mark at its end. */
export function comparable(title: string): string {
  if (title.length > longestCompared || isPlain(title)) return title;
  // redos: at most 200 characters
  return title
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[。：:；;，,、.…·]{1,200}$/, '');
}

/** Longer ones are paragraphs and aren't compared; UTF-16 units. */
const longestCompared = 200;

const closing = new CodeSet('。：:；;，,、.…·');
/** Marks that NFKC leaves alone. */
const plainMarks = new CodeSet('、。“”‘’《》〈〉【】〔〕—');

/** The usual case: nothing to fold, no white space, no mark at the end. */
function isPlain(title: string): boolean {
  for (let index = 0; index < title.length; index++) {
    const code = title.charCodeAt(index);
    if ((code < 0x4e00 || code > 0x9fff) && (code < 0x21 || code > 0x7e) && !plainMarks.has(code)) return false;
  }
  return !closing.has(title.charCodeAt(title.length - 1));
}

/** The title of an entry. */
export interface Title {
  /** As it is written, without marker and closing mark. */
  readonly title: string;
  readonly comparable: string;
  readonly span: Span;
  /** Its line continues with text. */
  readonly runIn: boolean;
}

function titleOf(line: Line, heading = line.heading): Title {
  const span = lineTitleSpan(line, heading);
  const title = line.text.slice(span.start, span.end);
  return { title, comparable: comparable(title), span, runIn: heading?.runIn === true };
}

function sameTitle(a: Title, b: Title): boolean {
  return a.title === b.title && a.span.start === b.span.start && a.span.end === b.span.end && a.runIn === b.runIn;
}

function isOther({ marker, shared }: Entry): boolean {
  return marker === undefined || shared !== undefined;
}

const numberedTitles = defineLineFact({
  of: (line) => (line.heading === undefined ? undefined : titleOf(line)),
  same: sameTitle,
});

/** Kept apart, because there are few of them. */
const otherEntries = defineFact({
  inputs: { structure },
  compute: ({ structure: { entries } }) => entries.filter(isOther),
});

const otherTitles = defineFact({
  inputs: { otherEntries, lines },
  compute: (plan) => plan.otherEntries.map(({ line, shared }) => titleOf(plan.lines[line]!, shared)),
  same: (a, b) => a.length === b.length && a.every((title, index) => sameTitle(title, b[index]!)),
});

/** The titles of all entries, by index. The same array until a title changes. */
export const titlesOf: Fact<readonly Title[]> = defineFact({
  inputs: { structure, numbered: numberedTitles, others: otherTitles },
  compute({ structure: { entries }, numbered, others }) {
    let at = 0;
    let other = 0;
    return entries.map((entry) => {
      if (isOther(entry)) return others[other++]!;
      while (numbered.lines[at]! < entry.line) at++;
      return numbered.facts[at]!;
    });
  },
});

/** The document title with its lines joined; undefined if there is none. */
export const documentTitleOf: Fact<string | undefined> = defineFact({
  inputs: { structure, lines },
  compute: documentTitle,
});

/** From the marker of an entry to the end of its title. */
export function titledRange(titles: readonly Title[], entry: Entry): Range {
  return headingRangeAt(entry, titles[entry.index]!.span);
}

/** Longest title in a message; UTF-16 units. */
const shownTitle = 20;

/** What messages call an entry. */
export function shortTitle(titles: readonly Title[], entry: Entry): string {
  return shortened(titles[entry.index]!.title, shownTitle);
}

/** The title has its line to itself, apart from a mark at its end. */
export function isAlone({ heading, notes, text }: Line): boolean {
  if (heading === undefined) return true;
  return (
    notes.length === 0 &&
    (!heading.runIn ||
      (heading.body.end - heading.body.start <= 3 && (closingMark(text)?.start ?? text.length) < heading.body.start))
  );
}

/** Anything longer is a paragraph, not a title; UTF-16 units. */
export const longestTitle = 45;

/** The marks that close a title alone on its line, up to the last visible character; undefined if there are none. */
export function closingMark(text: string): Span | undefined {
  let end = text.length;
  while (end > 0 && /\s/.test(text[end - 1]!)) end--;
  let start = end;
  while (start > 0 && '。：；，、:;,'.includes(text[start - 1]!)) start--;
  return start === end ? undefined : { start, end };
}
