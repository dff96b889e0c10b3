/** What speaks against an amount: part of a name, an outline, a span of time, a scope, a condition, a result, a rule made elsewhere. */
import { isDigit, isHan, isLatin } from '../../text/characters';
import { clauseEndAfter, isClauseEndAt, isSentenceEndAt, lastVerb, startsBefore, verbEndingAt } from './clauseBounds';
import type { Place } from './amountContext';
import type { Amount, AmountRead, Exclusion } from './types';
import {
  aimWords,
  comparingWords,
  pastClauseWords,
  pastSentenceWords,
  outlineNouns,
  scopeWords,
  structureNouns,
} from './lexicon';

/** By its own characters and its neighbours. */
export function excludedByForm(text: string, read: AmountRead, before: number, after: number): Exclusion | undefined {
  if (isCode(text, read)) return 'code';
  if (read.kind === 'duration') return 'duration';
  if (isStructure(text, read, after)) return 'structure';
  return isScope(text, read, before) ? 'scope' : undefined;
}

/** By what its clause and sentence say. */
export function excludedByContext(place: Place, previous: Amount | undefined): Exclusion | undefined {
  if (isPast(place, previous)) return 'past';
  if (isCondition(place)) return 'condition';
  return isStandard(place) ? 'standard' : undefined;
}

/** Glued to letters, signs or 第: part of a name, an ordinal. 数, 几, 上 before a numeral make it vague. */
function isCode(text: string, read: AmountRead): boolean {
  const start = Math.min(read.number.start, read.measure.start);
  // Two of something is 两: 二期工程, 二次供水 are a second one. 8时30分 is a time.
  if (
    read.han &&
    read.number.end - read.number.start === 1 &&
    text[start] === '二' &&
    read.prefix === undefined &&
    '期次轮'.includes(text[read.measure.start]!)
  )
    return true;
  if (read.unit === '分' && '时点:：'.includes(text[start - 1] ?? '-')) return true;
  if (read.prefix !== undefined) return false;
  const previous = text[start - 1];
  if (previous === undefined) return false;
  return (
    isLatin(text.charCodeAt(start - 1)) ||
    '第+＋·•×*.．/〔[#№-_'.includes(previous) ||
    (read.han && '数几〇零'.includes(previous))
  );
}

/** 25个方面, 三大任务: the outline of the work. */
function isStructure(text: string, read: AmountRead, after: number): boolean {
  if (read.kind !== 'count' || !'个项条'.includes(text[read.measure.start]!)) return false;
  // 三个100%: a slogan's count.
  if (isDigit(text.charCodeAt(after)) && /^[0-9０-９]{1,3}[%％]/.test(text.slice(after, after + 4))) return true;
  const start = text[after] === '大' ? after + 1 : after;
  const end = structureNouns.startingAt(text, start);
  if (end < 0) return false;
  return (
    outlineNouns.startingAt(text, start) >= 0 ||
    isClauseEndAt(text, end) ||
    '的、和及与等开着入（(”'.includes(text[end]!)
  );
}

/** 全市28所, 市属10所, 每10所, 前3名: counts what is there. */
function isScope(text: string, read: AmountRead, before: number): boolean {
  if (read.prefix !== undefined || read.kind === 'ratio') return false;
  // 全市85%以上的…: a share that is bounded is no scope.
  if ((read.kind === 'percent' || read.kind === 'fraction') && read.suffix !== undefined) return false;
  // 年底前50所…: the 前 of a deadline.
  if (text[before - 1] === '前' && '底月日年学假考节旬'.includes(text[before - 2] ?? '-')) return false;
  // 平均分48分: a mark, not a division.
  if (text[before - 1] === '分' && '均得总满积评考学'.includes(text[before - 2] ?? '-')) return false;
  if (text[before - 1] === '各' && isShareOfList(text, read, before)) return false;
  return scopeWords.endingAt(text, before) >= 0 && verbEndingAt(text, before, 0) === undefined;
}

/** 评选先进集体、先进个人各10名: so many of each of a verb's objects. */
function isShareOfList(text: string, read: AmountRead, before: number): boolean {
  if ((read.kind !== 'count' && read.kind !== 'person') || !isClauseEndAt(text, read.end)) return false;
  const verb = lastVerb(text, startsBefore(text, before).clause, before);
  return verb !== undefined && !verb.weak && /[、和及与]/.test(text.slice(verb.end, before));
}

