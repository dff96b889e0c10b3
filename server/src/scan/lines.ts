/** Splits a text into lines and finds the facts of each. */
import { isChrome } from './pageFurniture';
import { Feature, featuresOf } from '../text/characters';
import { scanGluedHeadings } from './gluedHeadings';
import { scanHeading } from './markers';
import { scanActions } from './actions';
import { isSourceMark } from './sourceMarks';
import { openingsOf } from './neighbourFeatures';
import { scanQuantities } from './quantities';
import { scanNotes } from './responsibility';
import { labelledNames } from './tables';
import type { Mutable } from '../text/mutable';
import type { Heading, Line, LineShape, Note } from './types';

/** Splits at \n, \r\n and \r, as LSP does. A text with n line ends has n + 1 lines. */
export function scanLines(text: string): Line[] {
  const texts: string[] = [];
  const eols: string[] = [];
  let start = 0;
  const ends = /\r\n?|\n/g;
  for (let match = ends.exec(text); match !== null; match = ends.exec(text)) {
    texts.push(ownText(text.slice(start, match.index)));
    eols.push(match[0]);
    start = match.index + match[0].length;
  }
  texts.push(ownText(text.slice(start)));
  eols.push('');
  return linesOf(texts, eols);
}

/** One line. `text` must not contain a line end. */
export function scanLine(text: string, eol: string): Line {
  return linesOf([text], [eol])[0]!;
}

/**
 * A copy with its own memory. V8 implements a long slice as a view of the whole string, which is a sixth slower to read
 * by character and would keep the whole text alive for as long as the line.
 */
function ownText(slice: string): string {
  return slice.length < 13 ? slice : [slice.slice(0, 1), slice.slice(1)].join('');
}

const empty = Object.freeze([]);

/**
 * The facts of lines. We find one kind of fact in all lines before the next kind: its code and tables stay in the
 * processor's caches, which is a seventh faster than going line by line.
 */
function linesOf(texts: readonly string[], eols: readonly string[]): Line[] {
  const characters = texts.map((text) => featuresOf(text));
  const headings = texts.map((text) => scanHeading(text));
  const shapes = texts.map((text, index) => shapeOf(text, characters[index]!, headings[index]));
  const features = texts.map(
    (text, index) =>
      characters[index]! |
      openingsOf(text, characters[index]!, shapes[index]!) |
      (shapes[index] === 'chrome' ? Feature.PageFurniture : 0),
  );
  const tells = shapes.map((shape) => shape !== 'blank' && shape !== 'chrome');
  const notes = texts.map((text, index) => (tells[index]! ? notesOf(text, features[index]!, shapes[index]!) : empty));
  const actions = texts.map((text, index) =>
    tells[index]!
      ? scanActions(text, features[index]!, headings[index]?.title.start ?? 0, startsOf(notes[index]!))
      : empty,
  );
  const lines = texts.map((text, index): Line => {
    const eol = eols[index]!;
    const shape = shapes[index]!;
    // Written out because lines are created by the thousand: spreading would cost more than everything else here.
    if (!tells[index]!)
      return {
        text,
        eol,
        shape,
        features: features[index]!,
        actions: empty,
        notes: empty,
        targets: empty,
        deadlines: empty,
        vague: empty,
      };
    const { targets, deadlines, vague } = scanQuantities(text, features[index]!);
    const heading = shape === 'table' ? undefined : headings[index];
    if (heading === undefined)
      return {
        text,
        eol,
        shape,
        features: features[index]!,
        actions: actions[index]!,
        notes: notes[index]!,
        targets,
        deadlines,
        vague,
      };
    return {
      text,
      eol,
      shape,
      features: features[index]!,
      heading,
      actions: actions[index]!,
      notes: notes[index]!,
      targets,
      deadlines,
      vague,
    };
  });
  for (const line of lines) {
    if (line.shape !== 'heading' && line.shape !== 'text') continue;
    const glued = scanGluedHeadings(line.text, line.features, line.heading);
    if (glued !== undefined) (line as Mutable<Line>).glued = glued;
  }
  return lines;
}

function notesOf(text: string, features: number, shape: LineShape): readonly Note[] {
  const notes = scanNotes(text, features);
  const names = shape === 'table' && notes.length === 0 ? labelledNames(text) : undefined;
  return names === undefined ? notes : [names];
}

function startsOf(notes: readonly Note[]): readonly number[] {
  return notes.length === 0 ? empty : notes.map(({ span }) => span.start);
}

/**
 * A table row has two cells or more: tabs or pipes inside the line (a tab behind a marker is spacing), or a frame of
 * box-drawing characters.
 */
function shapeOf(text: string, features: number, heading: Heading | undefined): LineShape {
  if (text.trim().length === 0) return 'blank';
  if (
    (features & Feature.Table) !== 0 &&
    isTableRow(heading?.marker.weak === true ? text : text.slice(heading?.title.start ?? 0))
  )
    return 'table';
  if (heading !== undefined) return 'heading';
  return isChrome(text) || isSourceMark(text) ? 'chrome' : 'text';
}

function isTableRow(text: string): boolean {
  const line = text.trim();
  const first = line.charCodeAt(0);
  if (first >= 0x2501 && first <= 0x257f) return true;
  return line === '|' || /\t\S/.test(line) || (line.match(/[|│┃]/g)?.length ?? 0) >= 2;
}
