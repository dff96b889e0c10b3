/** Classes of characters, and the one pass over a line that says which of them occur. */
import { simplifications } from './traditionalCharacters';

/** Bits of `Line.features`. */
export const Feature = {
  /** 0-9 and ０-９ */
  Digit: 1 << 0,
  /** 〇零○一二两三四五六七八九十百千万亿廿卅 */
  HanNumeral: 1 << 1,
  /** （）()〔〕【】［］[] */
  Bracket: 1 << 2,
  /** “”‘’ and ASCII quotes */
  Quote: 1 << 3,
  /** 《》〈〉 */
  BookMark: 1 << 4,
  /** ASCII , : ; ? ! ( ) */
  AsciiPunctuation: 1 << 5,
  /** 。；，、：！？… */
  Punctuation: 1 << 6,
  /** Space, tab, U+00A0, U+3000, zero-width characters inside the line (not at its start or end) */
  InnerSpace: 1 << 7,
  /** A-Z a-z and full-width letters */
  Latin: 1 << 8,
  /** % ％ ‰ */
  Percent: 1 << 9,
  /** - – — － ~ ～ 〜 */
  Dash: 1 << 10,
  /** 是 or 要 */
  MeasureWord: 1 << 11,
  /** 责 牵 配 负 主 参 (and their Traditional forms) 协 指 落 承 : a responsibility note's key characters */
  ResponsibilityWord: 1 << 12,
  /** 年 月 日 季 期 前 内 (內) 底 周 天 旬 : a deadline's key characters */
  TimeWord: 1 << 13,
  /** Tabs, pipes, box drawing */
  Table: 1 << 14,
  /** U+00A0, zero-width, U+FFFD, private use, control characters, lone surrogates */
  Damage: 1 << 15,
  /** × X x ※ * ○: the characters of placeholders */
  Placeholder: 1 << 16,
  /** ①–⑳ */
  Circled: 1 << 17,
  /** One, two or three characters repeated at once: 办办, 推进推进 */
  Doubled: 1 << 18,
  /** Traditional characters and variants that have a Simplified form (see `traditionalCharacters.ts`) */
  Traditional: 1 << 19,
  /** What tags, entities and texts in a wrong encoding begin with: & ? < 锟 â Ã, Bopomofo and primes */
  Debris: 1 << 20,
  /**
   * Not of characters: the line may name the columns of a table (see `scan/neighbourFeatures.ts`, as for the next two)
   */
  ColumnNames: 1 << 21,
  /** A note or a title may go on in the next line */
  GoesOn: 1 << 22,
  /** Ends in brackets that may name bodies */
  EndsInNames: 1 << 23,
  /** Four characters that stand there once more, at most twelve columns on: 贯彻落实贯彻落实 */
  PhraseTwice: 1 << 24,
  /** Not of characters: the line is page furniture */
  PageFurniture: 1 << 25,
} as const;

const table = new Uint32Array(0x10000);

function mark(characters: string, bit: number): void {
  for (let index = 0; index < characters.length; index++) {
    const code = characters.charCodeAt(index);
    table[code] = (table[code] ?? 0) | bit;
  }
}

function markRange(from: number, to: number, bit: number): void {
  for (let code = from; code <= to; code++) table[code] = (table[code] ?? 0) | bit;
}

mark('0123456789０１２３４５６７８９', Feature.Digit);
mark('〇零○一二两三四五六七八九十百千万亿廿卅', Feature.HanNumeral);
mark('（）()〔〕【】［］[]{}｛｝', Feature.Bracket);
mark('“”‘’"\'＂＇「」『』', Feature.Quote);
mark('《》〈〉«»‹›', Feature.BookMark);
mark(',:;?!()', Feature.AsciiPunctuation);
mark('。；，、：！？…．', Feature.Punctuation);
mark(' \t\u00a0\u3000\u200b\u200c\u200d\ufeff\u2002\u2003', Feature.InnerSpace);
markRange(0x41, 0x5a, Feature.Latin);
markRange(0x61, 0x7a, Feature.Latin);
markRange(0xff21, 0xff3a, Feature.Latin);
markRange(0xff41, 0xff5a, Feature.Latin);
mark('%％‰﹪', Feature.Percent);
mark('-–—―－─~～〜−', Feature.Dash);
mark('是要', Feature.MeasureWord);
mark('责責牵牽配负負主参參协協指落承', Feature.ResponsibilityWord);
mark('年月日季期前内內底周天旬', Feature.TimeWord);
mark('\t|│┃║', Feature.Table);
markRange(0x2500, 0x257f, Feature.Table);
mark('—─', Feature.Dash);
table[0x2500] = Feature.Dash; // ── serves as a dash in plans, a table needs more than that
mark('\u00a0\u200b\u200c\u200d\u2060\ufeff\ufffd', Feature.Damage);
markRange(0x00, 0x08, Feature.Damage);
markRange(0x0b, 0x0c, Feature.Damage);
markRange(0x0e, 0x1f, Feature.Damage);
markRange(0x7f, 0x9f, Feature.Damage);
markRange(0xe000, 0xf8ff, Feature.Damage);
mark('×xX※*○＊Ｘｘ', Feature.Placeholder);
markRange(0x2460, 0x2473, Feature.Circled);
mark('&?<锟âÃ〝〞〟', Feature.Debris);
markRange(0x3105, 0x312f, Feature.Debris);
for (const character of simplifications.keys()) mark(character, Feature.Traditional);

