/** Finds names by what is typed of them: characters, pinyin initials, syllables or parts of syllables, also mixed. */
import { syllables } from './pinyinTable';

let table: ReadonlyMap<string, readonly string[]> | undefined;

/** By character. The table is read when it is first asked for. */
function readingsByCharacter(): ReadonlyMap<string, readonly string[]> {
  if (table !== undefined) return table;
  const readings = new Map<string, string[]>();
  for (const row of syllables.trim().split('\n')) {
    const [syllable = ''] = /^[a-z]+/.exec(row)!;
    for (const character of row.slice(syllable.length)) {
      const known = readings.get(character);
      if (known === undefined) readings.set(character, [syllable]);
      else known.push(syllable);
    }
  }
  return (table = readings);
}

/** All readings of a character, without tones, ü as v; none for characters outside GB 2312. */
export function readingsOf(character: string): readonly string[] {
  return readingsByCharacter().get(character) ?? none;
}

const none: readonly string[] = Object.freeze([]);

/** Longer inputs match nothing; UTF-16 units. */
const longestTyped = 40;
const longestName = 80;

/**
 * How well a name fits: 0 it is what was typed · 1 it begins with it · 2 it holds it in one piece · 3 and more: in
 * pieces.
 */
export type Fit = number;

/**
 * How well `name` fits what was typed; undefined if it doesn't. Each typed character stands for itself or belongs to
 * the beginning of a reading of one of the name's characters; characters of the name may be left out.
 */
export function fitOf(typed: string, name: string): Fit | undefined {
  if (typed === name) return 0;
  return createMatcher(typed)(name);
}

/** `fitOf` for one input and many names. */
export function createMatcher(typed: string): (name: string) => Fit | undefined {
  const wanted = normalise(typed);
  if (wanted === '' || wanted.length > longestTyped) return (name) => (typed.trim() === '' ? 1 : same(typed, name));
  return (name) => same(typed, name) ?? bestFit(wanted, normalise(name));
}

function same(typed: string, name: string): Fit | undefined {
  return typed === name ? 0 : undefined;
}

/** Widths and cases make no difference, and neither do the marks between syllables. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’`\s]/g, '')
    .replaceAll('ü', 'v');
}

/**
 * Walks the name once. `on[p]` and `off[p]` are the fewest gaps with which `p` typed characters can have been used up
 * so far, where the name's last character was used and where it was left out.
 */
function bestFit(wanted: string, name: string): Fit | undefined {
  if (name.length > longestName) return undefined;
  const end = wanted.length;
  let on = new Array<number>(end + 1).fill(Infinity);
  let off = new Array<number>(end + 1).fill(Infinity);
  on[0] = 0;
  let best = Infinity;
  for (const character of name) {
    const nextOn = new Array<number>(end + 1).fill(Infinity);
    const nextOff = new Array<number>(end + 1).fill(Infinity);
    for (let at = 0; at < end; at++) {
      const least = Math.min(on[at]!, off[at]!);
      if (least === Infinity) continue;
      // A gap at the start costs less than one in the middle.
      nextOff[at] = Math.min(off[at]!, on[at]! + (at === 0 ? 1 : 2));
      use(character, wanted, at, (length) => {
        nextOn[at + length] = Math.min(nextOn[at + length]!, least);
      });
    }
    best = Math.min(best, nextOn[end]!);
    on = nextOn;
    off = nextOff;
  }
  return best === Infinity ? undefined : best + 1;
}

/** Calls back for each length of `wanted` from `at` on that the character can stand for. */
function use(character: string, wanted: string, at: number, take: (length: number) => void): void {
  if (wanted.startsWith(character, at)) take(character.length);
  const code = wanted.charCodeAt(at);
  if (code < 0x61 || code > 0x7a) return;
  for (const reading of readingsOf(character))
    for (let length = 1; length <= reading.length && reading[length - 1] === wanted[at + length - 1]; length++)
      take(length);
}

/** Of a name, so many characters are spelt out for editors. */
const longestSpelt = 24;

/**
 * What an editor's fuzzy search finds a name by: its characters, then all of their readings, each a word of its own, as
 * editors want what they find to begin a word. `基教科` gives `基 教 科 ji jiao ke`.
 */
export function searchWords(name: string): string {
  const characters = [...name.slice(0, longestSpelt)].filter((character) => /[\p{L}\p{N}]/u.test(character));
  return [...characters, ...characters.flatMap(readingsOf)].join(' ');
}
