/** Recognises a marker at the start of a line. */
import { isDigit, isHan, isSpace, skipSpaces, trimEnd } from '../text/characters';
import { parseChineseNumeral, parseDigits } from '../text/numerals';
import type { Heading, Marker, MarkerKind } from './types';
import type { Span } from '../text/positions';

/** The longest numeral we look at; a plan has at most 9999 items. */
const markerWindow = 16;

const hanNumeral = /[一二三四五六七八九十百千零〇两廿卅]+/y;
const digits = /[0-9０-９]+/y;
const ordinalNouns: Readonly<Record<string, MarkerKind>> = {
  部分: 'part',
  篇: 'part',
  编: 'part',
  章: 'chapter',
  节: 'node',
  条: 'article',
};

/** The heading that a line begins with, if any. The marker depends on the first few characters alone. */
export function scanHeading(text: string): Heading | undefined {
  const start = skipSpaces(text, 0);
  const marker = scanMarker(text, start);
  if (marker === undefined) return undefined;
  return headingAt(text, marker, trimEnd(text, text.length, marker.spacing.end));
}

/** Reads a marker at column `start`. Dates, decimals, years, phone and document numbers are not markers. */
export function scanMarker(text: string, start: number): Marker | undefined {
  switch (text[start]) {
    case '（':
    case '(':
      return bracketed(text, start);
    case '第':
      return ordinal(text, start);
    case '§':
      return sectionSign(text, start);
  }
  const code = text.charCodeAt(start);
  if (code >= 0x2460 && code <= 0x2473)
    return build(text, 'circled', code - 0x2460 + 1, start, start, start + 1, start + 1);
  // ⒈: number and dot in one character.
  if (code >= 0x2488 && code <= 0x249b)
    return build(text, 'arabic', code - 0x2488 + 1, start, start, start + 1, start + 1);
  if (isDigit(code)) return arabic(text, start);
  if (isHan(code)) return han(text, start);
  return undefined;
}

/** The heading of a marker whose text ends at `end`. Its title ends at the first 。！？, not at a note or colon. */
export function headingAt(text: string, marker: Marker, end: number): Heading {
  const from = marker.spacing.end;
  let index = from;
  while (index < end && !isSentenceEnd(text.charCodeAt(index))) index++;
  const titleEnd = trimEnd(text, index, from);
  const bodyStart = Math.min(skipSpaces(text, index < end ? index + 1 : index), end);
  return { marker, title: { start: from, end: titleEnd }, runIn: bodyStart < end, body: { start: bodyStart, end } };
}

function isSentenceEnd(code: number): boolean {
  return code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff61;
}

function match(pattern: RegExp, text: string, from: number): string | undefined {
  pattern.lastIndex = from;
  const found = pattern.exec(text)?.[0];
  return found !== undefined && found.length <= markerWindow ? found : undefined;
}

function build(
  text: string,
  kind: MarkerKind,
  number: number,
  start: number,
  digitsStart: number,
  digitsEnd: number,
  end: number,
  weak = false,
): Marker {
  return new LineMarker(
    kind,
    number,
    text.slice(start, end),
    weak,
    start,
    digitsStart,
    digitsEnd,
    end,
    skipSpaces(text, end),
  );
}

/** The number of a table's row: digits alone in [start, end). */
export function rowMarker(text: string, start: number, end: number): Marker | undefined {
  if (end - start > 4 || match(digits, text, start)?.length !== end - start) return undefined;
  const number = parseDigits(text.slice(start, end));
  return number === undefined || number < 1 ? undefined : build(text, 'arabic', number, start, start, end, end, true);
}

/**
 * Stores only where its parts begin and end, and creates spans on demand: stored spans would take a fifth of a long
 * plan's memory.
 */
class LineMarker implements Marker {
  constructor(
    readonly kind: MarkerKind,
    readonly number: number,
    readonly text: string,
    readonly weak: boolean,
    private readonly start: number,
    private readonly digitsStart: number,
    private readonly digitsEnd: number,
    private readonly end: number,
    private readonly titleStart: number,
  ) {}

  get span(): Span {
    return { start: this.start, end: this.end };
  }

  get prefix(): Span {
    return { start: this.start, end: this.digitsStart };
  }

  get digits(): Span {
    return { start: this.digitsStart, end: this.digitsEnd };
  }

  get delimiter(): Span {
    return { start: this.digitsEnd, end: this.end };
  }

  get spacing(): Span {
    return { start: this.end, end: this.titleStart };
  }
}

/** The low dot behind a number, in each of its widths. */
function isDot(character: string | undefined): boolean {
  return character === '.' || character === '．' || character === '﹒';
}

