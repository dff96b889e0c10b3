/** Where the cursor stands, as far as completion cares. */
import type { Line, NoteLabel, Unit } from '../../scan/types';
import { closingAtStart } from '../../scan/responsibility/brackets';
import { readContent } from '../../scan/responsibility/content';
import { labelEndingAt } from '../../scan/responsibility/labels';
import { withColons } from '../../scan/responsibility/noteEvidence';
import { isDigit, isHan, isLatin, skipSpaces, trimEnd } from '../../text/characters';
import { fold } from '../../text/normaliseCharacters';
import { touches, type Span } from '../../text/positions';

export interface Place {
  readonly lineNumber: number;
  readonly line: Line;
  readonly column: number;
  /** The letters or digits right before the cursor. */
  readonly word: Span;
  readonly note?: NotePlace;
  /** Inside 《…: from behind the bracket to the cursor. */
  readonly title?: Span;
  /** Nothing but white space, and perhaps the start of a number, stands before the cursor. */
  readonly opensLine: boolean;
  /** A sentence may begin or a note may follow: behind 。；！？ or a closing bracket, with nothing but the word between. */
  readonly behindSentence: boolean;
}

/** Inside a responsibility note, or what may become one. */
export interface NotePlace {
  /** Columns of what stands between its brackets or behind its bare label. */
  readonly content: Span;
  /** The opening bracket; a note without one begins with its label. */
  readonly open?: string;
  readonly closed: boolean;
  /** The piece of the list that the cursor stands in, up to the cursor. */
  readonly typed: Span;
  /** What follows the cursor in the same piece. */
  readonly rest: Span;
  /** The label that the piece stands behind. */
  readonly label?: NoteLabel;
  /** A label that is none of units or persons: 完成时限. */
  readonly otherLabel?: string;
  readonly labels: readonly NoteLabel[];
  /** Units that the note names elsewhere. */
  readonly units: readonly Unit[];
  /** Nothing stands before the piece. */
  readonly isFirst: boolean;
  /** A label or the plan says that it is a note; otherwise it only stands where one is expected. */
  readonly isCertain: boolean;
}

/** A note is no longer than this; UTF-16 units. */
const longestNote = 600;
const longestTitle = 100;
const longestLabel = 16;

const separators = '、，,；;：:。（()）〔〕【】［］[]|│ \t\u3000\u00a0';
const sentenceEnds = '。；;！!？?）)】〕］]”」';

