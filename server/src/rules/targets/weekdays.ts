/** Weekdays next to dates: 3月2日（周一）. */
import type { Span } from '../../text/positions';
import { defineSign } from '../../plan/facts/signs';
import type { LineFinding } from '../types';

export interface StatedWeekday {
  readonly written: string;
  readonly span: Span;
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 一 … 六, 日 or 天. */
  readonly letter: Span;
}

const pattern =
  /(?:(20[0-9]{2})\s?年\s?)?(?<![0-9.])(1[0-2]|0?[1-9])\s?月\s?(3[01]|[12][0-9]|0?[1-9])\s?[日号]\s?[（(]?(周|星期|礼拜)([一二三四五六日天])(?![至到—\-、或和次期])/g;
const letters = '日一二三四五六';

/** 周一, 星期二, 礼拜三 */
export const weekdaySign = defineSign('一二三四五六日天', '周期拜');

export function weekdaysIn(text: string): StatedWeekday[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [matched, year, month, day, , letter] = match;
    const end = match.index + matched.length;
    const closed = /[（(]/.test(matched) && '）)'.includes(text[end] ?? '-') ? end + 1 : end;
    return {
      written: text.slice(match.index, closed),
      span: { start: match.index, end: closed },
      year: year === undefined ? undefined : Number(year),
      month: Number(month),
      day: Number(day),
      weekday: Math.max(0, letters.indexOf(letter!)),
      letter: { start: end - 1, end },
    };
  });
}

export function wrongWeekday(stated: StatedWeekday, planYear: number | undefined): LineFinding[] {
  const year = stated.year ?? planYear;
  if (year === undefined) return [];
  const date = new Date(Date.UTC(year, stated.month - 1, stated.day));
  // 2月30日 is not a date; target/impossible-date reports it.
  if (date.getUTCMonth() !== stated.month - 1 || date.getUTCDay() === stated.weekday) return [];
  const right = letters[date.getUTCDay()]!;
  const { span, written } = stated;
  return [
    {
      span,
      message: {
        zh: `${year}年${stated.month}月${stated.day}日是星期${right}，与“${written}”不符，请核对日期或星期。`,
        en: `“${written}”: in ${year} that day is 星期${right}; check the date or the weekday.`,
      },
      fixes: [
        {
          title: { zh: `星期改为“${right}”`, en: `Change the weekday to “${right}”` },
          edits: [{ span: stated.letter, newText: right }],
        },
      ],
    },
  ];
}
