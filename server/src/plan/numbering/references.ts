/**
 * References in the running text to numbered parts of the same plan: 见第12项, 第3、4项, 第3至5项, 第三部分第（二）项, 前述第5条. Not those
 * to laws, contracts and other texts, nor ordinals that only look alike (第8项目, 第5条线路).
 */
import { partitionPoint } from '../../text/binarySearch';
import { addToGroup } from '../../text/grouping';
import { defineFact, defineLineFact, structure, type Fact } from '../facts/define';
import { formatLike, parseChineseNumeral, parseDigits } from '../../text/numerals';
import { seriesBySetting, type Series } from './series';
import { markerRank } from '../outline/markerRanks';
import { rangeOf } from '../../text/positions';
import type { Entry, Plan } from '../types';
import type { Range, Span } from '../../text/positions';

/** One or more numbers named together: 第3、4项. They follow a renumbering together or not at all. */
export interface Reference {
  readonly line: number;
  readonly span: Span;
  readonly terms: readonly ReferenceTerm[];
}

export interface ReferenceTerm extends Figures {
  /** What the number counts: 项, 条, 点, 部分. */
  readonly noun: string;
  /** 第三部分第4项: 第三部分 says where to look. */
  readonly within?: number;
  /** The layer that is meant (see `markerRank`); undefined if the plan has no such layer. */
  readonly rank: number | undefined;
  /** The entries with this number in the scope of the reference; one, if the plan is numbered correctly. */
  readonly candidates: readonly Entry[];
  /** The plan has no such entry, though it has the layer. */
  readonly missing: boolean;
}

/** The entry that is meant; undefined if no entry has the number, or several do. */
export function targetOf({ candidates }: ReferenceTerm): Entry | undefined {
  return candidates.length === 1 ? candidates[0] : undefined;
}

const figures = '[（(]?(?:[一二三四五六七八九十百]{1,5}|[0-9０-９]{1,3})[）)]?';
/** 第3、4项 · 第3至5项 · 第（二）项 · 第3项、5项 · 第三部分第4项 */
const joint = '(?:、|和|与|及|至|到|[-—–~～])';
const pattern = new RegExp(
  `(?<part>第(?<section>[一二三四五六七八九十]{1,3})部分的?)?第 ?(?<list>${figures}(?:${joint}第?${figures}){0,9}) ?` +
    `(?<noun>项|条|部分|点)(?<more>(?:${joint}第?${figures}\\k<noun>){0,9})`,
  'g',
);
const each = /[（(]?([一二三四五六七八九十百]{1,5}|[0-9０-９]{1,3})([）)]?)/g;
/** What turns 项, 条 and 点 into another word: 项目, 条线路, 条款. Such numbers don't refer to the plan. */
const otherNoun = /^(?:目|线|款|例|路|措施|规定|产线|生产|道|途径|半|多)/;
/** What makes it a reference to this plan. */
const cue =
  /(?:见|参见|详见|参照|参考|依照|依据|根据|按照?|遵照|对照|结合|围绕|落实|完成|做好|抓好|配合|衔接|执行|纳入|包括|涉及|对应|统筹|(?<![合会共一相协陪伙随雷不等])同|与|和|跟|及|除|前述|上述|上文|下文|本要点|本计划|本方案|本通知|以及|或)[“‘]?\s*$/;
/** Owners of numbers that aren't the plan's: 合同第3条, 《…》第5条, 党章第3条. */
const foreign =
  // redos: at most `lookback` characters
  /(?:》[^，。；]{0,6}|[”’]|合同|协议|法|条例|办法|规定|章程|党章|准则|通知|意见|规划|纲要|报告|文件|清单|标准|规范|公报|决定|决议|公约|细则|制度|议程|名单|目录|附件\d*|附表)(?:的|中|中的|里|里的)?\s*(?:落实|执行|按照)?$/;

/** What a line says about parts of its own plan, as far as the line alone shows. */
const namedInLines = defineLineFact({
  of({ text, heading }): readonly RegExpExecArray[] | undefined {
    if (!text.includes('第')) return undefined;
    let found: RegExpExecArray[] | undefined;
    let last: { readonly end: number; readonly ours: boolean } = { end: -1, ours: false };
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (heading !== undefined && start < heading.title.start) continue;
      // 第3项和第5项: the second means the same text as the first.
      const joined = last.end >= 0 && /^(?:、|和|与|及|或|至|到|以及|，)?$/.test(text.slice(last.end, start).trim());
      const ours =
        !otherNoun.test(text.slice(end, end + 2)) && (joined ? last.ours : isOurs(text, start, match.groups!));
      last = { end, ours };
      if (ours) (found ??= []).push(match);
    }
    return found;
  },
});

/** All references of the body, in text order. */
export const referencesOf: Fact<readonly Reference[]> = defineFact({
  inputs: { namedInLines, structure, seriesIn: seriesBySetting },
  compute({ namedInLines: { lines, facts }, structure: { bodyStart, bodyEnd, entries }, seriesIn }) {
    const found: Reference[] = [];
    if (entries.length === 0 || lines.length === 0) return found;
    const index = indexOf(entries, seriesIn('auto'));
    let next = 0;
    facts.forEach((matches, at) => {
      const line = lines[at]!;
      if (line < bodyStart || line >= bodyEnd) return;
      while (next < entries.length && entries[next]!.line <= line) next++;
      for (const match of matches) {
        const span = { start: match.index, end: match.index + match[0].length };
        found.push({ line, span, terms: termsOf(match, index, entries[next - 1]) });
      }
    });
    return found;
  },
});

/** How much of the text before a reference matters; UTF-16 units. */
const lookback = 14;

