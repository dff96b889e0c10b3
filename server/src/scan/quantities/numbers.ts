/** Reads a number: digits of either width, Chinese numerals, ranges, ratios, fractions. */
import { CodeSet, isDigit, isSpace as isAnySpace, skipSpaces } from '../../text/characters';
import { parseChineseNumeral } from '../../text/numerals';

export type NumberForm = 'plain' | 'range' | 'ratio' | 'fraction';

export interface NumberRead {
  readonly form: NumberForm;
  /** Half-open columns, including 万/亿. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Upper end of a range, or second term of a ratio (even one of three terms). */
  readonly upper?: number;
  /** Written in Chinese numerals. */
  readonly han: boolean;
  /** 百, 千, 万 without a digit before it: a number only with a bound (千家以上), otherwise a figure of speech (千家万户). */
  readonly round?: true;
  /** The column of a ratio's colon. */
  readonly colon?: number;
}

export interface Simple {
  readonly end: number;
  readonly value: number;
  readonly han: boolean;
  readonly round?: true;
}

/** More digits than this are a code or damage. */
const maximumDigits = 15;
const maximumNumeral = 12;
const hanDigits = '〇零一二两三四五六七八九十百千万亿';

function isHanNumeral(character: string | undefined): boolean {
  return character !== undefined && character !== '' && hanDigits.includes(character);
}

/** A tab separates the cells of a table. */
function isSpace(code: number): boolean {
  return code !== 0x09 && isAnySpace(code);
}

/** The column after at most two spaces. */
export function skipFewSpaces(text: string, from: number): number {
  let index = from;
  while (index < from + 2 && index < text.length && isSpace(text.charCodeAt(index))) index++;
  return index;
}

/** The column before at most two spaces. */
export function skipFewSpacesBack(text: string, from: number): number {
  let index = from;
  while (index > from - 2 && index > 0 && isSpace(text.charCodeAt(index - 1))) index--;
  return index;
}

function digitValue(code: number): number {
  return code >= 0xff10 ? code - 0xff10 : code - 0x30;
}

/** 12, 1.5, ２０, 1,200, 3万, 1.2万亿, 5百万; undefined for overlong digit runs. */
function readDigits(text: string, start: number): Simple | undefined {
  let index = start;
  let value = 0;
  while (index < text.length && isDigit(text.charCodeAt(index))) {
    if (index - start >= maximumDigits) return undefined;
    value = value * 10 + digitValue(text.charCodeAt(index));
    index++;
  }
  if (index - start <= 3 && value > 0) {
    for (;;) {
      const mark = text[index];
      if (mark !== ',' && mark !== '，') break;
      if (!isThousandsGroup(text, index + 1)) break;
      for (let group = index + 1; group < index + 4; group++) value = value * 10 + digitValue(text.charCodeAt(group));
      index += 4;
    }
    const grouped = index - start <= 3 ? endOfSpacedGroups(text, start, index) : index;
    if (grouped > index) value = joinGroups(text, start, (index = grouped));
  }
  const point = text[index];
  if ((point === '.' || point === '．') && isDigit(text.charCodeAt(index + 1))) {
    let decimal = index + 1;
    let scale = 1;
    while (decimal < text.length && isDigit(text.charCodeAt(decimal)) && decimal - index <= maximumDigits) {
      value = value * 10 + digitValue(text.charCodeAt(decimal));
      scale *= 10;
      decimal++;
    }
    if (isDigit(text.charCodeAt(decimal))) return undefined;
    // `3．2020年底前`: an item number followed directly by a year.
    if (decimal - index === 5 && text[skipFewSpaces(text, decimal)] === '年')
      return { end: index, value: Math.floor(value / scale), han: false };
    value /= scale;
    index = decimal;
  }
  const power = readPower(text, index);
  const scaled = power.factor === 1 ? value : multiply(value, power.factor);
  const rest = power.factor >= 10_000 ? readRest(text, power.end, power.factor) : undefined;
  return rest === undefined
    ? { end: power.end, value: scaled, han: false }
    : { end: rest.end, value: scaled + rest.value, han: false };
}

