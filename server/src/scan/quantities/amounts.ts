/** Every number with a measure word in a line, including those that commit to nothing. */
import { CodeSet, isDigit, skipSpaces } from '../../text/characters';
import type { Columns } from '../../text/columns';
import { SpanCursor } from '../../text/spanCursor';
import type { Span } from '../../text/positions';
import { prefixBefore, suffixAfter } from './comparators';
import { judge } from './commitment';
import { isClauseEndAt, isPaced, verbEndingAt } from './clauseBounds';
import type { Commitment } from './commitment';
import { reachingWords } from './lexicon';
import { opensMeasure, readMeasure } from './measureWords';
import type { MeasureWord } from './measureWords';
import { afterRangeMark, readNumber, readSimple, skipFewSpaces } from './numbers';
import type { NumberRead } from './numbers';
import type { Amount, AmountRead, Exclusion } from './types';

const none: readonly Amount[] = Object.freeze([]);

/** What an amount may begin with. */
export const amountOpenings = {
  digits: '0123456789０１２３４５６７８９',
  numerals: '一二两三四五六七八九十百千万',
} as const;
const numerals = new CodeSet(amountOpenings.numerals);
/** What may continue a numeral. */
const inNumeral = new CodeSet(`${amountOpenings.numerals}亿零〇`);

/**
 * All amounts of a line in text order. `starts` are the columns of its digits and numerals, `guarded` its protected
 * spans. Linear in the text; accepts any text.
 */
export function scanAmounts(text: string, starts: Columns, guarded: readonly Span[]): readonly Amount[] {
  if (starts.length === 0) return none;
  const amounts: Amount[] = [];
  const cursor = new SpanCursor(guarded);
  let from = skipMarker(text);
  let previous: Amount | undefined;
  for (let which = 0; which < starts.length; which++) {
    const index = starts.at(which);
    if (index < from) continue;
    if (numerals.has(text.charCodeAt(index))) {
      const end = numeralRunEnd(text, index);
      if (!mayBeAmount(text, index, end)) {
        from = end;
        continue;
      }
    }
    const protectedEnd = cursor.endAt(index);
    if (protectedEnd > index) {
      from = protectedEnd;
      continue;
    }
    const read = readAmount(text, index);
    if (read === undefined) {
      from = skipRun(text, index);
      continue;
    }
    const amount = finish(read, judge(text, read, previous));
    amounts.push(amount);
    // 10亿元以上项目2个: a condition within a list doesn't end the list.
    if (amount.excluded !== 'condition') previous = amount;
    from = read.end;
  }
  return amounts.length === 0 ? none : amounts;
}

function numeralRunEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && inNumeral.has(text.charCodeAt(end))) end++;
  return end;
}

/**
 * A quick look: a measure word, 分之, a range or a space after the numerals. A lone 一 is an article unless a comparator
 * or 每季度 binds it, or it closes the clause.
 */
function mayBeAmount(text: string, start: number, end: number): boolean {
  if (end >= text.length) return false;
  if (text[start - 1] === '第') return false;
  if (
    end === start + 1 &&
    text[start] === '一' &&
    prefixBefore(text, start) === undefined &&
    !'至到—–-'.includes(text[end]!) &&
    !isClauseEndAt(text, end + 1) &&
    !isPaced(text, start, end)
  )
    return false;
  return opensMeasure(text.charCodeAt(end)) || '分余多至到—–-～~ \u00a0\u3000'.includes(text[end]!);
}

/**
 * `12.` or `3、` at the start of a line is an item number, even if a number follows directly (`1.2018年…`, `11.121人才…`).
 */
function skipMarker(text: string): number {
  if (!isDigit(text.charCodeAt(skipSpaces(text, 0)))) return 0;
  const match = /^\s{0,40}\d{1,3}[.．、](?=\d{3}|\d+[年月])/.exec(text.slice(0, 60));
  return match === null ? 0 : match[0].length;
}

/** Skips digits, points and numerals that make no amount, so that none is read from the middle of them. */
function skipRun(text: string, start: number): number {
  if (!isDigit(text.charCodeAt(start))) return numeralRunEnd(text, start);
  let index = start;
  while (
    index < text.length &&
    (isDigit(text.charCodeAt(index)) || (text[index] === '.' && isDigit(text.charCodeAt(index + 1))))
  )
    index++;
  return index;
}

