/** Marks that come in pairs, and which of them have no partner in a line. One pass, a stack, linear in the marks. */
import { isDigit } from '../../text/characters';
import { SpanCursor } from '../../text/spanCursor';
import type { Line } from '../../scan/types';
import type { Span } from '../../text/positions';
import { primes, skippedSpans } from './marks';

export type PairFamily = 'quote' | 'bookMark' | 'bracket';

export interface PairKind {
  readonly family: PairFamily;
  readonly open: string;
  readonly close: string;
}

export interface PairMark {
  readonly column: number;
  readonly character: string;
  readonly kind: PairKind;
  readonly opens: boolean;
}

const kinds: readonly PairKind[] = [
  { family: 'quote', open: '“', close: '”' },
  { family: 'quote', open: '‘', close: '’' },
  { family: 'quote', open: '「', close: '」' },
  { family: 'quote', open: '『', close: '』' },
  { family: 'bookMark', open: '《', close: '》' },
  { family: 'bookMark', open: '〈', close: '〉' },
  { family: 'bracket', open: '（', close: '）' },
  { family: 'bracket', open: '〔', close: '〕' },
  { family: 'bracket', open: '【', close: '】' },
  { family: 'bracket', open: '［', close: '］' },
];
/**
 * Other forms of the same marks: a pair may open in one and close in the other. Half-width brackets; and primes, of
 * which converters mostly write only the closing one.
 */
const otherForms: Readonly<Record<string, string>> = { '(': '（', ')': '）', '[': '［', ']': '］', ...primes };

const marks = new Map<string, { readonly kind: PairKind; readonly opens: boolean }>();
for (const kind of kinds) {
  marks.set(kind.open, { kind, opens: true });
  marks.set(kind.close, { kind, opens: false });
}
for (const [other, mark] of Object.entries(otherForms)) marks.set(other, marks.get(mark)!);

/** The partner of a mark, in the form of the mark itself: `(` → `)`. */
export function partnerOf({ character, kind, opens }: PairMark): string {
  const partner = opens ? kind.close : kind.open;
  if (character === kind.open || character === kind.close) return partner;
  return Object.entries(otherForms).find(([, mark]) => mark === partner)![0];
}

const pattern = /[“”〝〞〟‘’「」『』《》〈〉（）〔〕【】［］()[\]]/g;

export interface PairFacts {
  /** Marks without a partner in the line, in text order. */
  readonly lone: readonly PairMark[];
  /** Matched quotes, book marks and brackets around a few words: the columns of those words. */
  readonly contents: readonly { readonly kind: PairKind; readonly span: Span }[];
}

/** What brackets add to a word (镇（街道）) occurs again; longer texts don't. UTF-16 units. */
const longestAside = 10;

const nothing: PairFacts = Object.freeze({ lone: Object.freeze([]), contents: Object.freeze([]) });

/** By code unit: n opens the n-th kind of pair, -n closes it. */
const signs = new Int8Array(0x10000);
for (const [character, { kind, opens }] of marks)
  signs[character.charCodeAt(0)] = (kinds.indexOf(kind) + 1) * (opens ? 1 : -1);
const deepest = 16;
const nested = new Int8Array(deepest);

/** A quick check that allocates nothing: whether all marks are paired and nested. False if it can't tell. */
export function isBalanced(text: string): boolean {
  let depth = 0;
  for (let column = 0; column < text.length; column++) {
    const sign = signs[text.charCodeAt(column)]!;
    if (sign === 0) continue;
    if (sign > 0) {
      if (depth === deepest) return false;
      nested[depth++] = sign;
    } else if (depth === 0 || nested[--depth] !== -sign) return false;
  }
  return depth === 0;
}

/**
 * Matches the marks of one line. A mark that closes an outer pair leaves inner marks that are still open without a
 * partner.
 */
export function matchPairs(line: Line): PairFacts {
  const { text } = line;
  const skipped = new SpanCursor(skippedSpans(line));
  const open: PairMark[] = [];
  const openCount = new Map<PairKind, number>();
  const lone: PairMark[] = [];
  const empty: PairMark[] = [];
  const contents: { kind: PairKind; span: Span }[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const column = match.index;
    if (skipped.endAt(column) >= 0) continue;
    const character = match[0];
    const { kind, opens } = marks.get(character)!;
    const found: PairMark = { column, character, kind, opens };
    const count = openCount.get(kind) ?? 0;
    if (opens) {
      open.push(found);
      openCount.set(kind, count + 1);
    } else if (count === 0) {
      if (!isApostrophe(text, column) && !isEnumerator(text, column)) lone.push(found);
    } else {
      let top = open.pop()!;
      while (top.kind !== kind) {
        lone.push(top);
        openCount.set(top.kind, openCount.get(top.kind)! - 1);
        top = open.pop()!;
      }
      openCount.set(kind, count - 1);
      if (top.column === column - 1) empty.push(top);
      else if (kind.family !== 'bracket' || column - top.column <= longestAside)
        contents.push({ kind, span: { start: top.column + 1, end: column } });
    }
  }
  for (const mark of open) lone.push(mark);
  if (lone.length === 0 && contents.length === 0) return nothing;
  return { lone: withSurplus(lone, empty).sort((a, b) => a.column - b.column), contents };
}

/** `“甲“”`: the second mark is superfluous; the first doesn't lack its partner. */
function withSurplus(lone: readonly PairMark[], empty: readonly PairMark[]): PairMark[] {
  if (empty.length === 0 || empty.length > 100) return [...lone];
  const taken = new Set<PairMark>();
  return lone.map((mark) => {
    const surplus = mark.opens
      ? empty.find(
          (one) =>
            one.kind === mark.kind && one.column > mark.column && one.column < mark.column + 60 && !taken.has(one),
        )
      : undefined;
    if (surplus !== undefined) taken.add(surplus);
    return surplus ?? mark;
  });
}

/** don’t, teachers’, ’25 */
function isApostrophe(text: string, column: number): boolean {
  return (
    text[column] === '’' && (/[A-Za-z0-9]/.test(text[column - 1] ?? '') || /[A-Za-z0-9]/.test(text[column + 1] ?? ''))
  );
}

/** `1）`, `a)` or 二） at the start of a clause, 第1）项 and ①）: an item number, not a bracket. */
function isEnumerator(text: string, column: number): boolean {
  if (text[column] !== '）' && text[column] !== ')') return false;
  let start = column;
  while (
    start > 0 &&
    column - start < 3 &&
    (isDigit(text.charCodeAt(start - 1)) || /[a-zA-Z一二三四五六七八九十①-⑳]/.test(text[start - 1]!))
  )
    start--;
  if (start === column) return false;
  return start === 0 || /[①-⑳]/.test(text[start]!) || /[\s。；;：:，,、！？\u3000第至]/.test(text[start - 1]!);
}
