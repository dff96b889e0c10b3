/**
 * What a new line begins with, once Enter has been pressed: the next number behind an item, the first one below a
 * heading, the next 四是, an indent; and Enter on a number alone takes it away. Judged by the text as it is with the new
 * line in it. Where the plan shows no form, nothing is made up.
 */
import { scanMarker } from '../scan/markers';
import type { Action, Line } from '../scan/types';
import { skipSpaces, trimEnd } from '../text/characters';
import { formatLike } from '../text/numerals';
import { rangeOf, type Position } from '../text/positions';
import type { Edit } from '../text/edits';
import type { Entry, Plan } from '../plan/types';
import { attachmentRank, markerRank, rowRank } from '../plan/outline/markerRanks';
import { entryAt, ownEndLine, zoneAt } from '../plan/query';
import type { NumberingModeSetting } from '../rules/types';
import { firstNumber } from '../plan/numbering/firstNumber';
import { makeRoom } from './makeRoom';
import { blanksAbove, hasActionLines, indentOf, paragraphIndent } from './paragraphs';
import { formBelow, formIn, formOf, markerAlone, nearestPeer, writeMarker, type MarkerForm } from './markerForms';

export interface TypingOptions {
  /** Enter behind an item or a heading begins the next item. */
  readonly continueItems: boolean;
  /** Enter behind 三是… begins 四是. */
  readonly continueActions: boolean;
  /** Enter on a number alone removes it. */
  readonly endList: boolean;
  /** A new line has the full-width indent of the line above; editors keep ASCII spaces only. */
  readonly keepIndent: boolean;
  /** Later numbers follow at once. */
  readonly followWhileTyping: boolean;
  readonly numbering: NumberingModeSetting;
}

const none: readonly Edit[] = Object.freeze([]);

/**
 * The edits after a line end was typed right before `position`, or before the white space in front of it. Empty where
 * the new line stays plain.
 */
export function continueList(plan: Plan, position: Position, options: TypingOptions): readonly Edit[] {
  const index = position.line - 1;
  const above = plan.lines[index];
  const line = plan.lines[position.line];
  if (above === undefined || line === undefined || !isBody(plan, index) || line.shape === 'table') return none;
  const rest = skipSpaces(line.text, 0);
  // Something has been typed since.
  if (rest < position.character) return none;
  if (rest < line.text.length) return split(plan, index, options) ?? indented(plan, index, options);
  if (above.shape === 'blank') return none;
  const alone = isAlone(plan, index);
  if (alone !== undefined) return alone && options.endList ? ended(plan, index) : none;
  if (options.continueActions) {
    const action = nextAction(plan, index);
    if (action !== undefined) return [{ range: wholeLine(line, index + 1), newText: action }];
  }
  const next = options.continueItems ? nextItem(plan, index, options) : undefined;
  return next === undefined ? indented(plan, index, options) : withFollowing(plan, next, line, index + 1, options);
}

/** Whether a line is the plan's own text below its first number: no table, no attachment. */
function isBody(plan: Plan, index: number): boolean {
  const { structure, lines } = plan;
  if (zoneAt(structure, index) !== 'body' || lines[index]!.shape === 'table') return false;
  let owner = entryAt(structure, index);
  while (owner !== undefined && owner.rank !== attachmentRank && owner.rank !== rowRank) owner = owner.parent;
  return owner === undefined;
}

function wholeLine({ text }: Line, index: number): Edit['range'] {
  return rangeOf(index, { start: 0, end: text.length });
}

/** The next line has the indent of the one above, where that holds more than the editor keeps by itself. */
function indented(plan: Plan, index: number, { keepIndent }: TypingOptions): readonly Edit[] {
  const indent = indentOf(plan.lines[index]!);
  const line = plan.lines[index + 1]!;
  if (!keepIndent || plan.lines[index]!.shape === 'blank' || !indent.includes('\u3000')) return none;
  const own = indentOf(line);
  if (own === indent || own.includes('\u3000')) return none;
  return [{ range: rangeOf(index + 1, { start: 0, end: own.length }), newText: indent }];
}

/** Marks that end something or go on with it. */
const endsSomething = /^[。，、；：！？）》”’】〕,.;:!?)]/;

/**
 * Enter right behind a number, before its words: the number stays for a new item, and the words get the next one, as in
 * Word. Anywhere else in an item its text goes on as a paragraph, so that all later numbers stay right.
 */
function split(plan: Plan, index: number, options: TypingOptions): readonly Edit[] | undefined {
  const above = plan.lines[index]!.text;
  const line = plan.lines[index + 1]!;
  if (!options.continueItems || markerAlone(above) === undefined) return undefined;
  const start = skipSpaces(line.text, 0);
  // What is left of words that Enter replaced, as in a place to fill in: no item begins with a mark.
  if (endsSomething.test(line.text.slice(start))) return undefined;
  const whole = above + line.text.slice(start);
  const marker = scanMarker(whole, skipSpaces(above, 0));
  if (marker === undefined || marker.weak || marker.span.end > above.length) return undefined;
  const form = formIn(whole, marker);
  const newText = writeMarker(form, marker.number + 1);
  return newText === undefined ? undefined : [{ range: rangeOf(index + 1, { start: 0, end: start }), newText }];
}

