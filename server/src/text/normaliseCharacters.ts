/**
 * Spellings of a text in which words are looked up, so that every word list needs one script and one width only. Each is as long as the
 * text it comes from, so that columns stay what they are; none is ever shown to anyone or written anywhere.
 */
import { simplifications } from './traditionalCharacters';

/** By code unit: the Simplified character for a Traditional one, 0 for all others. */
const simplified = new Uint16Array(0x10000);
for (const [from, to] of simplifications) simplified[from.charCodeAt(0)] = to.charCodeAt(0);

/** The same with one kind of bracket, of space, of digit and of each mark. */
const folded = simplified.slice();

function map(from: string, to: string): void {
  for (let index = 0; index < from.length; index++)
    folded[from.charCodeAt(index)] = to.charCodeAt(Math.min(index, to.length - 1));
}

map('．／｜！？', './|!?');
map('：﹕∶', ':');
map('，﹐', ',');
map('；﹔', ';');
map('（〔【［[｛{', '(');
map('）〕】］]｝}', ')');
map('\t\u00a0\u3000\u200b\u200c\u200d\ufeff\u2002\u2003\u2009\u202f', ' ');
map('０１２３４５６７８９', '0123456789');

/** Characters that one call may spread into arguments. */
const chunk = 4096;

/** Same length as `text`; the same string where the table changes nothing. */
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

/** In Simplified characters; the same string where it is in them already. */
export function simplify(text: string): string {
  return replaced(text, simplified);
}

/** In Simplified characters, with half-width marks and digits and one kind of bracket `(` `)` and of space; the same string where it is all that. */
export function fold(text: string): string {
  return replaced(text, folded);
}
