/** Targets, deadlines and vague amounts of one line: a pure function of its text. */
import { Feature, isDigit, skipSpaces } from '../../text/characters';
import { moveSpan } from '../../text/pinyinGlosses';
import type { Deadline, Target, Vague } from '../types';
import type { Span } from '../../text/positions';
import { scanAmounts } from './amounts';
import { isSentenceEndAt } from './clauseBounds';
import { scanDeadlines } from './deadlines';
import { plainLine } from './plainLine';
import { protectedSpans } from './protect';
import { findStarts } from './candidateColumns';
import { toTarget } from './targets';
import { scanVague } from './vague';

export interface Quantities {
  readonly targets: readonly Target[];
  readonly deadlines: readonly Deadline[];
  readonly vague: readonly Vague[];
}

const noTargets: readonly Target[] = Object.freeze([]);
const nothing: Quantities = Object.freeze({
  targets: noTargets,
  deadlines: Object.freeze([]),
  vague: Object.freeze([]),
});

/**
 * What a line commits to, by when, and which amounts it leaves vague. Spans are UTF-16 columns of the line, in text
 * order; `features` are the line's (`featuresOf`). The plan removes targets that only the whole text shows to be
 * results (in a part that looks back).
 */
export function scanQuantities(text: string, features: number): Quantities {
  if ((features & (Feature.Digit | Feature.HanNumeral | Feature.TimeWord)) === 0 && !/若干|部分|按时|末/.test(text))
    return nothing;
  const line = plainLine(text, features);
  const targets: Target[] = [];
  const starts = findStarts(line.text);
  const guarded = protectedSpans(line.text, starts.marks);
  const review = reviewEnd(line.text);
  for (const amount of scanAmounts(line.text, starts.amounts, guarded))
    if (amount.excluded === undefined && amount.span.start >= review) targets.push(toTarget(line.text, amount));
  if (targets.length > 0 && (features & Feature.TimeWord) !== 0) tellYears(line.text, targets);
  const deadlines =
    review === 0
      ? scanDeadlines(line.text, starts.deadlines, guarded)
      : scanDeadlines(line.text, starts.deadlines, guarded).filter(({ span }) => span.start >= review);
  const vague = scanVague(line.text, starts.vague, guarded);
  if (targets.length === 0 && deadlines.length === 0 && vague.length === 0) return nothing;
  const { columns } = line;
  if (columns === undefined) return { targets: targets.length === 0 ? noTargets : targets, deadlines, vague };
  return {
    targets: targets.map((target) => moveSpans(target, columns)),
    deadlines: deadlines.map((deadline) => moveSpans(deadline, columns)),
    vague: vague.map((entry) => moveSpans(entry, columns)),
  };
}

/** Not 2026年要 or 2026年，确保: a promise, even if the year was not updated. */
const sentenceYear =
  /([12]\d{3})年(?<=(?:^\s{0,8}(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．是]\s?)?|[。；;！]\s{0,8})[12]\d{3}年)(?!\s?\d|[，,]?(?:全[市县区省校]|我[们市县区省校局院])?(?:要|将|拟|力争|争取|确保|计划))/g;

/** Adds to each target the year that opens its sentence. Targets are in text order. */
function tellYears(text: string, targets: Target[]): void {
  let next = 0;
  for (const match of text.matchAll(sentenceYear)) {
    const from = match.index + match[0].length;
    while (next < targets.length && targets[next]!.span.start < from) next++;
    if (next === targets.length) return;
    let to = from;
    while (!isSentenceEndAt(text, to)) to++;
    for (; next < targets.length && targets[next]!.span.start < to; next++)
      targets[next] = { ...targets[next]!, year: Number(match[1]) };
  }
}

const openingYear = /^\s{0,8}([12]\d{3})年/;

/** 完成情况：, 2026年进展情况:: a label of what was done. */
const report =
  /^\s{0,8}(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]\s?)?(?:(?:19|20)\d{2}年(?:度|上半年)?|上半年|目前)?(?:工作|任务|项目)?(?:完成|进展|推进|落实|执行|实施|开展|进度)情况[：:]/;

/**
 * 2025年，总产达18万吨，…。2026年是…: where a paragraph that opens with last year turns to this one. Its end if it is labelled as
 * a report; 0 for other paragraphs.
 */
function reviewEnd(text: string): number {
  if (text.lastIndexOf('已', 4) >= 0 && reportsAtOnce.test(text.slice(0, 16)) && !stillAhead.test(text))
    return text.length;
  if (text.lastIndexOf('情况', 24) > 0 && report.test(text.slice(0, 32))) return text.length;
  if (text.length > longestTitle && /[总小]结/.test(text.slice(0, longestTitle))) {
    const title = summaryAndPlan.exec(text.slice(0, 2 * longestTitle))?.[0].length;
    if (title !== undefined) return planWithin(text, title);
  }
  if (!isDigit(text.charCodeAt(skipSpaces(text, 0)))) return 0;
  const year = openingYear.exec(text.slice(0, 16))?.[1];
  return year === undefined ? 0 : Math.max(0, text.indexOf(`。${Number(year) + 1}年`));
}

/** UTF-16 units. */
const longestTitle = 40;

/** A document on one line, 某局2026年上半年工作总结及下半年工作计划 一、…, reports until it says what comes next. */
const summaryAndPlan =
  /^\s{0,8}[^。；;，,：:]{0,40}?[总小]结(?:提纲|报告|汇报)?(?:(?:及|和|与|暨)[^。；;，,\s]{0,20}(?:计划|打算|安排|思路)\s|\s?(?:今年以来|一年来|半年来|20[0-9]{2}年以来))/;

function planWithin(text: string, from: number): number {
  const turn =
    /[一二三四五六七八九十][、）)]\s?(?:下半年|下一?步|明年|下一?阶段|今后|20[0-9]{2}年)[^。；;，,]{0,12}(?:计划|打算|安排|思路|工作|目标|任务)/g;
  turn.lastIndex = from;
  return turn.exec(text)?.index ?? text.length;
}

/** 已完成。, 1.已全部完工，: a cell or paragraph that opens with how far the work has come. */
const reportsAtOnce =
  /^[\s\t]{0,8}(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]\s?)?已(?:经|全部|基本|如期|按期|提前|顺利){0,2}(?:完成|完工|建成|竣工|办结)[。；;，,]/;
const stillAhead = /下(?:一)?步|接下来|剩余|尚未|余下|其余|计划|力争|确保|将|拟/;

const spanKeys = ['span', 'number', 'measure', 'verb', 'object', 'hedge'] as const;

/** A copy whose spans are columns of the line as written. */
function moveSpans<T extends { readonly span: Span }>(entry: T, columns: readonly number[]): T {
  const copy: Record<string, unknown> = { ...entry };
  for (const key of spanKeys) {
    const span = copy[key];
    if (span !== undefined) copy[key] = moveSpan(span as Span, columns);
  }
  return copy as unknown as T;
}