/**
 * Whether the line holds a number or 四是 and nothing else: true if it is one of this plan's, false if it may be
 * something else, undefined if there are words.
 */
function isAlone(plan: Plan, index: number): boolean | undefined {
  const { text, actions } = plan.lines[index]!;
  const marker = markerAlone(text);
  if (marker !== undefined) {
    const alike = plan.structure.entries.filter(
      (entry) => entry.marker?.kind === marker.kind && entry.line !== index && entry.rank !== rowRank,
    );
    const delimiter = formIn(text, marker).delimiter;
    // Where numbers stand alone and their titles below them, this is one of these.
    return alike.some((entry) => formOf(plan, entry)!.delimiter === delimiter) && !alike.some(hasTitleBelow(plan));
  }
  const [only] = actions;
  if (only === undefined || text.slice(0, only.marker.start).trim() !== '' || text.slice(only.marker.end).trim() !== '')
    return undefined;
  return actionBefore(plan, index, only.kind)?.number === only.number - 1;
}

function hasTitleBelow({ lines }: Plan) {
  return ({ line }: Entry): boolean => lines[line]!.titleBelow !== undefined;
}

/** The number goes, and the line that Enter made: the caret stands in an empty paragraph. */
function ended(plan: Plan, index: number): readonly Edit[] {
  return [
    {
      range: { start: { line: index, character: 0 }, end: wholeLine(plan.lines[index + 1]!, index + 1).end },
      newText: paragraphIndent(plan, index),
    },
  ];
}

/** The last action of a kind in the same entry, above a line. */
function actionBefore(plan: Plan, index: number, kind: Action['kind']): Action | undefined {
  const from = entryAt(plan.structure, index)?.line ?? index;
  for (let line = index - 1; line >= from; line--) {
    const action = plan.lines[line]!.actions.findLast((one) => one.kind === kind);
    if (action !== undefined) return action;
  }
  return undefined;
}

/**
 * 四是 behind a line that ends in 三是…, with the line's indent. Within a line of several, or behind a number, the actions
 * are over with the line: it goes on only from 一是, behind a ；, or where others of them have lines of their own.
 */
function nextAction(plan: Plan, index: number): string | undefined {
  const line = plan.lines[index]!;
  const { text, actions, notes } = line;
  const last = actions.at(-1);
  if (last === undefined || (last.kind !== 'shi' && last.kind !== 'yao' && last.kind !== 'ordinal')) return undefined;
  const end = trimEnd(text, text.length);
  const startsLine = last.marker.start === skipSpaces(text, 0);
  const noted = notes.length > 0 && notes.at(-1)!.span.start >= last.span.end;
  const open = /[；;]/.test(text[end - 1] ?? '') || (last.number === 1 && !noted);
  if (!startsLine && !open && !(line.heading === undefined && !noted && hasActionLines(plan, index))) return undefined;
  // Behind the last of them stands the note of the whole item, unless each has one.
  if (noted && !hasNotedAction(plan, index, last)) return undefined;
  const marker = text.slice(last.marker.start, last.digits.start);
  const behind = text.slice(last.digits.end, last.marker.end) + /^[：:，,]?\s*/.exec(text.slice(last.marker.end))![0];
  return indentOf(line) + marker + formatLike(text.slice(last.digits.start, last.digits.end), last.number + 1) + behind;
}

/** Whether the action before this one, on a line of its own, ends in a note as well. */
function hasNotedAction(plan: Plan, index: number, { kind, number }: Action): boolean {
  const from = entryAt(plan.structure, index)?.line ?? index;
  for (let line = index - 1; line >= from; line--) {
    const { actions, notes } = plan.lines[line]!;
    const before = actions.at(-1);
    if (before?.kind === kind && before.number === number - 1)
      return notes.some(({ span }) => span.start >= before.span.end);
  }
  return false;
}

/** The marker that the new line begins with. */
interface Next {
  readonly form: MarkerForm;
  readonly number: number;
  /** So many blank lines stand before it. */
  readonly gap: number;
  /** The entry that has this number, and would come behind. */
  readonly displaced: Entry | undefined;
}

