/** What is moved as one: an entry with all its lines, a row of a table, an action on a line of its own. */
import { assignmentsOf } from '../plan/facts/assignments';
import { rowRank } from '../plan/outline/markerRanks';
import { entryAt, ownEndLine } from '../plan/query';
import { skipSpaces } from '../text/characters';
import { linesIn } from './renumber';
import type { Range } from '../text/positions';
import type { ActionKind, Line } from '../scan/types';
import type { Entry, Plan } from '../plan/types';

/** Lines, inclusive. Between two pieces may stand blank lines, and those that belong to neither. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Some of a list of pieces of one kind. */
export interface Block {
  readonly pieces: readonly Piece[];
  /** Those meant, inclusive. */
  readonly first: number;
  readonly last: number;
  /** The entries that the pieces meant are; absent for actions. */
  readonly entries?: readonly Entry[];
  /** All of the pieces. */
  readonly siblings?: readonly Entry[];
  /** The pieces are all that its parent has on that side. */
  readonly atStart?: boolean;
  readonly atEnd?: boolean;
  readonly action?: ActionKind;
}

/** A cursor or a selection in a heading line means the whole item; a longer one has to hold whole items. */
export function blockAt(plan: Plan, range: Range): Block | undefined {
  const lines = textLines(plan, linesIn(range));
  if (lines === undefined) return undefined;
  return entryBlock(plan, lines) ?? actionBlock(plan, lines);
}

function textLines({ lines }: Plan, { start, end }: Piece): Piece | undefined {
  let [first, last] = [Math.max(0, start), Math.min(end, lines.length - 1)];
  while (first < last && lines[first]!.shape === 'blank') first++;
  while (last > first && lines[last]!.shape === 'blank') last--;
  return first <= last ? { start: first, end: last } : undefined;
}

function entryBlock(plan: Plan, { start, end }: Piece): Block | undefined {
  const { entries, roots } = plan.structure;
  const entry = entries.find(({ line }) => line === start);
  if (entry === undefined) return undefined;
  const sharesLine = ({ index, line: own }: Entry): boolean => entries[index - 1]?.line === own;
  // What stands in the cells of a table, or broken over its lines, is no list of lines.
  const line = plan.lines[start]!;
  if (entry.rank === rowRank ? line.shape !== 'table' || line.titleBelow !== undefined : line.shape === 'table')
    return undefined;
  const family = entry.parent?.children ?? roots;
  const at = family.indexOf(entry);
  let [from, to] = [at, at + 1];
  // One that begins in the line of another has no lines of its own to be moved.
  const isLike = (other: Entry): boolean => other.rank === entry.rank && !sharesLine(other);
  while (from > 0 && isLike(family[from - 1]!)) from--;
  while (to < family.length && isLike(family[to]!)) to++;
  const siblings = family.slice(from, to);
  const pieces = siblings.map((sibling) => pieceOf(plan, sibling));
  const first = at - from;
  const last = start === end ? first : pieces.findIndex((piece, index) => index >= first && piece.end === end);
  if (last < 0) return undefined;
  return {
    pieces,
    first,
    last,
    entries: siblings.slice(first, last + 1),
    siblings,
    atStart: from === 0,
    atEnd: to === family.length,
  };
}

/** The lines of an entry: not the note behind its last item that speaks for a section, nor what follows a table. */
export function pieceOf(plan: Plan, entry: Entry): Piece {
  const { line: start, endLine } = entry;
  let end = endLine;
  if (entry.rank === rowRank) {
    end = start;
    while (end < endLine && plan.lines[end + 1]!.shape === 'table' && !isBorder(plan.lines[end + 1]!)) end++;
    return { start, end };
  }
  if (end > start && isNoteAlone(plan.lines[end]!) && speaksForSection(plan, entry, end)) {
    end--;
    while (end > start && plan.lines[end]!.shape === 'blank') end--;
  }
  return { start, end };
}

/** ├──┼──┤, |---|---| */
function isBorder({ text }: Line): boolean {
  return /^[\s|│┃+\-=:─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝]+$/.test(text);
}

function isNoteAlone({ text, notes }: Line): boolean {
  const [note] = notes;
  return (
    notes.length === 1 &&
    text.slice(0, note!.span.start).trim() === '' &&
    text.slice(note!.span.end).replace('。', '').trim() === ''
  );
}

function speaksForSection(plan: Plan, entry: Entry, line: number): boolean {
  const owner = entryAt(plan.structure, line);
  if (owner === undefined) return false;
  const from = assignmentsOf(plan)
    .of(owner)
    .find((assignment) => assignment.line === line)?.from;
  for (let above = entry.parent; above !== undefined; above = above.parent) if (above === from) return true;
  return false;
}

function actionBlock(plan: Plan, { start, end }: Piece): Block | undefined {
  const kind = opensWithAction(plan.lines[start]!);
  if (kind === undefined) return undefined;
  const owner = entryAt(plan.structure, start);
  const [from, to] =
    owner === undefined
      ? [plan.structure.bodyStart, (plan.structure.entries[0]?.line ?? plan.structure.bodyEnd) - 1]
      : [owner.line + 1, ownEndLine(owner)];
  const starts: number[] = [];
  for (let line = from; line <= to; line++) if (opensWithAction(plan.lines[line]!) === kind) starts.push(line);
  const pieces = starts.map((line, index) => ({
    start: line,
    end: endOfAction(plan, line, starts[index + 1] ?? to + 1),
  }));
  const first = starts.indexOf(start);
  const last = start === end ? first : pieces.findIndex((piece, index) => index >= first && piece.end === end);
  return first < 0 || last < 0 ? undefined : { pieces, first, last, action: kind };
}

function opensWithAction({ text, actions, shape }: Line): ActionKind | undefined {
  const [first] = actions;
  return shape !== 'table' && first?.marker.start === skipSpaces(text, 0) ? first.kind : undefined;
}

/** Up to the next action, without the item's own note behind the last one. */
function endOfAction({ lines }: Plan, start: number, next: number): number {
  let end = next - 1;
  while (end > start && (lines[end]!.shape === 'blank' || isNoteAlone(lines[end]!))) end--;
  return end;
}
