import { Feature } from '../../plan/characters';
import type { Line, Span } from '../../plan/types';
import type { TallyPlace, TallyRule } from '../types';
import { fullWidth, isChineseMarkAt, isDigitAt, isHanAt, isLatinAt } from './marks';

export const halfWidthRule: TallyRule = {
  meta: {
    code: 'text/half-width',
    severity: 'information',
    profiles: { strict: 'warning' },
    fixable: true,
    title: { zh: '半角标点', en: 'Half-width marks' },
    description: {
      zh: '汉字文本中的半角逗号、冒号、分号、括号、问号、叹号。全文只报一次，注明处数，可一次改完；数字、时间、网址、外文中的不算，序号由 numbering 各规则检查。',
      en: 'Half-width , : ; ( ) ? ! in Chinese text. One finding a document, with the count and one fix for all; numbers, times, addresses and Latin text are left alone, item numbers belong to the numbering rules.',
    },
    source: 'GB/T 15834-2011 5.1',
  },
  kind: 'tally',
  scope: 'body',
  needs: Feature.AsciiPunctuation,
  collect(line) {
    if (line.shape === 'chrome') return [];
    const places: TallyPlace[] = [];
    const skipped = skippedSpans(line);
    let skip = 0;
    for (const column of columnsOf(line.text)) {
      while (skip < skipped.length && skipped[skip]!.end <= column) skip++;
      if (skip < skipped.length && skipped[skip]!.start <= column) continue;
      places.push({ span: { start: column, end: column + 1 }, newText: fullWidth[line.text[column]!]! });
    }
    return places;
  },
  report(count, _first) {
    return {
      message: { zh: `全文有${count}处半角标点，汉字文本应用全角标点。`, en: `${count} half-width mark(s) in Chinese text; full-width marks are expected.` },
      fixTitle: { zh: `改为全角标点（${count}处）`, en: `Make ${count} mark(s) full-width` },
    };
  },
};

/** Item numbers, and notes whose two brackets differ: `responsibility/malformed` puts those right. */
function skippedSpans({ heading, notes }: Line): readonly Span[] {
  const spans: Span[] = heading === undefined ? [] : [heading.marker.span];
  for (const { span, problems } of notes) if (problems.some(({ kind }) => kind === 'unclosed' || kind === 'mismatched')) spans.push(span);
  return spans;
}

const pattern = /[,:;?!()]/g;

/** Columns of the marks that belong to Chinese text; of two brackets both or none. */
function columnsOf(text: string): number[] {
  const columns: number[] = [];
  const brackets: number[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const column = match.index;
    switch (match[0]) {
      case '(': brackets.push(column); break;
      case ')': {
        const open = brackets.pop();
        if (open === undefined) {
          if (isChineseAround(text, column)) columns.push(column);
        } else if (isChineseAround(text, open) || isHanAt(text, column - 1) || isChineseMarkAt(text, column - 1)) columns.push(open, column);
        break;
      }
      default: if (isChineseStop(text, column)) columns.push(column);
    }
  }
  for (const open of brackets) if (isChineseAround(text, open)) columns.push(open);
  return columns.sort((a, b) => a - b);
}

function isChineseAround(text: string, column: number): boolean {
  return isChinese(text, column - 1) || isChinese(text, column + 1);
}

function isChinese(text: string, column: number): boolean {
  return isHanAt(text, column) || isChineseMarkAt(text, column);
}

/** `，` after a Chinese character or mark, or between a number or a Latin word and a Chinese character. Never inside 1,000, 10:30, &nbsp; or http: */
function isChineseStop(text: string, column: number): boolean {
  let before = column - 1;
  while (text[before] === ' ') before--;
  let after = column + 1;
  while (text[after] === ' ') after++;
  if (isChinese(text, before) || /[)%％]/.test(text[before] ?? '')) return !(isLatinAt(text, after) && text[before] === '%');
  if (!isDigitAt(text, before) && !isLatinAt(text, before)) return false;
  if (text[column] === ';' && isEntity(text, column)) return false;
  return isChinese(text, after);
}

function isEntity(text: string, column: number): boolean {
  return /&#?[A-Za-z0-9]{2,8}$/.test(text.slice(Math.max(0, column - 10), column));
}
