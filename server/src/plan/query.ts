/** Reads a plan: its texts, ranges and titles, and what is at a line. */
import { trimEnd, skipSpaces } from '../text/characters';
import { partitionPoint } from '../text/binarySearch';
import type { Entry, Plan, PlanLines, Structure, Zone } from './types';
import type { Heading, Line } from '../scan/types';
import { rangeOf, type Position, type Range, type Span } from '../text/positions';

/** The whole text, byte for byte. */
export function planText(plan: PlanLines): string {
  let text = '';
  for (const line of plan.lines) text += line.text + line.eol;
  return text;
}

/** The text of a range; the range may cross lines. */
export function textIn(plan: PlanLines, range: Range): string {
  const { start, end } = clampRange(plan, range);
  if (start.line === end.line) return plan.lines[start.line]!.text.slice(start.character, end.character);
  const first = plan.lines[start.line]!;
  let text = first.text.slice(start.character) + first.eol;
  for (let line = start.line + 1; line < end.line; line++) text += plan.lines[line]!.text + plan.lines[line]!.eol;
  return text + plan.lines[end.line]!.text.slice(0, end.character);
}

function clampPosition(plan: PlanLines, { line, character }: Position): Position {
  if (line < 0) return { line: 0, character: 0 };
  if (line >= plan.lines.length) return { line: plan.lines.length - 1, character: plan.lines.at(-1)!.text.length };
  return { line, character: Math.max(0, Math.min(character, plan.lines[line]!.text.length)) };
}

/** `range` with both ends inside the text and in order. */
export function clampRange(plan: PlanLines, range: Range): Range {
  const start = clampPosition(plan, range.start);
  const end = clampPosition(plan, range.end);
  return end.line < start.line || (end.line === start.line && end.character < start.character)
    ? { start: end, end: start }
    : { start, end };
}

/** Marker with its delimiter; for an unnumbered title the whole title, whose span the caller passes. */
export function markerRangeAt(entry: Entry, title: Span): Range {
  return rangeOf(entry.line, entry.marker?.span ?? title);
}

/** From the marker to the end of the title. */
export function headingRange(plan: PlanLines, entry: Entry): Range {
  return headingRangeAt(entry, titleSpan(plan, entry));
}

/** From the marker to the end of the title. The caller passes the title's span. */
export function headingRangeAt(entry: Entry, title: Span): Range {
  const { start, end } = entry.marker?.span ?? title;
  // White space after a number without a title doesn't belong to the heading.
  return rangeOf(entry.line, { start, end: title.end > title.start ? Math.max(title.end, end) : end });
}

/** From the marker to the last visible character of the whole section. */
export function sectionRange(plan: PlanLines, entry: Entry): Range {
  const last = plan.lines[entry.endLine]!.text;
  const end = trimEnd(last, entry.endColumn ?? last.length);
  const { start } = headingRange(plan, entry);
  return {
    start,
    end: {
      line: entry.endLine,
      character: Math.max(end, entry.endLine === entry.line ? start.character : 0),
    },
  };
}

/** The title without marker, white space, closing mark and responsibility note. */
export function titleSpan(plan: PlanLines, entry: Entry): Span {
  return lineTitleSpan(plan.lines[entry.line]!, entry.shared);
}

/** The title of the entry that begins in this line; `heading` if the line holds several. */
export function lineTitleSpan(line: Line, heading: Heading | undefined = line.heading): Span {
  if (heading === undefined) {
    const start = skipSpaces(line.text, 0);
    return { start, end: trimEnd(line.text, line.text.length, start) };
  }
  const { start, end } = heading.title;
  // Notes are in text order, so the loop can stop at the first one behind the title. A line of megabytes has very many,
  // and each of its targets asks for the title.
  for (const { span } of line.notes) {
    if (span.start >= end) break;
    if (span.start >= start) return { start, end: trimEnd(line.text, span.start, start) };
  }
  return { start, end };
}

export function titleText(plan: PlanLines, entry: Entry): string {
  const { titleBelow } = plan.lines[entry.line]!;
  if (titleBelow !== undefined) return titleInLines(plan, entry.line + titleBelow.first, entry.line + titleBelow.last);
  const { start, end } = titleSpan(plan, entry);
  return plan.lines[entry.line]!.text.slice(start, end);
}

/** Without the white space around it and the pipes that close the cell. */
function cellText(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t\u00a0\u3000|│┃'.includes(text[end - 1]!)) end--;
  return text.slice(0, end).trimStart();
}