/** Half of a surrogate pair; not among the features. */
const surrogate = 1 << 30;
for (let code = 0xd800; code <= 0xdfff; code++) table[code] = surrogate;

/** The features of a text; spaces at its start and end do not count as inner. */
export function featuresOf(text: string): number {
  let start = 0;
  let end = text.length;
  let features = 0;
  while (start < end && (table[text.charCodeAt(start)]! & Feature.InnerSpace) !== 0)
    features |= table[text.charCodeAt(start++)]!;
  while (end > start && (table[text.charCodeAt(end - 1)]! & Feature.InnerSpace) !== 0)
    features |= table[text.charCodeAt(--end)]!;
  features &= ~Feature.InnerSpace;
  // The three previous characters; `third` is the latest.
  let [first, second, third] = [0, 0, 0];
  const offset = placesSeen(text.length);
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    features |= table[code]!;
    const four = (code ^ (third << 2) ^ (second << 4) ^ (first << 6)) & (places.length - 1);
    if (offset + index - places[four]! <= longestPhrase && code >= 0x2e80) features |= Feature.PhraseTwice;
    places[four] = offset + index;
    if (
      (code === third || code === second || code === first) &&
      isDoubledAt(text, index, code === third ? 1 : code === second ? 2 : 3)
    )
      features |= Feature.Doubled;
    first = second;
    second = third;
    third = code;
  }
  if ((features & surrogate) === 0) return features;
  for (let index = start; index < end; index++)
    if ((table[text.charCodeAt(index)]! & surrogate) !== 0 && isLoneSurrogate(text, index)) features |= Feature.Damage;
  return features & ~surrogate;
}

/** A phrase that stands twice has at most so many characters, so its first four come again no farther on. */
export const longestPhrase = 12;
/** Where four characters were seen last, by a hash of them: never before where they were, so none is missed. */
const places = new Int32Array(0x1000);
let seen = 0;

/** Makes room for a text of this length: its columns from there on are farther from all seen than a phrase is long. */
function placesSeen(length: number): number {
  if (seen > 0x3fffffff - length) {
    places.fill(0);
    seen = 0;
  }
  const offset = seen + longestPhrase + 1;
  seen = offset + length;
  return offset;
}

/**
 * Whether the `length` characters up to `last` are the same as those before them. Letters, digits and marks do not
 * count.
 */
function isDoubledAt(text: string, last: number, length: number): boolean {
  if (text.charCodeAt(last) < 0x2e80) return false;
  for (let at = last - length + 1; at < last; at++)
    if (text.charCodeAt(at) !== text.charCodeAt(at - length)) return false;
  return true;
}

function isLoneSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code <= 0xdbff) {
    const next = text.charCodeAt(index + 1);
    return !(next >= 0xdc00 && next <= 0xdfff);
  }
  const previous = text.charCodeAt(index - 1);
  return !(previous >= 0xd800 && previous <= 0xdbff);
}

/**
 * A set of UTF-16 code units. Testing `text[at]` instead would create a string for every character, which is measurably
 * slower in a scan.
 */
export class CodeSet {
  private readonly bits = new Uint8Array(0x2000);

  constructor(characters: string) {
    for (let index = 0; index < characters.length; index++) {
      const code = characters.charCodeAt(index);
      this.bits[code >> 3]! |= 1 << (code & 7);
    }
  }

  /** False for NaN, which `charCodeAt` gives past the end of a text. */
  has(code: number): boolean {
    return (this.bits[code >> 3]! & (1 << (code & 7))) !== 0;
  }
}

/** White space as it occurs in plans: ASCII, U+00A0, U+3000, zero-width, en and em spaces. */
export function isSpace(code: number): boolean {
  return spaces.has(code);
}

/** Every character that `isSpace` accepts. */
export const spaceCharacters =
  ' \t\v\f\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff';
const spaces = new CodeSet(spaceCharacters);

/** A CJK ideograph of the basic planes, or half of a surrogate pair (extension B and on). */
export function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    code === 0x3007 ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd800 && code <= 0xdfff)
  );
}

export function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** A-Z a-z and their full-width forms. */
export function isLatin(code: number): boolean {
  return (
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a)
  );
}

/** The column of the first visible character, or the length of a blank text. */
export function skipSpaces(text: string, from: number): number {
  let index = from;
  while (index < text.length && isSpace(text.charCodeAt(index))) index++;
  return index;
}

/** The column after the last visible character before `end`. */
export function trimEnd(text: string, end: number, start = 0): number {
  let index = end;
  while (index > start && isSpace(text.charCodeAt(index - 1))) index--;
  return index;
}

/** `column`, or the column before it if it would split a surrogate pair. */
export function wholeCharacters(text: string, column: number): number {
  const code = text.charCodeAt(column - 1);
  return code >= 0xd800 && code <= 0xdbff ? column - 1 : column;
}

/** For messages: cuts a text after `length` UTF-16 units and appends … */
export function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, wholeCharacters(text, length))}…` : text;
}
