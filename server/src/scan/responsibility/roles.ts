/**
 * What the verbs of a note say about the bodies before them (A牵头, B、C配合, D按职责分工负责), and the roles that follow from a
 * whole note.
 */

import { addToGroup } from '../../text/grouping';
import type { Role } from '../types';
import { labelEndingAt } from './labels';
import { isClearName } from './names';
import { skipBrackets } from './units';

/**
 * `plain` 负责, 落实: responsible, without saying who leads · `guide` 指导: leads where others 参与, supports where others 负责
 */
export type Verb = 'lead' | 'support' | 'guide' | 'plain';

const words: Record<Verb | 'adverb', readonly string[]> = {
  lead: ['牵头', '总牵头', '主责', '主办', '抓总', '主抓', '领办', '牵总'],
  support: ['配合', '参与', '参加', '协办', '协同', '协助', '支持', '会办', '协作', '辅助', '联办', '协管', '支持配合'],
  guide: ['指导'],
  plain: [
    '负责',
    '落实',
    '实施',
    '组织实施',
    '组织落实',
    '组织推进',
    '组织开展',
    '组织协调',
    '推进',
    '推动',
    '完成',
    '承办',
    '督导',
    '督办',
    '督查',
    '督促',
    '执行',
    '承担',
    '办理',
    '统筹',
    '协调',
    '监督',
    '检查指导',
    '做好',
    '抓好',
    '抓落实',
    '贯彻',
    '开展',
    '主管',
    '监管',
    '跟进',
    '落地',
    '包抓',
    '实行',
    '兑现',
    '分管',
    '包保',
    '卖力',
    '各负其责',
    '各司其职',
  ],
  adverb: [
    '分别',
    '共同',
    '联合',
    '具体',
    '分头',
    '各自',
    '积极',
    '密切',
    '全力',
    '一起',
    '统一',
    '直接',
    '主动',
    '认真',
    '切实',
    '抓紧',
    '协力',
    '同时',
    '全面',
    '主要',
    '分级',
    '依法',
    '属地',
    '分工',
    '紧密',
    '通力',
    '一并',
    '相互',
    '因地制宜',
    '参照',
    '比照',
    '对照',
    '在各自职责范围内',
    '在职责范围内',
    '各自职责范围内',
    '职责范围内',
    '按要求',
    '按照要求',
    '按规定',
    '加快',
    '相关工作',
    '有关工作',
    '工作',
    '到位',
    '按属地',
    '按属地原则',
    '按条线',
  ],
};
for (const how of ['按', '按照', '根据', '依据', '依', '依照']) {
  for (const whose of ['', '各自', '其']) {
    for (const what of ['职责', '职能', '工作职责', '部门职责', '职责任务', '任务']) {
      (words.adverb as string[]).push(how + whose + what, `${how}${whose}${what}分工`);
    }
  }
  (words.adverb as string[]).push(`${how}分工`);
}

/**
 * Verbs that say who is responsible by themselves. 参加, 协同, 推进 and the like do so only beside one of these (家校社协同 names
 * no one).
 */
const strong = /牵头|主责|负责|落实|实施|配合|参与|指导|承办|协办|督导|会同|会办|卖力|各负其责|协助|为责任单位/;

/** Whether a text has a verb that makes a note without a label. Folded text. */
export function hasStrongVerb(source: string): boolean {
  return strong.test(source);
}

type Word = readonly [text: string, verb: Verb | undefined];

/** Verbs and adverbs, the longest first, by their last and by their first two characters. */
const byEnding = new Map<number, Word[]>();
const byBeginning = new Map<number, Word[]>();
const nothing: readonly Word[] = [];
for (const kind of ['lead', 'support', 'guide', 'plain', 'adverb'] as const) {
  for (const text of words[kind]) {
    const word: Word = [text, kind === 'adverb' ? undefined : kind];
    addToGroup(byEnding, keyAt(text, text.length - 2), word);
    addToGroup(byBeginning, keyAt(text, 0), word);
  }
}
for (const lists of [byEnding, byBeginning])
  for (const list of lists.values()) list.sort((a, b) => b[0].length - a[0].length);

function keyAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

/** The stronger of two readings: A牵头负责 leads, A配合落实 supports. */
function stronger(a: Verb | undefined, b: Verb | undefined): Verb | undefined {
  const order: readonly (Verb | undefined)[] = ['lead', 'support', 'guide', 'plain', undefined];
  return order[Math.min(order.indexOf(a), order.indexOf(b))];
}

/**
 * Strips the verbs and adverbs from the end of [start, end). The result's `end` is where the names before them end.
 * Folded text.
 */