function isOurs(text: string, start: number, { noun }: Readonly<Record<string, string | undefined>>): boolean {
  const before = text.slice(Math.max(0, start - lookback), start);
  if (foreign.test(before)) return false;
  return cue.test(before) && !(noun === '部分' && /(?:与|和|同|跟|及)\s*$/.test(before));
}

interface Index {
  /** By layer and number, in text order. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** The layers in use. */
  readonly ranks: ReadonlySet<number>;
  /** The number of the stretch an entry belongs to: entries that count together, until the numbers begin again. */
  readonly stretches: ReadonlyMap<Entry, number>;
}

function indexOf(all: readonly Entry[], series: readonly Series[]): Index {
  const entries = new Map<string, Entry[]>();
  const ranks = new Set<number>();
  for (const entry of all) {
    if (entry.marker === undefined) continue;
    ranks.add(entry.rank);
    addToGroup(entries, `${entry.rank} ${entry.marker.number}`, entry);
  }
  const stretches = new Map<Entry, number>();
  let stretch = 0;
  for (const { entries: counted, restarts } of series) {
    counted.forEach((entry, index) => {
      if (index === 0 || restarts[index]) stretch++;
      stretches.set(entry, stretch);
    });
  }
  return { entries, ranks, stretches };
}

/** `at`: the entry that contains the reference. */
function termsOf(match: RegExpExecArray, index: Index, at: Entry | undefined): ReferenceTerm[] {
  const { list, noun, more, section, part } = match.groups!;
  const within = section === undefined ? undefined : parseChineseNumeral(section);
  const listStart = match.index + (part?.length ?? 0) + match[0].slice(part?.length ?? 0).indexOf(list!);
  const moreStart = match.index + match[0].length - more!.length;
  const parts =
    section === undefined
      ? []
      : numbersIn(section, match.index + match[0].indexOf(section)).map((term) => termOf(term, '部分', index));
  const terms = [...numbersIn(list!, listStart), ...numbersIn(more!, moreStart)].map((term): ReferenceTerm => {
    const found = termOf(term, noun!, index);
    if (within === undefined) return { ...found, candidates: nearest(found.candidates, at, index) };
    // 第三部分第（二）项: 第三部分 says which （二）.
    const candidates = found.candidates.filter((entry) => isWithin(entry, within));
    return { ...found, within, candidates, missing: candidates.length === 0 };
  });
  return [...parts, ...terms];
}

function termOf(term: Figures, noun: string, index: Index): ReferenceTerm {
  const rank = rankOf(noun, term, index);
  const candidates = (rank === undefined ? undefined : index.entries.get(`${rank} ${term.number}`)) ?? [];
  return { ...term, noun, rank, candidates, missing: rank !== undefined && candidates.length === 0 };
}

/**
 * Where numbers begin again in every section, 第2项 means the one in the section of the reference. Entries that count
 * together stay together: if two of them have the same number, either may be meant.
 */
function nearest(candidates: readonly Entry[], at: Entry | undefined, { stretches }: Index): readonly Entry[] {
  if (candidates.length < 2) return candidates;
  for (let above = at; above !== undefined; above = above.parent) {
    const { line, endLine } = above;
    const from = partitionPoint(candidates.length, (index) => candidates[index]!.line < line);
    const to = partitionPoint(candidates.length, (index) => candidates[index]!.line <= endLine);
    if (from === to) continue;
    const near = new Set(candidates.slice(from, to).map((entry) => stretches.get(entry)));
    return candidates.filter((entry) => near.has(stretches.get(entry)));
  }
  return candidates;
}

interface Figures {
  /** Only the figures. */
  readonly digits: Span;
  readonly number: number;
  /** 第（二）项 */
  readonly bracketed: boolean;
  /** 二, not 2. */
  readonly chinese: boolean;
}

function numbersIn(text: string, offset: number): Figures[] {
  return [...text.matchAll(each)].map((match) => {
    const start = offset + match.index + match[0].indexOf(match[1]!);
    return {
      digits: { start, end: start + match[1]!.length },
      number: parseDigits(match[1]!) ?? parseChineseNumeral(match[1]!) ?? 0,
      bracketed: match[2] !== '',
      chinese: parseDigits(match[1]!) === undefined,
    };
  });
}

/** The layer meant by a number with this noun; undefined if the plan has no such layer. */
function rankOf(noun: string, { number, bracketed, chinese }: Figures, { ranks, entries }: Index): number | undefined {
  return layersFor().find((rank) => ranks.has(rank));

  function layersFor(): readonly number[] {
    if (noun === '部分') return [markerRank.part, markerRank.han];
    if (noun === '条' && entries.has(`${markerRank.article} ${number}`)) return [markerRank.article];
    if (bracketed) return [chinese ? markerRank.hanParen : markerRank.arabicParen];
    return [markerRank.arabic, markerRank.hanParen];
  }
}

function isWithin(entry: Entry, section: number): boolean {
  for (let above = entry.parent; above !== undefined; above = above.parent)
    if (above.rank === markerRank.han && above.marker?.number === section) return true;
  return false;
}

/** The edits that make references follow their renumbered entries: figures only, in the author's own script. */
export function referenceEdits(
  plan: Plan,
  numbers: ReadonlyMap<Entry, number>,
): { readonly range: Range; readonly newText: string }[] {
  if (numbers.size === 0) return [];
  return referencesOf(plan).flatMap(({ line, terms }) => {
    const targets = terms.map(targetOf);
    if (targets.includes(undefined)) return [];
    return terms.flatMap(({ digits }, index) => {
      const number = numbers.get(targets[index]!);
      if (number === undefined) return [];
      const model = plan.lines[line]!.text.slice(digits.start, digits.end);
      return [{ range: rangeOf(line, digits), newText: formatLike(model, number) }];
    });
  });
}