/** 一、 and its sloppy forms 一. 一． 一， */
function han(text: string, start: number): Marker | undefined {
  const numeral = match(hanNumeral, text, start);
  const number = numeral === undefined ? undefined : parseChineseNumeral(numeral);
  if (numeral === undefined || number === undefined) return undefined;
  const end = start + numeral.length;
  const next = text[end];
  if (next === '、') {
    const list = numeralList(text, end + 1, number);
    return list === 'sure' ? undefined : build(text, 'han', number, start, start, end, end + 1, list === 'doubtful');
  }
  if (isDot(next)) return build(text, 'han', number, start, start, end, end + 1);
  if (next === '，' || next === ',') return build(text, 'han', number, start, start, end, end + 1, true);
  return undefined;
}

/**
 * Whether another numeral follows, so that the two make a list: 一、二、三…, 一、二等奖. 三、四级联动 may be a list or heading 三, so it
 * is weak: a heading only where number 3 is expected. Lists ascend, so 三、三级医院 and 四、一季度工作 are headings.
 */
function numeralList(text: string, from: number, number: number): 'sure' | 'doubtful' | undefined {
  const numeral = match(hanNumeral, text, from);
  if (numeral === undefined || numeral.length > 2) return undefined;
  const behind = text.slice(from + numeral.length, from + numeral.length + 2);
  if (/^(?:、|等奖)/.test(behind)) return 'sure';
  return /^(?:年级|线|级|期|批|类|季度|届)/.test(behind) && (parseChineseNumeral(numeral) ?? Infinity) > number
    ? 'doubtful'
    : undefined;
}

/** （一） (一) （1） (1), also with brackets of different widths or a stray mark after it: （一）、 */
function bracketed(text: string, start: number): Marker | undefined {
  const inner = skipSpaces(text, start + 1);
  const numeral = match(hanNumeral, text, inner);
  const figure = numeral === undefined ? match(digits, text, inner) : undefined;
  const found = numeral ?? figure;
  if (found === undefined) return undefined;
  const number = numeral !== undefined ? parseChineseNumeral(numeral) : parseDigits(found);
  const close = skipSpaces(text, inner + found.length);
  if (number === undefined || number < 1 || number > 999) return undefined;
  if (text[close] !== '）' && text[close] !== ')') return undefined;
  let end = close + 1;
  if (/[、.．﹒，,]/.test(text[end] ?? '')) end++;
  if (skipSpaces(text, end) >= text.length) return undefined;
  return build(
    text,
    numeral !== undefined ? 'hanParen' : 'arabicParen',
    number,
    start,
    inner,
    inner + found.length,
    end,
  );
}

