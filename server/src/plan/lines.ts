/** From text to lines, and from one line's text to its facts. */
import { isChrome } from './chrome';
import { Feature, featuresOf } from './characters';
import { scanHeading } from './markers';
import { scanMeasures } from './measures';
import { scanQuantities } from './quantities';
import { scanNotes } from './responsibility';
import type { Heading, Line, LineShape } from './types';

/** Splits at \n, \r\n and \r, as LSP does; a text of n line ends gives n + 1 lines. */
export function scanLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  const ends = /\r\n?|\n/g;
  for (let match = ends.exec(text); match !== null; match = ends.exec(text)) {
    lines.push(scanLine(ownText(text.slice(start, match.index)), match[0]));
    start = match.index + match[0].length;
  }
  lines.push(scanLine(ownText(text.slice(start)), ''));
  return lines;
}

/**
 * The same text in memory of its own. V8 makes a long slice a window on the whole: slower to read by a sixth, character by character,
 * and one line kept would keep all of them.
 */
function ownText(slice: string): string {
  return slice.length < 13 ? slice : [slice.slice(0, 1), slice.slice(1)].join('');
}

const empty = Object.freeze([]);

/** The facts of one line. `text` holds no line end. */
export function scanLine(text: string, eol: string): Line {
  if (text.length === 0) return blank(text, eol);
  const features = featuresOf(text);
  if (text.trim().length === 0) return blank(text, eol, features);
  const heading = scanHeading(text);
  const shape = shapeOf(text, features, heading);
  if (shape === 'chrome') return blank(text, eol, features, shape);
  const notes = scanNotes(text, features);
  const measures = scanMeasures(text, features, heading?.title.start ?? 0, notes.length === 0 ? empty : notes.map((note) => note.span.start));
  const { targets, deadlines, vague } = scanQuantities(text, features);
  // Written out, as lines are made by the thousand: spreading costs more than all else here.
  if (heading === undefined || shape === 'table') return { text, eol, shape, features, measures, notes, targets, deadlines, vague };
  return { text, eol, shape, features, heading, measures, notes, targets, deadlines, vague };
}

function blank(text: string, eol: string, features = 0, shape: LineShape = 'blank'): Line {
  return { text, eol, shape, features, measures: empty, notes: empty, targets: empty, deadlines: empty, vague: empty };
}

/** A table row has two cells or more: tabs or pipes inside the line (a tab behind a marker is spacing), or a frame of box-drawing characters. */
function shapeOf(text: string, features: number, heading: Heading | undefined): LineShape {
  if ((features & Feature.Table) !== 0 && isTableRow(heading?.marker.weak === undefined ? text.slice(heading?.title.start ?? 0) : text)) return 'table';
  if (heading !== undefined) return 'heading';
  return isChrome(text) ? 'chrome' : 'text';
}

function isTableRow(text: string): boolean {
  const line = text.trim();
  const first = line.charCodeAt(0);
  if (first >= 0x2501 && first <= 0x257f) return true;
  return line === '|' || /\t\S/.test(line) || (line.match(/[|│┃]/g)?.length ?? 0) >= 2;
}
