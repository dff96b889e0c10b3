import { partitionPoint } from '../../text/binarySearch';
import { Feature, shortened, skipSpaces, wholeCharacters } from '../../text/characters';
import { parseChineseNumeral } from '../../text/numerals';
import { defineLineFact, lines, onDemand, structure } from '../../plan/facts/define';
import type { PlacedFacts } from '../../plan/facts/lineFacts';
import { rangeOf, type Span } from '../../text/positions';
import { isOwnText } from '../../plan/query';
import type { Line, Marker, MarkerKind } from '../../scan/types';
import type { Entry, Plan, PlanLines, Structure } from '../../plan/types';
import type { Edit } from '../../text/edits';
import { planRule, type Finding, type Fix } from '../types';
import { closingPlaces, openingPlaces } from './pairPlaces';
import { isBalanced, matchPairs, partnerOf, type PairFacts, type PairKind, type PairMark } from './pairs';

const needs = Feature.Bracket | Feature.Quote | Feature.BookMark;
function pairsOf(line: Line): PairFacts | undefined {
  return (line.features & needs) === 0 || line.shape === 'chrome' ? undefined : matchPairs(line);
}

/** The marks without a partner in their line; most lines have none. */
const loneMarks = defineLineFact({
  of(line): readonly PairMark[] | undefined {
    if (
      (line.features & needs) === 0 ||
      (isBalanced(line.text) && line.notes.every(({ problems }) => problems.length === 0))
    )
      return undefined;
    const lone = pairsOf(line)?.lone ?? none;
    return lone.length === 0 ? undefined : lone;
  },
});

interface ClosedNumeral {
  readonly number: number;
  readonly span: Span;
  readonly close: string;
  readonly isMarker?: true;
}

/** 三） at the start of a line, where it is not a marker. */
const closedNumerals = defineLineFact({
  of({ features, heading, shape, text }): ClosedNumeral | undefined {
    if ((features & Feature.Bracket) !== 0 && heading?.marker.kind === 'arabicParen')
      return closedFigure(heading.marker);
    if ((features & Feature.Bracket) === 0 || heading !== undefined || shape !== 'text') return undefined;
    const start = skipSpaces(text, 0);
    const [, numeral, close] = /^([一二三四五六七八九十]{1,3})([）)])/.exec(text.slice(start, start + 4)) ?? [];
    const number = numeral === undefined ? undefined : parseChineseNumeral(numeral);
    return number === undefined
      ? undefined
      : { number, close: close!, span: { start, end: start + numeral!.length + 1 } };
  },
  same: (a, b) => a.number === b.number && a.close === b.close && a.span.start === b.span.start,
});

/** What is between quotes or book marks, by the opening mark. Needed only if something is to be repaired. */
const quotedNames = onDemand(
  defineLineFact({
    of(line): readonly string[] | undefined {
      const names = pairsOf(line)
        ?.contents.filter(({ span }) => span.end - span.start <= 60 && span.end - span.start > 1)
        .map(({ kind, span }) => kind.open + line.text.slice(span.start, span.end));
      return names === undefined || names.length === 0 ? undefined : names;
    },
  }),
);

/** A mark without a partner, with its line. */
interface Lone {
  readonly line: number;
  readonly mark: PairMark;
}

/** How many lines with text a hard-wrapped pair may span. */
const maxSpannedLines = 4;
/** With more findings nobody reads the offered fixes. */
const maxWithFixes = 200;
const maxFindings = 2000;
const maxOffers = 6;

const meta = {
  code: 'text/unbalanced',
  severity: 'error',
  fixable: true,
  title: { zh: '标点不成对', en: 'Unbalanced mark' },
  description: {
    zh: '引号、书名号、括号只有一半。跨行断开的不算；责任单位注的括号由 responsibility/malformed 检查。',
    en: 'A quotation mark, book mark or bracket without its partner. Pairs broken over wrapped lines are balanced; the brackets of a responsibility note belong to responsibility/malformed.',
  },
  source: 'GB/T 15834-2011 4.8、4.9、4.15',
} as const;

