import { Feature } from '../../text/characters';
import { formatLike, parseChineseNumeral } from '../../text/numerals';
import { defineSign, digits, spaces } from '../../plan/facts/signs';
import type { LineFinding, LineFix, LineRule } from '../types';
import { digit, figureOf, isThingAt } from './figures';
import { clockTime } from './timeSigns';

/** 2026年2月30日, 6月31日前, 13月底; a second day of the same month may follow (4月25—31日). */
const pattern = new RegExp(
  `(?:(?<year>${digit}{4})\\s?年(?:度)?\\s?)?(?<month>${digit}{1,2})\\s?月(?:(?:份)?\\s?(?<day>${digit}{1,2})(?:\\s?[日号]?\\s?[-–—－~～至到]{1,2}\\s?(?<last>${digit}{1,2}))?\\s?(?<sign>[日号]))?`,
  'g',
);
const longMonths = [1, 3, 5, 7, 8, 10, 12];

const signs = {
  clockTime,
  quarter: defineSign('季', `五六七八九十0${digits.slice(5)}`),
  month: defineSign('月', `${digits}０１２３４５６７８９${spaces}`),
  hanMonth: defineSign('月', '一二三四五六七八九十'),
} as const;

export const impossibleDateRule: LineRule = {
  meta: {
    code: 'target/impossible-date',
    severity: 'error',
    fixable: true,
    title: { zh: '不存在的日期', en: 'Impossible date' },
    description: {
      zh: '日历上没有的日期（落款的也查）：2月30日、6月31日、13月、平年的2月29日（写明年份时）；以及25:30、第五季度。农历不查。',
      en: 'A date that does not exist, also in the signature: 2月30日, 6月31日, 13月, 29 February of a common year (if the year is given); also 25:30 and 第五季度. Lunar dates are left alone.',
    },
  },
  kind: 'line',
  // The signature and the date below it come after the body.
  scope: 'all',
  needs: Feature.Digit | Feature.HanNumeral,
  signs: Object.values(signs),
  check({ text, features, shape, heading }, told) {
    if (shape === 'chrome') return [];
    const findings = told.has(clockTime) ? timesIn(text) : [];
    if ((features & Feature.TimeWord) === 0) return findings;
    if (told.has(signs.quarter)) findings.push(...quartersIn(text));
    if (told.has(signs.hanMonth)) findings.push(...writtenOut(text));
    if (!told.has(signs.month)) return findings;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const finding = judge(text, match, heading?.marker.span.end ?? 0);
      if (finding !== undefined) findings.push(finding);
    }
    return findings;
  },
};

function judge(text: string, match: RegExpExecArray, markerEnd: number): LineFinding | undefined {
  const { year: yearText, month: monthText = '', day: dayText, last: lastText, sign } = match.groups ?? {};
  const start = match.index;
  const end = start + match[0].length;
  // 17.4月31日: the point belongs to the item number.
  if (
    (start !== markerEnd && /(?:[0-9０-９.．/]|[0-9０-９]-)$/.test(text.slice(Math.max(0, start - 2), start))) ||
    text.slice(Math.max(0, start - 6), start).includes('农历')
  )
    return undefined;
  // 3月15号楼, 3月15号文: not a day.
  if (sign === '号' && (isThingAt(text, end) || '文令'.includes(text[end] ?? '-'))) return undefined;
  const month = figureOf(monthText);
  if (month > 12) return isMonth(text, end, yearText, dayText) ? noSuchMonth(text, start, end) : undefined;
  if (month < 1 || dayText === undefined) return undefined;
  const length = daysOf(month, yearText === undefined ? undefined : figureOf(yearText));
  const figures = [dayText, lastText].filter((day) => day !== undefined);
  const wrong = figures.find((day) => figureOf(day) > length);
  if (wrong === undefined) return undefined;
  // The day follows the month, so the last 31 in “1月31日” is the day.
  const at =
    wrong === lastText ? start + match[0].lastIndexOf(wrong) : start + match[0].indexOf(wrong, match[0].indexOf('月'));
  return noSuchDay(text, start, end, { start: at, end: at + wrong.length }, month, length);
}

/** 18月龄 and 36月 are ages; a year before it, or a day or part of the month after it, makes it a date. */
function isMonth(text: string, end: number, year: string | undefined, day: string | undefined): boolean {
  return year !== undefined || day !== undefined || /^(?:份|底|末|[上中下]旬)/.test(text.slice(end, end + 2));
}

