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
  const { pieces, first, entries } = block;
  if (pieces[first - 1] !== undefined) return amongSiblings(block, first - 1);
  if (entries === undefined || block.atStart !== true) return undefined;
  const parent = entries[0]!.parent;
  const target = parent === undefined ? undefined : beforeSection(plan, parent);
  const beside = target?.children.at(-1);
  return target !== undefined && takes(target, entries[0]!, beside) ? upBehind(plan, block, target, beside) : undefined;
}

export function placeBelow(plan: Plan, block: Block): Place | undefined {
  const { pieces, last, entries } = block;
  if (pieces[last + 1] !== undefined) return amongSiblings(block, last + 1);
  if (entries === undefined || block.atEnd !== true) return undefined;
  const parent = entries[0]!.parent;
  const target = parent === undefined ? undefined : behindSection(plan, parent);
  const beside = target?.children[0];
  if (target === undefined || beside?.line === target.line || !takes(target, entries[0]!, beside)) return undefined;
  return beside === undefined ? downBehind(plan, block, target, beside) : downBefore(plan, block, target, beside);
}

/**
 * The place of another entry, which makes room: among the same siblings, or in another section. A section that could be
 * its parent takes it behind its last. Undefined where it can't stand.
 */
export function placeOf(plan: Plan, block: Block, other: Entry): Place | undefined {
  const { entries, siblings = [], first, last } = block;
  const [moved] = entries ?? [];
  if (moved === undefined) return undefined;
  const at = siblings.indexOf(other);
  if (at >= 0) return at < first || at > last ? amongSiblings(block, at) : undefined;
  if (other === moved.parent) return last + 1 < siblings.length ? amongSiblings(block, siblings.length - 1) : undefined;
  const target = other.rank === moved.rank ? other.parent : other;
  const beside = other.rank === moved.rank ? other : other.children.at(-1);
  if (target === undefined || moved.parent === undefined || !canTake(plan, target, moved, beside)) return undefined;
  const { start } = block.pieces[first]!;
  if (target.line > start) {
    if (beside === other) return downBefore(plan, block, target, beside);
    return downBehind(plan, block, target, beside);
  }
  return beside === other ? upBefore(plan, block, target, beside) : upBehind(plan, block, target, beside);
}

/** Besides having a place for it: the section is no part of what is moved, and lines are not shared. */
function canTake(plan: Plan, target: Entry, moved: Entry, beside: Entry | undefined): boolean {
  if (target === moved || isAbove(moved, target) || target.rank !== moved.parent!.rank) return false;
  const sharesLine = [beside, target].some(
    (one) => one !== undefined && plan.structure.entries.some((entry) => entry !== one && entry.line === one.line),
  );
  return !sharesLine && takes(target, moved, beside) && isApart(target, moved);
}

/** Past one of its siblings and all between. */
function amongSiblings({ pieces, first, last }: Block, at: number): Place {
  const { start } = pieces[first]!;
  const { end } = pieces[last]!;
  const other = pieces[at]!;
  if (at < first) {
    const near = pieces[first - 1]!;
    const past = lineNumbers(other.start, near.end + 1);
    const gap = lineNumbers(near.end + 1, start);
    return withOrder({ from: other.start, start, end, to: end + 1, before: [], after: [...gap, ...past] });
  }
  const near = pieces[last + 1]!;
  const past = lineNumbers(near.start, other.end + 1);
  const gap = lineNumbers(end + 1, near.start);
  return withOrder({ from: start, start, end, to: other.end + 1, before: [...past, ...gap], after: [] });
}

/** Up, to stand behind all that a section has. */
function upBehind(plan: Plan, { pieces, first, last }: Block, target: Entry, beside: Entry | undefined): Place {
  const { start } = pieces[first]!;
  const { end } = pieces[last]!;
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

/** Up, to stand before an entry of another section. */
function upBefore(plan: Plan, { pieces, first, last }: Block, target: Entry, beside: Entry): Place {
  const { start } = pieces[first]!;
  const { end } = pieces[last]!;
  const from = beside.line;
  const jumpedEnd = previousText(plan, start) + 1;
  const jumped = lineNumbers(from, jumpedEnd);
  const own = lineNumbers(jumpedEnd, start);
  const behind = pieces[last + 1];
  const crossing = { crosses: true as const, parent: target, beside };
  if (behind === undefined)
    return withOrder({ ...crossing, from, start, end, to: end + 1, before: [], after: [...own, ...jumped] });
  const gap = lineNumbers(end + 1, behind.start);
  const after = [...gap, ...jumped, ...own];
  return withOrder({ ...crossing, from, start, end, to: behind.start, before: [], after });
}

/** Down, to stand before an entry of another section. */
function downBefore(plan: Plan, block: Block, target: Entry, beside: Entry): Place {
  const to = beside.line;
  const { crossing, own, above, jumped, below } = downwards(plan, block, target, beside, to);
  return withOrder({ ...crossing, to, before: [...above, ...jumped, ...below], after: own });
}

/** Down, to stand behind all that a section has. */
function downBehind(plan: Plan, block: Block, target: Entry, beside: Entry | undefined): Place {
  const last = beside === undefined ? ownEndLine(target) : pieceOf(plan, beside).end;
  const { crossing, own, above, jumped, jumpedEnd } = downwards(plan, block, target, beside, last + 1);
  return withOrder({ ...crossing, to: jumpedEnd, before: [...above, ...jumped, ...own], after: [] });
}

/** The lines around a block that goes down, as far as `to` (exclusive): the blank ones at the borders apart. */
function downwards(plan: Plan, block: Block, target: Entry, beside: Entry | undefined, to: number) {
  const { start } = block.pieces[block.first]!;
  const { end } = block.pieces[block.last]!;
  const jumped = trimBlank(plan, end + 1, to);
  const from = previousText(plan, start) + 1;
  return {
    crossing: { crosses: true as const, parent: target, beside, from, start, end },
    own: lineNumbers(from, start),
    above: lineNumbers(end + 1, jumped.start),
    jumped: lineNumbers(jumped.start, jumped.end),
    jumpedEnd: jumped.end,
    below: lineNumbers(jumped.end, to),
  };
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
