/** What actions (一是…) and the entries that can stand for them have in common. */
import type { Line } from '../scan/types';
import { entryAt, zoneAt } from '../plan/query';
import { rowRank } from '../plan/outline/markerRanks';
import type { Entry, Plan } from '../plan/types';
import { trimEnd } from '../text/characters';

/** A part of a line that says one thing to be done. */
export interface ActionWords {
  /** Without white space at the end. */
  readonly text: string;
  /** The column where its responsibility notes begin, or else where it ends. */
  readonly notesStart: number;
  readonly noted: boolean;
  /** The words before the notes end in a mark, so that something else may follow them. */
  readonly closed: boolean;
}

const endMark = /[。；;！!？?]$/;

/** Ends what stands before actions: 主要举措：, 坚持育人为本。 */
export const endsIntroduction = /[。：:；;！!？?]$/;

/** Words that continue something else. */
const continues = /^[\s\p{P}]/u;
/** Titles and quotations may begin one. */
const opens = /^[《“‘"]/;

/**
 * Reads columns `from` to `to`. Undefined where it isn't plain that they are one whole: a note in the middle or in
 * pieces, no mark at the end.
 */
export function actionWords({ text, notes }: Line, from: number, to: number): ActionWords | undefined {
  const end = trimEnd(text, to, from);
  const own = notes.filter(({ span }) => span.start >= from && span.start < end);
  if (own.some(({ problems, part }) => problems.length > 0 || part !== undefined)) return undefined;
  const notesStart = trimEnd(text, own[0]?.span.start ?? end, from);
  const body = text.slice(from, notesStart);
  if (body === '' || (continues.test(body) && !opens.test(body))) return undefined;
  if (own.length > 0 && !isNotesOnly(text.slice(notesStart, end), own, notesStart)) return undefined;
  const words = { text: text.slice(from, end), notesStart, noted: own.length > 0, closed: endMark.test(body) };
  return words.closed || (words.noted && endMark.test(words.text)) ? words : undefined;
}

/** Whether a text holds nothing but these notes; `start`: the column of its first character. */
function isNotesOnly(text: string, notes: Line['notes'], start: number): boolean {
  let rest = text;
  for (const { span } of notes.toReversed()) rest = rest.slice(0, span.start - start) + rest.slice(span.end - start);
  return /^[\s。；;.]*$/.test(rest);
}

/** A line with responsibility notes and nothing else. */
export function isNoteLine({ text, notes }: Line): boolean {
  return (
    notes.length > 0 &&
    notes.every(({ problems, part }) => problems.length === 0 && part === undefined) &&
    isNotesOnly(text, notes, 0)
  );
}

/** The entry of a line, if it has a number and lines of its own: no part, no row of a table, nothing glued on. */
export function numberedEntryAt(plan: Plan, line: number): Entry | undefined {
  const entry = entryAt(plan.structure, line);
  return entry?.marker !== undefined &&
    entry.kind !== 'part' &&
    entry.rank !== rowRank &&
    entry.shared === undefined &&
    entry.endColumn === undefined &&
    plan.lines[entry.line]!.titleBelow === undefined &&
    zoneAt(plan.structure, entry.line) === 'body'
    ? entry
    : undefined;
}

/**
 * Whether `long` is `short` with `count` more entries right below the one at `index`: all others are read as before,
 * and the notes name the same units.
 */
export function hasMoreBelow(long: Plan, short: Plan, index: number, count: number, rank: number): boolean {
  const [many, few] = [long.structure.entries, short.structure.entries];
  if (many.length !== few.length + count) return false;
  const isNew = (at: number): boolean => at > index && at <= index + count;
  return (
    many.every((entry, at) =>
      isNew(at)
        ? entry.rank === rank && entry.parent === many[index]
        : entry.rank === few[at > index ? at - count : at]!.rank,
    ) && unitsIn(long) === unitsIn(short)
  );
}

function unitsIn({ lines }: Plan): string {
  return lines
    .flatMap(({ notes }) => notes.flatMap(({ units }) => units.map(({ name, role }) => `${role} ${name}`)))
    .sort()
    .join();
}
