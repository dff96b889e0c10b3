/** Times that end before they begin: 10月开工，8月底前竣工; 5月20日—10日. */
import { parseChineseNumeral } from '../../text/numerals';
import { defineSign, digits, spaces, type Signs } from '../../plan/facts/signs';
import type { LineFinding } from '../types';
import { clockTime, rangeTo } from './timeSigns';

const time =
  '(?:(20[0-9]{2})\\s?年)?\\s?(?:(1[0-2]|[1-9])\\s?月(?:份|底|初|末|中旬|上旬|下旬|[0-9]{1,2}[日号])?|第?([一二三四1-4])季度末?|([上下])半年)(?:之?前|以前)?';
const begins = '(?:正式|全面|陆续|集中|及时)?(?:开工|启动|动工|开建|开始|进场施工|破土)';
const ends =
  '(?:全部|全面|正式|基本|如期|按期|整体|陆续)?(?:竣工|完工|建成|投用|投入使用|交付|推开|铺开|推广|收官|完成(?=[，。；、）]|建设|全部|改造|验收|试点|任务))';
/** Such times end this way, and a comma comes before the second. */
const mayEnd = /[，、][^，。；：、]{0,12}(?:[月份底前度末]|半年)[^，。；：、]{0,6}[竣完建投交推铺收]/;
/** The second time follows the comma at once, so both are about one thing. */
const order = new RegExp(
  `${time}(?:前后)?${begins}[^，。；：、0-9０-９]{0,10}[，、](?:并|力争|确保|争取|预计|计划|拟|于|在|到|至){0,2}${time}${ends}`,
  'g',
);

export const orderSigns = {
  /** 开工, 启动, 开建 … */
  begun: defineSign('工动建始土', '开启动施破'),
  week: defineSign('周', `${digits}一二三四五六七八九十${spaces}`),
} as const;

export function outOfOrder(text: string): LineFinding[] {
  if (!mayEnd.test(text)) return [];
  return [...text.matchAll(order)].flatMap((match) => {
    const first = monthsOf(match.slice(1, 5));
    const second = monthsOf(match.slice(5, 9));
    if (second.year !== first.year || second.to >= first.from) return [];
    return [
      {
        span: { start: match.index, end: match.index + match[0].length },
        message: {
          zh: `“${match[0]}”：后一个时间早于前一个，请核对。`,
          en: `“${match[0]}”: it ends before it begins.`,
        },
      },
    ];
  });
}

/** The first and the last month of a period. */
function monthsOf([year, month, quarter, half]: readonly (string | undefined)[]): {
  readonly year: number | undefined;
  readonly from: number;
  readonly to: number;
} {
  const stated = year === undefined ? undefined : Number(year);
  if (month !== undefined) return { year: stated, from: Number(month), to: Number(month) };
  if (quarter !== undefined) {
    const number = parseChineseNumeral(quarter) ?? Number(quarter);
    return { year: stated, from: number * 3 - 2, to: number * 3 };
  }
  return half === '上' ? { year: stated, from: 1, to: 6 } : { year: stated, from: 7, to: 12 };
}

const dash = '[-－–—―~～〜至到]{1,2}';
/** 5月20日—10日, 5月20日—5月10日, 5月20—10日 */
const days = new RegExp(
  `(?<![0-9.])(1[0-2]|0?[1-9])\\s?月\\s?([12][0-9]|3[01]|0?[1-9])\\s?[日号]?\\s?${dash}\\s?(?:(1[0-2]|0?[1-9])\\s?月\\s?)?([12][0-9]|3[01]|0?[1-9])\\s?[日号]`,
  'g',
);
/** 第十周至第八周 */
const weeks = new RegExp(
  `第\\s?([一二三四五六七八九十]{1,3}|[0-9]{1,2})\\s?周?\\s?${dash}\\s?第?\\s?([一二三四五六七八九十]{1,3}|[0-9]{1,2})\\s?周`,
  'g',
);
/** 14:30—11:30; other hours may span a night. */
const clock = new RegExp(
  `(?<![0-9:：])([0-9]{1,2})[:：]([0-5][0-9])\\s?${dash}\\s?([0-9]{1,2})[:：]([0-5][0-9])(?![0-9:：])`,
  'g',
);
const [dayBegins, dayEnds] = [6, 20];

export function fallingDays(text: string, told: Signs): LineFinding[] {
  const found: LineFinding[] = [];
  if (told.has(rangeTo) && /[0-9]\s?[日号]/.test(text))
    for (const match of text.matchAll(days)) {
      const [, month, from, second, to] = match;
      if ((second !== undefined && Number(second) !== Number(month)) || Number(to) >= Number(from)) continue;
      // 3月15号—2号楼: not a day.
      if (match[0].endsWith('号') && /^[楼线馆门院]/.test(text.slice(match.index + match[0].length))) continue;
      found.push(falling(match));
    }
  if (told.has(orderSigns.week) && text.includes('第'))
    for (const match of text.matchAll(weeks)) if (numberOf(match[2]!) < numberOf(match[1]!)) found.push(falling(match));
  if (told.has(clockTime) && /[:：][0-9]/.test(text))
    for (const match of text.matchAll(clock)) {
      const [from, to] = [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])];
      if (to < from && to >= dayBegins * 60 && from <= dayEnds * 60) found.push(falling(match));
    }
  return found;
}

function numberOf(written: string): number {
  return parseChineseNumeral(written) ?? Number(written);
}

function falling(match: RegExpExecArray): LineFinding {
  return {
    span: { start: match.index, end: match.index + match[0].length },
    message: {
      zh: `“${match[0]}”：结束早于开始，请核对。`,
      en: `“${match[0]}”: it ends before it begins.`,
    },
  };
}
