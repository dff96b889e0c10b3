/**
 * What lines say together with their neighbours but not alone: the cells of a table, whose header is above them; a note
 * broken over lines; a title below its number; names in brackets that most items end in. Everything else in `scan`
 * reads a line by itself.
 */
import { Feature } from '../text/characters';
import type { Span } from '../text/positions';
import { scanLine } from './lines';
import { countEndings, habitOfNames, type Endings } from './responsibility/habit';
import type { Placement } from './tableFacts';
import { placeTable } from './tables';
import type { Line } from './types';
import { placeWrapped } from './wrappedLines';

export { countEndings, type Endings };

const opens = Feature.ColumnNames | Feature.GoesOn;

/**
 * How many lines with text are looked at on either side of a change: the longest header or row a table may have, and a
 * few more.
 */
const reach = 90;

/** Lines allowed between two rows that belong to neither: titles of sections, pipes that close cells. */
const mostBetween = 8;

/** What is known about all lines together, and kept from one version of a text to the next. */
export interface Neighbours {
  readonly endings: Endings;
  /** A line other than the edited ones says something else now. */
  readonly changed: boolean;
}

/** Reads all lines together with their neighbours, in place. */
export function readNeighbours(lines: Line[]): Neighbours {
  const endings = countEndings(lines, 0, lines.length);
  readRegion(lines, { start: 0, end: lines.length }, endings);
  return { endings, changed: false };
}

/**
 * The same after lines `[from, to)` have replaced `removed`. Looks at the lines nearby and the tables they are in; at
 * all lines only if the plan's habit changes.
 */
export function updateNeighbours(
  lines: Line[],
  from: number,
  to: number,
  removed: readonly Line[],
  before: Endings,
): Neighbours {
  const gone = countEndings(removed, 0, removed.length);
  const come = countEndings(lines, from, to);
  const endings = {
    items: before.items - gone.items + come.items,
    ending: before.ending - gone.ending + come.ending,
  };
  const whole = habitOfNames(before) !== habitOfNames(endings);
  const start = whole ? 0 : regionStart(lines, from);
  const end = whole ? lines.length : regionEnd(lines, to);
  const reread = readRegion(lines, { start, end }, endings);
  return { endings, changed: reread.some((line) => line < from || line >= to) };
}

function regionStart(lines: readonly Line[], from: number): number {
  let start = from;
  for (let texts = 0, between = 0; start > 0; start--) {
    const line = lines[start - 1]!;
    between = line.shape === 'blank' ? between : goesOn(line) ? 0 : between + 1;
    if (texts >= reach && between > mostBetween) break;
    if (line.shape !== 'blank') texts++;
  }
  return start;
}

function regionEnd(lines: readonly Line[], to: number): number {
  let end = to;
  for (let texts = 0, between = 0; end < lines.length; end++) {
    const line = lines[end]!;
    between = line.shape === 'blank' ? between : goesOn(line) ? 0 : between + 1;
    if (texts >= reach && between > mostBetween) break;
    if (line.shape !== 'blank') texts++;
  }
  return end;
}

/** In a table or a broken note; or blank, because a table may have blank lines between its rows. */
function goesOn({ context, shape }: Line): boolean {
  return shape === 'blank' || (context !== undefined && context !== habitOfNames.context);
}

/**
 * Reads the lines from `start`, where no table continues, to `end`, or to the end of a table that goes further. Returns
 * the lines that say something else now.
 */
function readRegion(lines: Line[], { start, end }: Span, endings: Endings): readonly number[] {
  const reread: number[] = [];
  const placements = new Map<number, Placement>();
  let last = end;
  const place = (index: number, placement: Placement): void => {
    placements.set(index, placement);
    last = Math.max(last, index + 1);
  };
  const habit = habitOfNames(endings);
  for (let index = start, done = start; index < last; index++) {
    const line = lines[index]!;
    if ((line.features & opens) !== 0 && index >= done && !placements.has(index)) {
      if ((line.features & Feature.ColumnNames) !== 0) done = placeTable(lines, index, place);
      if (done <= index && (line.features & Feature.GoesOn) !== 0) placeWrapped(lines, index, place);
    }
    if (habit !== undefined && (line.features & Feature.EndsInNames) !== 0 && !placements.has(index))
      placements.set(index, habit);
    const placement = placements.get(index);
    if (placement?.context === line.context) continue;
    const alone = line.context === undefined ? line : scanLine(line.text, line.eol);
    lines[index] = placement === undefined ? alone : { ...placement.apply(alone), context: placement.context };
    reread.push(index);
  }
  return reread;
}