export function placeAt(lineNumber: number, line: Line, column: number): Place {
  const { text } = line;
  const word = { start: wordStart(text, column), end: column };
  const before = trimEnd(text, word.start);
  const note = notePlaceAt(line, column);
  const title = titleAt(text, column);
  return {
    lineNumber,
    line,
    column,
    word,
    opensLine:
      line.heading === undefined &&
      /^[（(第]?[A-Za-z0-9０-９一二三四五六七八九十]{0,4}$/.test(text.slice(0, column).trim()),
    behindSentence: before === 0 || sentenceEnds.includes(text[before - 1]!),
    ...(note === undefined ? {} : { note }),
    ...(title === undefined ? {} : { title }),
  };
}

function wordStart(text: string, column: number): number {
  let start = column;
  while (start > 0 && isLatin(text.charCodeAt(start - 1))) start--;
  if (start < column) return start;
  while (start > 0 && isDigit(text.charCodeAt(start - 1))) start--;
  return start;
}

function titleAt(text: string, column: number): Span | undefined {
  for (let at = column - 1; at >= 0 && column - at <= longestTitle; at--) {
    if (text[at] === '》') return undefined;
    if (text[at] === '《') return { start: at + 1, end: column };
  }
  return undefined;
}

function notePlaceAt(line: Line, column: number): NotePlace | undefined {
  return bracketed(line, column) ?? bare(line, column) ?? known(line, column);
}

/** The column of the innermost bracket that is open at the cursor, else -1. */
function openBefore(text: string, column: number): number {
  let closed = 0;
  for (let at = column - 1; at >= 0 && column - at <= longestNote; at--) {
    if (')）〕】］]'.includes(text[at]!)) closed++;
    else if ('(（〔【［['.includes(text[at]!) && --closed < 0) return at;
  }
  return -1;
}

function bracketed(line: Line, column: number): NotePlace | undefined {
  const { text } = line;
  const open = openBefore(text, column);
  if (open < 0) return undefined;
  const close = closingAtStart(text.slice(column, column + longestNote));
  const closed = close >= 0;
  const end = closed ? column + close : contentEnd(text, column);
  const place = inContent(text, { start: open + 1, end }, column);
  const isCertain = place.labels.length > 0 || line.notes.some(({ span }) => span.start === open);
  const isLikely =
    standsApart(text, open, closed ? end + 1 : end) && (place.isFirst || isNames(text, open + 1, place.typed.start));
  return isCertain || isLikely ? { ...place, open: text[open]!, closed, isCertain } : undefined;
}

/** Whether only names that end like a body's stand between the columns. */
function isNames(text: string, start: number, end: number): boolean {
  const written = text.slice(start, end);
  const { units, clear, doubts } = readContent(written, fold(written), 0, written.length, start);
  return units.length > 0 && clear === units.length && doubts === 0;
}

/** Behind a sentence or a title, with nothing but a 。 behind it. */
function standsApart(text: string, open: number, end: number): boolean {
  const before = trimEnd(text, open);
  if (before === 0 || !sentenceEnds.includes(text[before - 1]!)) return false;
  let at = skipSpaces(text, end);
  if ('。；;'.includes(text[at] ?? ' ')) at = skipSpaces(text, at + 1);
  return at >= text.length;
}

/** 责任单位：… without brackets. */
function bare(line: Line, column: number): NotePlace | undefined {
  const { text } = line;
  const from = Math.max(0, column - longestNote);
  let colon = column - 1;
  while (colon >= from && !'：:。！？'.includes(text[colon]!)) colon--;
  if (colon < from || !'：:'.includes(text[colon]!)) return undefined;
  const headStart = Math.max(0, colon - longestLabel);
  const head = fold(text.slice(headStart, colon));
  const label = labelEndingAt(head, head.length, 0);
  if (label === undefined || label.meaning.bare !== true) return undefined;
  const start = headStart + label.start;
  const before = trimEnd(text, start);
  if (before > 0 && !`${sentenceEnds}、.．—-·•●◆■★▲|│`.includes(text[before - 1]!)) return undefined;
  const end = contentEnd(text, column);
  return { ...inContent(text, { start, end }, column), closed: true, isCertain: true };
}

/** A cell of a task table, or the names below a label that stands alone. */
function known(line: Line, column: number): NotePlace | undefined {
  const note = line.notes.find(({ form, content }) => (form === 'cell' || form === 'bare') && touches(content, column));
  if (note === undefined) return undefined;
  return { ...inContent(line.text, note.content, column), closed: true, isCertain: true };
}

function contentEnd(text: string, column: number): number {
  let end = column;
  while (end < text.length && end - column < longestNote && !'。！？|│\t'.includes(text[end]!)) end++;
  return end;
}

function inContent(text: string, content: Span, column: number): Omit<NotePlace, 'open' | 'closed' | 'isCertain'> {
  let start = column;
  while (start > content.start && !separators.includes(text[start - 1]!)) start--;
  let end = column;
  while (end < content.end && !separators.includes(text[end]!)) end++;
  const written = text.slice(content.start, content.end);
  const read = readContent(written, fold(withColons(written)), 0, written.length, content.start);
  const label = read.labels.findLast(({ span }) => span.end <= column);
  const colon = Math.max(text.lastIndexOf('：', start - 1), text.lastIndexOf(':', start - 1));
  const isOther = colon >= content.start && colon >= (label?.span.end ?? 0);
  return {
    content,
    typed: { start, end: column },
    rest: { start: column, end },
    ...(label === undefined ? {} : { label }),
    ...(isOther ? { otherLabel: hanBefore(text, colon, longestLabel) } : {}),
    labels: read.labels,
    units: read.units.filter(({ span }) => span.end <= start || span.start >= end),
    isFirst: trimEnd(text, start, content.start) === content.start,
  };
}

/** The Han characters right before a column, at most so many. */
export function hanBefore(text: string, column: number, most: number): string {
  let start = column;
  while (start > 0 && column - start < most && isHan(text.charCodeAt(start - 1))) start--;
  return text.slice(start, column);
}
