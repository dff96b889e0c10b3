/**
 * Normalised spellings for looking words up, so that a word list needs only one script and one width. Each has the
 * length of the original, so columns stay valid. They are never shown or written.
 */
import { simplifications } from './traditionalCharacters';

/** By code unit: the Simplified character for a Traditional one, 0 for all others. */
const simplified = new Uint16Array(0x10000);
for (const [from, to] of simplifications) simplified[from.charCodeAt(0)] = to.charCodeAt(0);

/** The same, with all brackets, spaces, digits and marks mapped to one kind each. */
const folded = simplified.slice();

function map(from: string, to: string): void {
  for (let index = 0; index < from.length; index++)
    folded[from.charCodeAt(index)] = to.charCodeAt(Math.min(index, to.length - 1));
}

map('．／｜！？', './|!?');
map('﹒', '.');
map('：﹕∶', ':');
map('，﹐', ',');
map('；﹔', ';');
map('（〔【［[｛{', '(');
map('）〕】］]｝}', ')');
map('\t\u00a0\u3000\u200b\u200c\u200d\ufeff\u2002\u2003\u2009\u202f', ' ');
map('０１２３４５６７８９', '0123456789');

/** How many characters are passed as arguments in one call. */
const chunk = 4096;

/** Same length as `text`; the same string if the table changes nothing. */
function replaced(text: string, table: Uint16Array): string {
  let index = 0;
  while (index < text.length && table[text.charCodeAt(index)] === 0) index++;
  if (index === text.length) return text;
  let result = '';
  for (let start = 0; start < text.length; start += chunk) {
    const end = Math.min(start + chunk, text.length);
    const codes = new Array<number>(end - start);
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      codes[at - start] = table[code]! || code;
    }
    result += String.fromCharCode(...codes);
  }
  return result;
}

/** `text` in Simplified characters, or the same string if it already is. */
export function simplify(text: string): string {
  return replaced(text, simplified);
}

/**
 * `text` in Simplified characters with half-width marks and digits, `(` and `)` as the only brackets and one kind of
 * space; the same string if it already is.
 */
export function fold(text: string): string {
  return replaced(text, folded);
}

/** Equal for two spellings of one name: the width of brackets and white space make no difference. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '');
}
