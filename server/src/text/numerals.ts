/** Chinese and Arabic numerals, read strictly: text that is not exactly a numeral is rejected. */

/** By code unit. */
const digitValues: ReadonlyMap<number, number> = new Map(
  [...'〇一二三四五六七八九'].map((digit, value) => [digit.charCodeAt(0), value]),
).set('零'.charCodeAt(0), 0);
const ten = '十'.charCodeAt(0);
const powers: readonly (readonly [string, number])[] = [
  ['千', 1000],
  ['百', 100],
  ['十', 10],
];
const digitNames = '零一二三四五六七八九';

/**
 * Reads 一 … 九千九百九十九 as 1–9999. Strict: 一百零二 but not 一百二零; 十二, and 一十二 only inside a larger numeral;
 * 两 only before 百 and 千, 廿 and 卅 for 20 and 30. Undefined for anything else (also 〇, 一二三, 二零).
 */
export function parseChineseNumeral(text: string): number | undefined {
  if (text.length === 0 || text.length > 8) return undefined;
  if (text.length === 1) return oneCharacter(text);
  if (text[0] === '廿' || text[0] === '卅') {
    const tens = oneCharacter(text[0])!;
    const ones = digitValues.get(text.charCodeAt(1));
    return text.length === 2 && ones !== undefined && ones > 0 ? tens + ones : undefined;
  }
  let value = 0;
  let index = 0;
  let zeroPending = false;
  let lastPower = 10000;
  for (const [name, power] of powers) {
    const digit = text[index] === '两' && power >= 100 ? 2 : digitValues.get(text.charCodeAt(index));
    if (digit !== undefined && digit > 0 && text[index + 1] === name) {
      if (power === 10 && digit === 1 && index === 0) return undefined;
      const skipped = lastPower !== 10000 && lastPower / power > 10;
      if (skipped !== zeroPending) return undefined;
      value += digit * power;
      index += 2;
      lastPower = power;
      zeroPending = false;
    } else if (power === 10 && index === 0 && text[0] === '十') {
      value += 10;
      index += 1;
      lastPower = 10;
    }
    if (!zeroPending && value > 0 && (text[index] === '零' || text[index] === '〇')) {
      zeroPending = true;
      index += 1;
    }
  }
  const ones = digitValues.get(text.charCodeAt(index));
  if (ones !== undefined && ones > 0) {
    const skipped = value > 0 && lastPower > 10;
    if (value > 0 && skipped !== zeroPending) return undefined;
    if (value === 0 && zeroPending) return undefined;
    value += ones;
    index += 1;
    zeroPending = false;
  }
  return index === text.length && !zeroPending && value > 0 ? value : undefined;
}

/** The fast path: nearly all numerals have one character. */
function oneCharacter(text: string): number | undefined {
  const code = text.charCodeAt(0);
  if (code === ten) return 10;
  if (text === '廿' || text === '卅') return text === '廿' ? 20 : 30;
  const digit = digitValues.get(code);
  return digit === 0 ? undefined : digit;
}

/** 1–9999 in the form 一、 uses: 十, 十一, 二十, 一百零二, 一千零一十. RangeError outside. */
export function formatChineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999) throw new RangeError(`not a numeral of 1–9999: ${value}`);
  let rest = value;
  let text = '';
  let zeroPending = false;
  for (const [name, power] of powers) {
    const digit = Math.floor(rest / power);
    rest %= power;
    if (digit === 0) {
      zeroPending = text !== '';
      continue;
    }
    if (zeroPending) text += '零';
    zeroPending = false;
    text += (power === 10 && digit === 1 && text === '' ? '' : digitNames[digit]!) + name;
  }
  if (rest > 0) text += (zeroPending ? '零' : '') + digitNames[rest]!;
  return text;
}

/** Digits of either width as a number; undefined for anything but 1–15 digits. */
export function parseDigits(text: string): number | undefined {
  if (text.length === 0 || text.length > 15) return undefined;
  let value = 0;
  for (let index = 0; index < text.length; index++) {
    let code = text.charCodeAt(index);
    if (code >= 0xff10 && code <= 0xff19) code -= 0xff10 - 0x30;
    if (code < 0x30 || code > 0x39) return undefined;
    value = value * 10 + (code - 0x30);
  }
  return value;
}

/**
 * Whether `formatLike` can use the figures of `model`: ① and ⒈ go up to 20, Chinese numerals as we write them up to
 * 9999.
 */
export function canFormatLike(model: string, value: number): boolean {
  if (oneOf(model) !== undefined) return value >= 1 && value <= 20;
  return parseDigits(model) !== undefined || (Number.isInteger(value) && value >= 1 && value <= 9999);
}

/**
 * `value` written like `model`: Chinese numerals, full-width or ASCII digits, ① or ⒈, with the same zero padding. Falls
 * back to ASCII digits (plus the dot that ⒈ contains).
 */
export function formatLike(model: string, value: number): string {
  const one = oneOf(model);
  if (!canFormatLike(model, value)) return one === 0x2488 ? `${value}.` : String(value);
  const first = model.charCodeAt(0);
  if (one !== undefined) return String.fromCharCode(one + value - 1);
  if (parseDigits(model) === undefined) return formatChineseNumeral(value);
  const padded = /^[0０]/.test(model) ? String(value).padStart(model.length, '0') : String(value);
  return first >= 0xff10
    ? padded.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x30 + 0xff10))
    : padded;
}

/** If `text` begins with a one-character figure (①–⑳, ⒈–⒛), the code of that set's 1. */
function oneOf(text: string): number | undefined {
  const first = text.charCodeAt(0);
  return first >= 0x2460 && first <= 0x2473 ? 0x2460 : first >= 0x2488 && first <= 0x249b ? 0x2488 : undefined;
}

/** Without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}