/** 29 for a February without a year: it may be a leap year. */
function daysOf(month: number, year: number | undefined): number {
  if (month !== 2) return longMonths.includes(month) ? 31 : 30;
  return year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28;
}

function noSuchMonth(text: string, start: number, end: number): LineFinding {
  const written = text.slice(start, end);
  return {
    span: { start, end },
    message: { zh: `没有这个月份：“${written}”。`, en: `There is no such month: “${written}”.` },
  };
}

function noSuchDay(
  text: string,
  start: number,
  end: number,
  day: { readonly start: number; readonly end: number },
  month: number,
  length: number,
): LineFinding {
  const fix: LineFix = {
    title: { zh: `改为${month}月的最后一天（${length}日）`, en: `Change to the last day of the month (${length})` },
    edits: [{ span: day, newText: formatLike(text.slice(day.start, day.end), length) }],
  };
  return {
    span: { start, end },
    message: {
      zh: `没有这个日期：“${text.slice(start, end)}”，${month}月只有${length}天。`,
      en: `There is no such date: “${text.slice(start, end)}”; the month has ${length} days.`,
    },
    fixes: [fix],
  };
}

/** 第五季度; 二〇二五季度 would be a year. */
const noQuarter = /第\s?([五六七八九十]|[05-9])季度/g;

function quartersIn(text: string): LineFinding[] {
  return [...text.matchAll(noQuarter)].map((match) => ({
    span: { start: match.index, end: match.index + match[0].length },
    message: { zh: `没有“${match[0]}”，一年只有四个季度。`, en: `There is no ${match[0]}: a year has four quarters.` },
  }));
}

/** 25:30, 每天25时. 25:30 may also be a ratio or a score, so a word beside it must show that it is a time of day. */
const time = /(?<![0-9０-９:：.第])([0-9]{1,2})(?:[:：]([0-9]{2})(?![0-9:：])|时([0-9]{1,2})分|时(?=前|起|整|至|许))/g;
const dayBefore =
  /(?:每[天日晚早]|[上下中]午|早[晨上]|晚上?|夜间|当[天日晚]|[0-9]日|[0-9]号|[周期][一二三四五六日天])(?:[的在于至到]|之前)?\s?$/;
const timeBehind = /^\s?(?:之?前|以前|起|开始|准时|开会|开播|集合|到校|离校|熄灯|结束|开门|关门)/;
const [hours, minutes] = [24, 60];

function timesIn(text: string): LineFinding[] {
  const found: LineFinding[] = [];
  for (const match of text.matchAll(time)) {
    const minute = Number(match[2] ?? match[3] ?? 0);
    const hour = Number(match[1]);
    if (hour < hours && minute < minutes) continue;
    if (hour === hours && minute === 0) continue;
    const start = match.index;
    const end = start + match[0].length;
    if (!dayBefore.test(text.slice(Math.max(0, start - 6), start)) && !timeBehind.test(text.slice(end, end + 3)))
      continue;
    found.push({
      span: { start, end },
      message: { zh: `没有这个时刻：“${match[0]}”。`, en: `There is no such time of day: “${match[0]}”.` },
    });
  }
  return found;
}

/** 二〇二六年二月三十日: with a year before it, it isn't a lunar date. */
const han =
  /(?<year>[一二][〇零○一二三四五六七八九]{3})年(?<month>[一二三四五六七八九十]{1,3})月(?:(?<day>[一二三四五六七八九十]{1,3})[日号])?/g;

function writtenOut(text: string): LineFinding[] {
  return [...text.matchAll(han)].flatMap((match) => {
    const { year = '', month = '', day } = match.groups!;
    const start = match.index;
    const end = start + match[0].length;
    const number = parseChineseNumeral(month) ?? 0;
    if (number > 12) return [noSuchMonth(text, start, end)];
    if (number < 1 || day === undefined) return [];
    const figures = [...year].map((digitName) => Math.max(0, '零一二三四五六七八九'.indexOf(digitName))).join('');
    const length = daysOf(number, Number(figures));
    if ((parseChineseNumeral(day) ?? 0) <= length) return [];
    const from = end - 1 - day.length;
    return [noSuchDay(text, start, end, { start: from, end: end - 1 }, number, length)];
  });
}