function readAmount(text: string, start: number): AmountRead | undefined {
  if (text[start] === '百' && text.startsWith('百分之', start)) return readPercentWords(text, start);
  const number = readNumber(text, start);
  if (number === undefined) return undefined;
  if (number.form === 'ratio') {
    const colon = number.colon!;
    return withComparators(
      text,
      number,
      { start, end: number.end },
      { start: colon, end: colon + 1 },
      ':',
      'ratio',
      number.upper,
      false,
    );
  }
  let at = skipFewSpaces(text, number.end);
  const about = text[at] === '余' || text[at] === '多';
  let factor = 1;
  if (about) {
    at = skipFewSpaces(text, at + 1);
    // 20余万元: the 万 comes after the 余.
    factor = text[at] === '万' ? 1e4 : text[at] === '亿' ? 1e8 : 1;
    if (factor > 1) at++;
  }
  const measure = readMeasure(text, at) ?? bareMeasure(text, number, at);
  if (number.form === 'fraction' && measure?.kind !== 'percent') {
    const end = { start: number.end, end: number.end };
    return number.value < 1
      ? withComparators(text, number, { start, end: number.end }, end, '/', 'fraction', undefined, false)
      : undefined;
  }
  if (measure === undefined || isDate(number, measure)) return undefined;
  const end = at + measure.word.length;
  const second = number.form === 'plain' && !about ? secondTerm(text, end, number, measure) : undefined;
  const numberSpan = { start, end: factor > 1 ? at : (second?.number.end ?? number.end) };
  const measureSpan = { start: second === undefined ? at : second.end - measure.word.length, end: second?.end ?? end };
  const scaled = factor > 1 ? { ...number, value: number.value * factor } : number;
  const read = withComparators(
    text,
    scaled,
    numberSpan,
    measureSpan,
    measure.unit ?? measure.word,
    measure.kind,
    second?.number.value ?? number.upper,
    about,
  );
  // 千家以上, 百余人, 举办千场; not 百日, 千家万户.
  return number.round === true && read.comparator === 'exactly' && !isRoundPromise(text, start, read)
    ? undefined
    : read;
}

const bare: MeasureWord = { word: '', kind: 'count', unit: '' };

/** 价格指数控制在103.5以内, 人次达1000万以上: an index or a sum without a measure word, bound on both sides. */
function bareMeasure(text: string, { form, han, start, end }: NumberRead, at: number): MeasureWord | undefined {
  if (form !== 'plain' || han || reachingWords.endingAt(text, start) < 0) return undefined;
  const suffix = suffixAfter(text, at, 'count');
  if (suffix === undefined || !isClauseEndAt(text, suffix.end)) return undefined;
  return /^(?:19|20)[0-9]{2}$/.test(text.slice(start, end)) ? undefined : bare;
}

/** 举办千场展会, 培训万人: right after a strong verb. */
function isRoundPromise(text: string, start: number, { kind }: AmountRead): boolean {
  return (kind === 'count' || kind === 'person') && verbEndingAt(text, start, Math.max(0, start - 5))?.weak === false;
}

/** 2018年, 2018—2020年: a year, not a length of time. */
function isDate(number: NumberRead, measure: MeasureWord): boolean {
  return measure.word === '年' && !number.han && (number.upper ?? number.value) >= 200;
}

/** `10%-15%`, `3个至5个`: the second term of a range whose first term has its own measure. */
function secondTerm(
  text: string,
  from: number,
  first: NumberRead,
  measure: MeasureWord,
): { readonly number: NumberRead; readonly end: number } | undefined {
  const start = afterRangeMark(text, from);
  if (start < 0) return undefined;
  const number = readNumber(text, start);
  if (number === undefined || number.form !== 'plain' || number.han !== first.han || number.value <= first.value)
    return undefined;
  const at = skipFewSpaces(text, number.end);
  return text.startsWith(measure.word, at) ? { number, end: at + measure.word.length } : undefined;
}

function readPercentWords(text: string, start: number): AmountRead | undefined {
  const number = readSimple(text, start + 3);
  if (number === undefined || (number.round === true && number.value !== 100)) return undefined;
  const read: NumberRead = { form: 'plain', start, end: number.end, value: number.value, han: false };
  return withComparators(
    text,
    read,
    { start: start + 3, end: number.end },
    { start, end: start + 3 },
    '%',
    'percent',
    undefined,
    false,
  );
}

function withComparators(
  text: string,
  read: NumberRead,
  number: Span,
  measure: Span,
  unit: string,
  kind: AmountRead['kind'],
  upper: number | undefined,
  about: boolean,
): AmountRead {
  const start = Math.min(number.start, measure.start);
  const end = Math.max(number.end, measure.end);
  const prefix = prefixBefore(text, start);
  const suffix = suffixAfter(text, end, kind === 'ratio' || kind === 'fraction' ? 'percent' : kind);
  const comparator = prefix?.comparator ?? suffix?.comparator ?? (about ? 'about' : 'exactly');
  return {
    start: prefix?.start ?? start,
    end: suffix?.end ?? end,
    number,
    measure,
    value: read.value,
    upper,
    unit,
    kind,
    han: read.han,
    comparator,
    prefix,
    suffix,
  };
}

function finish(read: AmountRead, verdict: Commitment | Exclusion): Amount {
  return {
    span: { start: read.start, end: read.end },
    number: read.number,
    measure: read.measure,
    value: read.value,
    upper: read.upper,
    unit: read.unit,
    kind: read.kind,
    comparator: read.comparator,
    han: read.han,
    excluded: typeof verdict === 'string' ? verdict : undefined,
    verb: typeof verdict === 'string' ? undefined : verdict.verb,
  };
}