export const unbalancedRule = planRule({
  meta,
  inputs: { structure, lines, loneMarks, numerals: closedNumerals, quotedNames },
  check(plan) {
    const lones = joinLines(plan, plan.loneMarks);
    const findings: Finding[] = openedNumerals(plan.structure, plan.numerals);
    if (lones.length === 0) return findings;
    const known = nameFinder(plan.quotedNames);
    const { wrong, lost } = pairUp(plan, lones);
    for (const [first, second] of wrong.slice(0, maxFindings))
      findings.push(
        first.mark.kind === second.mark.kind && !second.mark.opens
          ? crossed(first, second)
          : wrongPartner(first, second),
      );
    for (let index = 0; index < lost.length && findings.length < maxFindings; index++) {
      findings.push(
        lostPartner(
          plan,
          lost[index]!,
          lost[index - 1],
          lost[index + 1],
          findings.length < maxWithFixes ? known : undefined,
        ),
      );
    }
    return findings;
  },
});

/** 3） as a marker: right if its neighbours are written the same way. */
function closedFigure({ number, prefix, span, text }: Marker): ClosedNumeral | undefined {
  return prefix.end > prefix.start ? undefined : { number, span, close: text.at(-1)!, isMarker: true };
}

/**
 * 三） after （二）, or 一） before （二）, in the plan's own brackets: the （ is lost. If both neighbours have theirs, the number
 * is missing in its series, and numbering/gap reports it.
 */
function openedNumerals({ entries }: Structure, { lines: at, facts }: PlacedFacts<ClosedNumeral>): Finding[] {
  return facts.flatMap(({ number, span, close, isMarker }, index) => {
    const line = at[index]!;
    const next = partitionPoint(entries.length, (entry) => entries[entry]!.line <= line);
    const kind = isMarker === true ? 'arabicParen' : 'hanParen';
    const before = bracketedNear(entries, isMarker === true ? next - 2 : next - 1, -1, kind);
    const behind = bracketedNear(entries, next, 1, kind);
    const follows = before === number - 1 && number > 1;
    const isLost =
      isMarker === true
        ? follows && (behind === undefined || behind === number + 1 || behind === 1)
        : (follows && behind !== number + 1) || (number === 1 && behind === 2);
    if (!isLost) return [];
    const open = close === '）' ? '（' : '(';
    const range = rangeOf(line, { start: span.start, end: span.start });
    return [
      {
        code: meta.code,
        range: rangeOf(line, span),
        message: {
          zh: `序号的后括号 ${close} 没有成对，前面缺少 ${open} 。`,
          en: `This number’s closing bracket ${close} was never opened; ${open} is expected before it.`,
        },
        fixes: [
          {
            title: { zh: `补上 ${open}`, en: `Insert ${open}` },
            edits: [{ range, newText: open }],
            preferred: true,
          },
        ],
      },
    ];
  });
}

/** How many entries up or down the next （一） is looked for. */
const nearEntries = 40;

/** The number of the nearest entry of a kind from `index` on, if it has both brackets. */
function bracketedNear(entries: readonly Entry[], index: number, step: 1 | -1, kind: MarkerKind): number | undefined {
  for (let at = index, looked = 0; looked < nearEntries && entries[at] !== undefined; at += step, looked++) {
    const { marker } = entries[at]!;
    if (marker?.kind === kind) return marker.prefix.end > marker.prefix.start ? marker.number : undefined;
  }
  return undefined;
}

const none: readonly PairMark[] = Object.freeze([]);