/** What continues after 万 or 亿: the 2千 of 1万2千, the 2000 of 1万2000, the 5000万 of 2亿5000万. */
function readRest(text: string, start: number, factor: number): Simple | undefined {
  let end = start;
  let value = 0;
  while (end < start + 4 && isDigit(text.charCodeAt(end))) value = value * 10 + digitValue(text.charCodeAt(end++));
  if (end === start || isDigit(text.charCodeAt(end))) return undefined;
  const power = readPower(text, end);
  const least = power.factor === 1 ? 3 : 1;
  const total = value * power.factor;
  return end - start >= least && total > 0 && total < factor ? { end: power.end, value: total, han: false } : undefined;
}

/** The column after groups of three digits separated by a space (`1 000`, `12 500 000`), or `end` if there are none. */
function endOfSpacedGroups(text: string, start: number, end: number): number {
  // A number that begins the line may be a row's.
  if (skipSpaces(text, 0) === start) return end;
  let index = end;
  while (groupSpaces.has(text.charCodeAt(index)) && isThousandsGroup(text, index + 1)) index += 4;
  // Another number after the last group: the cells of a row.
  return index > end && !(groupSpaces.has(text.charCodeAt(index)) && isDigit(text.charCodeAt(index + 1))) ? index : end;
}

/** An ordinary, no-break, thin or narrow no-break space. */
const groupSpaces = new CodeSet(' \u00a0\u2009\u202f');

function joinGroups(text: string, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index++)
    if (isDigit(text.charCodeAt(index))) value = value * 10 + digitValue(text.charCodeAt(index));
  return value;
}

/** Exactly three digits: a group after a thousands separator (`1,200`, not `8,2000`). */
function isThousandsGroup(text: string, start: number): boolean {
  return (
    isDigit(text.charCodeAt(start)) &&
    isDigit(text.charCodeAt(start + 1)) &&
    isDigit(text.charCodeAt(start + 2)) &&
    !isDigit(text.charCodeAt(start + 3))
  );
}

/** In decimal steps, without binary rounding errors: 6.8 × 10000 is 68000. */
function multiply(value: number, factor: number): number {
  const product = value * factor;
  return Number.isInteger(value) && product < 1e15 ? product : Number(product.toPrecision(15));
}

/** 万 亿 万亿 千万 百万 千 百 after digits; not the 千 of 千瓦 or the 百 of 百分点. */
function readPower(text: string, start: number): { readonly end: number; readonly factor: number } {
  let index = start;
  let factor = 1;
  const first = text[index];
  if (first === '百' || first === '千') {
    const next = text[index + 1];
    const opensMeasure = first === '千' ? next !== undefined && '瓦克米伏焦卡字'.includes(next) : next === '分';
    if (opensMeasure) return { end: index, factor };
    factor = first === '百' ? 100 : 1000;
    index++;
  }
  if (text[index] === '万') {
    factor *= 10_000;
    index++;
  }
  if (text[index] === '亿') {
    factor *= 100_000_000;
    index++;
  }
  return { end: index, factor };
}

/** 两, 十二, 三百, 一万二千, 三亿五千万. */
function readHan(text: string, start: number): Simple | undefined {
  let end = start;
  while (end < text.length && isHanNumeral(text[end])) {
    if (end - start >= maximumNumeral) return undefined;
    // The 千 of 千瓦, 千克: it belongs to the measure.
    if (end > start && text[end] === '千' && '瓦克米'.includes(text[end + 1] ?? '-')) break;
    end++;
  }
  const numeral = text.slice(start, end);
  const round = roundNumbers.get(numeral);
  if (round !== undefined) return { end, value: round, han: true, round: true };
  const value = parseLarge(numeral);
  return value === undefined ? undefined : { end, value, han: true };
}

const roundNumbers: ReadonlyMap<string, number> = new Map([
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
  ['百万', 1_000_000],
  ['千万', 10_000_000],
  ['亿', 100_000_000],
]);

