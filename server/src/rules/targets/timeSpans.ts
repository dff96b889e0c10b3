/** Names of periods with their years or months: 第三季度（7—9月）, 三年行动（2026—2028年）, “十五五”（2026—2030年）. */
import { parseChineseNumeral } from '../../text/numerals';
import type { Localized } from '../../text/localized';
import { defineSign } from '../../plan/facts/signs';
import type { LineFinding } from '../types';

const dash = '[-－–—―~～〜至到]{1,2}';
const months = `(1[0-2]|[1-9])\\s?月?\\s?${dash}\\s?(1[0-2]|[1-9])\\s?月`;
const quarter = new RegExp(`(?:第?([一二三四1-4])季度|([上下])半年)[（(]\\s?${months}份?[）)]`, 'g');
const parts: Readonly<Record<string, readonly [number, number]>> = {
  一: [1, 3],
  二: [4, 6],
  三: [7, 9],
  四: [10, 12],
  1: [1, 3],
  2: [4, 6],
  3: [7, 9],
  4: [10, 12],
  上: [1, 6],
  下: [7, 12],
};

export const periodSigns = {
  /** 季度（, 半年（ */
  quarter: defineSign('（(', '度年'),
  /** “十五五”, 十五五时期 */
  five: defineSign('”"时期规', '五'),
} as const;

/** 三季度（7月至10月） */
export function quarterFindings(text: string): LineFinding[] {
  if (!/季度[（(]|半年[（(]/.test(text)) return [];
  return [...text.matchAll(quarter)].flatMap((match) => {
    const [first, last] = parts[match[1] ?? match[2]!]!;
    const [from, to] = [Number(match[3]), Number(match[4])];
    if (from >= first && to <= last && from <= to) return [];
    const name = match[0].slice(0, match[0].search(/[（(]/));
    return [
      finding(match.index, match[0], {
        zh: `“${match[0]}”：${name}是${first}—${last}月，请核对。`,
        en: `“${match[0]}”: ${name} is months ${first} to ${last}.`,
      }),
    ];
  });
}

const years = `(20[0-9]{2})\\s?年?\\s?${dash}\\s?(20[0-9]{2})\\s?年?(?!度?学年)`;
const work = '(?:行动|攻坚|计划|规划|提升|工程|方案|整治|建设|改造|目标)';
const behind = new RegExp(`([二两三四五六七八九十]|[2-9])年${work}[^（(，。；：0-9]{0,12}[（(]\\s?${years}[）)]`, 'g');
const before = new RegExp(
  `(?<![0-9])${years}[）)]?[^，。；：（(0-9一二三四五六七八九十]{0,10}([二两三四五六七八九十]|[2-9])年${work}`,
  'g',
);

/** 三年行动（2026—2027年）. The first year of a period may count or not: three school years are 2026—2029. */
export function spanFindings(text: string): LineFinding[] {
  // Two years of this century, and a period given in years.
  const first = text.indexOf('20');
  if (first < 0 || !text.includes('20', first + 4)) return [];
  return [
    ...[...text.matchAll(behind)].flatMap((match) => span(match, match[1]!, match[2]!, match[3]!)),
    ...[...text.matchAll(before)].flatMap((match) => span(match, match[3]!, match[1]!, match[2]!)),
  ];
}

function span(match: RegExpExecArray, length: string, from: string, to: string): LineFinding[] {
  const stated = length === '两' ? 2 : (parseChineseNumeral(length) ?? Number(length));
  const difference = Number(to) - Number(from);
  if (difference < 0 || stated === difference || stated === difference + 1) return [];
  return [
    finding(match.index, match[0], {
      zh: `“${match[0]}”：${from}—${to}年是${difference + 1}年，与“${length}年”不符，请核对。`,
      en: `“${match[0]}”: ${from} to ${to} is ${difference + 1} years, not ${length}.`,
    }),
  ];
}

const period = new RegExp(
  `([一二三四五六七八九十]{1,2})五(?:[”"](?:时期|期间|规划)?|时期|期间|规划)[（(]\\s?${years}[）)]`,
  'g',
);
const turn = new RegExp(
  `(20[0-9]{2})\\s?年?(?:既)?是[^，。；0-9]{0,8}[“"]([一二三四五六七八九十]{1,2})五[”"](?:规划|时期)?的?(开局|收官|起步|启动)之?年`,
  'g',
);
const last = new RegExp(`[“"]([一二三四五六七八九十]{1,2})五[”"](期?末|期初)[（(](20[0-9]{2})\\s?年?底?[）)]`, 'g');

/** “十五五”（2026—2029年）, 2027年是“十五五”开局之年, “十五五”末（2029年） */
export function periodFindings(text: string): LineFinding[] {
  const found: LineFinding[] = [];
  for (const match of text.matchAll(period)) {
    const own = yearsOf(match[1]!);
    // The later years of a plan are often named as a part of it.
    if (
      own !== undefined &&
      (Number(match[2]) < own[0] ||
        Number(match[3]) > own[1] ||
        (Number(match[2]) === own[0] && Number(match[3]) !== own[1]))
    )
      found.push(periodFinding(match, match[1]!, own));
  }
  for (const match of text.matchAll(turn)) {
    const own = yearsOf(match[2]!);
    if (own !== undefined && Number(match[1]) !== own[match[3] === '收官' ? 1 : 0])
      found.push(periodFinding(match, match[2]!, own));
  }
  for (const match of text.matchAll(last)) {
    const own = yearsOf(match[1]!);
    if (own !== undefined && Number(match[3]) !== own[match[2] === '期初' ? 0 : 1])
      found.push(periodFinding(match, match[1]!, own));
  }
  return found;
}

/** 六五 was 1981—1985, and every plan since has had five years. */
const [sixth, sixthBegins] = [6, 1981];

function yearsOf(number: string): readonly [number, number] | undefined {
  const plan = parseChineseNumeral(number);
  if (plan === undefined || plan < sixth) return undefined;
  const begin = sixthBegins + (plan - sixth) * 5;
  return [begin, begin + 4];
}

function periodFinding(match: RegExpExecArray, number: string, [from, to]: readonly [number, number]): LineFinding {
  return finding(match.index, match[0], {
    zh: `“${match[0]}”：“${number}五”是${from}—${to}年，请核对。`,
    en: `“${match[0]}”: the ${number}五 plan runs from ${from} to ${to}.`,
  });
}

function finding(start: number, written: string, message: Localized): LineFinding {
  return { span: { start, end: start + written.length }, message };
}
