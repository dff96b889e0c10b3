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
const known = new Map<string, string>();

function initialOf(character: string): string {
  let initial = known.get(character);
  if (initial === undefined) known.set(character, (initial = find(character)));
  return initial;
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

/** One character for each UTF-16 unit of `text`; line ends and ASCII stay as they are, in lower case. */
export function initialsOf(text: string): string {
  let initials = '';
  for (let index = 0; index < text.length; index++) initials += initialOf(text[index]!);
  return initials;
}

/** Finds a row of letters and digits in the text that `initialsOf` gives, from `from` on; -1 if it isn't there. */
export function indexOfInitials(initials: string, letters: string, from: number): number {
  const stands = tables(letters);
  const [first] = stands;
  if (first === undefined) return -1;
  const last = initials.length - stands.length;
  for (let at = from; at <= last; at++) {
    if (first[initials.charCodeAt(at)] !== 1) continue;
    let next = 1;
    while (next < stands.length && stands[next]![initials.charCodeAt(at + next)] === 1) next++;
    if (next === stands.length) return at;
  }
  return -1;
}

let lastLetters = '';
let lastTables: readonly Uint8Array[] = [];

/** For each letter, which characters stand for it: 1 at their codes. The last answer is kept for the next text. */
function tables(letters: string): readonly Uint8Array[] {
  if (letters === lastLetters) return lastTables;
  lastLetters = letters;
  return (lastTables = [...letters].map((letter) => {
    const table = new Uint8Array(lastSet + 1);
    table[letter.charCodeAt(0)] = 1;
    sets.forEach((set, index) => {
      if (set.includes(letter)) table[firstSet + index] = 1;
    });
    return table;
  }));
}
