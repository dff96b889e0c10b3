/** Where in a line something may begin: found in one pass, so that no scanner has to walk the line itself. */
import { Columns } from '../../text/columns';
import { amountOpenings } from './amounts';
import { deadlineOpenings } from './deadlines';
import { markOpenings } from './protect';
import { vagueWords } from './vague';

/** Ascending columns, one list per scanner; valid until the next line is scanned. */
export interface Starts {
  /** A digit or a Chinese numeral. */
  readonly amounts: Columns;
  /** A digit that doesn't follow a digit, or the first two characters of a deadline. */
  readonly deadlines: Columns;
  /** The first two characters of a vague amount. */
  readonly vague: Columns;
  /** An opening quotation or book mark. */
  readonly marks: Columns;
}

const amount = 1;
const digit = 2;
const deadline = 4;
const vague = 8;
const mark = 16;

/** By code unit: what may begin with it, and what may continue with it as its second character. */
const firsts = new Uint8Array(0x10000);
const seconds = new Uint8Array(0x10000);

function add(table: Uint8Array, characters: Iterable<string>, bits: number): void {
  for (const character of characters) table[character.charCodeAt(0)]! |= bits;
}

add(firsts, amountOpenings.digits, amount | digit);
add(firsts, amountOpenings.numerals, amount);
add(firsts, markOpenings, mark);
for (const [bit, openings] of [
  [deadline, deadlineOpenings],
  [vague, vagueWords],
] as const) {
  for (const opening of openings) {
    add(firsts, opening[0]!, bit);
    add(seconds, opening[1]!, bit);
  }
}

const starts: Starts = { amounts: new Columns(), deadlines: new Columns(), vague: new Columns(), marks: new Columns() };

/** Every place where an amount, a deadline, a vague amount or a pair of marks may begin. Linear in the text. */
export function findStarts(text: string): Starts {
  const { amounts, deadlines, vague: vagues, marks } = starts;
  amounts.truncate(0);
  deadlines.truncate(0);
  vagues.truncate(0);
  marks.truncate(0);
  let afterDigit = false;
  for (let index = 0; index < text.length; index++) {
    const bits = firsts[text.charCodeAt(index)]!;
    if (bits === 0) {
      afterDigit = false;
      continue;
    }
    if ((bits & amount) !== 0) amounts.push(index);
    if ((bits & digit) !== 0) {
      if (!afterDigit) deadlines.push(index);
      afterDigit = true;
      continue;
    }
    afterDigit = false;
    if ((bits & mark) !== 0) marks.push(index);
    if ((bits & (deadline | vague)) === 0 || index + 1 === text.length) continue;
    const both = bits & seconds[text.charCodeAt(index + 1)]!;
    if ((both & deadline) !== 0) deadlines.push(index);
    if ((both & vague) !== 0) vagues.push(index);
  }
  return starts;
}
