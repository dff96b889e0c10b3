/** Where a block goes when it is moved up or down: past its neighbour, or over the border of its section. */
import { entryAt, ownEndLine } from '../plan/query';
import { attachmentRank, rowRank } from '../plan/outline/markerRanks';
import type { Entry, Plan } from '../plan/types';
import { pieceOf, type Block } from './movable';

/**
 * The block keeps its lines; those around it are written anew: the lines `from` … before it, the block itself from
 * `start` to `end`, and those behind it up to `to` (exclusive).
 */
export interface Place {
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly to: number;
  /** The lines that stand before the block and behind it afterwards, by their old numbers. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** The block's lines, where `after` holds them a second time. */
  readonly copied?: { readonly start: number; readonly end: number };
  /** The new line of an old one. Absent for a copy. */
  readonly order?: (line: number) => number;
  /** It comes to stand in another section. */
  readonly crosses?: true;
  /** The entry that it comes to stand in, and the one there whose number it goes on or comes before. */
  readonly parent?: Entry;
  readonly beside?: Entry | undefined;
}

export function placeAbove(plan: Plan, block: Block): Place | undefined {
  const { pieces, first, last, entries } = block;
  const { start } = pieces[first]!;
  const { end } = pieces[last]!;
  const above = pieces[first - 1];
  if (above !== undefined) {
    const past = lineNumbers(above.start, above.end + 1);
    const gap = lineNumbers(above.end + 1, start);
    return withOrder({ from: above.start, start, end, to: end + 1, before: [], after: [...gap, ...past] });
  }
  if (entries === undefined || block.atStart !== true) return undefined;
  const parent = entries[0]!.parent;
  const target = parent === undefined ? undefined : beforeSection(plan, parent);
  if (target === undefined || !takes(target, entries[0]!, target.children.at(-1))) return undefined;
  const beside = target.children.at(-1);
  const from = (beside === undefined ? target.endLine : pieceOf(plan, beside).end) + 1;
  const jumped = trimBlank(plan, from, start);
  const behind = pieces[last + 1];
  const gaps = {
    above: lineNumbers(from, jumped.start),
    jumped: lineNumbers(jumped.start, jumped.end),
    below: lineNumbers(jumped.end, start),
  };
  const crossing = { crosses: true as const, parent: target, beside };
  // Between two items of one section lies what lay between them before.
  if (behind !== undefined) {
    const gap = lineNumbers(end + 1, behind.start);
    return withOrder({
      ...crossing,
      from,
      start,
      end,
      to: behind.start,
      before: gap,
      after: [...gaps.above, ...gaps.jumped, ...gaps.below],
    });
  }
  return withOrder({
    ...crossing,
    from,
    start,
    end,
    to: end + 1,
    before: gaps.below,
    after: [...gaps.above, ...gaps.jumped],
  });
}

export function placeBelow(plan: Plan, block: Block): Place | undefined {
  const { pieces, first, last, entries } = block;
  const { start } = pieces[first]!;
  const { end } = pieces[last]!;
  const below = pieces[last + 1];
  if (below !== undefined) {
    const past = lineNumbers(below.start, below.end + 1);
    const gap = lineNumbers(end + 1, below.start);
    return withOrder({ from: start, start, end, to: below.end + 1, before: [...past, ...gap], after: [] });
  }
  if (entries === undefined || block.atEnd !== true) return undefined;
  const parent = entries[0]!.parent;
  const target = parent === undefined ? undefined : behindSection(plan, parent);
  const beside = target?.children[0];
  if (target === undefined || beside?.line === target.line || !takes(target, entries[0]!, beside)) return undefined;
  const jumped = trimBlank(plan, end + 1, (beside === undefined ? ownEndLine(target) : beside.line - 1) + 1);
  const from = previousText(plan, start) + 1;
  const gaps = {
    own: lineNumbers(from, start),
    above: lineNumbers(end + 1, jumped.start),
    jumped: lineNumbers(jumped.start, jumped.end),
  };
  const crossing = { crosses: true as const, parent: target, beside };
  if (beside !== undefined) {
    const to = beside.line;
    const below = lineNumbers(jumped.end, to);
    return withOrder({
      ...crossing,
      from,
      start,
      end,
      to,
      before: [...gaps.above, ...gaps.jumped, ...below],
      after: gaps.own,
    });
  }
  return withOrder({
    ...crossing,
    from,
    start,
    end,
    to: jumped.end,
    before: [...gaps.above, ...gaps.jumped, ...gaps.own],
    after: [],
  });
}

function withOrder(place: Omit<Place, 'order'>): Place {
  const { from, start, end, to, before, after } = place;
  const order = new Map<number, number>();
  [...before, ...lineNumbers(start, end + 1), ...after].forEach((line, index) => order.set(line, from + index));
  return { ...place, order: (line) => (line < from || line >= to ? line : order.get(line)!) };
}

function lineNumbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/** Lines `from` … `to` (exclusive) without the blank ones at both ends. */
function trimBlank({ lines }: Plan, from: number, to: number): { readonly start: number; readonly end: number } {
  let [start, end] = [from, to];
  while (start < end && lines[start]!.shape === 'blank') start++;
  while (end > start && lines[end - 1]!.shape === 'blank') end--;
  return { start, end };
}

function previousText({ lines }: Plan, line: number): number {
  let above = line - 1;
  while (above >= 0 && lines[above]!.shape === 'blank') above--;
  return above;
}

/** Whether the entry may stand among the children of `target`, beside that one. */
function takes(target: Entry, { rank, parent }: Entry, beside: Entry | undefined): boolean {
  return (
    rank !== rowRank &&
    target.past === parent!.past &&
    (beside === undefined ? target.children.length === 0 : beside.rank === rank)
  );
}

/** The section of the same layer before this one, with nothing but headings above it between. */
function beforeSection({ structure: { entries } }: Plan, section: Entry): Entry | undefined {
  for (let index = section.index - 1; index >= 0; index--) {
    const entry = entries[index]!;
    if (entry.rank === section.rank) return isApart(entry, section) ? entry : undefined;
    if (entry.rank < section.rank && !isAbove(entry, section)) return undefined;
  }
  return undefined;
}

function behindSection(plan: Plan, section: Entry): Entry | undefined {
  const { entries } = plan.structure;
  const at = entryAt(plan.structure, section.endLine)?.index ?? section.index;
  const passed: Entry[] = [];
  for (let index = at + 1; index < entries.length; index++) {
    const entry = entries[index]!;
    if (entry.rank === section.rank)
      return isApart(section, entry) && passed.every((one) => isAbove(one, entry)) ? entry : undefined;
    if (entry.rank > section.rank) return undefined;
    passed.push(entry);
  }
  return undefined;
}

function isAbove(entry: Entry, other: Entry): boolean {
  for (let above = other.parent; above !== undefined; above = above.parent) if (above === entry) return true;
  return false;
}

/** Nothing moves into an attachment or out of it. */
function isApart(a: Entry, b: Entry): boolean {
  const attachment = (entry: Entry): Entry | undefined => {
    for (let above: Entry | undefined = entry; above !== undefined; above = above.parent)
      if (above.rank === attachmentRank) return above;
    return undefined;
  };
  return attachment(a) === attachment(b);
}