/** The marks without a partner in their line or, across wrapped lines, in a nearby one. */
function joinLines(plan: Plan, { lines: withLone, facts }: PlacedFacts<readonly PairMark[]>): Lone[] {
  const result: Lone[] = [];
  /** Marks still open, with the count of text lines at each; ascending. */
  let open: (Lone & { readonly at: number })[] = [];
  let texts = 0;
  const giveUp = (kept: (lone: { readonly at: number }) => boolean): void => {
    if (open.length === 0 || kept(open[0]!)) return;
    for (const lone of open) if (!kept(lone)) result.push(lone);
    open = open.filter(kept);
  };
  let next = 0;
  for (let index = 0; next < withLone.length || open.length > 0; index++) {
    // While no mark is open, nothing happens before the next line that has one.
    if (open.length === 0) index = Math.max(index, withLone[next]!);
    if (index >= plan.lines.length) break;
    const line = plan.lines[index]!;
    if (line.shape === 'blank') continue;
    const lone = withLone[next] === index ? facts[next++]! : none;
    texts++;
    const outside = !isOwnText(plan.structure, index);
    if (outside || line.heading !== undefined) giveUp(() => false);
    else giveUp(({ at }) => texts - at <= maxSpannedLines);
    if (outside) continue;
    for (const mark of lone) {
      if (mark.opens) {
        open.push({ line: index, mark, at: texts });
        continue;
      }
      const partner = lastOpen(open, mark.kind, index);
      if (partner < 0) result.push({ line: index, mark });
      else open.splice(partner, 1);
    }
  }
  giveUp(() => false);
  return withoutQuotations(plan, result.sort(inOrder));
}

/**
 * A quotation of several paragraphs has “ at the start of each and ” only at the end of the last (GB/T 15834-2011
 * 4.8.3.5). So an open quote is right if the next paragraph begins with a quote that is right too, or closed at its
 * end.
 */
function withoutQuotations(plan: Plan, lones: readonly Lone[]): Lone[] {
  const kept: Lone[] = [];
  const lost = new Set<number>();
  const right = new Set<number>();
  for (const lone of [...lones].reverse()) {
    const { line, mark } = lone;
    const next = mark.opens && mark.kind.family === 'quote' && !lost.has(line) ? lineBelow(plan, line) : undefined;
    if (next !== undefined && (right.has(next) || (!lost.has(next) && isQuotation(plan.lines[next]!.text, mark)))) {
      if (plan.lines[line]!.text.trimStart().startsWith(mark.character)) right.add(line);
    } else {
      lost.add(line);
      kept.push(lone);
    }
  }
  return kept.reverse();
}

/** “…。” from one end to the other. */
function isQuotation(text: string, { character, kind }: PairMark): boolean {
  const paragraph = text.trim();
  return paragraph.startsWith(character) && paragraph.slice(-2).includes(kind.close);
}

function lineBelow(plan: Plan, line: number): number | undefined {
  for (let next = line + 1; next < plan.lines.length; next++) if (plan.lines[next]!.shape !== 'blank') return next;
  return undefined;
}

/** Looks only at the last few, so that a text of nothing but quotes doesn't cost quadratic time. */
function lastOpen(open: readonly Lone[], kind: PairKind, line: number): number {
  for (let index = open.length - 1; index >= 0 && index >= open.length - 32; index--) {
    if (open[index]!.mark.kind === kind && open[index]!.line < line) return index;
  }
  return -1;
}

/** What is always quoted in plans, wherever they come from. */
const wellKnown: ReadonlySet<string> = new Set(
  '十三五 十四五 十五五 双减 双一流 双碳 双高 两会 三农 三公 四风 五育 三会一课 三重一大 一岗双责 放管服 一带一路 两个确立 两个维护 四个意识 四个自信 两免一补 三支一扶 三下乡 四史 两癌 一网通办 一件事 最多跑一次 一站式 一老一小 双随机、一公开 门前三包 七五 八五 五个一 互联网+ 新时代好少年'.split(
    ' ',
  ),
);