export function stripVerbs(
  source: string,
  start: number,
  end: number,
): { readonly end: number; readonly verb: Verb | undefined } {
  let last = end;
  let verb: Verb | undefined;
  scan: for (;;) {
    while (last > start && source.charCodeAt(last - 1) === 0x20) last--;
    if (last - 2 < start) break;
    for (const [word, kind] of byEnding.get(keyAt(source, last - 2)) ?? nothing) {
      if (last - word.length < start || !source.endsWith(word, last)) continue;
      if (word === '协办' && isAssociationOffice(source, start, last)) break scan;
      last -= word.length;
      verb = stronger(verb, kind);
      continue scan;
    }
    const practice = practiceAt(source, start, last);
    if (practice < last) {
      last = practice;
      verb ??= 'plain';
      continue;
    }
    const label = labelEndingAt(source, last, start);
    if (label !== undefined && label.start > start && '为是作'.includes(source[label.start - 1]!)) {
      last = label.start - 1;
      if (last > start && source[last - 1] === '作') last--;
      verb = stronger(verb, label.meaning.role);
      continue;
    }
    break;
  }
  // Adverbs alone are not stripped: a name may end in 工作.
  if (verb !== undefined || last === end) return { end: last, verb };
  return /(?:职责|职能|任务|分工)$/.test(source.slice(last, end).trim()) ? { end: last, verb } : { end, verb };
}

/** Where a 结合实际 or 根据本地实际情况 that ends at `end` begins; `end` if there is none. */
function practiceAt(source: string, start: number, end: number): number {
  const found = /(?:结合|根据|按照|立足|依据)\S{0,6}(?:实际|实际情况|工作情况)$/.exec(
    source.slice(Math.max(start, end - 14), end),
  );
  return found === null ? end : end - found[0].length;
}

const longestAssociation = 12;

/**
 * 县政协办, 县科协办: the office of an association, not a 协办. But it is a 协办 if a body ends before it (县财政局协办, 教育科协办), even
 * without its 局 (县财政协办).
 */
function isAssociationOffice(source: string, start: number, end: number): boolean {
  const before = source.slice(Math.max(start, end - longestAssociation), end - 2);
  const body = before.slice(before.lastIndexOf(' ') + 1);
  if (!isClearName(`${body}协`) || /[财民行家市]政$/.test(body)) return false;
  return /^[省市县区州旗]?老?科$/.test(body) || !isClearName(body);
}

/** The verbs and adverbs that begin at `start`. */
function verbsFrom(
  source: string,
  start: number,
  end: number,
): { readonly end: number; readonly verb: Verb | undefined } {
  let at = start;
  let verb: Verb | undefined;
  scan: for (;;) {
    while (at < end && source.charCodeAt(at) === 0x20) at++;
    for (const [word, kind] of at + 2 <= end ? (byBeginning.get(keyAt(source, at)) ?? nothing) : nothing) {
      if (at + word.length > end || !source.startsWith(word, at)) continue;
      at += word.length;
      verb = stronger(verb, kind);
      continue scan;
    }
    return { end: at, verb };
  }
}

/** The first characters of 牵头 负责 会同 配合. */
const splitters = new Map<number, string>(['牵头', '负责', '会同', '配合'].map((word) => [word.charCodeAt(0), word]));

export interface InnerVerb {
  readonly at: number;
  readonly end: number;
  readonly verb: Verb | undefined;
  /** 会同: the names after it support those before it. */
  readonly joins: boolean;
}

/** The first verb in [start, end) that is followed by more text without a separator: 局办公室牵头各科室配合, A会同有关部门负责. */
export function innerVerb(source: string, start: number, end: number): InnerVerb | undefined {
  for (let at = start; at + 2 < end; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x28) {
      const past = skipBrackets(source, at, end);
      if (past > at) at = past - 1;
      continue;
    }
    if (at === start) continue;
    const word = splitters.get(code);
    if (word === undefined || source.charCodeAt(at + 1) !== word.charCodeAt(1)) continue;
    if (word === '会同') return { at, end: at + 2, verb: undefined, joins: true };
    if (/^(?:单位|部门|科室|处室|领导|人|同志|任务|事项)/.test(source.slice(at + 2, at + 4))) continue;
    const run = verbsFrom(source, at, end);
    if (run.end < end && source.slice(run.end, end).trim() !== '')
      return { at, end: run.end, verb: run.verb, joins: false };
    at = run.end - 1;
  }
  return undefined;
}

/** A unit whose role is being worked out. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** What is written about it: a verb, or its label's role. */
  said: Verb | undefined;
  /** A verb said so, not only a label. */
  byVerb: boolean;
  /** None of them leads (按职责分工负责), or somebody named elsewhere does (承办单位). */
  equal?: boolean;
}

/**
 * The roles of a whole note. Written roles are kept. If nobody leads, those who 负责 or 指导 lead if the others only 配合;
 * otherwise the first of the plain list is read as the lead.
 */
export function settleRoles(candidates: readonly Candidate[]): { readonly role: Role; readonly inferred: boolean }[] {
  const leads = candidates.some((candidate) => candidate.said === 'lead');
  const supports = candidates.some((candidate) => candidate.said === 'support');
  const responsible = candidates.some((candidate) => candidate.said === 'plain' && candidate.byVerb);
  let first = !leads;
  return candidates.map(({ said, byVerb, equal }) => {
    if (said === 'lead' || said === 'support') return { role: said, inferred: false };
    if (!leads && supports && byVerb && (said === 'plain' || (said === 'guide' && !responsible))) {
      first = false;
      return { role: 'lead', inferred: said === 'guide' };
    }
    if (equal === true) first = false;
    if (first && !(said === 'guide' && responsible)) {
      first = false;
      return { role: 'lead', inferred: true };
    }
    return { role: 'plain', inferred: false };
  });
}
