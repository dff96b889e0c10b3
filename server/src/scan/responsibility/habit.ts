/**
 * If most items of a plan end in names alone (（基教科、教研院）), such names are notes everywhere, even where one such bracket
 * would prove nothing.
 */
import { Feature } from '../../text/characters';
import { NoteFinder } from './notes';
import { pairBrackets } from './brackets';
import type { Line } from '../types';

const fewest = 4;
const share = 0.6;
const items = new Set(['arabic', 'hanParen', 'arabicParen', 'decimal']);

/** How many items there are, and how many of them end in names alone. */
export interface Endings {
  readonly items: number;
  readonly ending: number;
}

/** Of the lines `from` (inclusive) to `to` (exclusive). */
export function countEndings(lines: readonly Line[], from: number, to: number): Endings {
  let ending = 0;
  let all = 0;
  for (let index = from; index < to; index++) {
    const { features, heading, isRow } = lines[index]!;
    if (heading === undefined || isRow === true || !items.has(heading.marker.kind)) continue;
    all++;
    if ((features & Feature.EndsInNames) !== 0) ending++;
  }
  return { items: all, ending };
}

const habit = { context: 'names', apply: withNames };

/** How lines that end in names are to be read; undefined if that is not the plan's habit. */
export function habitOfNames({ items, ending }: Endings): typeof habit | undefined {
  return ending >= fewest && ending >= items * share ? habit : undefined;
}
habitOfNames.context = habit.context;

function withNames(line: Line): Line {
  const note = new NoteFinder(line.text, pairBrackets(line.text)).namesAtEnd();
  return note === undefined || line.notes.some(({ span }) => span.end > note.span.start)
    ? line
    : { ...line, notes: [...line.notes, note] };
}