function isPast(place: Place, previous: Amount | undefined): boolean {
  const { text, read, clause, sentence } = place;
  if ('了过'.includes(text[place.before - 1] ?? '-') && text[place.before - 2] !== '超') return true;
  if (basedOnLast.test(text.slice(clause, place.before))) return false;
  if (pastClauseWords.occursIn(text, clause, read.start))
    return !aimWords.occursIn(text, clause, read.start) && !addsToStock(place);
  if (comparingWords.occursIn(text, sentence, read.start)) {
    // 控制在9.5%以内，较上年下降0.8个百分点: the sentence has set a target already.
    if (previous !== undefined && previous.excluded === undefined && previous.span.start >= sentence) return false;
    const bounded =
      read.suffix !== undefined || read.prefix !== undefined || (read.upper !== undefined && read.kind !== 'ratio');
    return !bounded && !aimWords.occursIn(text, sentence, read.start) && !isItemOfItsOwn(place);
  }
  return pastSentenceWords.occursIn(text, sentence, read.start) && !aimWords.occursIn(text, sentence, read.start);
}

/** 在上年基础上再压缩10%: last year's result is where this year's begins. */
const basedOnLast = /(?:上年|去年)[^，,]{0,6}基础上/;
const itemOpening = /^\s{0,20}(?:[（(]?[一二三四五六七八九十0-9０-９]{1,3}[）)、.．]|[①-⒛])/;

/** 7.近视率较去年下降1个百分点。: the first that a numbered item says, and no time named; a result would be told where something else is. */
function isItemOfItsOwn({ text, read, after, sentence, before }: Place): boolean {
  if ((read.kind !== 'percent' && read.kind !== 'point') || !isSentenceEndAt(text, after)) return false;
  const opening = itemOpening.exec(text.slice(0, 30))?.[0].length ?? -1;
  return (
    sentence <= opening &&
    !/[年月季期][以内底末前初至到]|半年|季度|[0-9][年月]|今年|[，,]/.test(text.slice(sentence, before))
  );
}

/** 在现有9个集团基础上再组建2个: a verb between what there is and the number. */
function addsToStock({ text, clause, before }: Place): boolean {
  const window = text.slice(clause, before);
  if (/已|曾|荣获|超额完成|共计/.test(window)) return false;
  const stock = Math.max(...['现有', '原有', '共有', '拥有'].map((word) => window.lastIndexOf(word)));
  return lastVerb(text, clause + stock + 2, before) !== undefined;
}

/** 3000人以上的…, 50人以下小规模学校: says which ones are meant. */
function isCondition(place: Place): boolean {
  const { text, read, after } = place;
  if (read.kind === 'percent' || read.kind === 'point' || read.kind === 'ratio' || read.kind === 'fraction')
    return false;
  const next = text[after];
  if (next === undefined || !isHan(text.charCodeAt(after)) || '和及与并且或左'.includes(next)) return false;
  const verb = place.direct;
  const removes =
    verb !== undefined && removingVerbs.includes(text.slice(verb.start, verb.end)) && read.kind === 'person';
  if ((verb !== undefined && !removes) || (read.prefix !== undefined && read.prefix.withVerb === true)) return false;
  if (read.suffix !== undefined && read.suffix.word !== '左右') {
    // A committing verb that ends right before the comparator was asked above; a rate or 每 may still stand before it.
    return (
      read.kind === 'person' ||
      read.kind === 'money' ||
      read.kind === 'extent' ||
      read.kind === 'period' ||
      next === '的'
    );
  }
  if (read.prefix !== undefined && next === '的')
    return read.kind === 'person' || read.kind === 'money' || read.kind === 'extent' || read.kind === 'period';
  return false;
}

/** What is removed or dealt with is told by its size: 消除56人以上大班额. */
const removingVerbs: readonly string[] = ['解决', '化解', '消除', '安置', '治理', '整治', '撤并', '减少'];

/** 落实每天1小时的要求: a rule made elsewhere is kept, nothing new promised. A bound (不低于300元标准) is a promise all the same. */
function isStandard({ text, read, after }: Place): boolean {
  if (read.prefix !== undefined || read.suffix !== undefined) return false;
  if (/^的?(?:要求|规定|制度|政策)/.test(text.slice(after, after + 4))) return true;
  if (read.kind !== 'period' && read.kind !== 'money') return false;
  return /(?:要求|规定|制度|政策)$/.test(text.slice(after, clauseEndAfter(text, after, after + 16)));
}
