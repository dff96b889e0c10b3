/** Notes and titles broken by a line end, and labels on lines of their own, which belong to what is below. */
import { skipSpaces, trimEnd } from '../text/characters';
import { closingAtStart, openingAtEnd } from './responsibility/brackets';
import { scanNotes } from './responsibility';
import { featuresOf } from '../text/characters';
import { isResultLabel, isUnitLabel, namesBelow, placeResults } from './labelLines';
import { isNumberAlone } from './neighbourFeatures';
import type { Line, Note, Unit } from './types';
import type { Place } from './tableFacts';
import type { Span } from '../text/positions';

/** Most lines of a broken note. */
const mostLines = 4;
const longestTitle = 60;

/** Places line `index` and the lines that continue it. */
export function placeWrapped(lines: readonly Line[], index: number, place: Place): void {
  const { text } = lines[index]!;
  if (isNumberAlone(text)) placeTitle(lines, index, place);
  else if (isResultLabel(text)) placeResults(lines, index, place);
  else if (isUnitLabel(text)) placeNames(lines, index, place);
  else placeNote(lines, index, place);
}

function placeTitle(lines: readonly Line[], index: number, place: Place): void {
  let below = index + 1;
  while (below < index + mostLines && lines[below]?.shape === 'blank') below++;
  const line = lines[below];
  if (line === undefined || line.shape !== 'text' || line.text.length > longestTitle || /[。；;]./.test(line.text))
    return;
  const distance = below - index;
  place(index, {
    context: `title ${distance}`,
    apply: (number) => ({ ...number, titleBelow: { first: distance, last: distance } }),
  });
}

function placeNote(lines: readonly Line[], index: number, place: Place): void {
  const parts = partsFrom(lines, index);
  if (parts !== undefined) placeParts(lines, index, parts, '', place);
}

/** 责任单位, and the names on the next line. */
function placeNames(lines: readonly Line[], index: number, place: Place): void {
  const below = namesBelow(lines, index);
  if (below === undefined) return;
  placeParts(lines, index, [index, below], /[：:]\s*$/.test(lines[index]!.text) ? '' : '：', place);
}

/** `between`: what the end of the first line lacks to be a label. */
function placeParts(
  lines: readonly Line[],
  index: number,
  parts: readonly number[],
  between: string,
  place: Place,
): void {
  const joined = join(
    parts.map((line) => lines[line]!.text),
    between,
  );
  const context = parts.map((line) => `${line - index} ${lines[line]!.text}`).join('\n');
  let found: readonly (readonly Note[])[] | undefined | false = false;
  const notesOf = (): readonly (readonly Note[])[] | undefined =>
    found === false ? (found = readJoined(joined)) : found;
  parts.forEach((line, at) => {
    place(line, {
      context: `${at} ${context}`,
      apply: (alone) => {
        const notes = notesOf()?.[at];
        return notes === undefined ? alone : { ...alone, notes };
      },
    });
  });
}

/** The lines of the note that begins in line `index`, if it may be broken. */
function partsFrom(lines: readonly Line[], index: number): number[] | undefined {
  const { text } = lines[index]!;
  const isOpen = openingAtEnd(text) >= 0;
  const parts = [index];
  for (let next = index + 1; next < lines.length && parts.length < mostLines; next++) {
    const line = lines[next]!;
    if (line.shape === 'blank') {
      if (next > index + parts.length) return undefined;
      continue;
    }
    if (line.shape !== 'text') return undefined;
    parts.push(next);
    if (!isOpen) return parts;
    if (closingAtStart(line.text) >= 0) return parts;
    if (openingAtEnd(line.text) >= 0) return undefined;
  }
  return undefined;
}

/** Lines joined into one, without the white space where they were broken. */
interface Joined {
  readonly text: string;
  /** By line: which part of it is in the whole, and where. */
  readonly pieces: readonly { readonly span: Span; readonly at: number; readonly text: string }[];
}

function join(texts: readonly string[], between: string): Joined {
  let text = '';
  const pieces = texts.map((line, index) => {
    const start = index === 0 ? 0 : skipSpaces(line, 0);
    const end = trimEnd(line, line.length, start);
    const piece = { span: { start, end }, at: text.length, text: line };
    text += line.slice(start, end);
    if (index === 0) text += between;
    return piece;
  });
  return { text, pieces };
}

/** The notes of the whole, by line; undefined if none of them is broken. */
function readJoined({ text, pieces }: Joined): readonly (readonly Note[])[] | undefined {
  const notes = scanNotes(text, featuresOf(text));
  const byLine: Note[][] = pieces.map(() => []);
  let broken = false;
  for (const note of notes) {
    const first = pieceAt(pieces, note.span.start);
    const last = pieceAt(pieces, note.span.end - 1);
    if (first === last) {
      byLine[first]!.push(movedInto(note, pieces[first]!, pieces[first]!));
      continue;
    }
    broken = true;
    for (let line = first; line <= last; line++) byLine[line]!.push(partOf(note, pieces, line, first));
  }
  return broken ? byLine : undefined;
}

type Piece = Joined['pieces'][number];

function pieceAt(pieces: readonly Piece[], column: number): number {
  let index = pieces.length - 1;
  while (index > 0 && pieces[index]!.at > column) index--;
  return index;
}

function endOf({ at, span }: Piece): number {
  return at + span.end - span.start;
}

/** The part of a span of the whole that is in the piece, in columns of its line. */
function clip({ start, end }: Span, piece: Piece): Span {
  const shift = piece.span.start - piece.at;
  const from = Math.min(Math.max(start, piece.at), endOf(piece));
  return { start: from + shift, end: Math.max(from, Math.min(end, endOf(piece))) + shift };
}

function movedInto(note: Note, piece: Piece, home: Piece): Note {
  const move = (span: Span): Span => clip(span, piece);
  const holds = ({ start }: Span): boolean => start >= home.at && start < endOf(home);
  const { open, close, ...rest } = note;
  return {
    ...rest,
    span: move(note.span),
    content: move(note.content),
    ...(open !== undefined && holds(open) ? { open: move(open) } : {}),
    ...(close !== undefined && holds(close) ? { close: move(close) } : {}),
    labels: note.labels.filter(({ span }) => holds(span)).map((label) => ({ ...label, span: move(label.span) })),
    units: note.units.filter((unit) => isHome(unit, home)).map((unit) => ({ ...unit, span: move(unit.span) })),
    persons: note.persons.filter(holds).map(move),
    problems: note.problems
      .filter(({ span }) => holds(span))
      .map((problem) => ({ ...problem, span: move(problem.span) })),
  };
}

/** Whether a name that is broken itself belongs to this line, which has its longer half. */
function isHome({ span: { start, end } }: Unit, piece: Piece): boolean {
  const inside = Math.min(end, endOf(piece)) - Math.max(start, piece.at);
  const outside = end - start - inside;
  return inside > outside || (inside === outside && start >= piece.at);
}

function partOf(note: Note, pieces: readonly Piece[], line: number, first: number): Note {
  const piece = pieces[line]!;
  return { ...movedInto(note, piece, piece), part: line === first ? 'first' : 'later' };
}
