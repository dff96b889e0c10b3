/**
 * Moves and copies items, sections, rows of a table, attachments and actions on lines of their own (一是…), with all that
 * belongs to them. Numbers stay in their order and references follow what they mean, so a plan that was right still is.
 */
import { actionEdit } from '../plan/numbering/actionSeries';
import { attachmentsOf, renumberAttachments } from '../plan/numbering/attachments';
import { decimalEdits, followingEdits, numberEdit } from '../plan/numbering/renumber';
import { trimEnd } from '../text/characters';
import { applyEdits, type Edit } from '../text/edits';
import { compareStarts, rangeOf, type Position, type Range } from '../text/positions';
import type { NumberingModeSetting } from '../rules/types';
import type { Entry, Plan } from '../plan/types';
import { blockAt, type Block, type Piece } from './movable';
import { placeAbove, placeBelow, placeOf, type Place } from './movePlaces';
import { newNumbers } from './moveNumbers';

/** A copy stands below the original in both cases; `copyUp` leaves the cursor in the original. */
export type MoveKind = 'up' | 'down' | 'copyUp' | 'copyDown';

export interface Move {
  /** Of the text before; in text order. Empty where there is nothing to move past. */
  readonly edits: readonly Edit[];
  /** The selection after the edits, with what it held. */
  readonly selection: Range;
}

/**
 * Undefined where `range` is neither on a heading nor a selection of whole items: then lines are the editor's business.
 */
export function move(plan: Plan, range: Range, kind: MoveKind, mode: NumberingModeSetting = 'auto'): Move | undefined {
  const block = blockAt(plan, range);
  if (block === undefined) return undefined;
  const copies = kind === 'copyUp' || kind === 'copyDown';
  const place = copies ? copyPlace(block) : kind === 'up' ? placeAbove(plan, block) : placeBelow(plan, block);
  return moveBlock(plan, range, block, place, kind, mode);
}

/**
 * Brings the item at `range` to the place of the one whose heading is in another line, or into the section there. As
 * `move`.
 */
export function moveTo(plan: Plan, range: Range, line: number, mode: NumberingModeSetting = 'auto'): Move | undefined {
  const block = blockAt(plan, range);
  const other = plan.structure.entries.find((entry) => entry.line === line);
  if (block === undefined || other === undefined) return undefined;
  return moveBlock(plan, range, block, placeOf(plan, block, other), 'to', mode);
}

function moveBlock(
  plan: Plan,
  range: Range,
  block: Block,
  place: Place | undefined,
  kind: MoveKind | 'to',
  mode: NumberingModeSetting,
): Move {
  // A mark at the start of the file stays there.
  if (place === undefined || (place.from === 0 && plan.lines[0]!.text.startsWith('\ufeff')))
    return { edits: [], selection: range };
  const changes = changesOf(plan, block, place, mode);
  return {
    edits: editsOf(plan, place, changes),
    selection: selectionOf(range, place, changes, kind),
  };
}

/** Behind the block, as far below it as the next one is. */
function copyPlace(block: Block): Place {
  const { pieces, first, last } = block;
  const { start } = pieces[first]!;
  const { end } = pieces[last]!;
  const gap =
    last + 1 < pieces.length
      ? lineNumbers(end + 1, pieces[last + 1]!.start)
      : first > 0
        ? lineNumbers(pieces[first - 1]!.end + 1, start)
        : [];
  return {
    from: start,
    start,
    end,
    to: end + 1,
    before: [],
    after: [...gap, ...lineNumbers(start, end + 1)],
    copied: { start, end },
  };
}

function lineNumbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/** What changes in the lines besides their order. */
interface Changes {
  readonly edits: readonly Edit[];
  /** In the lines of the copy, as if it were the original. */
  readonly inCopy: readonly Edit[];
}