/** Looks up names that are between quotes or book marks anywhere in the plan; the list is made on first use. */
function nameFinder(quoted: () => PlacedFacts<readonly string[]>): (kind: PairKind, name: string) => boolean {
  let names: Set<string> | undefined;
  return (kind, name) => {
    if (names === undefined) {
      names = new Set();
      for (const found of quoted().facts) for (const one of found) names.add(one);
    }
    return (kind.open === '“' && wellKnown.has(name)) || names.has(kind.open + name);
  };
}

/**
 * Pairs up lone marks that were meant for each other, from the inside out, and lists those that lost their partner. A
 * mark that is corrected on its own doesn't separate others.
 */
function pairUp(
  plan: PlanLines,
  lones: readonly Lone[],
): { readonly wrong: readonly (readonly [Lone, Lone])[]; readonly lost: readonly Lone[] } {
  const wrong: [Lone, Lone][] = [];
  const open: Lone[] = [];
  const alone: Lone[] = [];
  for (const lone of lones) {
    const { text } = plan.lines[lone.line]!;
    const top = open.at(-1);
    if (isDoubled(text, lone.mark) || straightQuote(text, lone.mark) !== undefined) alone.push(lone);
    else if (top !== undefined && isWrongPartner(plan, top, lone)) wrong.push([open.pop()!, lone]);
    else open.push(lone);
  }
  return { wrong, lost: alone.length === 0 ? open : [...open, ...alone].sort(inOrder) };
}

function inOrder(a: Lone, b: Lone): number {
  return a.line - b.line || a.mark.column - b.mark.column;
}

/** `（…〕` or `“…“`: two lone marks that were meant for each other, one of them wrong. */
function isWrongPartner(plan: PlanLines, first: Lone, second: Lone): boolean {
  if (first.line !== second.line || !first.mark.opens || first.mark.kind.family !== second.mark.kind.family)
    return false;
  const between = plan.lines[first.line]!.text.slice(first.mark.column + 1, second.mark.column);
  if (between.length === 0 || between.length > 60) return false;
  return second.mark.opens
    ? second.mark.kind === first.mark.kind && first.mark.kind.family === 'quote' && !/[，。；,;]/.test(between)
    : true;
}

/** （甲《乙）丙》: both pairs are complete, but they cross. */
function crossed({ line, mark: first }: Lone, { mark: second }: Lone): Finding {
  return {
    code: meta.code,
    range: rangeOf(line, { start: second.column, end: second.column + 1 }),
    message: {
      zh: `${first.character}${second.character} 与别的成对标点交叉，应一对在另一对之内。`,
      en: `${first.character}${second.character} crosses another pair; one pair must be inside the other.`,
    },
    related: [
      {
        range: rangeOf(line, { start: first.column, end: first.column + 1 }),
        message: { zh: '前一半在这里。', en: 'The first half is here.' },
      },
    ],
  };
}

function wrongPartner(first: Lone, { line, mark }: Lone): Finding {
  const expected = partnerOf(first.mark);
  const range = rangeOf(line, { start: mark.column, end: mark.column + 1 });
  return {
    code: meta.code,
    range,
    message: {
      zh: `${nameOf(mark).zh} 与前面的 ${first.mark.character} 不成对，应为 ${expected} 。`,
      en: `This ${nameOf(mark).en} does not match ${first.mark.character} before it; ${expected} is expected.`,
    },
    related: [
      {
        range: rangeOf(first.line, { start: first.mark.column, end: first.mark.column + 1 }),
        message: { zh: '前一半在这里。', en: 'The first half is here.' },
      },
    ],
    fixes: [
      {
        title: { zh: `改为 ${expected}`, en: `Change to ${expected}` },
        edits: [{ range, newText: expected }],
        preferred: true,
      },
      ...(mark.opens
        ? []
        : [
            {
              title: {
                zh: `把前面的 ${first.mark.character} 改为 ${partnerOf(mark)}`,
                en: `Change ${first.mark.character} before it to ${partnerOf(mark)}`,
              },
              edits: [
                {
                  range: rangeOf(first.line, { start: first.mark.column, end: first.mark.column + 1 }),
                  newText: partnerOf(mark),
                },
              ],
            },
          ]),
    ],
  };
}

