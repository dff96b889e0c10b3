/** References in the running text to numbered parts of the same plan: 见第12项, 第三部分第（二）项, 前述第5条, 附件2. */
import { addToGroup } from '../../text/grouping';
import { defineFact, lines, structure, type Fact } from './define';
import { formatLike, parseChineseNumeral, parseDigits } from '../../text/numerals';
import { markerRank } from '../outline/markerRanks';
import { rangeOf } from '../../text/positions';
import type { Entry, Plan } from '../types';
import type { Range, Span } from '../../text/positions';

export interface Reference {
  readonly line: number;
  /** The whole reference and its figures alone. */
  readonly span: Span;
  readonly digits: Span;
  /** The entry it means; a reference that fits no entry, or several, is left alone. */
  readonly target: Entry;
}

/** 第12项 · 第（二）项 · 第5条 · 第三部分; figures in either script, with or without brackets. */
const pattern = /第\s*([（(]?)([一二三四五六七八九十百]{1,5}|[0-9０-９]{1,3})([）)]?)\s*(项|条|部分|点)/g;
/** What makes it a reference to this plan and not to a law or another text. */
const cue =
  /(?:见|参见|详见|按照?|参照|前述|上述|前款|本要点|本计划|本方案|落实|对照|同|除|第[一二三四五六七八九十]{1,3}部分的?)[“‘]?\s*$/;
/** 第3项和第5项: the second means the same text as the first. */
const conjunction = /^(?:、|和|与|及|或|至|到|以及|，)$/;

/** All references of the body, in text order. Linear in the text, once for a plan. */
export const referencesOf: Fact<readonly Reference[]> = defineFact({
  inputs: { lines, structure },
  compute: findReferences,
});

function findReferences(plan: Plan): Reference[] {
  const found: Reference[] = [];
  const { bodyStart, bodyEnd, entries } = plan.structure;
  if (entries.length === 0) return found;
  const index = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.marker === undefined) continue;
    addToGroup(index, `${entry.rank} ${entry.marker.number}`, entry);
  }
  for (let line = bodyStart; line < bodyEnd; line++) {
    const { text, heading } = plan.lines[line]!;
    if (!text.includes('第')) continue;
    let last = { end: -1, ours: false };
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      if (heading !== undefined && start < heading.title.start) continue;
      const ours =
        last.end >= 0 && start - last.end <= 2 && conjunction.test(text.slice(last.end, start).trim())
          ? last.ours
          : cue.test(text.slice(Math.max(0, start - 12), start));
      last = { end: start + match[0].length, ours };
      if (!ours) continue;
      const target = resolve(index, match, text, start);
      if (target === undefined) continue;
      const digitsStart = start + match[0].indexOf(match[2]!, 1);
      found.push({
        line,
        span: { start, end: start + match[0].length },
        digits: { start: digitsStart, end: digitsStart + match[2]!.length },
        target,
      });
    }
  }
  return found;
}

function resolve(
  index: ReadonlyMap<string, readonly Entry[]>,
  match: RegExpMatchArray,
  text: string,
  start: number,
): Entry | undefined {
  const number = parseChineseNumeral(match[2]!) ?? parseDigits(match[2]!);
  const bracketed = match[1] !== '';
  const chinese = parseDigits(match[2]!) === undefined;
  let rank: number;
  if (match[4] === '部分') rank = markerRank.han;
  else if (match[4] === '条' && index.has(`${markerRank.article} ${number}`)) rank = markerRank.article;
  else if (bracketed) rank = chinese ? markerRank.hanParen : markerRank.arabicParen;
  else rank = markerRank.arabic;
  let candidates = index.get(`${rank} ${number}`) ?? [];
  // 第三部分第（二）项: the part before it says which （二）.
  const part = /第([一二三四五六七八九十]{1,3})部分的?$/.exec(text.slice(Math.max(0, start - 10), start))?.[1];
  if (part !== undefined) {
    const section = parseChineseNumeral(part);
    candidates = candidates.filter((entry) =>
      ancestors(entry).some((above) => above.rank === markerRank.han && above.marker?.number === section),
    );
  }
  return candidates.length === 1 ? candidates[0] : undefined;
}

function ancestors(entry: Entry): Entry[] {
  const above: Entry[] = [];
  for (let parent = entry.parent; parent !== undefined; parent = parent.parent) above.push(parent);
  return above;
}

/** What makes the references follow entries that get these numbers; figures alone, in the author's own script. */
export function referenceEdits(
  plan: Plan,
  numbers: ReadonlyMap<Entry, number>,
): { readonly range: Range; readonly newText: string }[] {
  if (numbers.size === 0) return [];
  return referencesOf(plan).flatMap(({ line, digits, target }) => {
    const number = numbers.get(target);
    return number === undefined
      ? []
      : [
          {
            range: rangeOf(line, digits),
            newText: formatLike(plan.lines[line]!.text.slice(digits.start, digits.end), number),
          },
        ];
  });
}
