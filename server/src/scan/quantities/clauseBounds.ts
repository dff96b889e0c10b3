/**
 * What is around a number: its clause, its sentence, the verb before it. Every look is bounded, so even one endless
 * line takes linear time.
 */
import { isDigit } from '../../text/characters';
import { committingVerbs, weakVerbs } from './lexicon';

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

/** The columns where the clause and the sentence before `index` begin; an unclosed opening bracket begins both. */
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

/**
 * 每季度召开一次, 每月开展一场: a lone 一 of an event (its measure word ends at `end`) that is promised again and again. Not 每月一次的例会,
 * which only mentions it.
 */
export function isPaced(text: string, start: number, end: number): boolean {
  if (!'次场期轮'.includes(text[end] ?? '-') || text[end + 1] === '的') return false;
  // redos: at most 12 characters
  return /每(?:两|半)?个?(?:天|日|周|旬|月|季度?|半?年|学期|学年)[^，,、；;]{0,8}$/.test(
    text.slice(Math.max(0, start - 12), start),
  );
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

/** The last committing verb in [from, to). */
export function lastVerb(text: string, from: number, to: number): VerbRead | undefined {
  for (let at = to - 2; at >= from; at--) {
    const verb = verbFirst[text.charCodeAt(at)] === 0 ? undefined : verbAt(text, at);
    if (verb !== undefined && verb.end <= to) return withPrefix(text, verb, from);
  }
  return undefined;
}

/** The first strong verb in [from, to). Of several joined verbs (新建、改建) the last one. */
export function firstVerb(text: string, from: number, to: number): VerbRead | undefined {
  for (let at = from; at + 2 <= to; at++) {
    const verb = verbFirst[text.charCodeAt(at)] === 0 ? undefined : verbAt(text, at);
    if (verb !== undefined && verb.end <= to && !verb.weak && !'、和与及或'.includes(text[verb.end] ?? '-'))
      return withPrefix(text, verb, from);
  }
  return undefined;
}

/** The committing verb that ends at `end`. */
export function verbEndingAt(text: string, end: number, from: number): VerbRead | undefined {
  for (const length of [2, 5]) {
    const at = end - length;
    const verb = at < from || verbFirst[text.charCodeAt(at)] === 0 ? undefined : verbAt(text, at);
    if (verb?.end === end) return withPrefix(text, verb, from);
  }
  return undefined;
}

/** 改扩建, 迁扩建, 新招聘: one verb. Not 更新改造. */
function withPrefix(text: string, verb: VerbRead, from: number): VerbRead {
  const at = verb.start - 1;
  if (at < from || !'改迁新'.includes(text[at]!) || (at > from && '更创革翻高最整修'.includes(text[at - 1]!)))
    return verb;
  return { ...verb, start: at };
}

const bracketedVerb = /^[新改扩迁续][（(][新改扩迁续](?:、?[新改扩迁续])?[）)]建/;
/** 社会组织, 党组织, and 妇联组织 before a number: bodies. */
const bodyBefore = /(?:社会|基层|群团|经济|合作|自治|志愿|党)$/;
const callerBefore = /(?:妇联|工会|团)$/;

/** By verb, the nouns it modifies as an attribute. */
const standingNouns: ReadonlyMap<string, RegExp> = new Map([
  ['培训', /^(?:班|师(?!资)|机构|基地|中心|学校|体系|教材|课程)/],
  ['编制', /^(?:床位|人员|人数|数)/],
  ['开放', /^(?:床位|大学)/],
  ['注册', /^(?:资本|资金|商标)/],
  ['登记', /^(?:失业|人口|机关)/],
  ['发展', /^(?:中国|水平|指数)/],
]);

function verbAt(text: string, at: number): VerbRead | undefined {
  const pair = text.slice(at, at + 2);
  const weak = verbPairs.get(pair);
  if (weak === undefined) {
    // 新（改）建
    const bracketed = pair[1] === '（' || pair[1] === '(' ? bracketedVerb.exec(text.slice(at, at + 7))?.[0] : undefined;
    return bracketed === undefined ? undefined : { start: at, end: at + bracketed.length, weak: false };
  }
  if (pair === '组织') {
    const before = text.slice(Math.max(0, at - 2), at);
    if (bodyBefore.test(before) || (callerBefore.test(before) && isDigit(text.charCodeAt(at + 2)))) return undefined;
  }
  // 编制床位, 注册资本, 开放床位: what already exists.
  if (standingNouns.get(pair)?.test(text.slice(at + 2, at + 4)) === true) return undefined;
  // 稳定在…, 稳定增长: the act comes after it.
  if (pair === '稳定' && '在增性运发'.includes(text[at + 2] ?? '-')) return undefined;
  // 新开工, 新招聘: not 新开 and 新招.
  const inner = pair[0] === '新' ? verbPairs.get(text.slice(at + 1, at + 3)) : undefined;
  return inner === undefined ? { start: at, end: at + 2, weak } : { start: at, end: at + 3, weak: inner };
}