/** Undefined: a plain line. A plain line with the indent of the paragraph it is to be: see `indented`. */
function nextItem(plan: Plan, index: number, options: TypingOptions): Next | undefined {
  const entry = entryAt(plan.structure, index);
  if (entry === undefined || hasTextBelow(plan, entry, index + 1)) return undefined;
  const first = entry.children[0];
  const peer = nearestPeer(plan, entry);
  if (index > entry.line)
    return first === undefined && isLastLine(plan, entry, index, peer) ? sibling(plan, entry, index + 1) : undefined;
  if (first !== undefined) return firstChild(plan, entry, first, first.marker?.number);
  const line = plan.lines[index]!;
  if (!isTitleOnly(line)) return sibling(plan, entry, index + 1);
  const model = peer?.children.find(({ marker }) => marker !== undefined);
  if (model !== undefined)
    return firstChild(plan, entry, model, firstNumber(plan, entry, model.rank, options.numbering));
  // 主要任务如下：
  if (/[：:]\s*$/.test(line.text)) return undefined;
  if (peer !== undefined) return ownLines(plan, peer) === 0 ? sibling(plan, entry, index + 1) : undefined;
  // The first of its kind: 1.xxx is an item, 一、 and （一） are more likely titles.
  return entry.rank >= markerRank.arabic ? sibling(plan, entry, index + 1) : undefined;
}

/** A heading that says a title and no more. */
function isTitleOnly({ heading, notes, actions }: Line): boolean {
  return heading === undefined || (!heading.runIn && notes.length === 0 && actions.length === 0);
}

/** Whether words of the entry itself stand in or below line `from`. */
function hasTextBelow({ lines }: Plan, entry: Entry, from: number): boolean {
  for (let line = from; line <= ownEndLine(entry); line++) if (lines[line]!.shape !== 'blank') return true;
  return false;
}

/** How many lines with words an entry has below its heading, before its first child. */
function ownLines({ lines }: Plan, entry: Entry, to = ownEndLine(entry)): number {
  let count = 0;
  for (let line = entry.line + 1; line <= to; line++) if (lines[line]!.shape !== 'blank') count++;
  return count;
}

/**
 * Whether a paragraph below an item is its last: as many as the item before has, or it ends in a responsibility note in
 * brackets. Labels without brackets (牵头单位：…) may come in several lines.
 */
function isLastLine(plan: Plan, entry: Entry, index: number, peer: Entry | undefined): boolean {
  const { text, notes } = plan.lines[index]!;
  const here = ownLines(plan, entry, index);
  const usual = peer === undefined || peer.children.length > 0 ? 0 : ownLines(plan, peer);
  if (here <= usual) return here === usual;
  const close = notes.at(-1)?.close;
  return close !== undefined && /^[。；;.]?\s*$/.test(text.slice(close.end));
}

function sibling(plan: Plan, entry: Entry, made: number): Next | undefined {
  const form = formOf(plan, entry);
  if (form === undefined) return undefined;
  const number = entry.marker!.number + 1;
  return { form, number, gap: gapBetween(plan, entry, made), displaced: following(plan, entry, number) };
}

function firstChild(plan: Plan, parent: Entry, model: Entry, number: number | undefined): Next | undefined {
  const form = formBelow(plan, parent, model);
  if (form === undefined || number === undefined) return undefined;
  const displaced = model.parent === parent ? model : following(plan, parent, number, model.rank);
  return { form, number, gap: blanksAbove(plan, model.line, parent.line + 1), displaced };
}

/** The next entry of a layer, by default the entry's own, if it has that number. */
function following({ structure: { entries } }: Plan, entry: Entry, number: number, rank = entry.rank) {
  const next = entries.find((other) => other.index > entry.index && other.rank === rank);
  return next?.marker?.number === number ? next : undefined;
}

/**
 * Blank lines above the entries of this layer that have one of it before them; with none near by, above the
 * entry itself where a heading stands there. `made`: the line that Enter made, which doesn't count.
 */
function gapBetween(plan: Plan, entry: Entry, made: number): number {
  const siblings = entry.parent?.children ?? plan.structure.roots;
  const second = siblings[0] === entry ? (siblings[1] ?? laterChild(nearestPeer(plan, entry))) : entry;
  if (second !== undefined) return blanksAbove(plan, second.line, made);
  return entry.parent === undefined ? 0 : blanksAbove(plan, entry.line, made);
}

/** An entry that has one of its own layer before it. */
function laterChild(entry: Entry | undefined): Entry | undefined {
  return entry?.parent !== undefined && entry.parent.children[0] !== entry ? entry : undefined;
}

function withFollowing(
  plan: Plan,
  { form, number, gap, displaced }: Next,
  line: Line,
  index: number,
  { followWhileTyping, numbering }: TypingOptions,
): readonly Edit[] {
  const marker = writeMarker(form, number);
  if (marker === undefined) return none;
  const blank = plan.lines[index - 1]!.eol.repeat(gap);
  const edit: Edit = { range: wholeLine(line, index), newText: blank + marker };
  return followWhileTyping && displaced !== undefined ? [edit, ...makeRoom(plan, displaced, numbering)] : [edit];
}
