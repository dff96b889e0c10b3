/** What the rules on figures share: digits of either width, and the characters that join a figure to something else. */
import { isDigit } from '../../text/characters';

/** Digits of either width; for patterns. */
export const digit = '[0-9０-９]';

/** The value of digits of either width with at most one point; NaN for anything else. */
export function figureOf(text: string): number {
  let plain = '';
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    plain +=
      code >= 0xff10 && code <= 0xff19 ? String.fromCharCode(code - 0xfee0) : text[index] === '．' ? '.' : text[index]!;
  }
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Whether the text after 号 makes it the number of a thing (5号楼, 3号线, 12号箱变) rather than a day or a document. */
export function isThingAt(text: string, column: number): boolean {
  return /^(?:[楼栋幢院线门馆室厅码车桌机仓库井箱泵炉桥]|地块|教学楼|宿舍|公寓)/.test(text.slice(column, column + 3));
}

/** Four digits from 1900 to 2100: a year, whatever follows. */
export function isYearLike(text: string): boolean {
  const value = figureOf(text);
  return text.length === 4 && value >= 1900 && value <= 2100;
}

/** Whether the text before column `start` makes the figure part of a name, date, score or longer number. */
export function isJoinedBefore(text: string, start: number): boolean {
  return (
    start > 0 &&
    (isDigit(text.charCodeAt(start - 1)) || /[A-Za-zＡ-Ｚａ-ｚ第.．/+＋×·_#№〔[－–—～~-]/.test(text[start - 1]!))
  );
}
