/** Notes that are names alone, without a label or a verb: （教务处、德育处）. Texts are folded (normaliseCharacters.ts). */

import { trimEnd } from '../../text/characters';
import { fold } from '../../text/normaliseCharacters';
import type { Content } from './content';
import { isClassWord, isClearName, isEachName, isPostName, isTimeExpression } from './names';
import { withoutSpaces } from './units';

const listEndings = new Set(
  [...'局处办委厅部院组会联团司股心级段班支室科庭协'].map((character) => character.charCodeAt(0)),
);
/** After a sentence, these too: 执法大队, 农技站. */
const moreEndings = new Set([...'队站所馆校园府台行镇街村宫'].map((character) => character.charCodeAt(0)));

/** Whether a list of names may end here. This looks only at the end of a bracket, before its content is read. */
export function endsAsList(source: string, afterSentence: boolean): boolean {
  const end = bodyEnd(source, afterSentence ? withoutTime(source) : source.length);
  if (end === 0) return false;
  const last = source.charCodeAt(end - 1);
  if (listEndings.has(last)) return true;
  if (!afterSentence) return false;
  const name = lastName(source, end);
  return moreEndings.has(last) || isEachName(name) || isPostName(name);
}

/**
 * Names of bodies and nothing else: 教务处、德育处. After a sentence, also names that a body in the list vouches for: 团委、各班主任;
 * 人事秘书、各系; 县农业局、各乡镇、村.
 */
export function isPlainList({ units, labels, doubts }: Content, afterSentence: boolean): boolean {
  if (units.length === 0 || doubts > 0 || labels.length > 0) return false;
  const names = units.map(({ name }) => withoutSpaces(fold(name)));
  if (names.some((name) => /^(?:含|包括|除|如|例如|原|即|不含|以|及|见|详见|附)/.test(name))) return false;
  const clear = names.filter(isClearName).length;
  if (clear === names.length || clear === 0 || !afterSentence) return clear > 0 && clear === names.length;
  let each = false;
  for (const name of names) {
    if (!isClearName(name) && !isEachName(name) && !isPostName(name) && !(each && isClassWord(name))) return false;
    each ||= name.startsWith('各');
  }
  return true;
}

/** The names end before the last ， if a time follows it: 县教育局，6月底前完成. */
function withoutTime(source: string): number {
  const end = source.length;
  const mark = Math.max(source.lastIndexOf(','), source.lastIndexOf(';'));
  if (mark <= 0 || end - mark > longestTime) return end;
  const tail = withoutSpaces(source.slice(mark + 1));
  return isTimeExpression(tail) && timeEnding.test(tail) && !dated.test(tail) ? mark : end;
}

const longestTime = 16;
const timeEnding = /(?:[月日年底前内期度周天季]|常态化?|持续|适时|随时|完成|推进|坚持|落实|实施|开展|进行|到位)$/;
/** The year or the day in a reference to a source: （国家统计局，2025年）. */
const dated = /^[0-9]{4}年(?:[0-9]{1,2}月[0-9]{1,2}日)?$/;

/** Before the bracket group at the end that is part of the last name: 各乡镇（街道）, 县委组织部（县委老干部局）; but not 教育局（张三）. */
function bodyEnd(source: string, limit: number): number {
  let end = limit;
  while (end > 0 && source.charCodeAt(end - 1) === 0x20) end--;
  if (source[end - 1] !== ')') return end;
  const open = source.lastIndexOf('(', end - 1);
  if (open <= 0) return 0;
  const parts = withoutSpaces(source.slice(open + 1, end - 1)).split(/[、,/]/);
  return parts.every((part) => isClearName(part) || isClassWord(part)) ? open : 0;
}

function lastName(source: string, end: number): string {
  let start = end;
  while (start > 0 && !' 、,;'.includes(source[start - 1]!)) start--;
  return source.slice(start, end);
}

const longestEnd = 60;

/** Whether a line ends in brackets that may hold names alone: a quick look. */
export function endsInNames(text: string): boolean {
  const end = trimEnd(text, text.length);
  const close = '。；;'.includes(text[end - 1] ?? ' ') ? end - 2 : end - 1;
  if (close < 2 || !'）)〕】］]'.includes(text[close]!)) return false;
  let open = close - 1;
  while (open > 0 && close - open <= longestEnd && !'（(〔【［[：:'.includes(text[open]!)) open--;
  return '（(〔【［['.includes(text[open]!) && endsAsList(fold(text.slice(open + 1, close)), true);
}
