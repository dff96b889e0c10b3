/** The bracket pairs of one line, whatever their shape and width, and the brackets without a partner. */

import { Columns } from '../../text/columns';

/** `round` （）() · `tortoise` 〔〕 · `lenticular` 【】 · `square` ［］[] · `curly` ｛｝{} */
export type BracketShape = 'round' | 'tortoise' | 'lenticular' | 'square' | 'curly';

/** Two brackets that belong together. `open` and `close` are the columns of the two characters. */
export interface BracketPair {
  readonly open: number;
  readonly close: number;
  readonly shape: BracketShape;
  /** The shape of the closing bracket. It differs from `shape` if the two don't match. The width never matters. */
  readonly closeShape: BracketShape;
}

export interface UnmatchedBracket {
  readonly at: number;
  readonly shape: BracketShape;
  readonly opening: boolean;
}

export interface Brackets {
  /** In the order of their opening brackets. */
  readonly pairs: readonly BracketPair[];
  /** In text order. */
  readonly unmatched: readonly UnmatchedBracket[];
}

const shapes: readonly BracketShape[] = ['round', 'tortoise', 'lenticular', 'square', 'curly'];
const spellings: readonly (readonly [open: string, close: string])[] = [
  ['（(', '）)'],
  ['〔', '〕'],
  ['【', '】'],
  ['［[', '］]'],
  ['｛{', '｝}'],
];

/** By code unit: 0 not a bracket, n an opening bracket of shape n - 1, -n a closing one. */
const kinds = new Int8Array(0x10000);
spellings.forEach(([open, close], shape) => {
  for (const character of open) kinds[character.charCodeAt(0)] = shape + 1;
  for (const character of close) kinds[character.charCodeAt(0)] = -(shape + 1);
});

/** How many open brackets are searched for one with the shape of a closing one. Real text is never nested deeper. */
const lookBack = 16;
const none: Brackets = Object.freeze({ pairs: Object.freeze([]), unmatched: Object.freeze([]) });

const opens = new Columns();
/** By opening bracket: its partner, or -1. */
const partners = new Columns();
/** Which of them are still open. */
const stack = new Columns();
const loneClosings = new Columns();

/**
 * Pairs the brackets of a line. A closing bracket takes the nearest open one of its own shape and leaves those in
 * between unmatched. If there is none, it takes the nearest open one of any shape, so `（甲〕` is one mismatched pair and
 * not two lost brackets.
 */
export function pairBrackets(text: string): Brackets {
  opens.truncate(0);
  partners.truncate(0);
  stack.truncate(0);
  loneClosings.truncate(0);
  for (let at = 0; at < text.length; at++) {
    const kind = kinds[text.charCodeAt(at)]!;
    if (kind === 0) continue;
    if (kind > 0) {
      stack.push(opens.length);
      opens.push(at);
      partners.push(-1);
      continue;
    }
    const place = findPartner(text, -kind);
    if (place < 0) {
      loneClosings.push(at);
      continue;
    }
    partners.set(stack.at(place), at);
    stack.truncate(place);
  }
  return opens.length === 0 && loneClosings.length === 0 ? none : collect(text);
}

/** The index in the stack of the bracket that a closing one of `kind` belongs to, or -1. */
function findPartner(text: string, kind: number): number {
  const lowest = Math.max(0, stack.length - lookBack);
  for (let place = stack.length - 1; place >= lowest; place--) {
    if (kinds[text.charCodeAt(opens.at(stack.at(place)))] === kind) return place;
  }
  return stack.length - 1;
}

function collect(text: string): Brackets {
  const pairs: BracketPair[] = [];
  let unmatched: UnmatchedBracket[] | undefined;
  let lone = 0;
  const addLone = (at: number, opening: boolean): void => {
    (unmatched ??= []).push({ at, shape: shapeAt(text, at), opening });
  };
  for (let index = 0; index < opens.length; index++) {
    const open = opens.at(index);
    const close = partners.at(index);
    if (close >= 0) {
      pairs.push({ open, close, shape: shapeAt(text, open), closeShape: shapeAt(text, close) });
      continue;
    }
    while (lone < loneClosings.length && loneClosings.at(lone) < open) addLone(loneClosings.at(lone++), false);
    addLone(open, true);
  }
  while (lone < loneClosings.length) addLone(loneClosings.at(lone++), false);
  return { pairs, unmatched: unmatched ?? none.unmatched };
}

function shapeAt(text: string, at: number): BracketShape {
  return shapes[Math.abs(kinds[text.charCodeAt(at)]!) - 1]!;
}

/** Folded text in which every bracket has a partner: those without one are replaced by a meaningless character. */
export function hideLoneBrackets(source: string): string {
  if (!source.includes('(') && !source.includes(')')) return source;
  const lone: number[] = [];
  const open: number[] = [];
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x28) open.push(at);
    else if (code === 0x29 && open.pop() === undefined) lone.push(at);
  }
  for (const at of open) lone.push(at);
  if (lone.length === 0) return source;
  const characters = source.split('');
  for (const at of lone) characters[at] = '\u0001';
  return characters.join('');
}

/** How far before the end of a line a note that continues on the next line may begin. */
const longestTail = 200;

/** The column of the last bracket near the end of the line that isn't closed, or -1. */
export function openingAtEnd(text: string): number {
  let closed = 0;
  for (let at = text.length - 1; at >= 0 && at >= text.length - longestTail; at--) {
    const kind = kinds[text.charCodeAt(at)]!;
    if (kind < 0) closed++;
    else if (kind > 0 && --closed < 0) return at;
  }
  return -1;
}

/** The column of the first closing bracket near the start of the line that wasn't opened, or -1. */
export function closingAtStart(text: string): number {
  let open = 0;
  for (let at = 0; at < text.length && at < longestTail; at++) {
    const kind = kinds[text.charCodeAt(at)]!;
    if (kind > 0) open++;
    else if (kind < 0 && --open < 0) return at;
  }
  return -1;
}
