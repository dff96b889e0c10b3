/** The numbers of Word's automatic lists, by the names of their formats (ECMA-376 part 1, 17.18.59). */
import { formatChineseNumeral } from '../text/numerals';

type Format = (value: number) => string;

/** Word counts no further, and neither do the numerals below. */
const highest = 9999;

const decimal: Format = (value) => String(value);

/** Digits, one by one. */
function positional(digits: string): Format {
  const each = [...digits];
  return (value) => [...String(value)].map((digit) => each[Number(digit)]!).join('');
}

/** One character each, and ordinary figures beyond the last. */
function enumerated(characters: string): Format {
  const each = [...characters];
  return (value) => each[value - 1] ?? decimal(value);
}

function run(first: number, count: number): string {
  return Array.from({ length: count }, (_, index) => String.fromCodePoint(first + index)).join('');
}

/**
 * 一, 十一, 一百零一. Word and WPS differ among themselves beyond 99 (一○一, 百一, 一百〇一), which no list of a plan reaches;
 * this is the form that plans type.
 */
const chinese: Format = (value) => (value >= 1 && value <= highest ? formatChineseNumeral(value) : decimal(value));

/** 壹, 壹拾壹: the numerals of cheques, which keep the 壹 before 拾. `units` begins with a blank for the ones. */
function legal(digits: string, units: string): Format {
  const names = [...digits];
  const places = [...units];
  return (value) => {
    const figures = [...String(value)].map(Number);
    if (figures.length > 4) return decimal(value);
    const written = figures.map((figure, index) =>
      figure === 0 ? names[0]! : names[figure]! + places[figures.length - 1 - index]!.trim(),
    );
    return written.join('').replace(/零+/g, '零').replace(/零$/, '') || '零';
  };
}

/** a … z, then aa, bb: the letter is repeated. */
function letters(first: string): Format {
  return (value) =>
    value < 1
      ? decimal(value)
      : String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

const roman: Format = (value) => {
  if (value < 1) return decimal(value);
  let text = '';
  let rest = value;
  for (const [worth, numeral] of romans)
    for (; rest >= worth; rest -= worth) {
      text += numeral;
    }
  return text;
};

const circled = enumerated(run(0x2460, 20));

const formats: Readonly<Record<string, Format>> = {
  decimal,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: positional('０１２３４５６７８９'),
  decimalFullWidth2: positional('０１２３４５６７８９'),
  decimalHalfWidth: decimal,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: enumerated(run(0x2488, 20)),
  decimalEnclosedParen: enumerated(run(0x2474, 20)),
  numberInDash: (value) => `- ${value} -`,
  upperLetter: letters('A'),
  lowerLetter: letters('a'),
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerRoman: roman,
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  ideographDigital: positional('〇一二三四五六七八九'),
  japaneseDigitalTenThousand: positional('〇一二三四五六七八九'),
  taiwaneseDigital: positional('○一二三四五六七八九'),
  chineseLegalSimplified: legal('零壹贰叁肆伍陆柒捌玖', ' 拾佰仟'),
  ideographLegalTraditional: legal('零壹貳參肆伍陸柒捌玖', ' 拾佰仟'),
  ideographTraditional: enumerated('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: enumerated('子丑寅卯辰巳午未申酉戌亥'),
  ideographEnclosedCircle: enumerated(run(0x3220, 10)),
  none: () => '',
};

/**
 * `value` in a format of Word; ordinary figures in a format that no Chinese list uses. `pattern` belongs to `custom`:
 * its first number says how many digits there are at least (`001, 002, …`).
 */
export function formatNumber(value: number, format: string, pattern?: string): string {
  if (format === 'custom') return String(value).padStart(/^0*\d/.exec(pattern ?? '')?.[0].length ?? 1, '0');
  // Not a property that every object has, such as `constructor`.
  const known = Object.hasOwn(formats, format) ? formats[format]! : decimal;
  return value > highest ? decimal(value) : known(value);
}