function lostPartner(
  plan: PlanLines,
  { line, mark }: Lone,
  previous: Lone | undefined,
  next: Lone | undefined,
  known: ((kind: PairKind, name: string) => boolean) | undefined,
): Finding {
  const partner = partnerOf(mark);
  const range = rangeOf(line, { start: mark.column, end: mark.column + 1 });
  const missing = isDoubled(plan.lines[line]!.text, mark)
    ? { zh: `多出一个${nameOf(mark).zh}。`, en: `One ${nameOf(mark).en} too many.` }
    : mark.opens
      ? {
          zh: `${nameOf(mark).zh} 没有成对，后面缺少 ${partner} 。`,
          en: `This ${nameOf(mark).en} is never closed; ${partner} is expected after it.`,
        }
      : {
          zh: `${nameOf(mark).zh} 没有成对，前面缺少 ${partner} 。`,
          en: `This ${nameOf(mark).en} was never opened; ${partner} is expected before it.`,
        };
  return {
    code: meta.code,
    range,
    message: missing,
    ...(known === undefined
      ? {}
      : {
          fixes: offersFor(plan.lines[line]!, line, mark, sameLine(previous, line), sameLine(next, line), (name) =>
            known(mark.kind, name),
          ),
        }),
  };
}

const familyNames = {
  quote: { zh: '引号', en: 'quotation mark' },
  bookMark: { zh: '书名号', en: 'book mark' },
  bracket: { zh: '括号', en: 'bracket' },
} as const;

/** 前引号 “ : the standard's own names, 4.8.2. */
function nameOf({ character, kind, opens }: PairMark): { zh: string; en: string } {
  const { zh, en } = familyNames[kind.family];
  return { zh: `${opens ? '前' : '后'}${zh} ${character}`, en: `${opens ? 'opening' : 'closing'} ${en} ${character}` };
}

/** `《《甲》`, `“甲”“”`: the mark itself is superfluous. */
function isDoubled(text: string, { column, character, kind, opens }: PairMark): boolean {
  return opens ? text[column + 1] === character || text[column + 1] === kind.close : text[column - 1] === character;
}

function sameLine(lone: Lone | undefined, line: number): PairMark | undefined {
  return lone?.line === line ? lone.mark : undefined;
}

/** Fixes that put the partner back at the likeliest places or remove the mark. */
function offersFor(
  { heading, text }: Line,
  line: number,
  mark: PairMark,
  previous: PairMark | undefined,
  next: PairMark | undefined,
  known: (name: string) => boolean,
): Fix[] {
  const partner = partnerOf(mark);
  const at = (start: number, end: number, newText: string): Edit => ({ range: rangeOf(line, { start, end }), newText });
  const doubled = isDoubled(text, mark);
  const floor = heading?.marker.spacing.end ?? 0;
  const remove: Fix = {
    title: { zh: `删去 ${mark.character}`, en: `Delete ${mark.character}` },
    edits: [at(mark.column, mark.column + 1, '')],
    ...(doubled ? { preferred: true } : {}),
  };
  // What the fix of a doubled mark removes doesn't stand before a numeral.
  const removed = previous !== undefined && isDoubled(text, previous) && previous.column === mark.column - 1;
  const numeral = mark.opens ? numeralEnd(heading, text, mark.column, removed ? previous.column : mark.column) : -1;
  const { columns, certain } =
    numeral >= 0
      ? { columns: [numeral], certain: true }
      : mark.opens
        ? closingPlaces(text, mark.column + 1, closingLimit(text, mark, next), mark.kind.family, known)
        : openingPlaces(
            text,
            Math.max(openingLimit(text, mark, previous), floor),
            mark.column,
            mark.kind.family,
            known,
          );
  const straight = straightQuote(text, mark);
  const replace: Fix[] =
    straight === undefined
      ? []
      : [
          {
            title: { zh: `把 ${text[straight]!} 改为 ${partner}`, en: `Change ${text[straight]!} to ${partner}` },
            edits: [at(straight, straight + 1, partner)],
            preferred: true,
          },
        ];
  const insert = columns.slice(0, maxOffers).map((column, index): Fix => ({
    title: insertTitle(text, mark, partner, column),
    edits: [at(column, column, partner)],
    ...(index === 0 && !doubled && certain && straight === undefined ? { preferred: true } : {}),
  }));
  return doubled ? [remove, ...insert] : [...replace, ...insert, remove];
}

