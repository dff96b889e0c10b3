/** What stands around a number: its clause, its sentence, the verb before it. Every look is bounded, so one endless line stays linear. */
import { committingVerbs, weakVerbs } from './words';

/** How far a clause or sentence may be followed backwards, in UTF-16 units. */
const clauseReach = 60;
const sentenceReach = 120;

const sentenceEnd = 1;
const clauseEnd = 2;
const closing = 3;
const opening = 4;
const marks = new Uint8Array(0x10000);
const markAll = (characters: string, mark: number): void => {
  for (const character of characters) marks[character.charCodeAt(0)] = mark;
};
markAll('。！？；;!?\t|│┃', sentenceEnd);
markAll('，,：:', clauseEnd);
markAll('）)〕】', closing);
markAll('（(〔【', opening);

/** The end of the text ends a sentence too. */
export function isSentenceEndAt(text: string, index: number): boolean {
  return index >= text.length || marks[text.charCodeAt(index)] === sentenceEnd;
}

export function isClauseEndAt(text: string, index: number): boolean {
  const mark = index >= text.length ? sentenceEnd : marks[text.charCodeAt(index)];
  return mark === sentenceEnd || mark === clauseEnd;
}

/** The column of the next clause end from `from` on, or `limit`. */
export function clauseEndAfter(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit && !isClauseEndAt(text, end)) end++;
  return end;
}

/** The columns where the clause and the sentence before `index` begin; a bracket that opens and is not closed begins both. */
export function startsBefore(text: string, index: number): { readonly clause: number; readonly sentence: number } {
  const clauseLimit = Math.max(0, index - clauseReach);
  const limit = Math.max(0, index - sentenceReach);
  let clause = -1;
  let closed = 0;
  for (let at = index - 1; at >= limit; at--) {
    if (clause < 0 && at < clauseLimit) clause = clauseLimit;
    const mark = marks[text.charCodeAt(at)]!;
    if (mark === 0) continue;
    if (mark === closing) closed++;
    else if (mark === opening) {
      if (closed === 0) return { clause: clause < 0 ? at + 1 : clause, sentence: at + 1 };
      closed--;
    } else if (closed === 0) {
      if (clause < 0) clause = at + 1;
      if (mark === sentenceEnd) return { clause, sentence: at + 1 };
    }
  }
  return { clause: clause < 0 ? clauseLimit : clause, sentence: limit };
}

export interface VerbRead {
  readonly start: number;
  readonly end: number;
  readonly weak: boolean;
}

const verbFirst = new Uint8Array(0x10000);
const verbPairs = new Map<string, boolean>();
for (const verb of committingVerbs) verbPairs.set(verb, false);
for (const verb of weakVerbs) verbPairs.set(verb, true);
for (const verb of verbPairs.keys()) verbFirst[verb.charCodeAt(0)] = 1;

/** The committing verb nearest before `to`, not before `from`. */
export function lastVerb(text: string, from: number, to: number): VerbRead | undefined {
  for (let at = to - 2; at >= from; at--) {
    const verb = verbFirst[text.charCodeAt(at)] === 0 ? undefined : verbAt(text, at);
    if (verb === undefined) continue;
    // 改扩建, 迁扩建: one verb.
    return at > from && '改迁新'.includes(text[at - 1]!) ? { ...verb, start: at - 1 } : verb;
  }
  return undefined;
}

/** The first strong verb in [from, to) that is not one of several (新建、改建: the last of them counts). */
export function firstVerb(text: string, from: number, to: number): VerbRead | undefined {
  for (let at = from; at + 2 <= to; at++) {
    const verb = verbFirst[text.charCodeAt(at)] === 0 ? undefined : verbAt(text, at);
    if (verb !== undefined && !verb.weak && !'、和与及或'.includes(text[verb.end] ?? '-')) return at > from && '改迁新'.includes(text[at - 1]!) ? { ...verb, start: at - 1 } : verb;
  }
  return undefined;
}

/** The committing verb that ends at `end`. */
export function verbEndingAt(text: string, end: number, from: number): VerbRead | undefined {
  const at = end - 2;
  const verb = at < from || verbFirst[text.charCodeAt(at)] === 0 ? undefined : verbAt(text, at);
  return verb !== undefined && at > from && '改迁新'.includes(text[at - 1]!) ? { ...verb, start: at - 1 } : verb;
}

function verbAt(text: string, at: number): VerbRead | undefined {
  const weak = verbPairs.get(text.slice(at, at + 2));
  return weak === undefined ? undefined : { start: at, end: at + 2, weak };
}
