import { isDigit } from '../../text/characters';
import { readMeasure, type MeasureWord } from '../../scan/quantities/measureWords';
import { readNumber, skipFewSpaces } from '../../scan/quantities/numbers';
import { isJoinedBefore, isYearLike } from './figures';

/** A figure in digits with its measure word, whatever it says. */
export interface PlainAmount {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** The unit for comparison: 元, 所, % … */
  readonly unit: string;
  readonly measure: MeasureWord;
  /** 约, 近, 余, 左右, a range: not exact enough for arithmetic. */
  readonly loose: boolean;
  /** 3—5所, 1:15. */
  readonly several: boolean;
}

/** A line with more is a table, or not text. */
const mostInLine = 200;
const looseBefore = /(?:约|近|超|逾|超过|不少于|不低于|至少|不超过|以上|大概|预计|最多|不足|突破)\s?$/;
const looseBehind = /^\s?(?:以上|以下|左右|以内|之内|上下|余|多|及以上|不等)/;

/** The amounts of a line in text order. Linear in the text. */
export function plainAmounts(text: string): PlainAmount[] {
  const found: PlainAmount[] = [];
  for (let at = 0; at < text.length && found.length < mostInLine; at++) {
    if (!isDigit(text.charCodeAt(at))) continue;
    const number = readNumber(text, at);
    if (number === undefined) {
      at = pastDigits(text, at);
      continue;
    }
    const measureAt = skipFewSpaces(text, number.end + ('余多'.includes(text[number.end] ?? '-') ? 1 : 0));
    const measure = readMeasure(text, measureAt);
    if (measure !== undefined && !isJoinedBefore(text, at) && !isYearLike(text.slice(at, number.end))) {
      const end = measureAt + measure.word.length;
      found.push({
        start: at,
        end,
        value: number.value,
        unit: measure.unit ?? measure.word,
        measure,
        several: number.form !== 'plain',
        loose:
          number.form !== 'plain' ||
          text[number.end] === '余' ||
          text[number.end] === '多' ||
          looseBefore.test(text.slice(Math.max(0, at - 4), at)) ||
          looseBehind.test(text.slice(end, end + 4)),
      });
    }
    at = Math.max(number.end, at + 1) - 1;
  }
  return found;
}

function pastDigits(text: string, from: number): number {
  let at = from;
  while (at + 1 < text.length && isDigit(text.charCodeAt(at + 1))) at++;
  return at;
}