function parseLarge(text: string): number | undefined {
  if (text === '两') return 2;
  const yi = text.lastIndexOf('亿');
  if (yi >= 0) return joinPower(text, yi, 100_000_000);
  const wan = text.lastIndexOf('万');
  if (wan >= 0) return joinPower(text, wan, 10_000);
  return parseChineseNumeral(text);
}

function joinPower(text: string, at: number, power: number): number | undefined {
  const head = parseLarge(text.slice(0, at));
  if (head === undefined) return undefined;
  const rest = text.slice(at + 1);
  if (rest === '') return head * power;
  const tail = parseLarge(rest.startsWith('零') ? rest.slice(1) : rest);
  return tail === undefined || tail >= power ? undefined : head * power + tail;
}

/** One number without range or ratio, as after 百分之. */
export function readSimple(text: string, start: number): Simple | undefined {
  const code = text.charCodeAt(start);
  if (isDigit(code)) return readDigits(text, start);
  return isHanNumeral(text[start]) ? readHan(text, start) : undefined;
}

const rangeMarks = '-–—－―─~～〜−至到';

/** The column after a range mark (one mark, or a doubled dash) and its spaces; -1 if there is none. */
export function afterRangeMark(text: string, from: number): number {
  let index = skipFewSpaces(text, from);
  const mark = text[index];
  if (mark === undefined || !rangeMarks.includes(mark)) return -1;
  index++;
  if (mark !== '至' && mark !== '到' && text[index] === mark) index++;
  return skipFewSpaces(text, index);
}

/** Reads the number that begins at `start`; undefined if none does, or if the digits make no number. */
export function readNumber(text: string, start: number): NumberRead | undefined {
  const first = readSimple(text, start);
  if (first === undefined) return undefined;
  const mark = text[first.end];
  if (!first.han) {
    if (mark === ':' || mark === '：' || mark === '∶') {
      const second = isDigit(text.charCodeAt(first.end + 1)) ? readDigits(text, first.end + 1) : undefined;
      if (second !== undefined)
        return {
          form: 'ratio',
          start,
          end: endOfTerms(text, second.end),
          value: first.value,
          upper: second.value,
          han: false,
          colon: first.end,
        };
    }
    if (mark === '/' && isDigit(text.charCodeAt(first.end + 1))) {
      const second = readDigits(text, first.end + 1);
      if (second !== undefined && second.value > 0)
        return { form: 'fraction', start, end: second.end, value: first.value / second.value, han: false };
    }
  }
  if (text.startsWith('分之', first.end) && first.value > 0) {
    const second = readSimple(text, first.end + 2);
    if (second !== undefined)
      return { form: 'fraction', start, end: second.end, value: second.value / first.value, han: first.han };
  }
  const from = afterRangeMark(text, first.end);
  if (from >= 0) {
    const second = readSimple(text, from);
    if (second !== undefined && second.han === first.han) {
      const value = shareFactor(first, second, text);
      return { form: 'range', start, end: second.end, value, upper: second.value, han: first.han };
    }
  }
  return {
    form: 'plain',
    start,
    end: first.end,
    value: first.value,
    han: first.han,
    ...(first.round === true ? { round: true } : {}),
  };
}

/** The column after a ratio's terms, from its second one on: 1:5:11. */
function endOfTerms(text: string, second: number): number {
  let end = second;
  for (let term = 0; term < 3 && ':：∶'.includes(text[end] ?? '-'); term++) {
    const next = isDigit(text.charCodeAt(end + 1)) ? readDigits(text, end + 1) : undefined;
    if (next === undefined) break;
    end = next.end;
  }
  return end;
}

/** `3-5万人`: the 万 after the second term applies to both, unless the first has its own or is already larger. */
function shareFactor(first: Simple, second: Simple, text: string): number {
  const last = text[second.end - 1];
  const factor = last === '亿' ? (text[second.end - 2] === '万' ? 1e12 : 1e8) : last === '万' ? 1e4 : 1;
  const ownPower = '万亿'.includes(text[first.end - 1] ?? '-');
  return factor === 1 || ownPower || first.value >= second.value ? first.value : multiply(first.value, factor);
}
