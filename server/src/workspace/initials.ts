/** Pinyin initials of a text, so that a search for `jjk` runs over one string instead of over all readings. */
import { readingsOf } from '../text/pinyin';

/**
 * Some characters have readings with different initials (会: hui, kuai). Each such set is one character from here on:
 * the texts stay as long as their originals, and one byte wide.
 */
const firstSet = 0x80;
const lastSet = 0xff;
const other = ' ';

/** Sets of initials that occurred, in the order of their characters. */
const sets: string[] = [];
/** For each UTF-16 unit the code of its initial, or 0 as long as nobody has asked. */
const known = new Uint8Array(0x1_0000);

function initialOf(code: number): number {
  return (known[code] ||= find(String.fromCharCode(code)).charCodeAt(0));
}

function find(character: string): string {
  if (character === '\n') return character;
  const code = character.charCodeAt(0);
  if (code < 0x80) return character.toLowerCase();
  const initials = [...new Set(readingsOf(character).map((reading) => reading[0]!))].sort().join('');
  if (initials.length <= 1) return initials === '' ? other : initials;
  let set = sets.indexOf(initials);
  if (set < 0) {
    if (firstSet + sets.length > lastSet) return initials[0]!;
    set = sets.push(initials) - 1;
  }
  return String.fromCharCode(firstSet + set);
}

/** UTF-16 units that become one string at a time: a call takes only so many arguments. */
const piece = 4096;

/** One character for each UTF-16 unit of `text`; line ends and ASCII stay as they are, in lower case. */
export function initialsOf(text: string): string {
  const codes = new Uint8Array(text.length);
  for (let index = 0; index < codes.length; index++) codes[index] = initialOf(text.charCodeAt(index));
  const pieces: string[] = [];
  // Joined at once, it is one flat string: a sum of characters would take thirty bytes for each.
  for (let at = 0; at < codes.length; at += piece) pieces.push(String.fromCharCode(...codes.subarray(at, at + piece)));
  return pieces.join('');
}

/** Finds a row of letters and digits in the text that `initialsOf` gives, from `from` on; -1 if it isn't there. */
export function indexOfInitials(initials: string, letters: string, from: number): number {
  const { stands, skips } = tablesOf(letters);
  const length = stands.length;
  const last = stands[length - 1];
  if (last === undefined) return -1;
  // The last letter is looked at first: one that occurs nowhere in the row is passed with the whole row (Horspool).
  for (let at = from; at + length <= initials.length;) {
    const code = initials.charCodeAt(at + length - 1);
    if (last[code] === 1) {
      let next = 0;
      while (next < length - 1 && stands[next]![initials.charCodeAt(at + next)] === 1) next++;
      if (next === length - 1) return at;
    }
    at += skips[code]!;
  }
  return -1;
}

interface Tables {
  /** For each letter, which characters stand for it: 1 at their codes. */
  readonly stands: readonly Uint8Array[];
  /** How far the row moves on from a character at its end. */
  readonly skips: Uint8Array;
}

let lastLetters = '';
let lastTables: Tables = { stands: [], skips: new Uint8Array(0) };

/** The last answer is kept for the next text. */
function tablesOf(letters: string): Tables {
  if (letters === lastLetters) return lastTables;
  lastLetters = letters;
  const stands = [...letters].map((letter) => {
    const table = new Uint8Array(lastSet + 1);
    table[letter.charCodeAt(0)] = 1;
    sets.forEach((set, index) => {
      if (set.includes(letter)) table[firstSet + index] = 1;
    });
    return table;
  });
  const skips = new Uint8Array(lastSet + 1).fill(stands.length);
  stands.slice(0, -1).forEach((table, index) =>
    table.forEach((stand, code) => {
      if (stand === 1) skips[code] = stands.length - 1 - index;
    }),
  );
  return (lastTables = { stands, skips });
}