/**
 * （一 at the start of a line without its ）: the column after the numeral; negative anywhere else, also for （2—3个.
 * Nothing but white space may stand before `start`.
 */
function numeralEnd(heading: Line['heading'], text: string, column: number, start: number): number {
  if (heading !== undefined || !/[（(]/.test(text[column]!) || text.slice(0, start).trim() !== '') return -1;
  const numeral =
    /^(?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})(?![0-9０-９月日年.．、个项%％/／~～至到—–－-])/.exec(
      text.slice(column + 1, column + 6),
    );
  return numeral === null ? -1 : column + 1 + numeral[0].length;
}

/** The straight quote typed instead of the partner: “甲". */
function straightQuote(text: string, { column, kind, opens }: PairMark): number | undefined {
  if (kind.open !== '“' || isDoubled(text, { column, character: text[column]!, kind, opens })) return undefined;
  const near = opens ? text.slice(column + 1, column + 41) : text.slice(Math.max(0, column - 40), column);
  const [first, ...more] = [...near.matchAll(/["＂″]/g)];
  if (first === undefined || more.length > 0) return undefined;
  const between = opens ? near.slice(0, first.index) : near.slice(first.index + 1);
  return between === '' || /[。；“”]/.test(between) || !isClosed(between)
    ? undefined
    : column - (opens ? -1 : near.length) + first.index;
}

/** Whether everything that opens in the text also closes in it, even if by a mark of another kind. */
function isClosed(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (opening.test(character)) depth++;
    else if (closing.test(character) && --depth < 0) return false;
  }
  return depth === 0;
}

const opening = /[“‘《〈（(〔【［[]/;
const closing = /[”’》〉）)〕】］\]]/;

function insertTitle(text: string, mark: PairMark, partner: string, column: number): Fix['title'] {
  const shown = mark.opens
    ? mark.character + text.slice(mark.column + 1, column) + partner
    : partner + text.slice(column, mark.column) + mark.character;
  const short =
    shown.length <= 26 ? shown : shortened(shown, 12) + shown.slice(wholeCharacters(shown, shown.length - 12));
  return { zh: `补上 ${partner} ：${short}`, en: `Insert ${partner} : ${short}` };
}

/** The partner of an opening mark comes before the next mark of its own kind and inside the pair around it. */
function closingLimit(text: string, mark: PairMark, next: PairMark | undefined): number {
  let depth = 0;
  for (let column = mark.column + 1; column < text.length && column < mark.column + 80; column++) {
    const character = text[column]!;
    if (column === next?.column) return column;
    if (mark.kind.family !== 'bracket' && (character === mark.kind.open || character === mark.kind.close))
      return column;
    if (opening.test(character)) depth++;
    else if (closing.test(character) && --depth < 0) return column;
  }
  return text.length;
}

function openingLimit(text: string, mark: PairMark, previous: PairMark | undefined): number {
  let depth = 0;
  for (let column = mark.column - 1; column >= 0 && column > mark.column - 80; column--) {
    const character = text[column]!;
    if (column === previous?.column) return column + 1;
    if (mark.kind.family !== 'bracket' && (character === mark.kind.open || character === mark.kind.close))
      return column + 1;
    if (closing.test(character)) depth++;
    else if (opening.test(character) && --depth < 0) return column + 1;
  }
  return 0;
}
