/**
 * Signs: two characters side by side where a rule has something to look for, such as 其 before 中. Each rule declares its
 * own with `defineSign`, one pass over a line finds all of them, and a line without any of a rule's signs is not shown
 * to it. A sign may turn out to mean nothing, but nothing is there without its sign.
 */

/** Number of a bit in `Signs`. */
export type Sign = number & { readonly sign: unique symbol };

const mostSigns = 64;
const bitsOfWord = 32;

/** By code unit, four in a row: the signs it may begin and those it may end, each in two words. */
const table = new Int32Array(0x10000 * 4);
/** Those that any character may begin. */
const any = [0, 0];
let count = 0;

/** The place before a line's first character and behind its last one. */
export const edge = '\n';
/** For signs: what `[0-9]` and `\s` match within a line, and the dashes and words of a range. */
export const digits = '0123456789';
export const spaces =
  ' \t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
export const rangeMarks = '-－–—―─~～〜−至到';

/**
 * A sign that is there where one of `first` stands right before one of `second`; without `first`, wherever one of
 * `second` stands. `edge` is a character too.
 */
export function defineSign(second: string, first?: string): Sign {
  if (count === mostSigns) throw new Error('too many signs for two words');
  const sign = count++ as Sign;
  const word = sign < bitsOfWord ? 0 : 1;
  const bit = 1 << (sign % bitsOfWord);
  if (first === undefined) any[word]! |= bit;
  else for (let at = 0; at < first.length; at++) table[first.charCodeAt(at) * 4 + word * 2]! |= bit;
  for (let at = 0; at < second.length; at++) table[second.charCodeAt(at) * 4 + word * 2 + 1]! |= bit;
  return sign;
}

/** The signs of a line. */
export class Signs {
  constructor(
    private readonly low: number,
    private readonly high: number,
  ) {}

  has(sign: Sign): boolean {
    return (((sign < bitsOfWord ? this.low : this.high) >>> (sign % bitsOfWord)) & 1) !== 0;
  }

  /** Whether it has any of `signs`. */
  meets(signs: Signs): boolean {
    return ((this.low & signs.low) | (this.high & signs.high)) !== 0;
  }

  equals({ low, high }: Signs): boolean {
    return this.low === low && this.high === high;
  }

  static of(signs: readonly Sign[]): Signs {
    let [low, high] = [0, 0];
    for (const sign of signs)
      if (sign < bitsOfWord) low |= 1 << sign;
      else high |= 1 << (sign - bitsOfWord);
    return new Signs(low, high);
  }
}

const edgeAt = edge.charCodeAt(0) * 4;

/** The signs of a text without line ends. */
export function signsIn(text: string): Signs {
  const [anyLow, anyHigh] = any as [number, number];
  let [low, high] = [0, 0];
  let first = edgeAt;
  for (let column = 0; column <= text.length; column++) {
    const second = column < text.length ? text.charCodeAt(column) * 4 : edgeAt;
    low |= (table[first]! | anyLow) & table[second + 1]!;
    high |= (table[first + 2]! | anyHigh) & table[second + 3]!;
    first = second;
  }
  return new Signs(low, high);
}
