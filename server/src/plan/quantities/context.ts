/** What stands around a number: its clause, its sentence, the verb before it. Every look is bounded, so one endless line stays linear. */
import { committingVerbs, weakVerbs } from './words';

/** How far a clause or sentence may be followed backwards, in UTF-16 units. */
const clauseReach = 60;
const sentenceReach = 120;

const sentenceEnds = new Set('。！？；!?;\t|│┃');
const clauseEnds = new Set('，,：:');

export function isSentenceEnd(character: string | undefined): boolean {
  return character === undefined || sentenceEnds.has(character);
}

export function isClauseEnd(character: string | undefined): boolean {
  return character === undefined || sentenceEnds.has(character) || clauseEnds.has(character);
}

/** The column where the clause before `index` begins; a bracket that opens and is not closed begins one too. */
export function clauseStart(text: string, index: number): number {
  return startBefore(text, index, clauseReach, true);
}

export function sentenceStart(text: string, index: number): number {
  return startBefore(text, index, sentenceReach, false);
}

function startBefore(text: string, index: number, reach: number, atCommas: boolean): number {
  const limit = Math.max(0, index - reach);
  let closed = 0;
  for (let at = index - 1; at >= limit; at--) {
    const character = text[at]!;
    if (character === '）' || character === ')' || character === '〕' || character === '】') closed++;
    else if (character === '（' || character === '(' || character === '〔' || character === '【') {
      if (closed === 0) return at + 1;
      closed--;
    } else if (closed === 0 && (sentenceEnds.has(character) || (atCommas && clauseEnds.has(character)))) return at + 1;
  }
  return limit;
}

export interface VerbRead {
  readonly start: number;
  readonly end: number;
  readonly weak: boolean;
}

const pair = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
const verbPairs = new Map<number, boolean>();
for (const verb of committingVerbs) verbPairs.set(pair(verb, 0), false);
for (const verb of weakVerbs) verbPairs.set(pair(verb, 0), true);

/** The committing verb nearest before `to`, not before `from`. */
export function lastVerb(text: string, from: number, to: number): VerbRead | undefined {
  for (let at = to - 2; at >= from; at--) {
    const weak = verbPairs.get(pair(text, at));
    if (weak === undefined) continue;
    // 改扩建, 迁扩建: one verb.
    const start = at > from && '改迁新'.includes(text[at - 1]!) ? at - 1 : at;
    return { start, end: at + 2, weak };
  }
  return undefined;
}

/** Whether one of `words` occurs in [from, to); looks at that window alone. */
export function containsWord(text: string, words: readonly string[], from: number, to: number): boolean {
  const window = text.slice(from, to);
  for (const word of words) if (window.includes(word)) return true;
  return false;
}

/** The longest of `words` that ends at `end`, as its start column; -1 when none does. */
export function wordEndingAt(text: string, words: readonly string[], end: number): number {
  let best = -1;
  for (const word of words) {
    const start = end - word.length;
    if (start >= 0 && (best === -1 || start < best) && text.startsWith(word, start)) best = start;
  }
  return best;
}

/** The longest of `words` that begins at `start`, as its end column; -1 when none does. */
export function wordStartingAt(text: string, words: readonly string[], start: number): number {
  let best = -1;
  for (const word of words) if (start + word.length > best && text.startsWith(word, start)) best = start + word.length;
  return best;
}