/** A title below its number, up to the end of its first sentence. */
function titleInLines(plan: PlanLines, first: number, last: number): string {
  const text = plan.lines
    .slice(first, last + 1)
    .map((line) => cellText(line.text))
    .join('');
  return /^[^。！？]*/.exec(text)![0].trimEnd();
}

/** The document title with its lines joined; undefined if there is none. */
export function documentTitle(plan: Plan): string | undefined {
  const { title } = plan.structure;
  if (title === undefined) return undefined;
  return plan.lines
    .slice(title.startLine, title.endLine + 1)
    .map(({ heading, text }) => text.slice(heading?.title.start ?? 0).trim())
    .join('');
}

export function zoneAt(structure: Structure, line: number): Zone {
  if (structure.title !== undefined && line >= structure.title.startLine && line <= structure.title.endLine)
    return 'title';
  if (line < structure.bodyStart) return 'front';
  if (line >= structure.bodyEnd) return 'end';
  const first = structure.entries[0];
  return first === undefined || line < first.line ? 'preamble' : 'body';
}

/** Whether a line is the plan's own text: title, preamble or body, not front or end matter. */
export function isOwnText(structure: Structure, line: number): boolean {
  const zone = zoneAt(structure, line);
  return zone !== 'front' && zone !== 'end';
}

/**
 * The innermost entry whose section contains `line`, or its place `column` where the line holds several headings;
 * undefined before the first entry and after the end of the last.
 */
export function entryAt(structure: Structure, line: number, column = Infinity): Entry | undefined {
  const { entries } = structure;
  const begins = (index: number): boolean => {
    const { line: first, shared } = entries[index]!;
    return first < line || (first === line && (shared === undefined || shared.marker.span.start <= column));
  };
  let entry = entries[partitionPoint(entries.length, begins) - 1];
  while (entry !== undefined && entry.endLine < line) entry = entry.parent;
  return entry;
}

/** The last of the entry's own lines, before its first child. */
export function ownEndLine(entry: Entry): number {
  const first = entry.children[0];
  if (first === undefined) return entry.endLine;
  return Math.min(begins(first) > 0 ? first.line : first.line - 1, entry.endLine);
}

/** The part of one of the entry's own lines that is the entry's, behind its title. */
export function ownSpan(plan: PlanLines, entry: Entry, line: number): Span {
  const start = line === entry.line ? titleSpan(plan, entry).end : 0;
  const first = entry.children[0];
  const end = first?.line === line ? begins(first) : entry.endLine === line ? entry.endColumn : undefined;
  return { start, end: Math.max(start, end ?? plan.lines[line]!.text.length) };
}

/** The column where an entry begins in a line that holds several, otherwise 0. */
function begins({ shared, marker }: Entry): number {
  return shared === undefined ? 0 : marker!.span.start;
}

/** Whether the entry's text, or without an entry that before the first one, reports what has been done. */
export function isPast({ past }: Pick<Structure, 'past'>, owner: Entry | undefined): boolean {
  return owner === undefined ? past === true : owner.past;
}

/**
 * Calls back for those of the ascending `lines` that are the plan's own (see `forEachPlanLine`), with the index of each
 * in `lines`.
 */
export function forEachOwnLine(
  structure: Structure,
  lines: readonly number[],
  visit: (line: number, at: number, owner: Entry | undefined) => void,
): void {
  const { entries, bodyStart, bodyEnd } = structure;
  let next = 0;
  let owner: Entry | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    while (next < entries.length && entries[next]!.line <= line) owner = entries[next++];
    if (line >= bodyStart && line < bodyEnd && !isPast(structure, owner)) visit(line, at, owner);
  }
}

/** Calls back for every line whose amounts belong to the plan: preamble and body without retrospective parts. */
export function forEachPlanLine(
  plan: Plan,
  visit: (line: Line, index: number, owner: Entry | undefined) => void,
): void {
  forEachBodyLine(plan, (line, index, owner) => {
    if (!isPast(plan.structure, owner)) visit(line, index, owner);
  });
}

/** Calls back for every line of preamble and body, with the entry it belongs to. */
export function forEachBodyLine(
  plan: Plan,
  visit: (line: Line, index: number, owner: Entry | undefined) => void,
): void {
  const { entries, bodyStart, bodyEnd } = plan.structure;
  let next = 0;
  let owner: Entry | undefined;
  for (let index = bodyStart; index < bodyEnd; index++) {
    while (next < entries.length && entries[next]!.line <= index) owner = entries[next++];
    visit(plan.lines[index]!, index, owner);
  }
}