function changesOf(plan: Plan, block: Block, place: Place, mode: NumberingModeSetting): Changes {
  const { originals, copies } = newNumbers(plan, block, place, mode);
  const attachments = attachmentNumbers(plan, block, place);
  const marks = markEdits(plan, block, place);
  const actions = actionEdits(plan, block, place);
  const common = [...followingEdits(plan, originals), ...renumberAttachments(plan, attachments.originals)];
  const own = (numbers: ReadonlyMap<Entry, number>): Edit[] =>
    [...numbers].flatMap(([entry, number]) => numberEdit(plan, entry, number) ?? []);
  return {
    edits: [...common, ...own(originals), ...marks.originals, ...actions.originals].map(plainEdit),
    inCopy: [
      // What is numbered anew in the copy is not what follows the originals.
      ...common.filter((edit) => ![...own(copies), ...attachments.inCopy].some((other) => isSamePlace(edit, other))),
      ...own(copies),
      ...decimalEdits(plan, copies),
      ...attachments.inCopy,
      ...marks.inCopy,
      ...actions.inCopy,
    ].map(plainEdit),
  };
}

function plainEdit({ range, newText }: Edit): Edit {
  return { range, newText };
}

function isSamePlace(a: Edit, b: Edit): boolean {
  return a.range.start.line === b.range.start.line && a.range.start.character === b.range.start.character;
}

/** The pieces in their new order; a copy is there twice. */
function newOrder({ pieces, first, last }: Block, place: Place): { readonly piece: Piece; readonly copy: boolean }[] {
  const line = place.order ?? ((one: number) => one);
  const all = pieces.map((piece) => ({ piece, copy: false }));
  if (place.copied !== undefined)
    all.splice(last + 1, 0, ...pieces.slice(first, last + 1).map((piece) => ({ piece, copy: true })));
  else all.sort((a, b) => line(a.piece.start) - line(b.piece.start));
  return all;
}

interface BothEdits {
  readonly originals: Edit[];
  readonly inCopy: Edit[];
}

/** 一是 … 二是: by their new places. */
function actionEdits(plan: Plan, block: Block, place: Place): BothEdits {
  const edits: BothEdits = { originals: [], inCopy: [] };
  const { action } = block;
  if (action === undefined) return edits;
  const actionsIn = ({ start, end }: Piece) =>
    lineNumbers(start, end + 1).flatMap((line) =>
      plan.lines[line]!.actions.filter(({ kind }) => kind === action).map((one) => ({ line, action: one })),
    );
  const before = block.pieces.flatMap(actionsIn).map((placed) => placed.action.number);
  const after = newOrder(block, place).flatMap(({ piece, copy }) =>
    actionsIn(piece).map((placed) => ({ placed, copy })),
  );
  after.forEach(({ placed, copy }, index) => {
    const number = numberAt(before, index, after.length);
    if (number !== undefined && number !== placed.action.number)
      (copy ? edits.inCopy : edits.originals).push(actionEdit(plan, placed, number));
  });
  return edits;
}

/** The number of a place in a series that has `count` members now; undefined where the series is in disorder. */
function numberAt(before: readonly number[], index: number, count: number): number | undefined {
  if (count === before.length) return before[index];
  const inOrder = before.every((number, at) => number === before[0]! + at);
  return inOrder ? before[0]! + index : undefined;
}

function attachmentNumbers(
  plan: Plan,
  block: Block,
  place: Place,
): { readonly originals: ReadonlyMap<number, number>; readonly inCopy: readonly Edit[] } {
  const numbers = new Map(attachmentsOf(plan).map((one) => [one.line, one]));
  const before = block.pieces.flatMap(({ start }) => numbers.get(start)?.number ?? []);
  const originals = new Map<number, number>();
  const inCopy: Edit[] = [];
  if (before.length !== block.pieces.length || new Set(before).size < before.length) return { originals, inCopy };
  const after = newOrder(block, place);
  after.forEach(({ piece, copy }, index) => {
    const attachment = numbers.get(piece.start)!;
    const number = numberAt(before, index, after.length);
    if (number === undefined || number === attachment.number) return;
    if (copy) {
      const alone = renumberAttachments(plan, new Map([[attachment.number, number]]));
      inCopy.push(...alone.filter(({ range }) => range.start.line === piece.start));
    } else originals.set(attachment.number, number);
  });
  return { originals, inCopy };
}

