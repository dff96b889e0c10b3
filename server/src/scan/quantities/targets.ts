/** From committed amounts to targets: the object counted, the hedge, the direction. */
import { isDigit, isHan, trimEnd } from '../../text/characters';
import type { Mutable } from '../../text/mutable';
import type { Span } from '../../text/positions';
import type { Target } from '../types';
import { firstVerb, startsBefore } from './clauseBounds';
import { readMeasure } from './measureWords';
import type { Amount } from './types';
import { wordList } from './wordMatcher';
import { assuringWords, directionWords, hedges, objectStops, reachingWords } from './lexicon';

const longestObject = 24;

/** Makes a target of an amount that is not excluded. */
export function toTarget(text: string, amount: Amount): Target {
  const clause = startsBefore(text, amount.span.start).clause;
  const object = objectBehind(text, amount) ?? objectBefore(text, amount, clause);
  const hedge = hedgeBefore(text, clause, amount.span.start);
  const direction = directionBefore(text, clause, amount.span.start);
  const target: Mutable<Target> = {
    span: amount.span,
    comparator: amount.comparator,
    value: amount.value,
    unit: amount.unit,
    number: amount.number,
    measure: amount.measure,
  };
  if (amount.upper !== undefined) target.upper = amount.upper;
  if (amount.verb !== undefined) target.verb = amount.verb;
  if (object !== undefined) target.object = object;
  if (hedge !== undefined) target.hedge = hedge;
  if (direction !== undefined) target.direction = direction;
  return target;
}

/**
 * 50所[中小学足球场]: the Chinese characters after it, up to a mark or the next verb. After a share only behind 的: 80%的[学校].
 */
function objectBehind(text: string, amount: Amount): Span | undefined {
  const from = amount.span.end;
  const share =
    amount.kind === 'percent' || amount.kind === 'point' || amount.kind === 'fraction' || amount.kind === 'ratio';
  if (share && text[from] !== '的') return undefined;
  const start = text[from] === '的' ? from + 1 : from;
  let end = start;
  while (end < text.length && end < start + longestObject && isHan(text.charCodeAt(end)) && !stopsAt(text, end)) end++;
  while (end > start && '和及与'.includes(text[end - 1]!)) end--;
  // 筹资400万元新建…: money is followed by the act it pays for.
  if (amount.kind === 'money' && end > start && firstVerb(text, start, start + 2) !== undefined) return undefined;
  return end > start && !(end === start + 1 && '和及与或天'.includes(text[start]!)) ? { start, end } : undefined;
}

/** A verb or preposition, or a conjunction before the next number. */
function stopsAt(text: string, at: number): boolean {
  return objectStops.startingAt(text, at) >= 0 || ('和及与'.includes(text[at]!) && isDigit(text.charCodeAt(at + 1)));
}

/**
 * 建成[市级示范校]40所: from the verb, or from the list comma or clause start, to the amount; without a 确保 before it and 达到 or
 * 分别 after it.
 */
function objectBefore(text: string, amount: Amount, clause: number): Span | undefined {
  // 至少讲党课2次: the verb is within the span.
  if (amount.verb !== undefined && amount.verb.start >= amount.span.start && amount.verb.end < amount.number.start)
    return { start: amount.verb.end, end: trimEnd(text, amount.number.start) };
  let end = amount.verb !== undefined && amount.verb.end === amount.span.start ? amount.verb.start : amount.span.start;
  for (
    let reaching = reachingWords.endingAt(text, end);
    reaching > clause;
    reaching = reachingWords.endingAt(text, end)
  )
    end = reaching;
  const from = amount.verb !== undefined && amount.verb.end <= end ? Math.max(clause, amount.verb.end) : clause;
  for (let word = apportioning.endingAt(text, end); word >= from; word = apportioning.endingAt(text, end)) end = word;
  let start = end;
  while (start > from && end - start < longestObject && isHan(text.charCodeAt(start - 1))) start--;
  if (start > 0 && isDigit(text.charCodeAt(start - 1))) {
    // 8月底前完成改厕, 310万吨和750万吨: neither a time nor the measure of another amount is an object.
    start += timeBehindDigits.exec(text.slice(start, Math.min(end, start + 8)))?.[0].length ?? 0;
    const unit = start + Number('万亿'.includes(text[start] ?? '-'));
    const unitEnd = unit + (readMeasure(text, unit)?.word.length ?? 0);
    if (unitEnd > start && (unitEnd >= end || (unitEnd === end - 1 && '和及与'.includes(text[unitEnd]!))))
      return undefined;
  }
  start += opening.exec(text.slice(start, Math.min(end, start + 4)))?.[0].length ?? 0;
  const assured = assuringWords.startingAt(text, start);
  // 保障性租赁住房: one word.
  if (assured > start && text[assured] !== '性') start = assured;
  return start < end &&
    !'按每'.includes(text[start]!) &&
    !(end === start + 1 && '和及与或天年月日'.includes(text[start]!))
    ? { start, end }
    : undefined;
}

/** 二是 opens an action, 其中 names a part; neither belongs to the object. */
const opening = /^(?:[一二三四五六七八九十]{1,3}是|其中|包括|含(?=[一-龥]{2}))/;
/** Between what is counted and its verb or number. */
const apportioning = wordList([
  '分别',
  '共',
  '共计',
  '各',
  '同比',
  '环比',
  '再',
  '较上年',
  '较去年',
  '比上年',
  '比去年',
  '在上年基础上',
  '在去年基础上',
]);
const timeBehindDigits = /^(?:年|月|日|号|季度)(?:份|底|末|初|[上中下]旬)?(?:之前|以前|前|内)?/;

function hedgeBefore(text: string, clause: number, end: number): Span | undefined {
  const window = text.slice(clause, end);
  for (const word of hedges) {
    const at = window.lastIndexOf(word);
    if (at >= 0) return { start: clause + at, end: clause + at + word.length };
  }
  return undefined;
}

const directions = new Map(directionWords);
const directionNames = wordList([...directions.keys()]);

/** The direction named last before the number. */
function directionBefore(text: string, clause: number, end: number): Target['direction'] {
  for (let at = end - 2; at >= clause; at--) {
    const behind = directionNames.startingAt(text, at);
    if (behind > at && behind <= end) return directions.get(text.slice(at, behind));
  }
  return undefined;
}