/** 第一部分 第一章 第一节 第一条 and 第一， */
function ordinal(text: string, start: number): Marker | undefined {
  const from = skipSpaces(text, start + 1);
  const numeral = match(hanNumeral, text, from) ?? match(digits, text, from);
  if (numeral === undefined) return undefined;
  const number = parseChineseNumeral(numeral) ?? parseDigits(numeral);
  if (number === undefined || number < 1 || number > 9999) return undefined;
  const numeralEnd = from + numeral.length;
  const after = skipSpaces(text, numeralEnd);
  for (const [noun, kind] of Object.entries(ordinalNouns)) {
    if (!text.startsWith(noun, after)) continue;
    let end = after + noun.length;
    const next = text[end];
    // 第一条措施… and 第三节课 are words. In a heading, the number is followed by a space, a mark, a bracket or nothing.
    const open = next === undefined || isSpace(text.charCodeAt(end)) || /[：:、，,【（(]/.test(next);
    if (!open && kind !== 'part' && kind !== 'chapter') return undefined;
    if (!open && /^(?:的|内容|工作|中|里)/.test(text.slice(end, end + 2))) return undefined;
    if (next !== undefined && /[：:、，,]/.test(next)) end++;
    return build(text, kind, number, start, from, numeralEnd, end);
  }
  if (text[numeralEnd] === '，' || text[numeralEnd] === ',' || text[numeralEnd] === '、') {
    return build(text, 'ordinal', number, start, from, numeralEnd, numeralEnd + 1);
  }
  return undefined;
}

function sectionSign(text: string, start: number): Marker | undefined {
  const from = skipSpaces(text, start + 1);
  const found = match(digits, text, from);
  const number = found === undefined ? undefined : parseDigits(found);
  if (found === undefined || number === undefined || number < 1 || number > 999) return undefined;
  const digitsEnd = from + found.length;
  const end = /[.．﹒、]/.test(text[digitsEnd] ?? '') ? digitsEnd + 1 : digitsEnd;
  return build(text, 'sectionSign', number, start, from, digitsEnd, end);
}

/** 1. 1． 1、 1) 1.1 and, as a weak marker, a bare 1 before white space. */
function arabic(text: string, start: number): Marker | undefined {
  const found = match(digits, text, start);
  if (found === undefined || found.length > 4) return undefined;
  const number = parseDigits(found)!;
  const end = start + found.length;
  if (number < 1 || number > 9999) return undefined;
  const next = text[end];
  // 3、4月份… may be item 3 or March and April: weak, so a heading only between its neighbours.
  if (next === '、')
    return isDigitList(text, end + 1, found)
      ? undefined
      : build(text, 'arabic', number, start, start, end, end + 1, isDayList(text, end + 1, number));
  if (isDot(next)) return dotted(text, start, end, number);
  if (next === ')' || next === '）') return build(text, 'arabicParen', number, start, start, end, end + 1);
  if (next !== undefined && found.length <= 2 && isSpace(text.charCodeAt(end))) {
    const after = skipSpaces(text, end);
    if (
      isHan(text.charCodeAt(after)) &&
      !/^(?:[年月日时点分个所]|名(?!称)|项(?!目))/.test(text.slice(after, after + 2))
    )
      return build(text, 'arabic', number, start, start, end, end, true);
  }
  return undefined;
}

/** 3、4月份, 6、20号: two months or days. 1、9月 is item 1. */
function isDayList(text: string, from: number, number: number): boolean {
  const found = match(digits, text, from);
  if (found === undefined || found.length > 2) return false;
  const next = text[from + found.length];
  return (
    (parseDigits(found)! === number + 1 && number < 12 && next === '月') ||
    (next !== undefined && '日号'.includes(next))
  );
}

/** 1、2号楼, 3、4年级, 2026、2027年, 110、119、120: a list of figures. 1、2026年… is item 1. */
function isDigitList(text: string, from: number, first: string): boolean {
  const found = match(digits, text, from);
  if (found === undefined) return false;
  if (found.length > 2) return found.length === first.length;
  const behind = text.slice(from + found.length, from + found.length + 2);
  // 6、20号 may be item 6 that begins with a day, unless the day is the next number. 1、2号楼 is a list.
  if (/^[日号](?!楼)/.test(behind)) return (parseDigits(found) ?? 0) <= (parseDigits(first) ?? 0) + 1;
  return /^[、日号年级和期楼]/.test(behind);
}

/**
 * `1.` before a title, which may itself start with a digit (11.121人才 is item 11, 1.2018年 item 1). But 2020.3.1 is a
 * date, and the decimal in 1.1 设施 is an outline number. 3.5亿元, 4.6月底前 and 11.5—6月 could be either: weak, so a heading
 * only between its neighbours. 1.1设施, a decimal without a space, is weak too: a heading only below 1. or after the
 * decimal before it.
 */
function dotted(text: string, start: number, dot: number, number: number): Marker | undefined {
  const after = dot + 1;
  const plain = (weak = false) => build(text, 'arabic', number, start, start, dot, after, weak);
  if (isDot(text[after])) return undefined;
  const fraction = match(digits, text, after);
  if (fraction === undefined) return text.length === after ? undefined : plain();
  const behind = after + fraction.length;
  const next = text[behind];
  if (isDot(next)) {
    const last = match(digits, text, behind + 1);
    if (last === undefined) return undefined;
    const tail = behind + 1 + last.length;
    if (number <= 31 && fraction.length <= 2 && last.length <= 2 && isSpace(text.charCodeAt(tail)))
      return build(text, 'decimal', parseDigits(last)!, start, behind + 1, tail, tail);
    return undefined;
  }
  if (fraction.length === 4 && next === '年') return plain();
  // Nobody writes decimals like 1.100% or 11.121人.
  if (fraction.length >= 3 && !/[亿万千]/.test(next ?? '')) return plain();
  if (next !== undefined && isSpace(text.charCodeAt(behind)) && fraction.length <= 2 && fraction[0] !== '0') {
    return build(text, 'decimal', parseDigits(fraction)!, start, after, behind, behind);
  }
  if (next === undefined) return undefined;
  if (!isHan(text.charCodeAt(behind)) || isAmount(text, behind) || isTimeOrCount(text, behind)) return plain(true);
  // 1.1抓党建 belongs below 1.; 5.12防灾减灾日 and 3.0版 are not outline numbers. The neighbours decide.
  return fraction.length <= 2 && fraction[0] !== '0'
    ? build(text, 'decimal', parseDigits(fraction)!, start, after, behind, behind, true)
    : undefined;
}

/**
 * Whether what follows turns the figures before it into a time or a count, with which a title may begin: 6月底前, 3个, 20所.
 */
function isTimeOrCount(text: string, at: number): boolean {
  return /^(?:[年月日号个所名人大项家条件篇场次期届级类批组门座处户台套辆张份只间栋幢层岁周天]|季度)/.test(
    text.slice(at, at + 2),
  );
}

/** Whether the text at `at` turns the figures before it into a decimal amount. */
function isAmount(text: string, at: number): boolean {
  return (
    /^[%％‰亿万元倍吨米亩度℃千百分（(/~～—–-]/.test(text.slice(at, at + 1)) ||
    /^(?:公里|平方|立方|小时|左右|以上|个百)/.test(text.slice(at, at + 2))
  );
}