/** …；…；…。: the mark that ends a list stays at its end. */
function markEdits(plan: Plan, block: Block, place: Place): BothEdits {
  const edits: BothEdits = { originals: [], inCopy: [] };
  if (block.pieces.length < 2 || place.crosses === true) return edits;
  const places = block.pieces.map(({ end }) => {
    const { text } = plan.lines[end]!;
    const column = trimEnd(text, text.length) - 1;
    return { end, column, mark: text[column] ?? '' };
  });
  const last = places.at(-1)!.mark;
  const [mark] = places.map((one) => one.mark);
  if (last !== '。' || !'；;，,'.includes(mark!) || !places.slice(0, -1).every((one) => one.mark === mark))
    return edits;
  const after = newOrder(block, place);
  after.forEach(({ piece, copy }, index) => {
    const { end, column, mark: written } = places[block.pieces.indexOf(piece)]!;
    const wanted = index === after.length - 1 ? last : mark!;
    if (wanted === written) return;
    const edit = { range: rangeOf(end, { start: column, end: column + 1 }), newText: wanted };
    (copy ? edits.inCopy : edits.originals).push(edit);
  });
  return edits;
}

/**
 * The text that is moved stays where it is, and what it moves past is put on its other side: so its cursor, its
 * bookmarks and its folds go with it in every editor.
 */
function editsOf(plan: Plan, place: Place, { edits, inCopy }: Changes): Edit[] {
  const { from, start, end, to, before, after, copied } = place;
  const last = plan.lines.length - 1;
  const eol = plan.lines.find((line) => line.eol !== '')?.eol ?? '\n';
  const emitted = (line: number): string => {
    const isCopy = copied !== undefined && line >= copied.start && line <= copied.end;
    const here = (isCopy ? inCopy : edits).filter(({ range }) => range.start.line === line);
    return applyEdits(
      plan.lines[line]!.text,
      here.map(({ range, newText }) => ({
        range: rangeOf(0, { start: range.start.character, end: range.end.character }),
        newText,
      })),
    );
  };
  const eolOf = (line: number): string => plan.lines[line]!.eol || eol;
  const outside = edits.filter(
    ({
      range: {
        start: { line },
      },
    }) => line < from || line >= to || (line >= start && line <= end),
  );
  const moved: Edit[] = [];
  if (from < start || before.length > 0)
    moved.push({
      range: { start: { line: from, character: 0 }, end: { line: start, character: 0 } },
      newText: before.map((line) => emitted(line) + eolOf(line)).join(''),
    });
  if (end + 1 < to || after.length > 0) {
    const atEnd = to > last;
    moved.push(
      atEnd
        ? {
            range: {
              start: { line: end, character: plan.lines[end]!.text.length },
              end: { line: last, character: plan.lines[last]!.text.length },
            },
            newText: after.map((line) => eol + emitted(line)).join(''),
          }
        : {
            range: { start: { line: end + 1, character: 0 }, end: { line: to, character: 0 } },
            newText: after.map((line) => emitted(line) + eolOf(line)).join(''),
          },
    );
  }
  return [...outside, ...moved].sort(compareStarts);
}

function selectionOf(range: Range, place: Place, { edits, inCopy }: Changes, kind: MoveKind | 'to'): Range {
  const { from, start, end, before, after } = place;
  const down = kind === 'copyDown';
  const shift = down ? after.length : before.length - (start - from);
  const changes = down ? inCopy : edits;
  const shifted = ({ line, character }: Position): Position => {
    let column = character;
    if (line <= end)
      for (const { range: changed, newText } of changes)
        if (changed.start.line === line && changed.end.character <= character)
          column += newText.length - (changed.end.character - changed.start.character);
    return { line: line + shift, character: column };
  };
  return { start: shifted(range.start), end: shifted(range.end) };
}
