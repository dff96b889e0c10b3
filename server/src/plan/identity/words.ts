/** What an item says, spelled one way: nothing that a renumbering, another input method or another typist changes. */
import { simplify } from '../../text/normaliseCharacters';

/** 第3项, 第（二）部分, 附件1: renumbering changes these figures. */
const references =
  /(第)\s{0,4}[（(]?(?:[一二三四五六七八九十百]{1,5}|[0-9０-９]{1,3})[）)]?\s{0,4}(?=项|条|部分|点)|(附(?:件|表|录))\s{0,4}(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})/g;

/** Letters, digits and Han characters only: one width, Simplified, lower case, without the figures of references. */
export function wordsOf(text: string): string {
  return simplify(text.replace(references, '$1$2').normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** 附件, 附表: titles that only say that something is attached. */
const bare = new Set(['附', '附件', '附表', '附录']);

/** Whether a title has words of its own. */
export function saysSomething(words: string): boolean {
  return words !== '' && !bare.has(words);
}
